"""What stands below the message."""

from __future__ import annotations

import pytest

from reframe.composer import state as at
from reframe.composer.hints import EMPTY, rows, scrolled
from reframe.composer.state import WHOLE, WHY, State
from reframe.composer.wrapping import breaks
from reframe.render.cells import width
from reframe.render.layout import NOTHING

from .conftest import check

BOTH = "you never listen and you are so rude!"


def shown(state: State, limit: int = 80, height: int = 100) -> list[str]:
    return ["".join(span.text for span in row).rstrip() for row in rows(state, limit, height)]


def test_empty_and_clean() -> None:
    assert shown(at.begin("", check)) == [EMPTY, "Alt-Enter done · Ctrl-C leave"]
    assert shown(at.begin("hello", check))[0] == NOTHING


def test_an_opener() -> None:
    assert shown(at.begin("you never listen", check)) == [
        "may hear  “Heard: you never listen.”",
        "Tab       “I'd love to be heard” (request)",
        "F1 why · F2 whole message · Alt-Enter done",
    ]


def test_one_of_several() -> None:
    assert shown(at.begin(BOTH, check))[-1] == "F1 why · F2 whole message · F3 next of 2 · Alt-Enter done"


def test_a_suggestion_in_place() -> None:
    taken = at.take(at.begin("you never listen", check), 1, check)
    assert shown(taken)[1:] == [
        "1 of 3    “I'd love to be heard” (request)",
        "Tab next · Shift-Tab back · Ctrl-Z undo · F1 why · Alt-Enter done",
    ]
    last = at.take(at.take(taken, 1, check), 1, check)
    assert shown(last)[1] == "3 of 3    leave these words out"
    assert shown(at.take(last, 1, check))[1] == "again     your own words"


def test_why_shows_every_invitation_and_the_one_in_place() -> None:
    why = at.panel(at.begin("you never listen", check), WHY)
    text = "\n".join(shown(why))
    assert "weighs 3 of 5" in text and "Because." in text and "  3 leave these words out" in text
    assert "› 1 “I'd love" in "\n".join(shown(at.take(why, 1, check)))


def test_whole_message() -> None:
    text = shown(at.panel(at.begin(BOTH, check), WHOLE))
    assert "I'd love to be heard and that hurt!" in text and text[-1] == "Tab take all · F2 back · Alt-Enter done"


def test_care_takes_the_place_and_offers_nothing() -> None:
    for panel in ("", WHY, WHOLE):
        text = shown(at.panel(at.begin("I am scared. you never listen", check), panel))
        assert text == ["This is left as it is.", "Alt-Enter done · Ctrl-C leave"]


@pytest.mark.parametrize("limit", [20, 38, 78, 200])
@pytest.mark.parametrize("panel", ["", WHY, WHOLE])
def test_nothing_is_wider_than_the_window(limit: int, panel: str) -> None:
    for text in ("", BOTH, "I am scared"):
        assert all(width(row) <= limit for row in shown(at.panel(at.begin(text, check), panel), limit))


class TestLowWindow:
    """Why and all invitations, in fewer rows than they need."""

    LIMIT, HEIGHT = 30, 6

    def panel(self, state: State | None = None) -> State:
        return at.panel(state or at.begin("you never listen", check), WHY)

    def shown(self, state: State) -> list[str]:
        return shown(state, self.LIMIT, self.HEIGHT)

    def turned(self, state: State, pages: int) -> State:
        row = scrolled(state, self.LIMIT, self.HEIGHT, pages)
        assert row is not None
        return at.scroll(state, row)

    def test_it_says_what_is_not_shown_and_keeps_the_keys(self) -> None:
        text = self.shown(self.panel())
        assert len(text) == self.HEIGHT and text[-3].startswith("⋮ PageDown") and text[-2].startswith("F1 close")
        assert all(width(row) <= 20 for row in shown(self.panel(), 20, 6))

    def test_every_row_can_be_reached_and_left_again(self) -> None:
        state = self.panel()
        every = shown(state, self.LIMIT)
        seen = set(self.shown(state))
        for _ in every:
            state = self.turned(state, 1)
            seen.update(self.shown(state))
        assert set(every) <= seen and "PageDown" not in "".join(self.shown(state))
        for _ in every:
            state = self.turned(state, -1)
        assert self.shown(state) == self.shown(self.panel())

    def test_the_invitation_in_place_is_seen_until_one_scrolls(self) -> None:
        state = self.panel()
        for number in (1, 2, 3):
            state = at.take(state, 1, check)
            assert any(row.startswith(f"› {number}") for row in self.shown(state))
        assert not any(row.startswith("›") for row in self.shown(self.turned(self.turned(state, -1), -1)))

    def test_nothing_scrolls_where_everything_is_seen(self) -> None:
        assert scrolled(self.panel(), 80, 100, 1) is None

    def test_another_panel_begins_at_its_first_row(self) -> None:
        state = self.turned(self.panel(), 1)
        assert at.panel(at.panel(state, WHY), WHY) == self.panel()


class TestWrapping:
    @staticmethod
    def rows(text: str, limit: int) -> list[str]:
        cells = [2 if letter > "\u2e80" else 1 for letter in text]
        return [text[start:end] for start, end, _ in breaks(cells, [letter.isspace() for letter in text], limit)]

    def test_between_words(self) -> None:
        assert self.rows("one two three", 8) == ["one two ", "three"]
        assert self.rows("one two   three", 7) == ["one two   ", "three"]

    def test_a_word_longer_than_the_row_is_cut(self) -> None:
        assert self.rows("abcdefgh ij", 3) == ["abc", "def", "gh ", "ij"]

    def test_wide_letters(self) -> None:
        assert self.rows("日本語 日本", 6) == ["日本語 ", "日本"]
        assert self.rows("日本語", 3) == ["日", "本", "語"]

    def test_nothing(self) -> None:
        assert self.rows("", 5) == [""]
