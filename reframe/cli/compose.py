"""`reframe compose [FILE]`, and `reframe` in a terminal: write a message and leave with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..errors import SettingsError
from ..model import Report
from ..render import plain
from ..render.layout import NOTHING
from ..render.page import Row, Span, care_texts
from ..render.place import NOWHERE, Placed
from ..render.safe import visible
from . import checking, clipboard, heeding, inputs, output
from .asking import Talk
from .choose import choose
from .options import Options

DONE, CARE = 0, 3
ASKED = "Write your message. A line with only a full stop ends it."


@dataclass(frozen=True, slots=True)
class Composing:
    """What is composed and where it goes. source: a file to begin with, which is never written to."""

    source: str = ""
    copy: bool = False
    plain: bool = False


def is_dumb() -> bool:
    """Whether the terminal can show a line but not go back to one."""
    return os.environ.get("TERM", "" if os.name != "nt" else "windows") in ("", "dumb", "unknown")


def run(task: Composing, options: Options) -> int:
    """Lets a person write; the message goes to stdout alone, or to the clipboard. Returns 0.

    With --quiet-notes, 3 when a care note would have been shown.
    """
    if not (inputs.is_terminal() or task.source or task.plain):
        task = replace(task, source=NOWHERE)
    text = "".join(draft.text for draft in inputs.from_file(task.source, options.encoding)) if task.source else ""
    options = heeding.heeded(options, task.source or NOWHERE)
    check = _Check(options)
    message = _talked(text, check, task, options) if task.plain or is_dumb() else _drawn(text, check, options)
    if message is not None:
        _hand_over(message, task)
    return CARE if message is not None and options.quiet_notes and check(message).care else DONE


def read_to_end(options: Options) -> int:
    """Where nothing can be drawn and the message goes down a pipe: the report stands beside it. Returns 0."""
    for draft, report in checking.reported(checking.typed_or_piped(options), options):
        output.aside_painted(plain.render(Placed(report), output.IN_A_PIPE))
        output.put_data(draft.text.encode("utf-8", "replace"))
    return DONE


class _Check:
    """The reframer as the composer asks it, with care notes worded as the settings say."""

    def __init__(self, options: Options) -> None:
        self._options, self._reframer = options, checking.reframer(options)

    def __call__(self, text: str) -> Report:
        return heeding.worded(self._reframer.check(text), self._options)


def _drawn(text: str, check: _Check, options: Options) -> str | None:
    from ..composer.prompt import compose

    color = options.color and not os.environ.get("NO_COLOR")
    # Where a file's lines end in another way, so do those that are written to it here.
    ends = "\r\n" if "\r\n" in text else "\n"
    try:
        message = compose(check, text.replace("\r\n", "\n"), color=color)
    except OSError:
        todo = "use reframe rewrite, or --plain"
        raise SettingsError("there is no terminal to write on", todo=todo) from None
    return message.replace("\n", ends) if message is not None else None


def _talked(text: str, check: _Check, task: Composing, options: Options) -> str | None:
    """Question and answer, a line at a time: for a screen reader, and where nothing can be drawn."""
    talk = Talk(options, task.source)
    text = text or _lines(talk)
    if not text.strip():
        return None
    report = check(text)
    if report.care:
        talk.say(_texts(care_texts(report.care)))
        return text
    if not report.findings:
        talk.say(_texts([NOTHING]))
    return choose(report, talk).text


def _lines(talk: Talk) -> str:
    talk.say(_texts([ASKED]))
    lines: list[str] = []
    while (line := talk.ask("")) is not None and line.strip() != ".":
        lines.append(line)
    return "\n".join(lines)


def _texts(texts: Iterable[str]) -> list[Row]:
    return [(Span(text),) for text in texts]


def _hand_over(message: str, task: Composing) -> None:
    if task.copy:
        try:
            clipboard.copy(message)
        except SettingsError:
            # Nothing that was written gets lost for want of a clipboard.
            _print(message)
            raise
        output.note("Copied.")
    else:
        _print(message)


def _print(message: str) -> None:
    if output.is_terminal():
        output.put(visible(message if message.endswith("\n") else f"{message}\n"))
    else:
        sys.stdout.flush()
        output.put_data(message.encode("utf-8", "replace"))
