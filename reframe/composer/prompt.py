"""The composer on a terminal: keys go to the state machine, and what it says is drawn. Nothing is decided here.

It draws on the terminal itself, never on stdout, so that what is written can go down a pipe.
"""

from __future__ import annotations

import os
import sys
import time
from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import BufferControl, Dimension, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.styles import Style

from ..model import Report
from ..render.page import Row
from ..render.safe import visible
from . import hints, state
from .state import WHOLE, WHY, Check, State
from .wrapping import WrapWords

RESTS_AFTER = 0.4  # seconds without a key: the word at the cursor is taken for a whole one
AT_ONCE = 0.02  # a check that takes longer than this waits until the writer pauses
PAUSE = 0.15
MARGIN = 2
LEAST_SHOWN = 3  # rows of the message that a panel leaves

# The colours of the report (render/terminal.py), which suit light and dark alike; marks are underlined besides.
STYLE = Style.from_dict(
    {
        "mark1": "underline ansicyan",
        "mark2": "underline ansicyan",
        "mark3": "underline ansimagenta",
        "mark4": "underline ansired",
        "mark5": "underline ansired",
        "focus": "bold",
        "placed": "ansigreen",
        "say": "ansigreen",
        "quote": "italic",
        "label": "bold",
        "key": "bold",
        "title": "bold",
        "quiet": "dim",
        "prompt": "dim",
    }
)
Change = Callable[[State], State]


def compose(check: Check, text: str = "", *, color: bool = True, source: Input | None = None, screen: Output | None = None) -> str | None:
    """Lets a person write, and returns the message; None when nothing was written.

    check: what says where openers are. text: what to begin with. source, screen: where keys come from and where is drawn;
    by default the terminal.
    Raises KeyboardInterrupt on Ctrl-C, OSError where there is no terminal.
    """
    with _terminal() as (keys, output):
        return Composer(check, text, color=color, source=source or keys, screen=screen or output).run()


@contextmanager
def _terminal() -> Iterator[tuple[Input, Output]]:
    """The terminal behind whichever stream is still connected to it. Raises OSError where there is none."""
    if any(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)):
        yield create_input(always_prefer_tty=True), create_output(always_prefer_tty=True)
        return
    with open("/dev/tty", "w", encoding="utf-8") as screen:
        yield create_input(always_prefer_tty=True), create_output(stdout=screen)


