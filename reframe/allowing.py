"""Adding words to the `allow` of a settings file, with everything else in it left as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .errors import SettingsError
from .settings import FILE, project_file, user_file


def place_for(folder: Path | None) -> Path | None:
    """The file that words are allowed in: the project's for a draft in a folder, else the user's own."""
    if folder is None:
        return user_file()
    return project_file(folder) or folder / FILE


def with_allowed(text: str, table: str, phrases: Sequence[str]) -> str:
    """The text of a settings file with more phrases allowed. table: "tool.reframe", or nothing for the top.

    Raises SettingsError where it is written in a way that cannot be added to safely.
    """
    new = _inserted(text, table, ", ".join(_quoted(phrase) for phrase in phrases))
    # What was written is read back: a file of settings is never broken by us.
    try:
        before, after = _own(tomllib.loads(text), table), _own(tomllib.loads(new), table)
    except tomllib.TOMLDecodeError:
        before, after = {}, {}
    wanted = [*phrases, *before.get("allow", [])]
    if after.get("allow") != wanted or {**after, "allow": 0} != {**before, "allow": 0}:
        raise SettingsError("allow cannot be added to here", todo=f"write allow = [{', '.join(map(_quoted, phrases))}] yourself")
    return new


def _inserted(text: str, table: str, items: str) -> str:
    begins = 0
    if table:
        header = re.search(rf"^[ \t]*\[[ \t]*{re.escape(table)}[ \t]*\][^\n]*(\n|\Z)", text, re.MULTILINE)
        if header is None:
            return text
        begins = header.end()
    ends = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, begins)
    own = text[begins : ends.start() if ends else len(text)]
    if there := re.search(r"^[ \t]*allow[ \t]*=[ \t]*\[(\s*\])?", own, re.MULTILINE):
        at = begins + there.end()
        return f"{text[: at - len(there[1])]}{items}]{text[at:]}" if there[1] else f"{text[:at]}{items}, {text[at:]}"
    return f"{text[:begins]}allow = [{items}]\n{text[begins:]}"


def _own(top: dict[str, Any], table: str) -> dict[str, Any]:
    for name in table.split(".") if table else ():
        top = top.get(name, {})
    return top


def _quoted(phrase: str) -> str:
    # A JSON string of visible characters is a TOML one.
    return json.dumps("".join(letter for letter in phrase if letter.isprintable()), ensure_ascii=False)


def allow(path: Path, phrases: Sequence[str]) -> None:
    """Writes the phrases into a settings file, which is made where it is not there.

    Raises SettingsError when it cannot be read, written or added to.
    """
    table = "" if path.name == FILE else "tool.reframe"
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        new = with_allowed(text, table, phrases)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(new, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"it cannot be written ({error.strerror})", str(path)) from None
    except UnicodeDecodeError:
        raise SettingsError("this is not UTF-8", str(path), "save it as UTF-8") from None
    except SettingsError as error:
        raise SettingsError(error.what, str(path), error.todo) from None
