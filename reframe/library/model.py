"""What a phrase library is, once it has been read: frozen values, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Invitation:
    """What may be said instead. `only`: a condition on the captured words (see CONDITIONS in schema)."""

    say: str
    move: str
    only: str = ""
    register: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    draft: str
    finds: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Openers with what they may be heard as and what may be said instead. `id` is permanent."""

    id: str
    kind: str
    topic: str
    openers: tuple[str, ...]
    hears: tuple[str, ...]
    why: str
    invitations: tuple[Invitation, ...]
    severity: int = 3
    when: str = ""
    unless: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    leaves: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    source: str = ""
    where: str = ""  # path:line of the entry, for messages


@dataclass(frozen=True, slots=True)
class CareClass:
    id: str
    action: str
    note: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    together: tuple[str, ...] = ()  # “template & template & !template”, see template.row


@dataclass(frozen=True, slots=True)
class Reply:
    """A line somebody received: what may stand behind it, answers that keep the door open, and for when it repeats."""

    id: str
    lines: tuple[str, ...]
    behind: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]  # (say, move)
    repeats: tuple[str, ...]
    examples: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    source: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of words.yaml, each as it stands there."""

    needs: dict[str, str] = field(default_factory=dict)
    traits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faux: dict[str, tuple[str, ...]] = field(default_factory=dict)
    feelings: tuple[str, ...] = ()
    never_positive: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    padding: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    doubling: tuple[str, ...] = ()
    silent_e: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    stative: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    polarity: dict[str, str] = field(default_factory=dict)
    insults: tuple[str, ...] = ()
    insult_nouns: tuple[str, ...] = ()
    hostile_emoji: tuple[str, ...] = ()
    kind_emoji: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    id: str
    name: str
    does: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Kind:
    id: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Library:
    entries: tuple[Entry, ...]
    lists: dict[str, tuple[str, ...]]
    words: Words
    care: tuple[CareClass, ...]
    care_lists: dict[str, tuple[str, ...]]
    replies: tuple[Reply, ...]
    kinds: tuple[Kind, ...]
    moves: tuple[Move, ...]
    warnings: tuple[str, ...] = ()  # user topics that could not be used, one line each
