"""One line per finding: where, what, and the first thing that could be said instead."""

from __future__ import annotations

from ..model import Finding
from .layout import NOTHING
from .page import care_texts, offered, quoted
from .place import Placed
from .safe import one_line

MOST_QUOTED = 100


def render(placed: Placed) -> str:
    """The findings of a draft, a line each; its care notes; or that there is nothing."""
    if placed.report.care:
        return "".join(f"{one_line(text)}\n" for text in care_texts(placed.report.care))
    lines = placed.lines()
    said = [_line(finding, *lines.at(finding.start)) for finding in placed.report.findings]
    return "".join(f"{line}\n" for line in said) or f"{NOTHING}\n"


def _line(finding: Finding, line: int, column: int) -> str:
    found = f"{line}:{column}: {finding.kind}: {quoted(one_line(finding.quote, MOST_QUOTED))}"
    if not finding.suggestions:
        return found
    first = "".join(span.text for span in offered(finding.suggestions[0], MOST_QUOTED))
    return f"{found} → {first}"
