"""Spelling variants are differences between a word and its normal form; offsets stay those of the draft."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.reading import read


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("you're late", "you are late"),
        ("you’re late", "you are late"),
        ("youre late", "you are late"),
        ("ur so late", "you are so late"),
        ("ur mother", "your mother"),
        ("u r late", "you are late"),
        ("your so rude", "you are so rude"),
        ("your house", "your house"),
        ("you didnt", "you did not"),
        ("you did'nt", "you did not"),
        ("you didn`t", "you did not"),
        ("I can't", "i can not"),
        ("you cannot", "you can not"),
        ("you won't", "you will not"),
        ("you should of asked", "you should have asked"),
        ("shouldve", "should have"),
        ("out of milk", "out of milk"),
        ("ill do it", "i will do it"),
        ("I feel ill today", "i feel ill today"),
        ("we were there", "we were there"),
        ("we're there", "we are there"),
        ("sooo lazyyy", "so lazy"),
        ("NEVER  listen", "never listen"),
        ("listen to\nme", "listen to me"),
        ("y do u care", "why do you care"),
        ("let's go", "let us go"),
        ("Neha's husband", "neha's husband"),
        ("self-centred", "self centred"),
        ("at 3:15 pay 1,140", "at 3:15 pay 1,140"),
        ("İ never", "i̇ never"),
    ],
)
def test_normal_form(typed: str, normal: str) -> None:
    assert " ".join(read(typed).norms) == normal


def test_a_stretched_word_folds_to_the_known_one() -> None:
    assert read("offfff and neverrr", frozenset({"off", "never"})).norms == ["off", "and", "never"]


@given(st.text(max_size=200))
def test_offsets_lie_inside_the_draft_and_in_order(text: str) -> None:
    reading = read(text)
    last = 0
    for word in reading.words:
        assert 0 <= word.start < word.end <= len(text)
        assert word.start >= last or word.start == reading.words[reading.words.index(word) - 1].start
        last = word.start
    assert len(reading.strengths) == len(reading.words) + 1


@pytest.mark.parametrize(
    ("draft", "clauses"),
    [
        ("You never help, and I'm tired.", ["You never help", "and I'm tired"]),
        ("You never clean up or put anything away.", ["You never clean up or put anything away"]),
        ("You never call because you don't care.", ["You never call", "because you don't care"]),
        ("you never listen to me i'm so tired", ["you never listen to me", "i'm so tired"]),
        ("You bought milk, bread and eggs.", ["You bought milk, bread and eggs"]),
        ("You never listen. You never call.", ["You never listen", "You never call"]),
        ("you never ask who I am", ["you never ask who I am"]),
        ("listen to\nme when I talk", ["listen to\nme when I talk"]),
        ("You're just so... difficult.", ["You're just so", "difficult"]),
    ],
)
def test_clauses(draft: str, clauses: list[str]) -> None:
    reading = read(draft)
    starts = [i for i, s in enumerate(reading.strengths[:-1]) if s >= 2] + [len(reading.words)]
    assert [draft[slice(*reading.span(a, b))] for a, b in itertools.pairwise(starts)] == clauses


@pytest.mark.parametrize(
    "draft",
    [
        'She said "you never listen" and left.',
        "She said “you never listen” and left.",
        "> you never listen",
        "look at `you never listen` here",
        "fine\n-----Original Message-----\nyou never listen",
        "On Tue, Ann wrote:\nyou never listen",
        "they said 'you never listen' again",
    ],
)
def test_other_peoples_words_are_protected(draft: str) -> None:
    start = draft.index("you never listen")
    assert read(draft).is_protected(start, start + 16)


def test_apostrophes_protect_nothing() -> None:
    assert not read("don't tell the kids' friends you can't come").protected
