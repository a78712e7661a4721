"""A terminal for tests: a process in a pseudo-terminal, its output on a screen that can be read."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 30.0  # seconds; a slow machine is waited for, a quick one never waits


class Terminal:
    """A process on a screen of `columns` by `rows`. Nothing here sleeps: it waits for what is to be seen."""

    def __init__(self, command: list[str], *, columns: int = 80, rows: int = 24, **environment: str) -> None:
        import pexpect
        import pyte

        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "SSH_TTY", "SSH_CONNECTION")}
        env |= {"TERM": "xterm-256color", "PYTHONUTF8": "1", **environment}
        self.process: Any = pexpect.spawn(command[0], command[1:], dimensions=(rows, columns), env=env, timeout=PATIENCE)
        self.process.delaybeforesend = None
        setattr(self.screen, "write_process_input", self.process.send)  # noqa: B010

    @property
    def text(self) -> str:
        """The screen as text, without trailing space."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def read(self, seconds: float = 0.1) -> bool:
        """Takes in what there is; False when the process has closed the terminal."""
        import pexpect

        try:
            piece = self.process.read_nonblocking(65_536, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.output += piece
        self._stream.feed(piece)
        return True

    def wait(self, until: str | Callable[[], bool], without: str = "") -> str:
        """Until the screen shows a text (and not another) or something holds; the screen."""
        end = time.monotonic() + PATIENCE
        holds = until if callable(until) else lambda: until in self.text and (not without or without not in self.text)
        while not holds():
            assert time.monotonic() < end, f"waited in vain for {until!r}:\n{self.text}"
            if not self.read() and not holds():
                raise AssertionError(f"ended before {until!r}:\n{self.text}")
        return self.text

    def settle(self) -> None:
        """Until nothing more is drawn for a moment: a screen that is kept as a whole has to be whole."""
        size = -1
        while size != len(self.output):
            size = len(self.output)
            self.read(0.3)

    def send(self, keys: str | bytes) -> None:
        """Types. What is long is sent in pieces, and the screen read in between, as neither side holds much."""
        data = keys.encode() if isinstance(keys, str) else keys
        for at in range(0, len(data), 512):
            self.process.send(data[at : at + 512])
            if len(data) > 512:
                self.read(0)

    def paste(self, text: str) -> None:
        """As a terminal hands over what is pasted."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def end(self) -> int:
        """Waits for the end; the exit code, negative for a signal."""
        while self.read():
            assert self.process is not None
        self.process.wait()
        return int(self.process.exitstatus if self.process.exitstatus is not None else -self.process.signalstatus)

    def styled(self, text: str) -> Any:
        """The cell where a text on the screen begins: its colour, underline and so on."""
        for number, line in enumerate(self.screen.display):
            if text in line:
                return self.screen.buffer[number][_column(self.screen, number, line.index(text))]
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")


def _column(screen: Any, row: int, index: int) -> int:
    """The column of a character of a line: behind a wide one there is a cell without text."""
    seen = 0
    for column in range(screen.columns):
        if seen == index and screen.buffer[row][column].data:
            return column
        seen += len(screen.buffer[row][column].data)
    return index


@contextmanager
def terminal(command: list[str], **given: Any) -> Iterator[Terminal]:
    """A terminal that is gone afterwards, whatever happens."""
    opened = Terminal(command, **given)
    try:
        yield opened
    finally:
        if opened.process.isalive():
            opened.process.kill(signal.SIGKILL)
        opened.process.close(force=True)


KEYS = {
    "tab": "\t", "s-tab": "\x1b[Z", "c-z": "\x1a", "c-y": "\x19", "c-c": "\x03", "c-d": "\x04", "enter": "\r",
    "alt-enter": "\x1b\r", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "left": "\x1b[D", "home": "\x01", "rub": "\x7f",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
}  # fmt: skip
