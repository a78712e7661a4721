"""One finding after another, without a terminal."""

from __future__ import annotations

import pytest

from reframe.choosing import Answer, Back, Choice, Ignore, Question, Quit, Reword, Skip, Take, choosing, sentence_around
from reframe.model import Finding, Report, Suggestion

DRAFT = "Hi. You never listen, ok? So you are rude. You never listen!"


def finding(start: int, quote: str, *, early: int = 0) -> Finding:
    end = start + len(quote)
    said = (Suggestion("I'd like to be heard", "need", start, end), Suggestion("could you listen", "request", start - early, end))
    return Finding(start, end, quote, "absolute", "an-entry", 3, ("Heard.",), "Because.", said)


REPORT = Report(DRAFT, (finding(4, "You never listen"), finding(29, "you are rude"), finding(43, "You never listen")))


def answered(report: Report, *answers: Answer) -> tuple[list[Question], Choice | None]:
    """What was asked, and what came of it."""
    asked: list[Question] = []
    questions = choosing(report)
    try:
        asked.append(next(questions))
        for answer in answers:
            asked.append(questions.send(answer))
    except StopIteration as end:
        return asked, end.value
    return asked, None


def test_each_in_turn() -> None:
    asked, choice = answered(REPORT, Take(1), Reword("that hurt"), Skip())
    assert [(question.number, question.count) for question in asked] == [(1, 3), (2, 3), (3, 3)]
    assert choice == Choice("Hi. could you listen, ok? So that hurt. You never listen!", (), 2, 1, 0)


def test_quit_keeps_what_was_chosen() -> None:
    _, choice = answered(REPORT, Take(0), Quit())
    assert choice and choice.text.startswith("Hi. I'd like to be heard, ok?") and choice.left == 2


def test_back_asks_again_as_often_as_wanted() -> None:
    asked, choice = answered(REPORT, Take(0), Skip(), Back(), Back(), Back(), Skip(), Skip(), Skip())
    assert [question.number for question in asked] == [1, 2, 3, 2, 1, 1, 2, 3]
    assert choice and choice.text == DRAFT and choice.kept == 3


def test_ignored_words_are_not_asked_for_again() -> None:
    asked, choice = answered(REPORT, Ignore(), Skip())
    assert [question.number for question in asked] == [1, 2]
    assert choice == Choice(DRAFT, ("You never listen",), 0, 2, 0)
    again, _ = answered(REPORT, Ignore(), Skip(), Skip())
    assert len(again) == 2
    undone, choice = answered(REPORT, Ignore(), Back(), Skip(), Skip(), Skip())
    assert [question.number for question in undone] == [1, 2, 1, 2, 3] and choice and choice.ignored == ()


def test_what_was_not_offered_cannot_be_taken() -> None:
    with pytest.raises(IndexError):
        answered(REPORT, Take(7))


def test_a_suggestion_that_reaches_into_a_chosen_one_is_not_offered() -> None:
    report = Report(DRAFT, (finding(4, "You never listen"), finding(26, "So you are rude", early=10)))
    asked, _ = answered(report, Take(0))
    assert len(asked[1].suggestions) == 1
    asked, _ = answered(report, Skip())
    assert len(asked[1].suggestions) == 2


def test_nothing_to_ask() -> None:
    assert answered(Report("Hello.")) == ([], Choice("Hello.", (), 0, 0, 0))


def test_many_are_quick() -> None:
    quote = "You never listen. "
    report = Report(quote * 300, tuple(finding(at * len(quote), quote.strip(". ")) for at in range(300)))
    asked, choice = answered(report, *[Take(0)] * 300)
    assert len(asked) == 300 and choice and choice.changed == 300


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        (DRAFT, "You never listen", "You never listen, ok?"),
        (DRAFT, "you are rude", "So you are rude."),
        ("One. Two three!? Four", "Two", "Two three!?"),
        ("no end here", "end", "no end here"),
        ("One.\nTwo", "One", "One."),
        ("“…”", "…", "…"),
    ],
)
def test_sentence_around(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    begins, ends = sentence_around(text, start, start + len(quote))
    assert text[begins:ends] == sentence
