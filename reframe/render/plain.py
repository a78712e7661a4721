"""The page for pipes: no colour, no escapes, nothing imported for it."""

from __future__ import annotations

from collections.abc import Iterable

from .layout import report_rows
from .page import Row
from .place import Placed
from .safe import visible

WIDTH = 80


def paint(rows: Iterable[Row]) -> str:
    """Rows as plain text, each on its line."""
    return "".join(visible("".join(span.text for span in row)).rstrip(" ") + "\n" for row in rows)


def render(placed: Placed, width: int = WIDTH, *, fold_message: bool = False) -> str:
    """The report of a draft as plain text."""
    return paint(report_rows(placed, width, fold_message=fold_message))
