"""What a rewrite changes, word by word: [-what goes-] and {+what comes+}."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Report, Suggestion, splice
from .marks import is_long
from .page import Row, Span, flow, invited, quoted
from .safe import one_line, visible

MOST_QUOTED = 160
_BRACKETS = {"": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_WORD = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")


def diff_rows(report: Report) -> Iterator[Row]:
    """The draft with its changes marked; of a long one only the lines that change, numbered as in the draft."""
    numbered = is_long(report.draft)
    number = 1
    for row, ends in _lines(_spans(report)):
        if not numbered:
            yield row
        elif any(span.role for span in row):
            yield (Span(f"{number}: ", "quiet"), *row)
        number += ends


def explained_rows(report: Report, limit: int) -> Iterator[Row]:
    """Of each change: its move, from what to what, and why it is made."""
    changed = [finding for finding in report.findings if finding.suggestions]
    for number, finding in enumerate(changed, 1):
        first = finding.suggestions[0]
        said = [
            Span(f"{first.move}: ", "label"),
            Span(f"{quoted(one_line(finding.quote, MOST_QUOTED))} → "),
            Span(invited(first, MOST_QUOTED), "say"),
        ]
        yield from flow(said, limit, f"{number}. ", "   ")
        yield from flow([Span(finding.why, "quiet")], limit, "   ", "   ")


def _spans(report: Report) -> Iterator[Span]:
    at = 0
    for edit in _edits(report):
        yield Span(report.draft[at : edit.start])
        yield from _words(report.draft[edit.start : edit.end], edit.text)
        at = edit.end
    yield Span(report.draft[at:])


def _edits(report: Report) -> list[Suggestion]:
    edits = sorted((f.suggestions[0] for f in report.findings if f.suggestions), key=lambda edit: edit.start)
    if splice(report.draft, edits) == report.rewritten:
        return edits
    # A report whose edits do not replay is still shown truthfully: as one change.
    return [Suggestion(report.rewritten, "", 0, len(report.draft))]


def _words(old: str, new: str) -> Iterator[Span]:
    for before, after in _steps(_WORD.findall(old), _WORD.findall(new)):
        if before == after:
            yield Span(before)
            continue
        if before:
            yield Span(before, "gone")
        if after:
            yield Span(after, "new")


def _steps(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """What stays and what changes, in turn. A lone word that stays between two changes is read as changed."""
    from difflib import SequenceMatcher

    gone = new = ""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (step, a, b, c, d) in enumerate(steps):
        kept = "".join(before[a:b])
        if step == "equal" and (number in (0, len(steps) - 1) or len(kept.split()) > 1):
            yield from [(gone, new)] * bool(gone or new)
            yield kept, kept
            gone = new = ""
        else:
            gone, new = gone + kept, new + "".join(after[c:d])
    yield from [(gone, new)] * bool(gone or new)


def _lines(spans: Iterator[Span]) -> Iterator[tuple[Row, bool]]:
    """Rows, and whether each ends a line of the draft: a line end that is new is not one of its own."""
    row: list[Span] = []
    for text, role in spans:
        first, *others = text.replace("\r\n", "\n").split("\n")
        row += _bracketed(first, role)
        for other in others:
            yield tuple(row), role != "new"
            row = _bracketed(other, role)
    if row:
        yield tuple(row), True


def _bracketed(text: str, role: str) -> list[Span]:
    # In brackets, as colour alone would tell nothing in a pipe or to some eyes.
    opening, closing = _BRACKETS[role]
    return [Span(f"{opening}{visible(text)}{closing}", role)] if text else []
