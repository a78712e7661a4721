"""The contract of entries and care classes, kept or not, by as many processes as there are processors."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..library.contract import check_care, check_entry
from ..library.model import CareClass, Entry, Library
from ..reframer import Reframer
from . import jobs

_WORTH_IT = 100  # entries; fewer are checked before the processes are there
_AT_A_TIME = 8


def failures(items: Sequence[Entry | CareClass], library: Library) -> list[str]:
    """Every failure of these, in their order. library: the one that they stand in."""
    work = _Work(library)
    count = jobs.processors()
    if len(items) < _WORTH_IT or count == 1 or not hasattr(os, "fork"):
        return [line for item in items for line in work.failures(item)]
    from multiprocessing import get_context

    # Forked, so that the library is read and compiled once.
    with get_context("fork").Pool(count, _begin, (work,)) as pool:
        return [line for lines in pool.imap(_continue, items, _AT_A_TIME) for line in lines]


class _Work:
    """What each process needs."""

    def __init__(self, library: Library) -> None:
        self._library, self._reframer = library, Reframer(library)
        _ = self._reframer.warnings  # compiles it

    def failures(self, item: Entry | CareClass) -> list[str]:
        if isinstance(item, Entry):
            return check_entry(item, self._reframer, self._library)
        return check_care(item, self._reframer, self._library)


_WORK: list[_Work] = []


def _begin(work: _Work) -> None:
    jobs.ignore_interrupts()
    _WORK[:] = [work]


def _continue(item: Entry | CareClass) -> list[str]:
    return _WORK[0].failures(item)
