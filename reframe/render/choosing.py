"""One finding to decide on, with the sentence around it."""

from __future__ import annotations

from collections.abc import Iterator

from ..choosing import Choice, Question
from ..model import Report
from .marks import marked
from .page import BLANK, WIDEST, Row, Span, flow, labelled, offered, quoted
from .place import Placed

KEYS = "1–9 takes one, e your own words, s skips, i never flags these words here, u goes back, q ends"


def question_rows(question: Question, draft: str, limit: int) -> Iterator[Row]:
    """The sentence with its opener marked, what may be heard in it, why, and what to choose from."""
    limit = min(limit, WIDEST)
    finding, (start, end) = question.finding, question.sentence
    count = f"{question.number} of {question.count}"
    yield BLANK
    yield (Span(count, "title"), Span("  "), Span(finding.kind, f"mark{finding.severity}"), Span(f"  {finding.entry}", "quiet"))
    shown = finding._replace(start=finding.start - start, end=finding.end - start)
    yield from marked(Placed(Report(draft[start:end], (shown,))), limit)
    for heard in finding.hears[:1]:
        yield from labelled("They may hear", [Span(quoted(heard), "quote")], limit, indent=2)
    yield from labelled("Why", [Span(finding.why)], limit, indent=2)
    for number, suggestion in enumerate(question.suggestions, 1):
        yield from flow(offered(suggestion), limit, f"  {number} ", "    ")


def keys_rows(limit: int) -> Iterator[Row]:
    """What may be answered."""
    yield from flow([Span(KEYS, "quiet")], min(limit, WIDEST))


def choice_line(choice: Choice) -> str:
    """What came of it, in one line."""
    said = [f"{choice.changed} changed"]
    said += [f"{choice.kept} kept"] if choice.kept else []
    said += [f"{choice.left} not decided, kept"] if choice.left else []
    return ", ".join(said)
