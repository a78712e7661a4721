"""What reframe knows about an entry, a kind or a move, for someone who wants to understand it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..library.model import Entry, Invitation, Kind, Library, Move
from .page import BLANK, WIDEST, Row, Span, flow, heading, labelled, quoted
from .phrases import shown
from .safe import one_line

MOST_SHOWN = 4


def entry_rows(entry: Entry, limit: int) -> Iterator[Row]:
    """Openers, what they may be heard as, why, what to say instead, examples and what is left alone."""
    limit = min(limit, WIDEST)
    yield (Span(entry.id, "title"), Span(f"  {entry.kind} · {entry.topic}", "quiet"))
    yield from _part("Openers", [[Span(opener)] for opener in entry.openers], limit)
    yield from _part("They may hear", [[Span(quoted(heard), "quote")] for heard in entry.hears], limit)
    yield from _part("Why", [[Span(entry.why)]], limit)
    yield from _part("You could say", [_said(invitation) for invitation in entry.invitations], limit)
    for example in entry.examples[:2]:
        pair = [[Span(quoted(example.draft))], [Span("→ "), Span(quoted(example.becomes), "say")]]
        yield from _part("For example", pair, limit)
    yield from _part("Left alone", [[Span(quoted(line))] for line in entry.leaves[:2]], limit)
    yield from _part("Source", [[Span(entry.source, "quiet")]] if entry.source else [], limit)


def kind_rows(kind: Kind, library: Library, limit: int) -> Iterator[Row]:
    """What a kind of accusation is, and the entries that hold it."""
    limit = min(limit, WIDEST)
    yield (Span(kind.id, "title"), Span(f"  {kind.name}", "quiet"))
    yield from flow([Span(kind.what)], limit)
    entries = [entry for entry in library.entries if entry.kind == kind.id]
    if entries:
        yield BLANK
        yield heading("Entries")
        yield from _table([(entry.id, quoted(one_line(shown(entry)))) for entry in entries], limit)


def move_rows(move: Move, library: Library, limit: int) -> Iterator[Row]:
    """What a move does and why it helps, with invitations that make it."""
    limit = min(limit, WIDEST)
    yield (Span(move.id, "title"), Span(f"  {move.name}", "quiet"))
    yield from flow([Span(move.does), Span(" "), Span(move.why)], limit)
    said = [invitation.say for entry in library.entries for invitation in entry.invitations if invitation.move == move.id]
    if said:
        yield BLANK
        yield heading("For example")
        for say in list(dict.fromkeys(said))[:MOST_SHOWN]:
            yield from flow([Span(quoted(say), "say")], limit, "  - ", "    ")
    yield BLANK
    yield from flow([Span(f"Source: {move.source}", "quiet")], limit)


def names_rows(library: Library, limit: int) -> Iterator[Row]:
    """The kinds and the moves by name: what else can be explained, besides entries."""
    limit = min(limit, WIDEST)
    yield heading("Kinds: what an opener does to its reader")
    yield from _table([(kind.id, kind.name) for kind in library.kinds], limit)
    yield BLANK
    yield heading("Moves: what an invitation does")
    yield from _table([(move.id, move.name) for move in library.moves], limit)
    yield BLANK
    yield (Span("Entries: ", "title"), Span("reframe phrases list"))


def _said(invitation: Invitation) -> list[Span]:
    return [Span(quoted(invitation.say), "say"), Span(f" ({invitation.move})", "quiet")]


def _part(label: str, items: Sequence[Sequence[Span]], limit: int) -> Iterator[Row]:
    if items:
        yield BLANK
    for number, spans in enumerate(items):
        yield from labelled("" if number else label, spans, limit, indent=2)


def _table(rows: Sequence[tuple[str, str]], limit: int) -> Iterator[Row]:
    widest = min(max((len(name) for name, _ in rows), default=0), limit // 2)
    for name, text in rows:
        yield from labelled(name.ljust(widest), [Span(text, "quiet")], limit, indent=2, column=widest + 2)
