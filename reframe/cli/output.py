"""Where printing happens: results to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from ..render import plain
from ..render.page import Paint, Row
from ..render.safe import one_line
from .options import Options

NARROWEST, IN_A_PIPE = 30, 80


def put(text: str) -> None:
    """Text for people to stdout; a letter that the terminal's encoding lacks becomes a question mark."""
    if sys.stdout is None:
        return
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def put_data(data: bytes) -> None:
    """Bytes to stdout as they are: data for programs, and messages that must not change on the way."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def flush() -> None:
    """Sends what was printed, so that a reader of the stream need not wait for it."""
    if sys.stdout is not None:
        sys.stdout.flush()


def note(text: str) -> None:
    """One line to stderr."""
    _to_stderr(one_line(text) + "\n")


def aside(rows: Iterable[Row]) -> None:
    """A page beside the result, to stderr, without colour."""
    _to_stderr(plain.paint(rows))


def aside_painted(text: str) -> None:
    """Text to stderr as it is: its escapes are ours."""
    _to_stderr(text)


def _to_stderr(text: str) -> None:
    # Nobody may be listening there; that is no reason to fail.
    with suppress(OSError, ValueError, AttributeError):
        flush()
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
        sys.stderr.flush()


def complain(text: str) -> None:
    """An error or a warning: one line to stderr, with our name in front."""
    note(f"reframe: {text}")


def prompt(text: str) -> None:
    """What a person at the terminal is asked, to stderr, so that stdout holds the result alone."""
    note(text)


def settle() -> None:
    """After an end before its time: what cannot be written any more is dropped, silently."""
    try:
        flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal() -> bool:
    """Whether a person reads stdout as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_coloured(options: Options) -> bool:
    """Whether escapes may be written: on a terminal that knows them and a person who has not declined them."""
    if not options.color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal() or os.environ.get("FORCE_COLOR", "0") not in ("", "0")


def width() -> int:
    """How many columns a page has."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and int(columns[:6]) > 0:
        return max(int(columns[:6]), NARROWEST)
    if not is_terminal():
        return IN_A_PIPE
    with suppress(OSError, ValueError, AttributeError):
        return max(os.get_terminal_size(sys.stdout.fileno()).columns or IN_A_PIPE, NARROWEST)
    return IN_A_PIPE


def painter(options: Options) -> Paint:
    """How a page is painted here. Plain output never waits for the import of colours."""
    if is_coloured(options):
        from ..render import terminal

        return terminal.paint
    return plain.paint


def page(rows: Iterable[Row], options: Options) -> None:
    """Prints a page of rows."""
    put(painter(options)(rows))
