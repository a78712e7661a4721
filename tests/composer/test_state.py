"""What each key does, without a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.composer import state as at
from reframe.composer.edits import Edit, between, carried
from reframe.composer.state import WHOLE, WHY, State

from .conftest import Writer, check

BOTH = "you never listen and you are so rude!"


class TestMarks:
    def test_an_opener_is_marked_once_it_is_complete(self, writer: Writer) -> None:
        assert writer.type("you never listen").marked == []
        assert writer.type(" ").marked == ["you never listen"]

    def test_a_pause_completes_it(self, writer: Writer) -> None:
        writer.type("you never listen")
        assert at.rested(writer.state).marks[0].quote == "you never listen"

    def test_a_pasted_one_is_complete(self, writer: Writer) -> None:
        assert writer.paste("you never listen").marked == ["you never listen"]

    def test_one_that_was_marked_stays_so_while_it_is_written_on(self, writer: Writer) -> None:
        # As with a gap that reaches to the cursor: it must not vanish at every letter.
        assert writer.type("you never listen ").marked
        assert writer.type("\b").marked == ["you never listen"]

    def test_marks_stay_where_they_are_until_the_check_is_done(self, writer: Writer) -> None:
        writer.paste(BOTH)
        later = at.typed(at.moved(writer.state, 0), "So " + BOTH, 3)
        assert not later.is_checked
        assert [later.text[mark.start : mark.end] for mark in later.marks] == ["you never listen", "you are so rude"]

    def test_a_mark_that_is_edited_waits_for_the_check(self, writer: Writer) -> None:
        writer.paste(BOTH)
        later = at.typed(at.moved(writer.state, 5), "you nXever" + BOTH[9:], 6)
        assert [mark.quote for mark in later.marks] == ["you are so rude"]

    def test_a_report_of_an_older_text_is_passed_over(self, writer: Writer) -> None:
        writer.type("hello")
        assert at.checked(writer.state, check(BOTH)) is writer.state

    def test_care_waits_for_the_word_and_then_stays(self, writer: Writer) -> None:
        assert writer.type("I am scared").state.care == ()
        assert writer.type(" of").state.care[0].kind == "fear"


class TestFocus:
    @pytest.mark.parametrize(("cursor", "entry"), [(0, "never"), (5, "never"), (20, "never"), (21, "rude"), (37, "rude")])
    def test_it_is_the_opener_at_or_before_the_cursor(self, cursor: int, entry: str) -> None:
        finding = at.focus(at.moved(at.begin(BOTH, check), cursor))
        assert finding is not None and entry in finding.entry

    def test_before_all_of_them_it_is_the_first(self) -> None:
        finding = at.focus(at.moved(at.begin("So, " + BOTH, check), 0))
        assert finding is not None and "never" in finding.entry

    def test_next_goes_round(self) -> None:
        now = at.moved(at.begin(BOTH, check), 0)
        cursors = []
        for _ in range(3):
            now = at.next_opener(now)
            cursors.append(now.cursor)
        assert cursors == [36, 16, 36]


class TestTake:
    def test_tab_takes_each_in_turn_and_ends_with_ones_own_words(self) -> None:
        now = at.begin("you never listen, ok", check)
        seen = []
        for _ in range(5):
            now = at.take(now, 1, check)
            seen.append(now.text)
        assert seen == ["I'd love to be heard, ok", "could you listen to me, ok", ", ok", "you never listen, ok", seen[0]]

    def test_shift_tab_goes_back(self) -> None:
        now = at.begin("you never listen, ok", check)
        first = at.take(now, 1, check)
        assert at.take(at.take(first, 1, check), -1, check).text == first.text
        assert at.take(first, -1, check).text == now.text
        assert at.take(now, -1, check).text == ", ok"

    def test_the_cursor_stays_with_what_follows(self) -> None:
        now = at.take(at.begin("you never listen, ok", check), 1, check)
        assert now.cursor == len(now.text)
        inside = at.take(at.moved(at.begin("you never listen, ok", check), 3), 1, check)
        assert inside.text[: inside.cursor] == "I'd love to be heard"

    def test_it_says_where_the_suggestion_stands(self) -> None:
        now = at.take(at.begin("So you never listen", check), 1, check)
        place = at.placed(now)
        assert place and now.text[slice(*place)] == "I'd love to be heard"
        assert at.placed(at.take(now, -1, check)) is None

    def test_moving_or_typing_settles_it(self, writer: Writer) -> None:
        writer.paste(BOTH)
        writer.state = at.take(writer.state, 1, check)
        assert writer.state.text == "you never listen and that hurt!"
        moved = at.moved(writer.state, 3)
        assert moved.taken is None and at.take(moved, 1, check).text == "I'd love to be heard and that hurt!"
        assert writer.type("x").state.taken is None

    def test_it_takes_the_word_being_written_and_a_text_not_yet_checked(self, writer: Writer) -> None:
        writer.type("you never listen")
        assert at.take(writer.state, 1, check).text == "I'd love to be heard"
        unchecked = at.typed(State(), "you never listen", 16)
        assert at.take(unchecked, 1, check).text == "I'd love to be heard"

    def test_nothing_to_take(self) -> None:
        assert at.take(at.begin("hello", check), 1, check).text == "hello"
        assert at.take(at.begin("I am scared. you never listen", check), 1, check).text.endswith("you never listen")

    def test_the_whole_message(self) -> None:
        now = at.take(at.panel(at.begin(BOTH, check), WHOLE), 1, check)
        assert now.text == "I'd love to be heard and that hurt!" and now.panel == "" and not now.marks
        assert at.undo(now, check).text == BOTH


class TestUndo:
    def test_a_word_at_a_time(self, writer: Writer) -> None:
        now = writer.type("one two three").state
        seen = []
        while now.past:
            now = at.undo(now, check)
            seen.append(now.text)
        assert seen == ["one two ", "one ", ""]
        assert at.undo(now, check) is now

    def test_a_taken_suggestion_at_once_however_many_were_tried(self) -> None:
        now = at.begin("you never listen", check)
        tried = at.take(at.take(now, 1, check), 1, check)
        assert at.undo(tried, check).text == "you never listen"
        back = at.take(at.take(tried, 1, check), 1, check)
        assert back.text == "you never listen" and at.undo(back, check).text == "you never listen"

    def test_a_paste_and_a_run_of_deletions(self, writer: Writer) -> None:
        now = writer.type("ab").paste("cdef").type("\b\b\b").state
        assert now.text == "abc"
        now = at.undo(now, check)
        assert now.text == "abcdef"
        assert at.undo(now, check).text == "ab"

    def test_redo_until_something_is_typed(self, writer: Writer) -> None:
        now = at.undo(writer.type("one two").state, check)
        assert at.redo(now, check).text == "one two" and at.redo(at.redo(now, check), check).text == "one two"
        writer.state = now
        assert at.redo(writer.type("x").state, check).text == "one x"

    def test_marks_are_those_of_the_text_gone_back_to(self, writer: Writer) -> None:
        now = at.undo(at.take(writer.paste(BOTH).state, 1, check), check)
        assert [mark.quote for mark in now.marks] == ["you never listen", "you are so rude"]

    def test_it_does_not_grow_for_ever(self, writer: Writer) -> None:
        assert len(writer.type("a " * (at.MOST_STEPS + 50)).state.past) == at.MOST_STEPS


def test_panels_open_and_close() -> None:
    now = at.panel(at.begin(BOTH, check), WHY)
    assert now.panel == WHY and at.panel(now, WHY).panel == "" and at.panel(now, WHOLE).panel == WHOLE
    assert at.typed(at.panel(now, WHOLE), "x", 1).panel == ""


class TestEdits:
    @pytest.mark.parametrize(
        ("old", "new", "cursor", "edit"),
        [
            ("", "a", 0, Edit(0, 0, 1)),
            ("aaa", "aaaa", 2, Edit(2, 2, 3)),
            ("aaa", "aa", 3, Edit(2, 3, 2)),
            ("one two", "one", 7, Edit(3, 7, 3)),
            ("abc", "xyz", 3, Edit(0, 3, 3)),
            ("same", "same", 2, Edit(2, 2, 2)),
        ],
    )
    def test_between(self, old: str, new: str, cursor: int, edit: Edit) -> None:
        assert between(old, new, cursor) == edit

    @given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.integers(0, 12))
    def test_an_edit_replays(self, old: str, new: str, cursor: int) -> None:
        start, stop, end = between(old, new, cursor)
        assert 0 <= start <= min(stop, end) and old[:start] + new[start:end] + old[stop:] == new

    def test_carried_findings_still_quote_the_text(self) -> None:
        old, new = BOTH, "you never listen!! and you are so rude!"
        kept = carried(check(old).findings, between(old, new, 16))
        assert [new[one.start : one.end] for one in kept] == ["you never listen", "you are so rude"]
        assert kept[1].suggestions[0].start == kept[1].start


@given(st.lists(st.sampled_from(["you never listen ", "x", "\b", "tab", "s-tab", "undo", "redo", "whole", "next", "left"]), max_size=25))
def test_whatever_is_pressed_the_state_is_sound(keys: list[str]) -> None:
    writer = Writer(check)
    for key in keys:
        now = writer.state
        if key in ("tab", "s-tab"):
            writer.state = at.take(now, 1 if key == "tab" else -1, check)
        elif key in ("undo", "redo"):
            writer.state = (at.undo if key == "undo" else at.redo)(now, check)
        elif key == "whole":
            writer.state = at.panel(now, WHOLE)
        elif key == "next":
            writer.state = at.next_opener(now)
        elif key == "left":
            writer.state = at.moved(now, max(now.cursor - 1, 0))
        elif key != "\b" or now.cursor:
            writer.type(key) if key == "\b" else writer.paste(key)
        now = writer.state
        assert 0 <= now.cursor <= len(now.text) and now.is_checked
        assert all(now.text[mark.start : mark.end] == mark.quote for mark in now.marks)
    assert replace(writer.state) == writer.state
