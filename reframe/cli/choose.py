"""`reframe rewrite --choose`: one finding at a time, and the person at the terminal decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..choosing import Answer, Back, Choice, Ignore, Question, Quit, Reword, Skip, Take, choosing
from ..model import Report
from ..render import choosing as page
from ..render.page import BLANK, Row, Span
from .asking import Talk

NAMED: dict[str, Callable[[], Answer]] = {"s": Skip, "i": Ignore, "u": Back, "q": Quit}


def choose(report: Report, talk: Talk) -> Choice:
    """Asks about each finding of a report; the end of the answers ends it too."""
    questions = choosing(report)
    explained = False
    try:
        question = next(questions)
        while True:
            talk.say(page.question_rows(question, report.draft, talk.width()))
            if not explained:
                talk.say([BLANK, *page.keys_rows(talk.width())])
                explained = True
            question = questions.send(_answer(question, talk))
    except StopIteration as end:
        choice: Choice = end.value
    talk.say(_summary(choice) if report.findings else [])
    return choice


def _summary(choice: Choice) -> Iterator[Row]:
    yield BLANK
    yield (Span(page.choice_line(choice), "quiet"),)
    yield BLANK


def _answer(question: Question, talk: Talk) -> Answer:
    while True:
        said = talk.ask("> ")
        if said is None:
            return Quit()
        word = said.strip()
        if word in NAMED:
            return NAMED[word]()
        if word.isascii() and word.isdecimal() and 1 <= int(word) <= len(question.suggestions):
            return Take(int(word) - 1)
        if word == "e":
            own = talk.ask("your words> ")
            if own is not None and own.strip():
                return Reword(own.strip())
        talk.say(page.keys_rows(talk.width()))
