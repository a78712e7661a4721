"""The library with more openers: `build TIMES PLACE` compiles it, `check PLACE FILE RUNS` times it on a text.

Two processes, since compiling takes more memory than checking does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reframe.library.cache import Sections
from reframe.library.load import load_library
from reframe.library.model import Library
from reframe.matching.compile import compile_library
from reframe.reframer import Reframer

from . import measure

_LETTERS = "bcdfghjklmnprstvz"


def grown(library: Library, times: int) -> Library:
    """The library with so many times the openers, each new one an old one that goes on with a word of its own."""
    entries = [
        entry if not copy else entry._replace(id=f"{entry.id}-{copy}", openers=tuple(f"{one} {_word(copy, n)}" for one in entry.openers))
        for copy in range(times)
        for n, entry in enumerate(library.entries)
    ]
    return library._replace(entries=tuple(entries))


def _word(copy: int, number: int) -> str:
    return "".join(_LETTERS[(number // len(_LETTERS) ** place + copy) % len(_LETTERS)] + "aeiou"[copy % 5] for place in range(3))


def build(times: int, place: Path) -> None:
    """Leaves the compiled library, as its cache would hold it."""
    place.write_bytes(Sections.payload(compile_library(grown(load_library(), times))))


def check(place: Path, text: Path, runs: int) -> None:
    """Leaves the median seconds in a file: stdout is thrown away where this is measured."""
    reframer = Reframer()
    reframer.__dict__["_compiled"] = Sections.read(place.read_bytes())  # in place of the cache's
    drafts = text.read_text(encoding="utf-8").split("\n")
    taken = measure.function(lambda: [reframer.check(draft) for draft in drafts], runs=runs)
    place.with_suffix(".seconds").write_text(str(taken))


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        check(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
