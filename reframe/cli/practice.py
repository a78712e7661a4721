"""`reframe practice`: an accusation, your softer version of it, and what is still an accusation in that."""

from __future__ import annotations

from random import Random

from ..practice import Exercise, Outcome, drafts_of, practising, score
from ..render import practice as page
from ..render.page import Span
from . import checking, heeding
from .asking import Talk
from .options import Options


def run(kind: str, count: int, options: Options) -> int:
    """Asks up to `count` times; the end of the answers ends it. Nothing is kept. Returns 0."""
    options = heeding.heeded(options)
    reframer = checking.reframer(options)
    talk = Talk(options)
    outcomes: list[Outcome] = []
    steps = practising(reframer.check, drafts_of(reframer.library, kind, Random()), count)
    step = next(steps, None)
    if step is None:
        talk.say([(Span("There is nothing of that kind to practise with."),)])
    while step is not None:
        if isinstance(step, Exercise):
            talk.say(page.exercise_rows(step, talk.width()))
            answer = talk.ask("> ")
            if answer is None:
                break
            step = steps.send(answer)
        else:
            outcomes.append(step)
            talk.say(page.outcome_rows(step, talk.width()))
            step = next(steps, None)
    talk.say(page.score_rows(score(outcomes)) if outcomes else [])
    return 0
