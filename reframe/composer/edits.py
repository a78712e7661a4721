"""What happened between two texts, and where findings lie after it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Finding


class Edit(NamedTuple):
    """`old[start:stop]` became `new[start:end]`."""

    start: int
    stop: int
    end: int

    @property
    def is_typed(self) -> bool:
        """Whether one character came and none went."""
        return self.stop == self.start and self.end == self.start + 1

    @property
    def is_rubbed_out(self) -> bool:
        """Whether one character went and none came."""
        return self.stop == self.start + 1 and self.end == self.start


def between(old: str, new: str, cursor: int) -> Edit:
    """The smallest edit that makes `new` of `old`. cursor: where it was; among equal letters the edit is there."""
    start = _common(old, new, min(cursor, len(old), len(new)))
    room = min(len(old), len(new)) - start
    kept = _common(old[::-1], new[::-1], room)
    return Edit(start, len(old) - kept, len(new) - kept)


def _common(one: str, other: str, most: int) -> int:
    """How many characters at the beginning are the same, at most `most`."""
    if one[:most] == other[:most]:
        return most
    return next(at for at in range(most) if one[at] != other[at])


def carried(findings: Iterable[Finding], edit: Edit) -> tuple[Finding, ...]:
    """The findings that an edit leaves whole, where they are after it."""
    moved = edit.end - edit.stop
    kept: list[Finding] = []
    for finding in findings:
        if finding.end <= edit.start:
            kept.append(finding)
        elif finding.start >= edit.stop:
            kept.append(_shifted(finding, moved))
    return tuple(kept)


def _shifted(finding: Finding, by: int) -> Finding:
    suggestions = tuple(one._replace(start=one.start + by, end=one.end + by) for one in finding.suggestions)
    return finding._replace(start=finding.start + by, end=finding.end + by, suggestions=suggestions)
