"""A line somebody received: what may stand behind it, what to answer, and what when it comes again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..library.model import Reply
from .page import BLANK, WIDEST, Row, Span, flow, heading, quoted
from .safe import one_line

UNKNOWN = "No answer is known here for a line like this yet."
CARE = (
    "This is not a line to meet with a phrase, so none is offered. If you are not safe, your local emergency number "
    "or a help line comes first; you do not have to answer it alone, or at all."
)


def reply_rows(line: str, reply: Reply, limit: int) -> Iterator[Row]:
    """The received line, what may be behind it, answers with their moves, and a word for when it repeats."""
    limit = min(limit, WIDEST)
    yield from flow([Span(quoted(one_line(line)), "quote")], limit)
    yield from _part("What may stand behind it", ((Span(text),) for text in reply.behind), limit)
    answers = ((Span(quoted(say), "say"), Span(f" ({move})", "quiet")) for say, move in reply.answers)
    yield from _part("You could answer", answers, limit)
    yield from _part("When it comes again", ((Span(text),) for text in reply.repeats), limit)


def care_rows(numbers: str, limit: int) -> Iterator[Row]:
    """Said instead of answers where the line is about safety. numbers: help lines to name."""
    yield from flow([Span(f"{CARE} {numbers}." if numbers else CARE, "care")], min(limit, WIDEST))


def unknown_rows(alike: Sequence[str], limit: int) -> Iterator[Row]:
    """That there is no answer, and lines that there is one to."""
    limit = min(limit, WIDEST)
    yield from flow([Span(UNKNOWN)], limit)
    yield from _part("There is one for lines such as", ((Span(quoted(one_line(line)), "quote"),) for line in alike), limit)


def _part(title: str, items: Iterable[tuple[Span, ...]], limit: int) -> Iterator[Row]:
    rows = [row for item in items for row in flow(item, limit, "  - ", "    ")]
    if rows:
        yield BLANK
        yield heading(title)
        yield from rows
