"""`python -m benchmarks.grown TIMES FILE RUNS`: the time of checking a file with so many times the openers."""

from __future__ import annotations

import sys
from pathlib import Path

from reframe.library.load import load_library
from reframe.library.model import Library
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


def main(times: str, file: str, runs: str) -> None:
    """Leaves the median seconds in a file beside the text: stdout is thrown away where this is measured."""
    path = Path(file)
    drafts = path.read_text(encoding="utf-8").split("\n")
    check = Reframer(grown(load_library(), int(times))).check
    taken = measure.function(lambda: [check(draft) for draft in drafts], runs=int(runs)).seconds
    (path.parent / f"grown-{times}").write_text(str(taken))


if __name__ == "__main__":
    main(*sys.argv[1:])
