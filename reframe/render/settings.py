"""The settings in force, and where each is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..settings import ADDED_UP, Setting
from .page import BLANK, WIDEST, Row, Span, flow, heading, quoted
from .safe import one_line

COLUMN = 14
NOT_SET = "not set"


def settings_rows(
    found: Sequence[Setting], values: Mapping[str, Any], keys: Sequence[str], files: Sequence[tuple[str, bool]], limit: int
) -> Iterator[Row]:
    """Each key with its value and its lines, then the files that were looked for and whether they are there."""
    limit = min(limit, WIDEST)
    yield heading("In force")
    for key in keys:
        value = [Span(_shown(values[key], key))] if key in values else [Span(NOT_SET, "quiet")]
        yield from _beside(key, value, limit)
        for where in _sources(found, key):
            # Never folded: it is copied and opened.
            yield (Span(" " * COLUMN), Span(one_line(where), "quiet"))
    yield BLANK
    yield heading("Read from")
    for path, there in files:
        yield (Span(f"  {one_line(path)}"), Span("" if there else " (not there)", "quiet"))
    yield BLANK
    yield (Span("What each does: "), Span("reframe config --help", "label"))


def _beside(key: str, value: Sequence[Span], limit: int) -> Iterator[Row]:
    margin = " " * COLUMN
    first, *others = flow(value, limit, margin, margin)
    yield (Span(f"  {key}".ljust(COLUMN), "label"), *first[1:])
    yield from others


def _shown(value: Any, key: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(quoted(one_line(item)) if key == "allow" else one_line(item) for item in value)
    return ("yes" if value else "no") if isinstance(value, bool) else one_line(str(value))


def _sources(found: Sequence[Setting], key: str) -> list[str]:
    """Where a key is written: all its places where they add up, else the last, which wins."""
    places = [setting.where for setting in found if setting.key == key]
    return places if key in ADDED_UP else places[-1:]
