"""The page on a terminal, in the colours of the reader's own theme: named colours only, fit for light and dark."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.text import Text

from .layout import report_rows
from .page import Row
from .place import Placed
from .safe import visible

# No yellow and no white: one is lost on a light ground, the other is the ground. Marks also stand as ^^^ beneath,
# and changes in brackets, so that nothing is told by colour alone.
STYLES = {
    "label": "bold",
    "quiet": "dim",
    "title": "bold",
    "say": "green",
    "quote": "italic",
    "care": "",
    "message": "",
    "gone": "red strike",
    "new": "green",
    "mark1": "bold cyan",
    "mark2": "bold cyan",
    "mark3": "bold magenta",
    "mark4": "bold red",
    "mark5": "bold red",
}


def paint(rows: Iterable[Row]) -> str:
    """Rows with the escapes of this terminal (none on a dumb one)."""
    out = io.StringIO()
    # Rows are folded already; a console as wide as any of them leaves them as they are.
    console = Console(file=out, force_terminal=True, width=10_000, highlight=False, legacy_windows=False)
    for row in rows:
        text = Text(no_wrap=True, end="")
        for role, spans in groupby(row, key=lambda span: span.role):
            text.append(visible("".join(span.text for span in spans)), STYLES.get(role, ""))
        text.rstrip()
        console.print(text, overflow="ignore", crop=False, soft_wrap=True)
    return out.getvalue()


def render(placed: Placed, width: int) -> str:
    """The report of a draft for a terminal of that width."""
    return paint(report_rows(placed, width, fold_message=True))
