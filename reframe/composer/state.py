"""What the composer knows and what each key does to it. Values and functions: no terminal, no clock.

A text changes first (`typed`) and is checked afterwards (`checked`), at once or, where checking takes long, when the
writer pauses. In between, marks stay where they can.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..model import CareNote, Finding, Report, splice
from .edits import Edit, between, carried

Check = Callable[[str], Report]

OWN_WORDS = -1
MOST_STEPS = 300
NO_REPORT = Report("")
NO_EDIT = Edit(0, 0, 0)
WHY, WHOLE = "why", "whole"


class Step(NamedTuple):
    """A text one can go back to."""

    text: str
    cursor: int


class Taken(NamedTuple):
    """A suggestion in place: which one of the finding's, and what stood there before."""

    finding: Finding
    choice: int
    before: Step


@dataclass(frozen=True, slots=True)
class State:
    """The composer between two keys.

    marks, care: what is shown. starts: where openers begin that were shown, so that one that is still being written
    does not vanish at every letter. resting: the writer has paused, so a word at the cursor is a whole word.
    panel: WHY, WHOLE or nothing. scrolled: its first row that is shown, None where it shows what matters by itself.
    """

    text: str = ""
    cursor: int = 0
    report: Report = NO_REPORT
    marks: tuple[Finding, ...] = ()
    care: tuple[CareNote, ...] = ()
    starts: frozenset[int] = frozenset()
    resting: bool = True
    taken: Taken | None = None
    panel: str = ""
    scrolled: int | None = None
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    last: Edit = NO_EDIT

    @property
    def is_checked(self) -> bool:
        """Whether the report is of this text."""
        return self.report.draft == self.text


def begin(text: str, check: Check) -> State:
    """A composer with a text in it, the cursor at its end."""
    return checked(State(text, len(text)), check(text))


def typed(state: State, text: str, cursor: int) -> State:
    """The writer has changed the text: one letter, or a whole page pasted."""
    edit = between(state.text, text, state.cursor)
    past = (*state.past, Step(state.text, state.cursor))[-MOST_STEPS:] if _begins_step(state, text, edit) else state.past
    return replace(
        state,
        text=text,
        cursor=cursor,
        marks=carried(state.marks, edit),
        starts=frozenset(at if at <= edit.start else at + edit.end - edit.stop for at in state.starts),
        resting=not edit.is_typed,
        taken=None,
        panel="" if state.panel == WHOLE else state.panel,
        scrolled=None,
        past=past,
        future=(),
        last=edit,
    )


def _begins_step(state: State, text: str, edit: Edit) -> bool:
    """Whether going back should stop before this edit: a word at a time, a run of deletions, a paste."""
    if edit.is_typed and state.last.is_typed and state.last.end == edit.start and state.taken is None:
        return edit.start > 0 and text[edit.start - 1].isspace() and not text[edit.start].isspace()
    return not (edit.is_rubbed_out and state.last.is_rubbed_out and state.last.start in (edit.start, edit.stop))


def moved(state: State, cursor: int) -> State:
    """The cursor has moved; a suggestion in place is settled by it."""
    if cursor == state.cursor:
        return state
    # The skin may tell of a letter first and of the cursor after it; that is no pause.
    follows = cursor == state.last.end
    settled = replace(state, cursor=cursor, resting=state.resting or not follows, taken=None, scrolled=None)
    return _shown(settled) if settled.is_checked else settled


def checked(state: State, report: Report) -> State:
    """The report of the text is there. One of an older text is passed over."""
    if report.draft != state.text:
        return state
    return _shown(replace(state, report=report))


def rested(state: State) -> State:
    """The writer has paused: what ends at the cursor counts as written."""
    resting = replace(state, resting=True)
    return _shown(resting) if resting.is_checked else resting


def _shown(state: State) -> State:
    """With what is to be seen of the report: all but what the writer is in the middle of."""
    report = state.report
    marks = tuple(one for one in report.findings if one.start in state.starts or not _being_written(state, one.end))
    whole = bool(state.care) or any(not _being_written(state, note.end) for note in report.care)
    return replace(
        state, marks=marks, care=report.care if whole else (), starts=frozenset(finding.start for finding in marks)
    )


