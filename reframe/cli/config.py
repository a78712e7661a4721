"""`reframe config [FILE]`: the settings in force for a draft, and where they are written; `--allow` adds to them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..render.place import NOWHERE
from ..render.settings import settings_rows
from ..settings import FILE, KEYS, PROJECT, in_force, project_file, settings, user_file
from . import heeding, output
from .options import Options


def run(path: str, phrases: Sequence[str], options: Options) -> int:
    """Shows settings, or allows phrases. path: the draft, or a folder, for which; without one, for here. Returns 0."""
    folder = heeding.folder_of(os.path.join(path, "") if os.path.isdir(path) else path or NOWHERE)
    if phrases:
        heeding.allow_in(folder if path else None, phrases)
    else:
        _show(folder, options)
    return 0


def _show(folder: Path, options: Options) -> None:
    found = settings(folder)
    user, project = user_file(), project_file(folder)
    files = [(str(user), user.is_file())] if user else []
    files += [(str(project), True)] if project else [(f"{FILE} or [tool.reframe] of {PROJECT}, from {folder.resolve()} upwards", False)]
    output.page(settings_rows(found, in_force(found), tuple(KEYS), files, output.width()), options)
