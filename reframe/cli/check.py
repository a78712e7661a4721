"""`reframe check FILE…`: findings as a linter prints them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from ..errors import InputError, SettingsError
from ..render.place import NOWHERE, Placed
from . import checking, inputs, jobs, output, progress
from .inputs import Draft
from .options import Options

CLEAN, FOUND, FAILED, HUSHED = 0, 1, 2, 3


SUFFIXES = (".txt", ".text", ".md", ".markdown", ".eml")


def run(files: Sequence[str], options: Options, workers: int = 0) -> int:
    """Checks files, or the pipe when none is named. Returns 0 clean, 1 findings, 2 when a file could not be read.

    workers: how many processes, 0 for as many as the files are worth.

    With --quiet-notes, 3 where there are care notes and no findings.

    A care note is printed and counts as no finding: nothing is wrong with a limit or a cry for help.
    """
    if not files and inputs.is_terminal():
        raise SettingsError("no file to check", todo="name one, or pipe one in: reframe check FILE")
    tally = Tally()
    named = list(drafts_in(files)) if files else [NOWHERE]
    reports = jobs.placed(tally.readable(named, options), options, workers or jobs.fitting(named))
    checking.write(tally.counted(progress.shown(reports, options)), options.form)
    if not options.quiet and sys.stderr is not None and sys.stderr.isatty():
        output.note(tally.summary())
    return FAILED if tally.failed else FOUND if tally.findings else HUSHED if tally.hushed else CLEAN


def drafts_in(paths: Iterable[str]) -> Iterator[str]:
    """The files, and in place of a folder the texts anywhere in it, by name; nothing hidden.

    A folder without any stands for itself, and is complained of when it is read.
    """
    for path in paths:
        if path != NOWHERE and os.path.isdir(path):
            yield from list(_texts_below(path)) or [path]
        else:
            yield path


def _texts_below(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            os.path.join(here, name) for name in sorted(names) if name.endswith(SUFFIXES) and not name.startswith(".")
        )


class Tally:
    """What has been seen while reports stream by."""

    def __init__(self) -> None:
        self.findings = self.notes = self.failed = self.hushed = 0

    def readable(self, files: Iterable[str], options: Options) -> Iterator[Draft]:
        """The drafts of all files that can be read; the others are complained of, and do not stop the rest."""
        for path in files:
            try:
                yield from inputs.from_file(path, options.encoding, options.each)
            except InputError as error:
                output.complain(str(error))
                self.failed += 1

    def counted(self, reports: Iterable[Placed]) -> Iterator[Placed]:
        """The reports, counted as they pass."""
        for one in reports:
            self.findings += len(one.report.findings)
            self.hushed += one.is_hushed
            self.notes += 0 if one.is_hushed else len(one.report.care)
            yield one

    def summary(self) -> str:
        """One line for a person at the terminal."""
        said = [_count(self.findings, "finding")] if self.findings else []
        said += [_count(self.notes, "care note")] if self.notes else []
        said += [f"{_count(self.failed, 'file')} not read"] if self.failed else []
        return ", ".join(said) or "Nothing here reads as an accusation."


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
