"""What is said while a long check runs."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from reframe.cli import progress
from reframe.cli.options import Options
from reframe.model import Report
from reframe.render.place import Placed

REPORTS = [Placed(Report("x"), "talk.txt", line) for line in range(1, 1201)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second for every hundred looks at it."""
    ticks: Iterator[int] = iter(range(10**6))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(ticks) / 100)  # type: ignore[attr-defined]


def said(monkeypatch: pytest.MonkeyPatch, out: io.StringIO, err: io.StringIO, options: Options | None = None) -> str:
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert list(progress.shown(REPORTS, options or Options())) == REPORTS
    assert out.getvalue() == ""
    return err.getvalue()


@pytest.mark.usefixtures("clock")
def test_one_line_written_over_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = said(monkeypatch, io.StringIO(), Terminal())
    assert shown.startswith("\r100 drafts, talk.txt:100\r") and shown.count("drafts") > 5
    assert "\n" not in shown and shown.endswith(" \r")


@pytest.mark.usefixtures("clock")
def test_nothing_where_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, io.StringIO(), io.StringIO()) == ""
    assert said(monkeypatch, Terminal(), Terminal()) == ""
    assert said(monkeypatch, io.StringIO(), Terminal(), Options(quiet=True)) == ""


def test_what_is_done_at_once_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, io.StringIO(), Terminal()) == ""
