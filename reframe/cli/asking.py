"""Talking with a person line by line: what is said goes to stderr, so that stdout holds the result alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from typing import BinaryIO

from ..errors import SettingsError
from ..render import plain
from ..render.page import Row
from ..render.place import NOWHERE
from . import output
from .options import Options


class Talk:
    """A conversation. Answers come from stdin or, where that is the draft, from the terminal itself."""

    def __init__(self, options: Options, source: str = "") -> None:
        self._options, self._source = options, source

    def say(self, rows: Iterable[Row]) -> None:
        """A page, in colour where the person sees it on a terminal."""
        if self._is_coloured():
            from ..render import terminal

            output.aside_painted(terminal.paint(rows))
        else:
            output.aside_painted(plain.paint(rows))

    def ask(self, prompt: str) -> str | None:
        """One line of answer without its end, None when there are no more."""
        output.aside_painted(prompt)
        line = self._answers.readline()
        if not line.endswith(b"\n"):
            output.aside_painted("\n")
        return line.decode("utf-8", "replace").rstrip("\r\n") if line else None

    def width(self) -> int:
        """How many columns there are to say something in."""
        with suppress(OSError, ValueError, AttributeError):
            if not os.environ.get("COLUMNS"):
                return max(os.get_terminal_size(sys.stderr.fileno()).columns or output.IN_A_PIPE, output.NARROWEST)
        return output.width()

    def _is_coloured(self) -> bool:
        declined = not self._options.color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return not declined and sys.stderr is not None and sys.stderr.isatty()

    @cached_property
    def _answers(self) -> BinaryIO:
        if self._source != NOWHERE and sys.stdin is not None:
            return sys.stdin.buffer
        if self._source == NOWHERE and sys.stdin is not None and sys.stdin.isatty():
            return sys.stdin.buffer
        try:
            return open("/dev/tty", "rb", buffering=0)
        except OSError:
            todo = "give the draft as a file, so that stdin is free for the answers"
            raise SettingsError("there is no terminal to answer on", todo=todo) from None
