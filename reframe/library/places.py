"""Where phrases lie: the built-in library, the user's own folder, folders given on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ..errors import PhraseError

LOOKALIKES = "lookalikes.txt"
WEIGHTS, CARE_WEIGHTS = "weights.txt", "care-weights.txt"
GENERATED = (LOOKALIKES, WEIGHTS, CARE_WEIGHTS)
SHARED_FILES = ("care.yaml", "kinds.yaml", "moves.yaml", "replies.yaml", "words.yaml", "helplines.yaml")


def find_phrases() -> Path:
    """The folder of the library: inside the package (a wheel), else beside it (a checkout).

    Raises PhraseError when neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "phrases", package.parent / "phrases"):
        if folder.is_dir():
            return folder
    raise PhraseError("the phrase library is missing", str(package / "phrases"), "install reframe again")


def user_phrases() -> Path | None:
    """The user's own folder of topics, whether or not it exists: ~/.config/reframe/phrases on Linux."""
    if not sys.platform.startswith(("win", "darwin", "cygwin")):
        configured = os.environ.get("XDG_CONFIG_HOME", "")
        if os.path.isabs(configured):
            return Path(configured) / "reframe" / "phrases"
        home = os.path.expanduser("~")
        return Path(home) / ".config" / "reframe" / "phrases" if os.path.isabs(home) else None
    from platformdirs import user_config_path

    return user_config_path("reframe", appauthor=False) / "phrases"


def topic_files(place: Path) -> list[Path]:
    """The topics of a folder, in file order: *.yaml and en/*.yaml without the shared files; a file is itself."""
    if not place.is_dir():
        return [place]
    shared = ("lists.yaml", *SHARED_FILES)
    return [path for folder in (place, place / "en") for path in yaml_files(folder) if path.name not in shared]


def yaml_files(folder: Path) -> list[Path]:
    """The *.yaml files of a folder, in order; none where there is no such folder."""
    if not folder.is_dir():
        return []
    return [folder / name for name in sorted(os.listdir(folder)) if name.endswith(".yaml")]


def extra_places(folders: Sequence[Path], user: Path | None) -> list[Path]:
    """The user's folder, when there is one, then the given ones. Raises PhraseError for a given one that is missing."""
    for folder in folders:
        if not folder.exists():
            raise PhraseError("there is no such folder", str(folder), "give a folder that holds topics (*.yaml)")
    own = user or user_phrases()
    return [*([own] if own and own.is_dir() else []), *folders]
