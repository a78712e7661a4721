"""The skin without a terminal: keys from a pipe, nothing drawn."""

from __future__ import annotations

import os

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from reframe.composer.prompt import Composer
from reframe.composer.state import Check
from reframe.model import Report

from .conftest import check

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a pipe as on Unix")


def written(keys: str, text: str = "", by: Check = check) -> str | None:
    with create_pipe_input() as source:
        source.send_text(keys)
        return Composer(by, text, color=True, source=source, screen=DummyOutput()).run()


def test_what_is_typed_is_what_is_returned() -> None:
    assert written("one\rtwo\x04") == "one\ntwo"
    assert written("\x04") is None and written("  \x1b\r") is None


def test_keys_reach_the_state() -> None:
    assert written("you never listen, ok\t\x04") == "I'd love to be heard, ok"
    assert written("you never listen\t\t\x1b[Z\x04") == "I'd love to be heard"
    assert written("you never listen\t\x1a\x04") == "you never listen"
    assert written("one two\x1a\x19\x04") == "one two"
    assert written("\x1bOR\t\x04", "you never listen and you are so rude") == "I'd love to be heard and you are so rude"
    assert written("\x1bOQ\t\x04", "you never listen and you are so rude") == "I'd love to be heard and that hurt"


def test_a_fault_of_ours_does_not_cost_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(text: str) -> Report:
        raise RuntimeError(text)

    monkeypatch.delenv("REFRAME_DEBUG", raising=False)
    assert written("you never listen \t\x1bOP\x1bOQ\x04", by=faulty) == "you never listen "


def test_interrupt() -> None:
    with pytest.raises(KeyboardInterrupt):
        written("hello\x03")
