"""Where a finding stands in its file: lines and columns from 1, in code points."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from ..model import Report

NOWHERE = "-"  # the path of a draft that was typed or piped


class Placed(NamedTuple):
    """A report with the place of its draft: the file, and the line of the file where the draft begins."""

    report: Report
    path: str = NOWHERE
    line: int = 1

    @property
    def speaks(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.report.findings or self.report.care)

    @property
    def is_hushed(self) -> bool:
        """Whether care speaks, and its words are not to be shown."""
        return bool(self.report.care) and not any(note.text for note in self.report.care)

    def lines(self) -> Lines:
        """The lines of the draft, numbered as in the file."""
        return Lines(self.report.draft, self.line)


class Lines:
    """Offsets → lines and columns, counted once per draft. Only "\\n" ends a line, as in editors and linters."""

    def __init__(self, text: str, first: int = 1) -> None:
        self.text, self.first = text, first
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def __len__(self) -> int:
        return len(self.starts)

    def index(self, offset: int) -> int:
        """Which line of the draft, from 0, an offset stands in."""
        return bisect_right(self.starts, offset) - 1

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column in the file."""
        index = self.index(offset)
        return self.first + index, offset - self.starts[index] + 1

    def span(self, index: int) -> tuple[int, int]:
        """Offsets of a line without its line end."""
        start = self.starts[index]
        end = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)
        return start, end - (end > start and self.text[end - 1] == "\r")
