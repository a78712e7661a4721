"""The library in a compiled form, so that a start costs milliseconds.

One file per set of folders: a line that says what it was made from, then the library as JSON. Nothing here can fail a
run: what cannot be written, or read back exactly, is only slower.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TypeVar

from .. import __version__
from . import load, model
from .model import Library

FORMAT = 1
MOST_BYTES = 50_000_000
# A file changed twice within a clock tick has the same size and time; until it is this old, its content decides.
_SETTLED = 2_000_000_000

T = TypeVar("T")


class _Unusable(Exception):
    """The cache does not hold what it should."""


def cached_library(folders: Sequence[Path] = (), *, user: Path | None = None) -> Library:
    """The same as `load_library`, out of the cache where nothing has changed.

    folders, user: see `load_library`. Raises PhraseError as `load_library` does, never for the cache itself.
    """
    phrases = load.find_phrases()
    extra = load.extra_places(folders, user)
    path = cache_path([phrases, *extra])
    if path is None:
        return load.load_library(folders, user=user)
    files = source_files(phrases, extra)
    now = _stat_key(files)
    try:
        header, payload = _read(path)
        if header["stat"] == now:
            return from_data(json.loads(payload))
        if header["content"] == _content_key(files):
            library = from_data(json.loads(payload))
            if _settled(files):
                _write(path, {**header, "stat": now}, payload)
            return library
    except (_Unusable, OSError, ValueError, RecursionError):
        pass  # absent, unreadable, half-written, another format: built again below
    return _rebuild(path, files, folders, user)


def _rebuild(path: Path, files: Sequence[Path], folders: Sequence[Path], user: Path | None) -> Library:
    # Keys are taken before the files are read: a change in between makes the cache stale, never wrong.
    header = None
    with contextlib.suppress(OSError):
        header = _header(files, b"")
    library = load.load_library(folders, user=user)
    # A topic that could not be read may be readable next time without having changed.
    if header is not None and not library.warnings:
        payload = json.dumps(to_data(library), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        _write(path, {**header, "sum": _digest(payload)}, payload)
    return library


def cache_path(places: Sequence[Path]) -> Path | None:
    """The cache file for these folders, None where there is no place for one."""
    folder = cache_folder()
    name = _digest("\0".join(str(place.resolve()) for place in places).encode("utf-8", "surrogateescape"))
    return folder / f"library-{name[:32]}.json" if folder else None


def cache_folder() -> Path | None:
    """Where compiled libraries are kept, whether or not it exists: ~/.cache/reframe on Linux."""
    if not sys.platform.startswith(("win", "darwin", "cygwin")):
        configured = os.environ.get("XDG_CACHE_HOME", "")
        if os.path.isabs(configured):
            return Path(configured) / "reframe"
        home = os.path.expanduser("~")
        return Path(home) / ".cache" / "reframe" if os.path.isabs(home) else None
    from platformdirs import user_cache_path

    return user_cache_path("reframe", appauthor=False)


def source_files(phrases: Path, extra: Sequence[Path]) -> list[Path]:
    """Every file that a library of these folders is made from."""
    shared = [path for place in (phrases, *extra) if place.is_dir() for path in sorted(place.glob("*.yaml"))]
    topics = [path for place in (phrases, *extra) for path in load.topic_files(place)]
    return list(dict.fromkeys([*shared, *topics]))


def _stat_key(files: Sequence[Path]) -> str:
    rows = []
    for path in files:
        try:
            info = path.stat()
            rows.append(f"{path}\0{info.st_size}\0{info.st_mtime_ns}\0{info.st_mode}")
        except OSError:
            rows.append(f"{path}\0missing")
    return _digest("\n".join([f"{FORMAT} {__version__}", *rows]).encode("utf-8", "surrogateescape"))


def _content_key(files: Sequence[Path]) -> str:
    digest = hashlib.sha256(f"{FORMAT} {__version__}".encode())
    for path in files:
        digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
        digest.update(_digest(path.read_bytes()).encode())
    return digest.hexdigest()


def _header(files: Sequence[Path], payload: bytes) -> dict[str, str]:
    """What the cache was made from. Raises OSError when a file cannot be read."""
    now = _stat_key(files) if _settled(files) else ""
    return {"stat": now, "content": _content_key(files), "sum": _digest(payload)}


def _settled(files: Sequence[Path]) -> bool:
    """Whether size and time of these files can be trusted to tell a change. Raises OSError."""
    return max((path.stat().st_mtime_ns for path in files), default=0) < time.time_ns() - _SETTLED


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read(path: Path) -> tuple[dict[str, str], bytes]:
    """Header and payload. Raises _Unusable, OSError or ValueError."""
    # A pipe in its place must not hang, a link must not lead elsewhere, another user's file must not be believed.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    if not _believable(os.fstat(handle)):
        os.close(handle)
        raise _Unusable
    with os.fdopen(handle, "rb") as file:
        first, _, payload = file.read(MOST_BYTES).partition(b"\n")
    header = json.loads(first)
    if not isinstance(header, dict) or set(header) != {"stat", "content", "sum"} or header["sum"] != _digest(payload):
        raise _Unusable
    return header, payload


def _believable(info: os.stat_result) -> bool:
    foreign = hasattr(os, "getuid") and (info.st_uid != os.getuid() or info.st_mode & 0o022)
    return stat.S_ISREG(info.st_mode) and not foreign and info.st_size <= MOST_BYTES


def _write(path: Path, header: dict[str, str], payload: bytes) -> None:
    """Puts the file in place whole or not at all, readable by its owner only."""
    import tempfile  # only a changed library pays for it

    temporary = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix="library-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(header).encode() + b"\n" + payload)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def to_data(library: Library) -> dict[str, Any]:
    """The library as plain data: dictionaries, lists, strings, numbers."""
    return asdict(library)


def from_data(data: Any) -> Library:
    """The library out of plain data. Raises ValueError for any other shape than `to_data` gives."""
    return _value(Library, data)


def _value(kind: type[T], data: Any) -> T:
    readers = _READERS[kind]
    if type(data) is not dict or data.keys() != readers.keys():
        raise ValueError(f"not a {kind.__name__}")
    return kind(**{name: read(data[name]) for name, read in readers.items()})


def _reader(annotation: str) -> Callable[[Any], Any]:
    """What reads a field with this annotation of model.py."""
    if plain := _PLAIN.get(annotation):
        return plain
    inner = getattr(model, annotation.removeprefix("tuple[").removesuffix(", ...]"))
    if annotation.startswith("tuple["):
        return lambda data: tuple(_value(inner, one) for one in _is(list, data))
    return lambda data: _value(inner, data)


def _is(kind: type[T], data: Any) -> T:
    if type(data) is not kind:
        raise ValueError(f"not a {kind.__name__}")
    return data


def _texts(data: Any) -> tuple[str, ...]:
    if type(data) is not list or not {*map(type, data)} <= {str}:
        raise ValueError("not a list of strings")
    return tuple(data)


def _pairs(data: Any) -> tuple[tuple[str, ...], ...]:
    pairs = tuple(_texts(one) for one in _is(list, data))
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("not a list of pairs")
    return pairs


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "str": lambda data: _is(str, data),
    "int": lambda data: _is(int, data),
    "tuple[str, ...]": _texts,
    "tuple[tuple[str, str], ...]": _pairs,
    "dict[str, str]": lambda data: {key: _is(str, value) for key, value in _is(dict, data).items()},
    "dict[str, tuple[str, ...]]": lambda data: {key: _texts(value) for key, value in _is(dict, data).items()},
}
_MODELS: tuple[type[Any], ...] = (
    Library, model.Entry, model.Invitation, model.Example, model.Words, model.CareClass, model.Reply, model.Kind,
    model.Move,
)
_READERS = {kind: {field.name: _reader(str(field.type)) for field in fields(kind)} for kind in _MODELS}