class Composer:
    """The skin: holds the state, and carries changes between it and prompt_toolkit's buffer."""

    def __init__(self, check: Check, text: str, *, color: bool, source: Input, screen: Output) -> None:
        self._check = check
        self._took = 0.0
        self.state = state.begin(text, self._timed)
        self._buffer = Buffer(document=Document(text, len(text)), multiline=True)
        self._buffer.on_text_changed += self._on_change
        self._buffer.on_cursor_position_changed += self._on_change
        self._setting = False
        self._timers: dict[str, TimerHandle] = {}
        self._app: Application[str | None] = Application(
            layout=Layout(self._rows()),
            key_bindings=self._keys(),
            style=STYLE,
            color_depth=None if color else ColorDepth.DEPTH_1_BIT,
            erase_when_done=True,
            before_render=self._before_render,
            input=source,
            output=screen,
        )

    def run(self) -> str | None:
        """Runs until the writer leaves."""
        return self._app.run()

    def _rows(self) -> HSplit:
        message = BufferControl(
            self._buffer, lexer=_Marks(self), input_processors=[WrapWords(MARGIN)], include_default_input_processors=False
        )
        return HSplit(
            [
                Window(message, wrap_lines=True, get_line_prefix=_prompt, height=Dimension(min=1), dont_extend_height=True),
                Window(height=1),
                # All of them are seen, the keys above all: it is the message that scrolls.
                Window(FormattedTextControl(self._hints), height=lambda: Dimension.exact(len(self._hint_rows()))),
            ]
        )

    def _hints(self) -> StyleAndTextTuples:
        return [fragment for row in self._hint_rows() for fragment in _fragments(row)]

    def _hint_rows(self) -> list[Row]:
        return hints.rows(self.state, *self._room())

    def _room(self) -> tuple[int, int]:
        """Columns and rows for what stands below the message."""
        size = self._app.output.get_size()
        return size.columns - MARGIN, size.rows - LEAST_SHOWN - 1

    def _timed(self, text: str) -> Report:
        begun = time.perf_counter()
        try:
            report = self._check(text)
        except Exception:
            # A fault of ours must not cost the writer the message: it goes without marks.
            if os.environ.get("REFRAME_DEBUG"):
                raise
            report = Report(text, rewritten=text)
        self._took = time.perf_counter() - begun
        return report

    def _on_change(self, buffer: Buffer) -> None:
        if self._setting:
            return
        if buffer.text != self.state.text:
            self.state = state.typed(self.state, buffer.text, buffer.cursor_position)
            self._later("rest", RESTS_AFTER, lambda: state.rested(self.state))
        else:
            self.state = state.moved(self.state, buffer.cursor_position)

    def _before_render(self, _: object) -> None:
        """The check, once for all keys that came together: at once where it is quick, else when the writer pauses."""
        if self.state.is_checked:
            return
        if self._took <= AT_ONCE:
            self.state = self._rechecked()
        else:
            self._later("check", max(PAUSE, self._took), self._rechecked)

    def _rechecked(self) -> State:
        if self.state.is_checked:
            return self.state
        return state.checked(self.state, self._timed(self.state.text))

    def _later(self, name: str, seconds: float, change: Callable[[], State]) -> None:
        """A change after a pause; asking again starts the pause anew."""
        if name in self._timers:
            self._timers[name].cancel()
        self._timers[name] = get_running_loop().call_later(seconds, self._change, change)

    def _change(self, change: Callable[[], State]) -> None:
        self._put(change())
        self._app.invalidate()

    def _put(self, new: State) -> None:
        """The new state, and the buffer made to agree with it."""
        self.state = new
        if (self._buffer.text, self._buffer.cursor_position) != (new.text, new.cursor):
            self._setting = True
            try:
                self._buffer.set_document(Document(new.text, new.cursor))
            finally:
                self._setting = False

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        changes: dict[tuple[str, ...], Change] = {
            ("tab",): lambda at: state.take(at, 1, self._timed),
            ("s-tab",): lambda at: state.take(at, -1, self._timed),
            ("c-z",): lambda at: state.undo(at, self._timed),
            ("c-_",): lambda at: state.undo(at, self._timed),
            ("c-y",): lambda at: state.redo(at, self._timed),
            ("f1",): lambda at: state.panel(at, WHY),
            ("f2",): lambda at: state.panel(at, WHOLE),
            ("f3",): state.next_opener,
            # Where a window keeps the function keys for itself.
            ("escape", "1"): lambda at: state.panel(at, WHY),
            ("escape", "2"): lambda at: state.panel(at, WHOLE),
            ("escape", "3"): state.next_opener,
        }
        for sequence, change in changes.items():
            keys.add(*sequence)(self._changes(change))
        keys.add("pagedown")(lambda _: self._page(1))
        keys.add("pageup")(lambda _: self._page(-1))
        for sequence in (("escape", "enter"), ("c-d",)):
            keys.add(*sequence)(self._finish)
        for key in ("c-c", "<sigint>"):
            keys.add(key)(_interrupt)
        return keys

    def _changes(self, change: Change) -> Callable[[KeyPressEvent], None]:
        return lambda event: self._put(change(self.state))

    def _page(self, pages: int) -> None:
        """What stands below scrolls where it does not fit; else the cursor goes through the message."""
        row = hints.scrolled(self.state, *self._room(), pages)
        if row is not None:
            self._put(state.scroll(self.state, row))
        else:
            rows = max(self._app.output.get_size().rows - len(self._hint_rows()) - 2, 1)
            (self._buffer.cursor_down if pages > 0 else self._buffer.cursor_up)(rows)

    def _finish(self, event: KeyPressEvent) -> None:
        event.app.exit(result=self.state.text if self.state.text.strip() else None)


class _Marks(Lexer):
    """The message with openers underlined; what steers a terminal is drawn as a picture of itself."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer

    def invalidation_hash(self) -> tuple[object, ...]:
        """Changes when the marks do."""
        return tuple(self._spans())

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """The lines of the message, each in pieces with their styles."""
        spans = list(self._spans())
        starts = [0]
        for line in document.lines:
            starts.append(starts[-1] + len(line) + 1)
        return lambda number: _pieces(document.lines[number], starts[number], spans) if number < len(document.lines) else []

    def _spans(self) -> Iterator[tuple[int, int, str]]:
        now = self._composer.state
        if taken := state.placed(now):
            yield *taken, "class:placed"
        here = state.focus(now)
        for mark in now.marks:
            yield mark.start, mark.end, f"class:mark{mark.severity}" + (" class:focus" if mark is here else "")


def _pieces(line: str, offset: int, spans: list[tuple[int, int, str]]) -> StyleAndTextTuples:
    pieces: StyleAndTextTuples = []
    text = visible(line)
    at = 0
    for start, end, style in sorted(spans):
        first, last = max(start - offset, at), min(end - offset, len(text))
        if first < last:
            pieces += [("", text[at:first]), (style, text[first:last])]
            at = last
    return [*pieces, ("", text[at:])]


def _fragments(row: Row) -> StyleAndTextTuples:
    spans: StyleAndTextTuples = [(f"class:{span.role}" if span.role else "", visible(span.text)) for span in row]
    return [("", " " * MARGIN), *spans, ("", "\n")]


def _prompt(line: int, wrapped: int) -> StyleAndTextTuples:
    return [("class:prompt", "› " if line == wrapped == 0 else " " * MARGIN)]


def _interrupt(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt)
