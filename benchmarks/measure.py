"""Running a process or a function several times: median seconds, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """Median seconds of the runs, and the most memory that any of them took (0: not measured)."""

    seconds: float
    megabytes: float = 0.0


def process(command: Sequence[str], *, runs: int, stdin: Path | None = None, before: Callable[[], object] | None = None) -> Cost:
    """The cost of a command, output thrown away, after one run that is not counted. before: done before each run."""
    _once(command, stdin)
    found: list[Cost] = []
    for _ in range(runs):
        if before:
            before()
        found.append(_once(command, stdin))
    return Cost(statistics.median(cost.seconds for cost in found), max(cost.megabytes for cost in found))


def _once(command: Sequence[str], stdin: Path | None) -> Cost:
    with open(stdin or os.devnull, "rb") as given:
        start = time.perf_counter()
        running = subprocess.Popen(command, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Only wait4 says what this one child took; it is why the benchmarks need a POSIX system.
        _, status, usage = os.wait4(running.pid, 0)
        seconds = time.perf_counter() - start
    running.returncode = os.waitstatus_to_exitcode(status)
    if not 0 <= running.returncode < 127:  # linters say with it what they found, codespell how much
        raise SystemExit(f"benchmarks: {' '.join(command)} ended with {running.returncode}")
    return Cost(seconds, usage.ru_maxrss / 1024)


def function(call: Callable[[], object], *, runs: int) -> Cost:
    """The cost of a call in this process, after one that is not counted."""
    call()
    return Cost(statistics.median(_timed(call) for _ in range(runs)))


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def first_line(command: Sequence[str], line: bytes) -> float:
    """Seconds until a command that reads a pipe answers its first line, while the pipe stays open."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin and running.stdout
        running.stdin.write(line)
        running.stdin.flush()
        running.stdout.readline()
        return time.perf_counter() - start
