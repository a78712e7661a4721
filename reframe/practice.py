"""Practice: an accusation from the library, a softer version from the writer, and what is still an accusation in it.

A generator as in choosing: it yields exercises and what came of them, and is sent the answers. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from random import Random

from .library.model import Entry, Library
from .model import Finding, Report, Suggestion

Check = Callable[[str], Report]
SHOWN = 2
HARDEST = 4  # what weighs more is not practised with: nobody should have to read it twice


@dataclass(frozen=True, slots=True)
class Exercise:
    """An accusation to be put another way."""

    draft: str
    finding: Finding
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an answer: the report on it, and two that reframe would have offered. Passed over when empty."""

    exercise: Exercise
    report: Report
    offered: tuple[Suggestion, ...]

    @property
    def is_answered(self) -> bool:
        """Whether something was written."""
        return bool(self.report.draft.strip())

    @property
    def is_soft(self) -> bool:
        """Whether nothing in the answer reads as an accusation."""
        return self.is_answered and not self.report.findings and not self.report.care


@dataclass(frozen=True, slots=True)
class Score:
    """How many of those that were answered read as no accusation."""

    soft: int
    answered: int


def practising(check: Check, drafts: Sequence[str], count: int) -> Generator[Exercise | Outcome, str, None]:
    """Up to `count` exercises: yields an Exercise and takes the answer, then yields its Outcome (and takes anything).

    drafts: what to choose from, in order; those in which nothing is found are passed over.
    """
    for exercise in _exercises(check, drafts, count):
        answer = yield exercise
        said = tuple(one for one in exercise.finding.suggestions if not one.leaves_out)
        yield Outcome(exercise, check(answer), said[:SHOWN])


def score(outcomes: Sequence[Outcome]) -> Score:
    """How it went."""
    return Score(sum(one.is_soft for one in outcomes), sum(one.is_answered for one in outcomes))


def _exercises(check: Check, drafts: Sequence[str], count: int) -> list[Exercise]:
    found: list[tuple[str, Finding]] = []
    for draft in drafts:
        if len(found) == count:
            break
        # Two findings in one draft would make two lessons of it.
        findings = check(draft).findings
        if len(findings) == 1 and any(not one.leaves_out for one in findings[0].suggestions):
            found.append((draft, findings[0]))
    return [Exercise(draft, finding, number, len(found)) for number, (draft, finding) in enumerate(found, 1)]


def drafts_of(library: Library, kind: str, random: Random) -> list[str]:
    """An example of each entry of a kind (of any, when empty), in random order."""
    entries = [one for one in library.entries if one.examples and one.severity <= HARDEST and kind in ("", one.kind)]
    return [random.choice(one.examples).draft for one in _shuffled(entries, random)]


def _shuffled(entries: Sequence[Entry], random: Random) -> list[Entry]:
    return random.sample(entries, len(entries))
