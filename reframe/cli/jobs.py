"""Drafts checked by several processes, their reports in the order of the drafts."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from ..render.place import NOWHERE, Placed
from . import checking, heeding
from .inputs import Draft
from .options import Options

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..reframer import Reframer

WORTH_IT = 300_000  # bytes; less is read before the processes are there
_CHUNK = 50_000  # characters that a process is given at a time
_AHEAD = 3  # chunks per process that may wait: the rest of a corpus stays where it is


def fitting(files: Sequence[str]) -> int:
    """How many processes these files are worth: one for little text, and for a pipe, whose reader waits for each line."""
    if NOWHERE in files or sum(map(_size, files)) < WORTH_IT:
        return 1
    return processors()


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(path: str) -> int:
    with suppress(OSError):
        return os.path.getsize(path)
    return 0


def placed(drafts: Iterable[Draft], options: Options, jobs: int) -> Iterator[Placed]:
    """The same as `checking.placed`, by so many processes. Raises PhraseError when the library cannot be read."""
    if jobs == 1:
        yield from checking.placed(drafts, options)
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=ignore_interrupts)
    chunks = _chunks(_announced(drafts, options))
    # Of the library's faults the parent has spoken already, once.
    quiet = options._replace(quiet=True)
    try:
        waiting: deque[Future[list[Placed]]] = deque(
            pool.submit(_checked, chunk, quiet) for chunk in islice(chunks, jobs * _AHEAD)
        )
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(pool.submit(_checked, chunk, quiet) for chunk in islice(chunks, 1))
    finally:
        pool.shutdown(cancel_futures=True)


def _announced(drafts: Iterable[Draft], options: Options) -> Iterator[Draft]:
    """The drafts; before the first one for which a library is in force, what is wrong with that library is said."""
    paths: set[str] = set()
    seen: set[Options] = set()
    for draft in drafts:
        if draft.path not in paths:
            paths.add(draft.path)
            there = heeding.heeded(options, draft.path)
            if there not in seen:
                seen.add(there)
                _ = checking.reframer(there).warnings  # builds the cache, too, which the others then read
        yield draft


def _chunks(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    held: list[Draft] = []
    length = 0
    for draft in drafts:
        held.append(draft)
        length += len(draft.text)
        if length >= _CHUNK:
            yield held
            held, length = [], 0
    if held:
        yield held


# What a process has made for one chunk, the next finds ready.
_REFRAMERS: dict[Options, Reframer] = {}


def _checked(drafts: list[Draft], options: Options) -> list[Placed]:
    return list(checking.placed(drafts, options, _REFRAMERS))


def ignore_interrupts() -> None:
    """Ctrl-C goes to every process of a terminal; the one that started the others ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
