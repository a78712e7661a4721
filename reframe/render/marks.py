"""The draft with its openers marked underneath, as a good compiler does it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Finding
from .cells import fold, widths
from .page import Row, Span
from .place import Lines, Placed
from .safe import visible

LONG_LINES, LONG_TEXT = 24, 2_000  # a draft beyond either is shown in part
AROUND = 120  # characters kept on either side of an opener in a very long line


class Mark(NamedTuple):
    """A finding as it is marked. `number` is empty where the draft has only one."""

    start: int
    end: int
    severity: int
    number: str


class Marks:
    """The marks of a draft in order. Asked row by row, they are looked up, not gone through each time."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        many = len(findings) > 1
        self.all = [Mark(f.start, f.end, f.severity, str(n) if many else "") for n, f in enumerate(findings, 1)]
        self._starts = [mark.start for mark in self.all]
        self._ends = [mark.end for mark in self.all]

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that touch a stretch of the draft."""
        return self.all[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def is_long(text: str) -> bool:
    """Whether only the lines that matter are shown of a text."""
    return len(text) > LONG_TEXT or text.count("\n") >= LONG_LINES


def marked(placed: Placed, limit: int) -> Iterator[Row]:
    """The draft with marks beneath; of a long one, the lines that matter, with their numbers."""
    lines = placed.lines()
    marks = Marks(placed.report.findings)
    long = is_long(placed.report.draft)
    shown = sorted({at for mark in marks.all for at in _touched(mark, lines)}) if long else range(_last(lines) + 1)
    digits = len(str(lines.first + len(lines) - 1))
    before = -1
    for index in shown:
        if long and index > before + 1:
            yield (Span(" " * (digits + 2) + "⋮", "quiet"),)
        before = index
        gutter = f" {lines.first + index:>{digits}} │ " if long else "  "
        yield from _line(lines, index, marks, gutter, limit)
    if long and before + 1 < len(lines):
        yield (Span(" " * (digits + 2) + "⋮", "quiet"),)


def _touched(mark: Mark, lines: Lines) -> range:
    return range(lines.index(mark.start), lines.index(max(mark.start, mark.end - 1)) + 1)


def _last(lines: Lines) -> int:
    """The last line with something on it: what is piped ends with a newline, and that is no line to show."""
    return lines.index(max(len(lines.text.rstrip()) - 1, 0))


def _line(lines: Lines, index: int, marks: Marks, gutter: str, limit: int) -> Iterator[Row]:
    start, end = lines.span(index)
    margin = " " * (len(gutter) - 2) + "│ " if gutter.strip() else gutter
    lead = gutter
    for left, right in _windows(lines.text, start, end, marks):
        opening, closing = "…" * (left > start), "…" * (right < end)
        text = visible(lines.text[left:right]).replace("\t", " ")
        for first, last in fold(text, max(limit - len(gutter) - 2, 8)):
            shown = text[first:last].rstrip()
            ends = (opening if first == 0 else "", closing if last == len(text) else "")
            yield from _row(shown, left + first, marks, (lead, margin), ends)
            lead = margin


def _windows(text: str, start: int, end: int, marks: Marks) -> list[tuple[int, int]]:
    """The parts of a line that are shown: all of it, or what stands around the marks of a very long one."""
    if end - start <= LONG_TEXT:
        return [(start, end)]
    windows: list[tuple[int, int]] = []
    for mark in marks.within(start, end):
        left = _outwards(text, max(start, mark.start - AROUND), start, -1)
        right = _outwards(text, min(end, mark.end + AROUND), end, 1)
        if windows and left <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(right, windows[-1][1]))
        else:
            windows.append((left, right))
    return windows


def _outwards(text: str, at: int, stop: int, step: int) -> int:
    """To the nearest white space outwards, a word's length away at most, so that no word is cut."""
    for near in range(at, at + 30 * step, step):
        if near == stop or text[near - (step < 0)].isspace():
            return near
    return at


def _row(text: str, offset: int, marks: Marks, leads: tuple[str, str], ends: tuple[str, str]) -> Iterator[Row]:
    """One row of the draft and, where something in it is marked, the row of marks under it."""
    spans: list[Span] = []
    under: list[Span] = []
    at = 0
    for mark in marks.within(offset, offset + len(text)):
        first, last = max(mark.start - offset, at), min(mark.end - offset, len(text))
        role = f"mark{mark.severity}"
        spans += [Span(text[at:first]), Span(text[first:last], role)]
        under += [Span(" " * _cells(text[at:first])), Span(_carets(mark, offset, _cells(text[first:last])), role)]
        at = last
    opening, closing = ends
    yield (Span(leads[0], "quiet"), Span(opening, "quiet"), *spans, Span(text[at:]), Span(closing, "quiet"))
    if under:
        yield (Span(leads[1], "quiet"), Span(" " * len(opening)), *under)


def _cells(text: str) -> int:
    return sum(widths(text))


def _carets(mark: Mark, offset: int, cells: int) -> str:
    # The number stands in the marks, not behind them: there it never collides with the next.
    number = mark.number if mark.start >= offset else ""
    return number.ljust(cells, "^")[: max(cells, len(number))]
