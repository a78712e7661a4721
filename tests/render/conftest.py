"""Reports made by hand: the renderers are tested without a library."""

from __future__ import annotations

import pytest

from reframe.model import CareNote, Finding, Report, Suggestion, splice
from reframe.render.place import Placed

DRAFT = (
    "You never help me with the dishes, and I'm tired. You're so selfish.\n"
    "Honestly ❤️ 日本語 why can't you just listen to\n"
    "me for once?\n"
)


def finding(
    draft: str, quote: str, kind: str, entry: str, severity: int, hears: list[str], why: str, said: list[tuple[str, str]]
) -> Finding:
    start = draft.index(quote)
    end = start + len(quote)
    suggestions = tuple(Suggestion(text, move, start, end) for text, move in said)
    return Finding(start, end, quote, kind, entry, severity, tuple(hears), why, suggestions)


def reported(draft: str, *findings: Finding) -> Report:
    return Report(draft, findings, (), splice(draft, [one.suggestions[0] for one in findings if one.suggestions]))


@pytest.fixture
def report() -> Report:
    return reported(
        DRAFT,
        finding(
            DRAFT, "You never help me with the dishes", "absolute", "never-do", 3, ["Nothing I do counts."],
            "“Never” asks them to defend the past; a request says what would help now.",
            [
                ("It would mean a lot to me if you would help me with the dishes", "request"),
                ("I'd love it if we could do the dishes together", "need"),
            ],
        ),
        finding(
            DRAFT, "You're so selfish", "judgement", "so-trait", 4,
            ["I am a bad person.", "You have stopped liking me.", "A third thing."],
            "A verdict on who they are leaves them nothing to do but defend themselves.",
            [
                ("I feel alone with this", "own-feeling"),
                ("I need to know that I count too", "need"),
                ("Could we look at the week together?", "request"),
                ("What has this week been like for you?", "curiosity"),
                ("A fifth that is not shown", "need"),
            ],
        ),
        finding(
            DRAFT, "why can't you just listen to\nme for once", "rhetorical-why", "why-cant", 2, ["You always fail."],
            "It looks like a question and has one answer only.",
            [("would you listen to\nme", "request"), ("it matters to me that you listen", "need")],
        ),
    )


@pytest.fixture
def placed(report: Report) -> Placed:
    return Placed(report, "notes/a b.txt", 7)


@pytest.fixture
def clean() -> Report:
    return Report("See you at six.", (), (), "See you at six.")


@pytest.fixture
def careful() -> Report:
    draft = "He hit me again and I am scared."
    note = CareNote("abuse", "keep", "This is left as it is. You matter here.", 0, 9, "He hit me")
    again = CareNote("fear", "keep", "This is left as it is. You matter here.", 20, 32, "I am scared.")
    return Report(draft, (), (note, again), draft)
