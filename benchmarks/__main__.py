"""`python -m benchmarks [FILE…]`: prints the table in Markdown, part by part as it is measured."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from reframe import __version__
from reframe.library.cache import ship
from reframe.matching.compile import compile_library

from . import cases, peers, stages, table, texts


def main() -> None:
    """Measures what is asked for."""
    given = _arguments()
    text: Callable[[int], str] = partial(texts.from_files, given.files) if given.files else texts.talk
    with tempfile.TemporaryDirectory(prefix="reframe-bench-") as folder:
        # Neither the user's cache nor the user's own topics take part.
        os.environ["XDG_CACHE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        # Bytecode is written where the environment forbids it: an installed package has its own.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        ship(compile_library)  # as a build leaves it
        plan = _plan(given.quick, text, Path(folder))
        _say(_head(plan, given.files))
        for title, rows in (*cases.PARTS, ("Where the time goes", lambda plan: stages.shares(plan.text(plan.hostile)))):
            if given.only in title.lower():
                _say(table.titled(title))
                _say(table.lines(rows(plan)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("files", nargs="*", metavar="FILE", help="text to measure on; else it is made, from a fixed seed")
    parser.add_argument("--quick", action="store_true", help="a tenth of the text: minutes instead of half an hour")
    parser.add_argument("--only", default="", metavar="WORD", type=str.lower, help="the parts with this word in their title")
    return parser.parse_args()


def _plan(quick: bool, text: Callable[[int], str], folder: Path) -> cases.Plan:
    found = tuple(peers.found())
    if quick:
        return cases.Plan(5, 500_000, 50_000, (10_000, 100_000), text, folder, found)
    return cases.Plan(5, 10_000_000, 999_999, (10_000, 100_000, 1_000_000, 10_000_000), text, folder, found)


def _head(plan: cases.Plan, files: list[str]) -> Iterable[str]:
    yield f"reframe {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    yield f"text: {', '.join(Path(file).name for file in files) or 'made'}; medians of {plan.runs} runs or more"
    yield f"peers: {', '.join(f'{peer.name} {peer.version}' for peer in plan.peers) or 'none installed'}"


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
