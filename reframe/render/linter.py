"""Findings as a linter prints them: file:line:col: kind: what, how it may be heard, what to try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Finding
from .page import invited
from .place import Placed
from .safe import one_line

MOST_QUOTED = 100
STRAIGHT = '""'


def render(placed: Placed) -> str:
    """A line per finding and per care note; nothing for a clean draft."""
    lines = placed.lines()
    path = one_line(placed.path)
    notes = [(lines.at(note.start), f"care: {one_line(note.text)}") for note in placed.report.care if note.text]
    found = [(lines.at(finding.start), message(finding, with_kind=True)) for finding in placed.report.findings]
    return "".join(f"{path}:{line}:{column}: {text}\n" for (line, column), text in [*notes, *found])


def message(finding: Finding, *, with_kind: bool) -> str:
    """What is said of a finding where there is room for one line."""
    said = f'"{one_line(finding.quote, MOST_QUOTED)}"'
    if finding.hears:
        said += f' — may be heard as "{one_line(finding.hears[0])}"'
    if finding.suggestions and finding.suggestions[0].leaves_out:
        said += "; leave these words out"
    elif finding.suggestions:
        said += f"; try {invited(finding.suggestions[0], marks=STRAIGHT)}"
    return f"{finding.kind}: {said}" if with_kind else said


def stream(placed: Iterable[Placed]) -> Iterator[str]:
    """The lines of many drafts, one by one."""
    return map(render, placed)
