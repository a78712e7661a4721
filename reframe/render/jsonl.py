"""One report a line, only for drafts with something to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .json import as_dict, dump
from .place import Placed


def render(placed: Placed) -> str:
    """The line of a draft, or nothing."""
    return dump(as_dict(placed)) + "\n" if placed.speaks else ""


def stream(placed: Iterable[Placed]) -> Iterator[str]:
    """The lines of many drafts, one by one."""
    return map(render, placed)
