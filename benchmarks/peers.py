"""The other tools on this machine: how each is called, and its version."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Peer(NamedTuple):
    """A tool by name; `command` reads a file whose name is put behind it."""

    name: str
    version: str
    command: tuple[str, ...]
    slow: bool  # a minute for a megabyte: left out of the throughput


# name, arguments before the file, slow; those of PyPI come with the extra `bench`.
_KNOWN = (
    ("codespell", (), False),
    ("typos", ("--isolated",), False),
    ("proselint", ("check",), False),
    ("diction", (), False),
    ("vale", ("--no-exit",), False),
    ("write-good", (), True),
    ("alex", (), True),
    ("harper-cli", ("lint",), True),
)


def found() -> Iterator[Peer]:
    """The tools that are installed beside this Python, or on the PATH."""
    beside = str(Path(sys.executable).parent)
    for name, arguments, slow in _KNOWN:
        path = shutil.which(name, path=beside) or shutil.which(name)
        if path:
            yield Peer(name, _version(path), (path, *arguments), slow)


def _version(path: str) -> str:
    for option in ("--version", "version"):
        said = subprocess.run([path, option], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if said.returncode == 0 and said.stdout.strip():
            return said.stdout.split()[-1].removeprefix("v")
    return "?"
