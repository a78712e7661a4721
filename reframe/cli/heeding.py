"""Options with the settings that are in force where a draft lies, and care notes worded as they say."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import SettingsError
from ..model import CareNote, Report
from ..render.place import NOWHERE
from . import output
from .options import Options

if TYPE_CHECKING:
    from ..settings import Setting


def heeded(options: Options, path: str = NOWHERE) -> Options:
    """The options, with settings in place of those that were not given. What is given always wins.

    Raises SettingsError for settings that have no meaning.
    """
    found = _found(_folder(path))
    return _merged(options, found) if found else options


def with_topics(options: Options) -> Options:
    """The options with the folders of topics that settings name. Raises SettingsError, as `heeded` does."""
    return options._replace(libraries=heeded(options).libraries)


def folder_of(path: str) -> Path:
    """The folder that settings are looked for in: the draft's, or the one we are in."""
    return Path(_folder(path))


def allow_in(folder: Path | None, phrases: Sequence[str]) -> None:
    """What is never to be flagged goes into the settings of a draft's folder, without one into the user's, and is said.

    Raises SettingsError where it cannot be written.
    """
    from ..allowing import allow, place_for

    place = place_for(folder)
    if place is None:
        raise SettingsError("there is no folder for your settings", todo="set HOME")
    allow(place, phrases)
    output.note(f"Never flagged from now on, by allow in {place}: {', '.join(f'“{phrase}”' for phrase in phrases)}")


def _folder(path: str) -> str:
    return os.path.dirname(path) or "." if path != NOWHERE else "."


def _merged(options: Options, found: tuple[Setting, ...]) -> Options:
    from ..settings import in_force

    values = in_force(found)
    skip = tuple(kind for kind in values.get("skip", ()) if kind not in options.only)
    return options._replace(
        only=options.only or values.get("only", ()),
        skip=(*options.skip, *skip),
        move=options.move or values.get("move", ""),
        level=options.level or values.get("level", 0),
        voice=options.voice or values.get("voice", ""),
        libraries=(*values.get("library", ()), *options.libraries),
        region=options.region or values.get("region", ""),
        quiet_notes=options.quiet_notes or values.get("quiet-notes", False),
        allow=(*options.allow, *values.get("allow", ())),
    )


def _found(folder: str) -> tuple[Setting, ...]:
    from ..settings import settings

    return settings(Path(folder))


def worded(report: Report, options: Options) -> Report:
    """The report with the help lines of the writer's region in its care notes; without words where notes are quiet."""
    if not report.care or not (options.region or options.quiet_notes):
        return report
    return report._replace(care=tuple(note._replace(text=_note(note, options)) for note in report.care))


def _note(note: CareNote, options: Options) -> str:
    if options.quiet_notes:
        return ""
    from ..library.helplines import numbers

    lines = numbers(options.region, note.kind)
    return f"{note.text} {lines}." if lines else note.text
