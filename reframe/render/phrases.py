"""The library as text: a list of entries, one entry as it is written, and what became of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from ..library.model import Entry, Invitation
from .page import BLANK, Row, Span, quoted
from .safe import one_line

SKELETON = '''\
# Try it with: reframe phrases check FILE, and reframe "…" --library FOLDER
topic: "my own"
kind: "{kind}"
entries:
  - id: "{id}"
    openers: ["you (never|hardly ever) {{do}}"]
    hears: ["What they may hear, in their words."]
    why: "Why it backfires, in one or two sentences."
    invitations:
      - {{say: "it would mean a lot to me if you would {{do}}", move: "request"}}
      - {{say: "I miss it when you {{do}}", move: "own-feeling"}}
    unless: ["you never know"]
    examples:
      - draft: "You never call me."
        finds: "You never call me"
        becomes: "It would mean a lot to me if you would call me."
    leaves: ["You never know what will happen."]
    source: "where this comes from"
'''


class Matched(Protocol):
    """An opener found in a sentence, with the names of what holds it back."""

    @property
    def entry(self) -> Entry: ...
    @property
    def opener(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def blocked_by(self) -> tuple[str, ...]: ...


def list_rows(entries: Sequence[Entry], limit: int) -> Iterator[Row]:
    """A row per entry: id, kind, its first opener as far as it fits."""
    names = max((len(entry.id) for entry in entries), default=0)
    kinds = max((len(entry.kind) for entry in entries), default=0)
    for entry in entries:
        room = max(limit - names - kinds - 4, 20)
        yield (
            Span(entry.id.ljust(names + 2), "label"),
            Span(entry.kind.ljust(kinds + 2), "quiet"),
            Span(one_line(entry.openers[0], room)),
        )


def tried_rows(sentence: str, matches: Sequence[Matched]) -> Iterator[Row]:
    """Of each opener that matches: where, which, and whether it fires or what holds it back."""
    for number, match in enumerate(matches):
        if number:
            yield BLANK
        held = ", ".join(_named(name, match.entry) for name in match.blocked_by)
        yield (Span(match.entry.id, "label"), Span(f"  held back by {held}" if held else "  fires", "quiet"))
        yield (Span(f"  finds   {quoted(one_line(sentence[match.start : match.end]))}"),)
        yield (Span(f"  opener  {match.entry.openers[match.opener]}", "quiet"),)


def _named(blocker: str, entry: Entry) -> str:
    """ "unless:1" with the words it stands for; a guard by its own name."""
    name, _, number = blocker.partition(":")
    if name == "unless" and number.isdecimal() and int(number) < len(entry.unless):
        return f"unless {quoted(entry.unless[int(number)])}"
    return blocker


def source(entry: Entry) -> str:
    """An entry as it is written in a topic file, with where it stands."""
    return "".join(f"{one_line(line) if line.startswith('#') else line}\n" for line in _source(entry))


def _source(entry: Entry) -> Iterator[str]:
    if entry.where:
        yield f"# {entry.where}"
    yield f"- id: {_string(entry.id)}"
    yield f"  kind: {_string(entry.kind)}"
    yield f"  severity: {entry.severity}"
    if entry.when:
        yield f"  when: {_string(entry.when)}"
    yield from _listed("openers", entry.openers)
    yield from _listed("hears", entry.hears)
    yield f"  why: {_string(entry.why)}"
    yield "  invitations:"
    yield from (_invitation(invitation) for invitation in entry.invitations)
    yield from _listed("unless", entry.unless)
    yield from ["  examples:"] * bool(entry.examples)
    for example in entry.examples:
        yield f"    - draft: {_string(example.draft)}"
        yield f"      finds: {_string(example.finds)}"
        yield f"      becomes: {_string(example.becomes)}"
    yield from _listed("leaves", entry.leaves)
    yield from _listed("misses", entry.misses)
    if entry.source:
        yield f"  source: {_string(entry.source)}"


def _invitation(invitation: Invitation) -> str:
    fields = {"say": invitation.say, "move": invitation.move, "only": invitation.only, "register": invitation.register}
    return "    - {" + ", ".join(f"{key}: {_string(value)}" for key, value in fields.items() if value) + "}"


def _listed(key: str, values: Iterable[str]) -> Iterator[str]:
    items = list(values)
    if items:
        yield f"  {key}:"
        yield from (f"    - {_string(value)}" for value in items)


def _string(text: str) -> str:
    from .json import dump

    return dump(text)
