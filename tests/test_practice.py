"""Practice, without a terminal."""

from __future__ import annotations

from random import Random

from reframe.library.model import Library
from reframe.practice import Exercise, Outcome, Score, drafts_of, practising, score

from .cli.standin import LIBRARY, Reframer

CHECK = Reframer().check


def test_exercise_answer_outcome() -> None:
    steps = practising(CHECK, ["Hello.", "You never listen.", "You should go. You never listen.", "You should go."], 5)
    first = next(steps)
    assert isinstance(first, Exercise) and (first.draft, first.number, first.count) == ("You never listen.", 1, 2)
    outcome = steps.send("You should listen.")
    assert isinstance(outcome, Outcome) and not outcome.is_soft and outcome.report.findings[0].kind == "should"
    assert [one.text for one in outcome.offered] == ["I'd love to be heard", "could we"]
    second = next(steps)
    assert isinstance(second, Exercise) and second.draft == "You should go."
    soft = steps.send("Could you go?")
    assert isinstance(soft, Outcome) and soft.is_soft
    assert next(steps, None) is None
    assert score([outcome, soft]) == Score(1, 2)


def test_passed_over_and_care_are_not_soft() -> None:
    for answer in ("", "  ", "I am scared of you."):
        steps = practising(CHECK, ["You never listen."], 1)
        next(steps)
        outcome = steps.send(answer)
        assert isinstance(outcome, Outcome) and not outcome.is_soft
        assert score([outcome]).answered == bool(answer.strip())


def test_drafts_are_of_a_kind_and_in_random_order() -> None:
    assert drafts_of(LIBRARY, "absolute", Random(1)) == ["You never listen."]
    assert len({tuple(drafts_of(LIBRARY, "", Random(seed))) for seed in range(20)}) > 1


def test_there_is_something_to_practise_with(library: Library) -> None:
    assert len(drafts_of(library, "", Random(1))) > 20
