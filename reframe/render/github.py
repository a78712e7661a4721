"""Findings as annotations of a GitHub workflow: ::warning file=…,line=…,col=…::message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .linter import message
from .place import Placed
from .safe import one_line, visible


def render(placed: Placed) -> str:
    """A warning per finding, a notice per care note; nothing for a clean draft."""
    lines = placed.lines()
    said = [_command("notice", placed, lines.at(n.start), lines.at(n.end), "care", n.text) for n in placed.report.care]
    said += [
        _command("warning", placed, lines.at(f.start), lines.at(f.end), f.kind, message(f, with_kind=False))
        for f in placed.report.findings
    ]
    return "".join(f"{line}\n" for line in said)


def _command(
    level: str, placed: Placed, start: tuple[int, int], end: tuple[int, int], title: str, text: str
) -> str:
    place = f"file={_property(visible(placed.path))},line={start[0]},endLine={end[0]},col={start[1]}"
    # The runner takes an end column only within one line.
    place += f",endColumn={end[1]}" if start[0] == end[0] else ""
    return f"::{level} {place},title={_property(f'reframe: {title}')}::{_data(one_line(text))}"


def _data(text: str) -> str:
    # These three and no others have a meaning to the runner; "%" first, or the others would be escaped twice.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def stream(placed: Iterable[Placed]) -> Iterator[str]:
    """The annotations of many drafts, one by one."""
    return map(render, placed)
