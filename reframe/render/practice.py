"""An exercise, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Report
from ..practice import Exercise, Outcome, Score
from .layout import care_rows
from .marks import marked
from .page import BLANK, WIDEST, Row, Span, flow, labelled, offered, quoted
from .place import Placed

ASKED = "Put it another way (Enter passes, Ctrl-D ends):"
SOFT = "Nothing in that reads as an accusation."
STILL = "Still heard as an accusation:"


def exercise_rows(exercise: Exercise, limit: int) -> Iterator[Row]:
    """The accusation, and what may be heard in it."""
    limit = min(limit, WIDEST)
    finding = exercise.finding
    yield BLANK
    yield (Span(f"{exercise.number} of {exercise.count}", "title"), Span("  "), Span(finding.kind, f"mark{finding.severity}"))
    yield from marked(Placed(Report(exercise.draft, (finding,))), limit)
    yield from labelled("They may hear", [Span(quoted(finding.hears[0]), "quote")] if finding.hears else [], limit, indent=2)
    yield from flow([Span(ASKED, "quiet")], limit)


def outcome_rows(outcome: Outcome, limit: int) -> Iterator[Row]:
    """What is still an accusation in the answer, and what could have been said."""
    limit = min(limit, WIDEST)
    if outcome.is_answered:
        yield from _heard(outcome.report, limit)
    for number, suggestion in enumerate(outcome.offered):
        label = "Two of ours" if len(outcome.offered) > 1 else "One of ours"
        yield from labelled("" if number else label, offered(suggestion), limit, indent=2)


def _heard(report: Report, limit: int) -> Iterator[Row]:
    if report.care:
        yield from care_rows(report.care, limit)
    elif report.findings:
        yield (Span(STILL, "title"),)
        yield from marked(Placed(report), limit)
    else:
        yield (Span(SOFT, "say"),)


def score_rows(score: Score) -> Iterator[Row]:
    """A small word at the end."""
    yield BLANK
    if not score.answered:
        yield (Span("None answered this time."),)
    else:
        yield (Span(f"{score.soft} of {score.answered} without an accusation.", "title"),)
