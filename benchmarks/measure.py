"""Running a process or a function several times: median seconds, peak memory."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

# A process counts the memory of the one that started it as its own, until it has more. So a small one stands between.
_STARTER = "import os,sys; p=os.posix_spawn(sys.argv[1],sys.argv[1:],os.environ); _,s,u=os.wait4(p,0)\n"
_STARTER += "print(u.ru_maxrss/1024, os.waitstatus_to_exitcode(s), file=sys.stderr)"


class Command(NamedTuple):
    """What is started, what it reads, and what is done before each start."""

    words: Sequence[str]
    stdin: Path | None = None
    before: Callable[[], object] = lambda: None


def process(words: Sequence[str], *, runs: int) -> float:
    """The median seconds of processor time of a command, see `processes`."""
    return processes([Command(words)], runs=runs)[0]


def processes(commands: Sequence[Command], *, runs: int) -> list[float]:
    """The median seconds of processor time of each, output thrown away, after one run that is not counted.

    In turns and without the time they wait for a processor: so that what else the machine does bears on all of them alike.
    """
    found: list[list[float]] = [[] for _ in commands]
    for _ in range(runs + 1):
        for taken, command in zip(found, commands, strict=True):
            command.before()
            taken.append(_once(command.words, command.stdin))
    return [statistics.median(taken[1:]) for taken in found]


def _once(command: Sequence[str], stdin: Path | None) -> float:
    with open(stdin or os.devnull, "rb") as given:
        before = _of_children()
        done = subprocess.run(command, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = _of_children() - before
    if not 0 <= done.returncode < 127:  # linters say with it what they found, codespell how much
        raise SystemExit(f"benchmarks: {' '.join(command)} ended with {done.returncode}")
    return seconds


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def by_the_clock(command: Sequence[str]) -> float:
    """The seconds that a command takes, by the clock on the wall."""
    start = time.perf_counter()
    _once(command, None)
    return time.perf_counter() - start


def memory(command: Sequence[str], *, stdin: Path | None = None) -> float:
    """The most megabytes that a command takes; it is named by its whole path."""
    with open(stdin or os.devnull, "rb") as given:
        done = subprocess.run(
            (sys.executable, "-IS", "-c", _STARTER, *command), stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
    megabytes, code = done.stderr.split()[-2:]
    if int(code) not in (0, 1):
        raise SystemExit(f"benchmarks: {' '.join(command)} ended with {code}")
    return float(megabytes)


def function(call: Callable[[], object], *, runs: int) -> float:
    """The median seconds of processor time of a call in this process, after one that is not counted."""
    call()
    return statistics.median(_timed(call) for _ in range(runs))


def _timed(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def first_line(command: Sequence[str], line: bytes) -> float:
    """Seconds until a command that reads a pipe answers its first line, while the pipe stays open."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin and running.stdout
        running.stdin.write(line)
        running.stdin.flush()
        running.stdout.readline()
        return time.perf_counter() - start
