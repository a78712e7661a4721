"""Where the time goes: the stages of the road, from a profile."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Iterator

from reframe.reframer import Reframer

from .table import Row

# stage: (end of the file's name, function)
_STAGES = {
    "read": ("reading/__init__.py", "read"),
    "care": ("care/__init__.py", "notes"),
    "match and guard": ("matching/__init__.py", "find"),
    "rewrite": ("rewriting/__init__.py", "findings"),
}
_WHOLE = ("reframe/reframer.py", "check")


def shares(text: str) -> Iterator[Row]:
    """The share of each stage in checking every line of a text, under a profiler. A second pass counts where it reads."""
    check = Reframer().check
    drafts = text.split("\n")
    for draft in drafts[: len(drafts) // 10]:
        check(draft)
    profiler = cProfile.Profile()
    profiler.enable()
    for draft in drafts:
        check(draft)
    profiler.disable()
    found = pstats.Stats(profiler)
    spent = {name: _cumulative(found, *place) for name, place in _STAGES.items()}
    whole = _cumulative(found, *_WHOLE)
    yield Row("whole", f"{whole:.2f} s", 1.0)
    for name, taken in spent.items():
        yield Row(name, f"{taken:.2f} s", taken / whole)


def _cumulative(found: pstats.Stats, file: str, function: str) -> float:
    table = found.stats  # type: ignore[attr-defined]
    return float(sum(row[3] for (path, _, name), row in table.items() if path.endswith(file) and name == function))
