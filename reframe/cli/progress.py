"""How far a long check has come, for who waits at a terminal that the results do not go to."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from ..render.place import Placed
from ..render.safe import one_line
from . import output
from .options import Options

EVERY = 1.0  # seconds; what is done sooner says nothing
_MOST_OF_A_NAME = 40


def shown(reports: Iterable[Placed], options: Options) -> Iterable[Placed]:
    """The reports; while they pass, a line on stderr that is written over and gone at the end."""
    watched = not options.quiet and not output.is_terminal() and sys.stderr is not None and sys.stderr.isatty()
    return _counted(reports) if watched else reports


def _counted(reports: Iterable[Placed]) -> Iterator[Placed]:
    said, due = "", time.monotonic() + EVERY
    try:
        for number, one in enumerate(reports, 1):
            if time.monotonic() >= due:
                new = f"{number:,} drafts, {one_line(one.path, _MOST_OF_A_NAME)}:{one.line}"
                output.aside_painted("\r" + new.ljust(len(said)))
                said, due = new, time.monotonic() + EVERY
            yield one
    finally:
        if said:
            output.aside_painted("\r" + " " * len(said) + "\r")
