"""A check made by hand: two openers, a care note, nothing of the library."""

from __future__ import annotations

import re

import pytest

from reframe.composer.state import Check, State, begin, checked, typed
from reframe.model import CareNote, Finding, Report, Suggestion, splice

OPENERS = {
    "you never listen": (3, ("I'd love to be heard", "could you listen to me", "")),
    "you are so rude": (4, ("that hurt", "I was sad")),
}
MOVES = ("request", "need", "leave-out")


def check(text: str) -> Report:
    """Finds the openers of this file, whole words or not."""
    if at := re.search("i am scared", text, re.IGNORECASE):
        note = CareNote("fear", "keep", "This is left as it is.", at.start(), at.end(), at.group())
        return Report(text, (), (note,), text)
    found = [_finding(at, opener) for opener in OPENERS for at in re.finditer(opener, text, re.IGNORECASE)]
    found.sort(key=lambda finding: finding.start)
    return Report(text, tuple(found), (), splice(text, [finding.suggestions[0] for finding in found]))


def _finding(at: re.Match[str], opener: str) -> Finding:
    severity, said = OPENERS[opener]
    suggestions = tuple(Suggestion(text, move, at.start(), at.end()) for text, move in zip(said, MOVES, strict=False))
    hears = (f"Heard: {opener}.",)
    return Finding(at.start(), at.end(), at.group(), "absolute", opener.replace(" ", "-"), severity, hears, "Because.", suggestions)


class Writer:
    """Types into a state as a person does, a key at a time, and checks after each."""

    def __init__(self, check: Check, text: str = "") -> None:
        self.check = check
        self.state: State = begin(text, check)

    def type(self, keys: str) -> Writer:
        """Letters at the cursor; \\b rubs one out."""
        for key in keys:
            before, at = self.state.text, self.state.cursor
            text, cursor = (before[: at - 1] + before[at:], at - 1) if key == "\b" else (before[:at] + key + before[at:], at + 1)
            self.state = typed(self.state, text, cursor)
            self.state = checked(self.state, self.check(self.state.text))
        return self

    def paste(self, text: str) -> Writer:
        """Many letters at once."""
        before, at = self.state.text, self.state.cursor
        self.state = typed(self.state, before[:at] + text + before[at:], at + len(text))
        self.state = checked(self.state, self.check(self.state.text))
        return self

    @property
    def marked(self) -> list[str]:
        """The words that are underlined."""
        return [self.state.text[mark.start : mark.end] for mark in self.state.marks]


@pytest.fixture
def writer() -> Writer:
    return Writer(check)