def _being_written(state: State, end: int) -> bool:
    return not state.resting and end == state.cursor and state.text[end - 1 : end].isalnum()


def focus(state: State) -> Finding | None:
    """The opener that is spoken of: the one just replaced, else the last at or before the cursor, else the first."""
    if state.taken:
        return state.taken.finding
    before = [finding for finding in state.marks if finding.start <= state.cursor]
    return before[-1] if before else next(iter(state.marks), None)


def placed(state: State) -> tuple[int, int] | None:
    """Where the suggestion just taken stands."""
    if state.taken is None or state.taken.choice == OWN_WORDS:
        return None
    suggestion = state.taken.finding.suggestions[state.taken.choice]
    return suggestion.start, suggestion.start + len(suggestion.text)


def take(state: State, step: int, check: Check) -> State:
    """Tab (1) and Shift-Tab (-1): the next suggestion in place of the opener; after the last, the writer's own words.

    With the whole message shown, Tab takes all of it.
    """
    state = rested(state if state.is_checked else checked(state, check(state.text)))
    if state.care:
        return state
    if state.panel == WHOLE:
        return _take_whole(state, check)
    taken = state.taken or _beginning(state)
    if taken is None:
        return state
    choices = len(taken.finding.suggestions) + 1
    choice = (taken.choice + step + 1) % choices - 1
    text, cursor = _with_choice(taken, choice)
    past = state.past if state.taken else (*state.past, taken.before)[-MOST_STEPS:]
    placed = replace(_at(state, text, cursor, check), past=past, future=())
    return replace(placed, taken=taken._replace(choice=choice))


def _beginning(state: State) -> Taken | None:
    finding = focus(state)
    if finding is None or not finding.suggestions:
        return None
    return Taken(finding, OWN_WORDS, Step(state.text, state.cursor))


def _with_choice(taken: Taken, choice: int) -> Step:
    if choice == OWN_WORDS:
        return taken.before
    before, suggestion = taken.before, taken.finding.suggestions[choice]
    text = splice(before.text, [suggestion])
    if before.cursor >= suggestion.end:
        return Step(text, before.cursor + len(text) - len(before.text))
    return Step(text, suggestion.start + len(suggestion.text))


def _take_whole(state: State, check: Check) -> State:
    text = state.report.rewritten
    if text == state.text:
        return replace(state, panel="")
    past = (*state.past, Step(state.text, state.cursor))[-MOST_STEPS:]
    return replace(_at(state, text, len(text), check), past=past, future=(), panel="")


def _at(state: State, text: str, cursor: int, check: Check) -> State:
    """The composer with another text in it, checked."""
    there = replace(state, text=text, cursor=cursor, resting=True, taken=None, last=Edit(cursor, cursor, cursor), scrolled=None)
    return checked(replace(there, starts=frozenset(), care=()), check(text))


def undo(state: State, check: Check) -> State:
    """Back to the text before the last step."""
    past = state.past
    while past and past[-1].text == state.text:
        past = past[:-1]
    if not past:
        return state
    there = _at(state, past[-1].text, past[-1].cursor, check)
    return replace(there, past=past[:-1], future=(*state.future, Step(state.text, state.cursor)), panel="")


def redo(state: State, check: Check) -> State:
    """Forward again to what was undone."""
    if not state.future:
        return state
    there = _at(state, state.future[-1].text, state.future[-1].cursor, check)
    return replace(there, past=(*state.past, Step(state.text, state.cursor)), future=state.future[:-1], panel="")


def panel(state: State, name: str) -> State:
    """Opens a panel, or closes it when it is open."""
    return replace(state, panel="" if state.panel == name else name, scrolled=None)


def scroll(state: State, row: int) -> State:
    """What stands below the message, from a row on."""
    return replace(state, scrolled=row)


def next_opener(state: State) -> State:
    """The cursor behind the next opener, after the last one behind the first."""
    if not state.marks:
        return state
    target = next((finding for finding in state.marks if finding.start > state.cursor), state.marks[0])
    panel = "" if state.panel == WHOLE else state.panel
    return replace(state, cursor=target.end, taken=None, resting=True, panel=panel, scrolled=None)
