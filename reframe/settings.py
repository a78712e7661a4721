"""Settings: the user's own, then those of the project a draft lies in. Each value knows the line it comes from.

A project's are in the nearest `reframe.toml`, or `[tool.reframe]` of a `pyproject.toml`, upwards from the draft; the
user's in `reframe.toml` in the configuration folder. The nearest wins; lists (skip, allow, library) add up.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from .errors import SettingsError
from .library.places import user_phrases
from .library.schema import KINDS, MOVES, REGISTERS

FILE, PROJECT = "reframe.toml", "pyproject.toml"
# Those of phrases/helplines.yaml, which is not read before it is needed; a test compares them.
REGIONS = ("AU", "CA", "EU", "GB", "IE", "IN", "NG", "NZ", "SG", "US", "ZA")


class Setting(NamedTuple):
    """A value in force, and where it is written: path:line."""

    key: str
    value: Any
    where: str


class Source(NamedTuple):
    """A file of settings as it is read: what faults are told with."""

    path: Path
    text: str
    table: str

    def at(self, key: str, item: str = "") -> str:
        """path:line of a key, or of an item of its list."""
        return f"{self.path}:{_line(self.text, self.table, key, item)}"


def settings(start: Path) -> tuple[Setting, ...]:
    """The settings for drafts in a folder, the farthest first. Raises SettingsError: file, line and what is meant."""
    return tuple(setting for path in files(start) for setting in read(path))


def files(start: Path) -> list[Path]:
    """The files of settings that bear on a folder: the user's, then the project's."""
    found = [path for path in (user_file(), project_file(start)) if path is not None and path.is_file()]
    return list(dict.fromkeys(found))


def user_file() -> Path | None:
    """The user's own settings, whether or not they are there: ~/.config/reframe/reframe.toml on Linux."""
    phrases = user_phrases()
    return phrases.parent / FILE if phrases else None


def project_file(start: Path) -> Path | None:
    """The nearest file of settings upwards from a folder."""
    try:
        there = start.resolve()
    except OSError:
        return None
    for folder in (there, *there.parents):
        if (own := folder / FILE).is_file():
            return own
        if _speaks_of_us(folder / PROJECT):
            return folder / PROJECT
    return None


