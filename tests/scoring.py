"""Scores annotated drafts: what is found, what is left alone, what a care note keeps as it is.

    python -m tests.scoring tests/drafts/*.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from reframe.model import Finding, Report
from reframe.reframer import Reframer

Span = tuple[int, int]
# Rounds that the weights were not learned from: what they score there is what to expect.
UNSEEN = {"round5", "round14", *(f"round{number}" for number in range(18, 31))}


class Score(NamedTuple):
    """Counts over drafts. A span counts as found when a finding speaks of the same clause."""

    drafts: int = 0
    spans: int = 0
    spans_found: int = 0
    findings: int = 0
    findings_right: int = 0
    clean: int = 0
    clean_flagged: int = 0
    safety: int = 0
    safety_noted: int = 0
    safety_softened: int = 0
    unclean_rewrites: int = 0

    @property
    def recall(self) -> float:
        return self.spans_found / self.spans if self.spans else 1.0

    @property
    def precision(self) -> float:
        return self.findings_right / self.findings if self.findings else 1.0


def same_clause(found: Span, wanted: Span) -> bool:
    """Half of the shorter span is shared, and the found one is not so long that it says nothing."""
    shared = min(found[1], wanted[1]) - max(found[0], wanted[0])
    shorter = min(found[1] - found[0], wanted[1] - wanted[0])
    return shared * 2 >= shorter and found[1] - found[0] <= 3 * (wanted[1] - wanted[0]) + 10


def score(drafts: Iterable[dict[str, Any]], reframer: Reframer) -> Score:
    """The counts over annotated drafts."""
    total = Score()
    for draft in drafts:
        report = reframer.check(draft["text"])
        again = reframer.check(report.rewritten)
        total = _added(total, _one(draft, report)._replace(unclean_rewrites=bool(report.findings and again.findings)))
    return total


def _one(draft: dict[str, Any], report: Report) -> Score:
    if draft.get("safety"):
        return Score(1, safety=1, safety_noted=bool(report.care), safety_softened=bool(report.findings))
    wanted = spans_of(draft)
    found = [_place(finding) for finding in report.findings]
    if not wanted:
        return Score(1, findings=len(found), clean=1, clean_flagged=bool(found))
    hit = sum(any(same_clause(f, w) for f in found) for w in wanted)
    right = sum(any(same_clause(f, w) for w in wanted) for f in found)
    return Score(1, len(wanted), hit, len(found), right)


def spans_of(draft: dict[str, Any]) -> list[Span]:
    """What is annotated in a draft, in code points."""
    starts = [(draft["text"].index(span["quote"]), len(span["quote"])) for span in draft["spans"]]
    return [(start, start + size) for start, size in starts]


def _place(finding: Finding) -> Span:
    return finding.start, finding.end


def _added(one: Score, other: Score) -> Score:
    return Score(*(a + b for a, b in zip(one, other, strict=True)))


def read(path: Path) -> list[dict[str, Any]]:
    """The drafts of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(paths: list[str]) -> None:
    reframer = Reframer()
    for path in paths:
        result = score(read(Path(path)), reframer)
        print(f"{path}: recall {result.recall:.3f}, precision {result.precision:.3f}, {result._asdict()}")


if __name__ == "__main__":
    main(sys.argv[1:])
