"""Choosing one finding after another, as a generator: the library asks, whoever runs it answers.

    questions = choosing(report)
    question = next(questions)
    question = questions.send(Take(0))      # until StopIteration, whose value is the Choice
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

from .model import Finding, Report, Suggestion, splice
from .reading import read


@dataclass(frozen=True, slots=True)
class Take:
    """The suggestion with this index, from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Reword:
    """The writer's own words instead of the opener."""

    text: str


@dataclass(frozen=True, slots=True)
class Skip:
    """It stays as it is."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """It stays, and these words are never to be flagged here."""


@dataclass(frozen=True, slots=True)
class Back:
    """To the finding before, to answer anew."""


@dataclass(frozen=True, slots=True)
class Quit:
    """No more; what has been chosen holds."""


Answer = Take | Reword | Skip | Ignore | Back | Quit


@dataclass(frozen=True, slots=True)
class Question:
    """One finding to decide on. sentence: where the sentence around it stands in the draft.

    suggestions: those of the finding that can still be taken beside what has been chosen already.
    """

    finding: Finding
    suggestions: tuple[Suggestion, ...]
    sentence: tuple[int, int]
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What came of it: the text, the words never to be flagged again, and how many were changed, kept and not reached."""

    text: str
    ignored: tuple[str, ...]
    changed: int
    kept: int
    left: int


@dataclass(frozen=True, slots=True)
class _Decision:
    """An answer, and what it changes in the draft: one suggestion or nothing."""

    answer: Answer
    edits: tuple[Suggestion, ...]


_Decisions = Mapping[int, _Decision]


def choosing(report: Report) -> Generator[Question, Answer, Choice]:
    """Asks for each finding of a report in turn.

    Raises IndexError for a Take that was not offered; the draft itself is never changed.
    """
    findings = report.findings
    decided: dict[int, _Decision] = {}
    at = 0
    while at < len(findings):
        question = _question(report, at, decided)
        answer = yield question
        if isinstance(answer, Quit):
            break
        if isinstance(answer, Back):
            at = max(decided, default=at)
            decided.pop(at, None)
        else:
            decided[at] = _Decision(answer, _edits(question, answer))
            at = _next(findings, at + 1, decided)
    return _choice(report, decided, _unanswered(findings, at, decided))


def _question(report: Report, at: int, decided: _Decisions) -> Question:
    finding = report.findings[at]
    # A suggestion may reach a little beyond its own opener, into what has been chosen for another.
    taken = _taken(decided)
    offered = tuple(one for one in finding.suggestions if not _overlaps(one, taken))
    around = sentence_around(report.draft, finding.start, finding.end)
    return Question(finding, offered, around, at + 1, len(report.findings))


def _edits(question: Question, answer: Answer) -> tuple[Suggestion, ...]:
    if isinstance(answer, Take):
        if not 0 <= answer.index < len(question.suggestions):
            raise IndexError(answer.index)
        return (question.suggestions[answer.index],)
    if isinstance(answer, Reword):
        return (Suggestion(answer.text, "", question.finding.start, question.finding.end),)
    return ()


def _next(findings: Sequence[Finding], at: int, decided: _Decisions) -> int:
    """The first finding from `at` on that is still to be asked for."""
    silent = {_words(findings[index].quote) for index, made in decided.items() if isinstance(made.answer, Ignore)}
    taken = _taken(decided)
    while at < len(findings) and (_words(findings[at].quote) in silent or _overlaps(findings[at], taken)):
        at += 1
    return at


def _unanswered(findings: Sequence[Finding], at: int, decided: _Decisions) -> int:
    count = 0
    while at < len(findings):
        count += 1
        at = _next(findings, at + 1, decided)
    return count


def _taken(decided: _Decisions) -> list[Suggestion]:
    return [edit for made in decided.values() for edit in made.edits]


def _overlaps(one: Finding | Suggestion, edits: Sequence[Suggestion]) -> bool:
    return any(one.start < edit.end and edit.start < one.end for edit in edits)


def _choice(report: Report, decided: _Decisions, left: int) -> Choice:
    edits = _taken(decided)
    quotes = (report.findings[at].quote for at, made in decided.items() if isinstance(made.answer, Ignore))
    ignored = tuple(dict.fromkeys(" ".join(quote.split()) for quote in quotes))
    return Choice(splice(report.draft, edits), ignored, len(edits), len(decided) - len(edits), left)


def _words(quote: str) -> tuple[str, ...]:
    return tuple(read(quote).norms)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences around a stretch begin and end, with their closing marks."""
    reading = read(text)
    words = reading.words
    inside = [index for index, word in enumerate(words) if word.start < end and start < word.end]
    if not inside:
        return start, end
    first, _ = reading.sentence_of(inside[0])
    _, last = reading.sentence_of(inside[-1])
    stop = words[last].start if last < len(words) else len(text)
    begins, ends = min(words[first].start, start), max(words[last - 1].end, end)
    return begins, ends + len(text[ends:stop].split("\n")[0].rstrip())
