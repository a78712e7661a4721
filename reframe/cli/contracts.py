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
    work = _Work(items, library)
    count = jobs.processors()
    if len(items) < _WORTH_IT or count == 1 or not hasattr(os, "fork"):
        return [line for number in range(len(items)) for line in work.failures(number)]
    from multiprocessing import get_context

    # Forked, so that the library is read and compiled once. The last first: those of care take longest by far.
    with get_context("fork").Pool(count, _begin, (work,)) as pool:
        found = list(pool.imap(_continue, reversed(range(len(items))), _AT_A_TIME))
    return [line for lines in reversed(found) for line in lines]


class _Work:
    """What each process needs."""

    def __init__(self, items: Sequence[Entry | CareClass], library: Library) -> None:
        self._items, self._library, self._reframer = items, library, Reframer(library)
        _ = self._reframer.warnings  # compiles it

    def failures(self, number: int) -> list[str]:
        item = self._items[number]
        if isinstance(item, Entry):
            return check_entry(item, self._reframer, self._library)
        return check_care(item, self._reframer, self._library)


_WORK: list[_Work] = []


def _begin(work: _Work) -> None:
    jobs.ignore_interrupts()
    _WORK[:] = [work]


def _continue(number: int) -> list[str]:
    return _WORK[0].failures(number)
