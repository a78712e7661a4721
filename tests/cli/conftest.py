"""The command line, called in this process or run as one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from . import standin

SCRIPT = standin.__file__


class Result(NamedTuple):
    code: int
    out: str
    err: str
    data: bytes = b""


Run = Callable[..., Result]


def environment(**extra: str) -> dict[str, str]:
    """This one's, without what would colour or size the output."""
    dropped = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "REFRAME_DEBUG")
    return {**{k: v for k, v in os.environ.items() if k not in dropped}, "PYTHONUTF8": "1", **extra}


@pytest.fixture
def run() -> Run:
    """Runs the command line as a process: run("check", "-", stdin=b"…")."""

    def started(*arguments: str | bytes, stdin: bytes = b"", real: bool = False, **extra: str) -> Result:
        start: list[str | bytes] = [sys.executable, "-m", "reframe"] if real else [sys.executable, SCRIPT]
        done = subprocess.run(
            [*start, *arguments], input=stdin, capture_output=True, timeout=20, env=environment(**extra), cwd=standin.ROOT
        )
        return Result(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(), done.stdout)

    return started


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Calls the command line in this process, with a pipe as stdin."""
    from reframe.cli import main

    monkeypatch.setitem(sys.modules, "reframe.reframer", standin.module())
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def called(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        code = main(list(arguments))
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode(errors="replace"), err.decode(), out)

    return called
