"""Verb forms come from a checked table or are not made at all."""

from __future__ import annotations

import pytest

from reframe.library.model import Library
from reframe.rewriting.verbs import Verbs, verbs_of


@pytest.fixture(scope="module")
def verbs(library: Library) -> Verbs:
    return verbs_of(library.words.verbs, library.words.doubling, library.words.silent_e)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("told", "tell"), ("came", "come"), ("said", "say"), ("helped", "help"), ("hoped", "hope"), ("replied", "reply"),
        ("stopped", "stop"), ("cancelled", "cancel"), ("shared", "share"), ("asked", "ask"), ("loved", "love"), ("forgot", "forget"),
        ("missed", "miss"), ("called", "call"), ("ignored", "ignore"), ("planned", "plan"), ("invited", "invite"), ("listened", "listen"),
        ("went", "go"), ("did", "do"), ("spent", "spend"), ("used", "use"), ("cleaned", "clean"), ("apologised", "apologise"),
    ],
)  # fmt: skip
def test_base_of_a_past_form(verbs: Verbs, form: str, base: str) -> None:
    assert verbs.base(form) == (base, "past")


@pytest.mark.parametrize(
    ("base", "doing", "done"),
    [
        ("tell", "telling", "told"), ("help", "helping", "helped"), ("lie", "lying", "lied"), ("stop", "stopping", "stopped"),
        ("make", "making", "made"), ("run", "running", "run"), ("see", "seeing", "seen"), ("listen", "listening", "listened"),
        ("put", "putting", "put"), ("forget", "forgetting", "forgotten"), ("play", "playing", "played"), ("reply", "replying", "replied"),
        ("be", "being", "been"), ("sit", "sitting", "sat"), ("eat", "eating", "eaten"), ("come", "coming", "come"),
    ],
)  # fmt: skip
def test_forms_of_a_base(verbs: Verbs, base: str, doing: str, done: str) -> None:
    assert (verbs.doing(base), verbs.done(base)) == (doing, done)


def test_no_guess_for_what_is_no_verb(verbs: Verbs) -> None:
    assert verbs.base("could") is None
    assert verbs.base("3:15") is None
