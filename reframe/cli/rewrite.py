"""`reframe rewrite [FILE]`: the message as it could be sent, and nothing else on stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from ..errors import InputError
from ..model import Report
from ..render.diff import diff_rows, explained_rows
from ..render.page import BLANK, care_texts
from ..render.place import NOWHERE
from ..render.safe import visible
from . import checking, heeding, inputs, output
from .inputs import Draft
from .options import Options

DONE, DECLINED = 0, 3
Write = Callable[[Draft, str], None]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What is rewritten and how it is handed over. An empty `target` is stdout."""

    source: str = NOWHERE
    diff: bool = False
    explain: bool = False
    target: str = ""
    force: bool = False
    choose: bool = False


def run(task: Rewriting, options: Options) -> int:
    """Rewrites a draft. Returns 0, or 3 when care declined: then the draft stays as it is, and a file is not written."""
    if task.target:
        _refuse_target(task)
    drafts = _drafts(task, options)
    if task.diff:
        return _show_changes(drafts, task, options)
    return _rewrite(drafts, task, options)


def _drafts(task: Rewriting, options: Options) -> Iterator[Draft]:
    if task.source == NOWHERE:
        return checking.typed_or_piped(options)
    return inputs.from_file(task.source, options.encoding, options.each)


def _rewrite(drafts: Iterator[Draft], task: Rewriting, options: Options) -> int:
    code = DONE
    with _written(task) as write:
        for draft, report in checking.reported(drafts, options):
            if report.care:
                code = DECLINED
                _decline(report)
                if task.target and options.each == "draft":
                    break
            if task.explain:
                # To stderr: stdout holds the message and nothing else.
                output.aside(explained_rows(report, output.width()))
            write(draft, _text(report, task, options) + draft.after)
    return code


def _text(report: Report, task: Rewriting, options: Options) -> str:
    """The draft rewritten: as we would, or as the person at the terminal chooses."""
    if not (task.choose and report.findings):
        return report.rewritten
    from .asking import Talk
    from .choose import choose

    choice = choose(report, Talk(options, task.source))
    if choice.ignored:
        heeding.allow_in(None if task.source == NOWHERE else heeding.folder_of(task.source), choice.ignored)
    return choice.text


def _show_changes(drafts: Iterator[Draft], task: Rewriting, options: Options) -> int:
    code = DONE
    for one in checking.placed(drafts, options):
        if one.report.care:
            code = DECLINED
            _decline(one.report)
        elif one.report.rewritten != one.report.draft:
            output.page(diff_rows(one.report), options)
            if task.explain:
                output.page([BLANK, *explained_rows(one.report, output.width())], options)
            output.flush()
    return code


def _decline(report: Report) -> None:
    for text in care_texts(report.care):
        output.note(text)


@contextmanager
def _written(task: Rewriting) -> Iterator[Write]:
    if not task.target:
        yield _to_terminal if output.is_terminal() else _to_pipe
        return
    # What is to be replaced stays until the new file is whole.
    path = f"{task.target}.{os.getpid()}.part" if os.path.exists(task.target) else task.target
    whole = False
    try:
        with open(path, "xb") as file:
            yield partial(_to_file, file)
            whole = file.tell() > 0
        if whole and path != task.target:
            os.replace(path, task.target)
    except OSError as error:
        raise InputError(f"it cannot be written ({error.strerror or error})", task.target) from None
    finally:
        if not whole:
            with suppress(OSError):
                os.unlink(path)


def _bytes(draft: Draft, text: str) -> bytes:
    """As the draft was written: its encoding, and its mark at the beginning of the file."""
    return (draft.codec.mark if draft.line == 1 else b"") + draft.codec.encode(text)


def _to_file(file: BinaryIO, draft: Draft, text: str) -> None:
    file.write(_bytes(draft, text))


def _to_pipe(draft: Draft, text: str) -> None:
    output.put_data(_bytes(draft, text))
    output.flush()


def _to_terminal(draft: Draft, text: str) -> None:
    output.put(visible(text if text.endswith("\n") else f"{text}\n"))


def _refuse_target(task: Rewriting) -> None:
    """Raises InputError for a target that is the draft itself, or is there already."""
    if not os.path.lexists(task.target):
        return
    if _is_source(task):
        raise InputError("this is the draft itself, which is never replaced", task.target, "name another file")
    if not os.path.isfile(task.target):
        raise InputError("this is not an ordinary file", task.target, "name one")
    if not task.force:
        raise InputError("this file exists already", task.target, "name another, or replace it with --force")


def _is_source(task: Rewriting) -> bool:
    try:
        there = os.stat(task.target)
        source = os.fstat(sys.stdin.fileno()) if task.source == NOWHERE else os.stat(task.source)
    except (OSError, ValueError, AttributeError):
        return False
    return os.path.samestat(there, source)