def _speaks_of_us(path: Path) -> bool:
    """Whether a pyproject.toml has settings of ours. One that is not TOML is another tool's to complain of."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    # Most projects never mention us, and do not wait for a parser.
    return b"reframe" in data and bool(re.search(rb"^\s*\[\s*tool\s*\.\s*[\"']?reframe[\"']?\s*\]", data, re.MULTILINE))


def read(path: Path) -> tuple[Setting, ...]:
    """The settings of one file. Raises SettingsError."""
    source = Source(path, _text(path), "" if path.name == FILE else "tool.reframe")
    return tuple(_setting(source, key, value) for key, value in _table(source).items())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"it cannot be read ({error.strerror})", str(path), "look at its permissions") from None
    except UnicodeDecodeError:
        raise SettingsError("this is not UTF-8", str(path), "save it as UTF-8") from None


def _table(source: Source) -> dict[str, Any]:
    import tomllib  # only those who have settings wait for it

    try:
        top = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(source, str(error)) from None
    if not source.table:
        return top
    own = top.get("tool", {}).get("reframe", {})
    return own if isinstance(own, dict) else {}


def _not_toml(source: Source, error: str) -> SettingsError:
    place = re.search(r" \(at line (\d+), column (\d+)\)| \(at end of document\)", error)
    what = error[: place.start()] if place else error
    line = place[1] if place and place[1] else str(source.text.count("\n") + 1)
    todo = 'write key = "value", with text in quotation marks and lists in [ ]'
    return SettingsError(f"this is not TOML ({what[:1].lower()}{what[1:]})", f"{source.path}:{line}", todo)


def _setting(source: Source, key: str, value: Any) -> Setting:
    if key == "tool" and not source.table:
        raise SettingsError("[tool.reframe] in a file of our own", source.at("tool"), f"in {FILE} the keys stand alone; remove it")
    if key not in KEYS:
        raise SettingsError(f"there is no setting “{key}”", source.at(key), _nearest(key, KEYS))
    return Setting(key, KEYS[key](source, key, value), source.at(key))


def _names(known: tuple[str, ...], what: str) -> Callable[[Source, str, Any], tuple[str, ...]]:
    def checked(source: Source, key: str, value: Any) -> tuple[str, ...]:
        names = _texts(source, key, value)
        for name in names:
            if name not in known:
                raise SettingsError(f"{key}: there is no {what} “{name}”", source.at(key, name), _nearest(name, known))
        return names

    return checked


def _name(known: tuple[str, ...], what: str) -> Callable[[Source, str, Any], str]:
    def checked(source: Source, key: str, value: Any) -> str:
        if value not in known:
            shown = value if isinstance(value, str) else repr(value)
            raise SettingsError(f"{key}: there is no {what} “{shown}”", source.at(key), _nearest(str(value), known))
        return str(value)

    return checked


def _texts(source: Source, key: str, value: Any) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
        raise SettingsError(f"{key}: this is not a list of texts", source.at(key), f'write {key} = ["…", "…"]')
    return tuple(items)


def _level(source: Source, key: str, value: Any) -> int:
    if type(value) is not int or not 1 <= value <= 5:
        raise SettingsError(f"level: {value!r} is no level", source.at(key), "write level = 1 to level = 5, without quotation marks")
    return value


def _flag(source: Source, key: str, value: Any) -> bool:
    if type(value) is not bool:
        raise SettingsError(f"{key}: {value!r} is neither true nor false", source.at(key), f"write {key} = true")
    return value


def _folders(source: Source, key: str, value: Any) -> tuple[str, ...]:
    folders = []
    for name in _texts(source, key, value):
        # As seen from the file, wherever the command is run.
        folder = source.path.parent / os.path.expanduser(name)
        if not folder.exists():
            raise SettingsError(f"library: there is no folder “{name}”", source.at(key, name), "name a folder of topics (*.yaml)")
        folders.append(str(folder))
    return tuple(folders)


def _phrases(source: Source, key: str, value: Any) -> tuple[str, ...]:
    phrases = _texts(source, key, value)
    for phrase in phrases:
        if not re.search(r"\w", phrase):
            raise SettingsError(f"allow: “{phrase}” holds no word", source.at(key, phrase), "write the words that are fine")
    return phrases


KEYS: dict[str, Callable[[Source, str, Any], Any]] = {
    "only": _names(KINDS, "kind"),
    "skip": _names(KINDS, "kind"),
    "move": _name(MOVES, "move"),
    "level": _level,
    "voice": _name(REGISTERS, "voice"),
    "region": _name(REGIONS, "region"),
    "quiet-notes": _flag,
    "library": _folders,
    "allow": _phrases,
}
ADDED_UP = ("skip", "library", "allow")


def in_force(found: Iterable[Setting]) -> dict[str, Any]:
    """One value per key: the nearest, or all of them where they add up."""
    values: dict[str, Any] = {}
    for key, value, _ in found:
        values[key] = tuple(dict.fromkeys((*values.get(key, ()), *value))) if key in ADDED_UP else value
    return values


def _nearest(name: str, known: Iterable[str]) -> str:
    from .library.yamlfile import nearest

    return nearest(name, known)


def _line(text: str, table: str, key: str, item: str) -> int:
    """The line of a key in its table, or of an item after it; 1 where it is written in another way."""
    lines = text.splitlines()
    begins = next((number for number, line in _within(lines, table) if _is_key(line, key)), 0)
    if item and begins:
        return next((number for number in range(begins, len(lines) + 1) if item in lines[number - 1]), begins)
    return begins or 1


def _within(lines: list[str], table: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a table, its own header among them."""
    current = ""
    for number, line in enumerate(lines, 1):
        if header := re.match(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$", line):
            current = re.sub(r"[\s\"']", "", header[1])
        if current == table or header:
            yield number, line


def _is_key(line: str, key: str) -> bool:
    return bool(re.match(rf"\s*(?:[\"']?{re.escape(key)}[\"']?\s*[=.]|\[+\s*(?:tool\.reframe\.)?{re.escape(key)}\b)", line))
