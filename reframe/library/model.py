"""What a phrase library is, once it has been read: frozen values, no behaviour."""

# No `from __future__ import annotations`: of annotations that are text, each field of a NamedTuple is compiled at every start.
from typing import NamedTuple


class Invitation(NamedTuple):
    """What may be said instead. `only`: a condition on the captured words (see CONDITIONS in schema)."""

    say: str
    move: str
    only: str = ""
    register: str = ""


class Example(NamedTuple):
    draft: str
    finds: str
    becomes: str


class Entry(NamedTuple):
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
    own: bool = False  # of a topic of the user's


class CareClass(NamedTuple):
    id: str
    action: str
    note: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    together: tuple[str, ...] = ()  # “template & template & !template”, see template.row


class Reply(NamedTuple):
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


class Words(NamedTuple):
    """The word lists of words.yaml, each as it stands there."""

    needs: dict[str, str] = {}
    traits: dict[str, tuple[str, ...]] = {}
    labels: dict[str, tuple[str, ...]] = {}
    faux: dict[str, tuple[str, ...]] = {}
    feelings: tuple[str, ...] = ()
    never_positive: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    wrongs: tuple[str, ...] = ()
    slights: tuple[str, ...] = ()
    padding: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    doubling: tuple[str, ...] = ()
    silent_e: tuple[str, ...] = ()
    stative: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    polarity: dict[str, str] = {}
    insults: tuple[str, ...] = ()
    insult_nouns: tuple[str, ...] = ()
    hostile_emoji: tuple[str, ...] = ()
    kind_emoji: tuple[str, ...] = ()


class Move(NamedTuple):
    id: str
    name: str
    does: str
    why: str
    source: str


class Kind(NamedTuple):
    id: str
    name: str
    what: str


class Library(NamedTuple):
    entries: tuple[Entry, ...]
    lists: dict[str, tuple[str, ...]]
    words: Words
    care: tuple[CareClass, ...]
    care_lists: dict[str, tuple[str, ...]]
    replies: tuple[Reply, ...]
    kinds: tuple[Kind, ...]
    moves: tuple[Move, ...]
    lookalikes: tuple[str, ...] = ()  # English words one slip from a word of the library
    weights: tuple[str, ...] = ()  # “feature=weight”, see matching/weighing.py
    care_weights: tuple[str, ...] = ()  # the same for what must not be softened, see care/
    warnings: tuple[str, ...] = ()  # user topics that could not be used, one line each
