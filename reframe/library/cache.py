"""The library in a compiled form, so that a start costs milliseconds.

One file per set of folders: a line that says what it was made from, then the library as JSON. The built-in library comes
with the package in that form, so that the first start is as quick as the next. Nothing here can fail a run: what cannot
be written, or read back exactly, is only slower.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import stat
import sys
import time
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from .. import __version__
from . import places

if TYPE_CHECKING:
    from .model import Library

FORMAT = 7
Code = Literal["b", "B", "h", "H", "i"]
_WIDEST: Final = "i"  # the type of numbers that are not small
_CODES: Mapping[str, Code] = {"b": "b", "B": "B", "h": "h", "H": "H", _WIDEST: _WIDEST}
_PACKAGE = Path(__file__).resolve().parent.parent
_COMPILER = [
    _PACKAGE / f"{name}.py"
    for name in (
        "library/load", "library/model", "library/schema", "library/template", "library/yamlfile", "matching/automaton", "matching/building",
        "matching/compile", "matching/weighing", "reading/words",
    )
]
SHIPPED = _PACKAGE / "engine.cache"  # the build puts it there; content of another library or compiler is passed over
MOST_BYTES = 50_000_000
# A file changed twice within a clock tick has the same size and time; until it is this old, its content decides.
_SETTLED = 2_000_000_000

_MOST_INDEX = 100_000  # bytes

T = TypeVar("T")
Payload = bytes | memoryview


class _Unusable(Exception):
    """The cache does not hold what it should."""


def cached_library(folders: Sequence[Path] = (), *, user: Path | None = None) -> Library:
    """The same as `load_library`, out of the cache where nothing has changed.

    folders, user: see `load_library`. Raises PhraseError as `load_library` does, never for the cache itself.
    """
    from . import data  # and with it the whole model: checking a draft pays for neither

    return _cached("library", folders, user, lambda payload: data.from_json(bytes(payload)), data.to_json)


def cached_sections(make: Callable[[Library], dict[str, Any]], folders: Sequence[Path] = (), *, user: Path | None = None) -> Sections:
    """What `make` makes of the library, out of the cache where nothing has changed.

    make: plain data by section name. folders, user: see `load_library`. Raises PhraseError as `load_library` does.
    """
    return _cached("engine", folders, user, Sections.read, lambda library: Sections.payload(make(library)))


def ship(make: Callable[[Library], dict[str, Any]]) -> None:
    """Leaves the compiled built-in library in the package, for the build. make: see `cached_sections`.

    Raises PhraseError for a fault in the library.
    """
    from .load import load_library

    content = _content_key(source_files(places.find_phrases(), ()))
    payload = Sections.payload(make(load_library(user=SHIPPED / "nowhere")))  # never the topics of who builds
    _write(SHIPPED, {"stat": "", "content": content, "sum": _sum(payload)}, payload)


class Sections(Mapping[str, Any]):
    """Named pieces of plain data, each kept as it lies in the cache until it is asked for.

    A piece is JSON, an array of numbers, or, for a tuple, rows of JSON that are read one by one. Numbers take no more bytes
    than they need: every byte of the cache is summed at every start.
    """

    def __init__(self, index: dict[str, tuple[str, int, int]], data: memoryview) -> None:
        self._index, self._data, self._values = index, data, dict[str, Any]()

    @classmethod
    def read(cls, payload: Payload) -> Sections:
        """Sections out of a cache's payload: an index, then the pieces. Raises ValueError for a half-written one."""
        end = bytes(payload[:_MOST_INDEX]).index(b"\n")
        return cls(json.loads(bytes(payload[:end])), memoryview(payload)[end + 1 :])

    @staticmethod
    def payload(data: Mapping[str, Any]) -> bytes:
        """The payload of a cache."""
        index: dict[str, tuple[str, int, int]] = {}
        pieces: list[bytes] = []
        at = 0
        for name, value in data.items():
            kind, piece = _packed(value)
            index[name] = (kind, at, at + len(piece))
            pieces.append(piece)
            at += len(piece)
        return b"\n".join([json.dumps(index, separators=(",", ":")).encode("ascii"), b"".join(pieces)])

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            kind, start, stop = self._index[name]
            self._values[name] = _unpacked(kind, self._data[start:stop])
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)


class Rows(Sequence[Any]):
    """A list whose items are read when they are first asked for. piece: where each ends, from the first on, then the items."""

    def __init__(self, count: int, piece: memoryview) -> None:
        size = count * array(_WIDEST).itemsize
        self._ends, self._data = piece[:size].cast(_WIDEST), piece[size:]
        self._items = dict[int, Any]()

    @staticmethod
    def piece(rows: Sequence[Any]) -> bytes:
        """The piece of a cache."""
        items = [_json(row) for row in rows]
        return array(_WIDEST, accumulate(map(len, items))).tobytes() + b"".join(items)

    def __getitem__(self, number: Any) -> Any:
        if number not in self._items:
            start = self._ends[number - 1] if number else 0
            self._items[number] = json.loads(bytes(self._data[start : self._ends[number]]))
        return self._items[number]

    def __len__(self) -> int:
        return len(self._ends)


def _packed(value: Any) -> tuple[str, bytes]:
    if isinstance(value, array):
        return _numbers(value)
    if isinstance(value, tuple):
        return f"rows {len(value)}", Rows.piece(value)
    return "json", _json(value)


def _numbers(value: array[int]) -> tuple[str, bytes]:
    for code in _CODES:
        with contextlib.suppress(OverflowError):
            return code, array(code, value).tobytes()
    raise OverflowError("not what an array of integers holds")


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _unpacked(kind: str, piece: memoryview) -> Any:
    if code := _CODES.get(kind):
        return piece.cast(code)  # as it lies in the file: what no draft comes to is never read
    if kind == "json":
        return json.loads(str(piece, "ascii"))  # three times as quick as letting json find out
    return Rows(int(kind.removeprefix("rows ")), piece)


def _cached(
    kind: str, folders: Sequence[Path], user: Path | None, read: Callable[[Payload], T], make: Callable[[Library], bytes]
) -> T:
    phrases = places.find_phrases()
    extra = places.extra_places(folders, user)
    path = cache_path([phrases, *extra], kind)
    files = source_files(phrases, extra)
    for place in (path, SHIPPED if kind == "engine" and not extra else None):
        if place is not None:
            # Absent, unreadable, half-written, another format: the next one, or built again below.
            with contextlib.suppress(_Unusable, OSError, ValueError, RecursionError):
                return _current(place, path, files, read)
    return read(_rebuilt(path, files, folders, user, make))


def _current(place: Path, path: Path | None, files: Sequence[Path], read: Callable[[Payload], T]) -> T:
    """What is kept at a place; the cache, at `path`, is brought up to date. Raises _Unusable where something has changed since."""
    now = _stat_key(files)
    header, payload = _read(place)
    if header["stat"] == now:
        return read(payload)
    if header["content"] != _content_key(files):
        raise _Unusable
    value = read(payload)
    if path is not None and _settled(files):
        _write(path, {**header, "stat": now}, payload)
    return value


def _rebuilt(
    path: Path | None, files: Sequence[Path], folders: Sequence[Path], user: Path | None, make: Callable[[Library], bytes]
) -> bytes:
    # Keys are taken before the files are read: a change in between makes the cache stale, never wrong.
    header = None
    with contextlib.suppress(OSError):
        header = _header(files, b"")
    from .load import load_library  # and with it PyYAML: only a changed library pays for it

    library = load_library(folders, user=user)
    payload = make(library)
    # A topic that could not be read may be readable next time without having changed.
    if path is not None and header is not None and not library.warnings:
        _write(path, {**header, "sum": _sum(payload)}, payload)
    return payload


def cache_path(places: Sequence[Path], kind: str = "library") -> Path | None:
    """The cache file for these folders, None where there is no place for one."""
    folder = cache_folder()
    name = _sum("\0".join(str(place.resolve()) for place in places).encode("utf-8", "surrogateescape"))
    return folder / f"{kind}-{name}.cache" if folder else None


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
    """Every file that a compiled library of these folders is made from, the compiler's own with them."""
    shared = [path for place in (phrases, *extra) if place.is_dir() for path in places.yaml_files(place)]
    shared += [path for name in places.GENERATED if (path := phrases / name).is_file()]
    topics = [path for place in (phrases, *extra) for path in places.topic_files(place)]
    return list(dict.fromkeys([*shared, *topics, *_COMPILER]))


def _engine() -> str:
    # Numbers are kept as this machine holds them.
    return f"{FORMAT} {__version__} {sys.byteorder} {array('i').itemsize}"


def _stat_key(files: Sequence[Path]) -> str:
    rows = []
    for path in files:
        try:
            info = path.stat()
            rows.append(f"{path}\0{info.st_size}\0{info.st_mtime_ns}\0{info.st_mode}")
        except OSError:
            rows.append(f"{path}\0missing")
    return "\n".join([_engine(), *rows]).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _content_key(files: Sequence[Path]) -> str:
    import hashlib  # only a changed file pays for it

    digest = hashlib.sha256(_engine().encode())
    for path in files:
        # Wherever the package lies: it is built at one place and used at another.
        digest.update(f"\0{path.parent.name}/{path.name}\0".encode("utf-8", "surrogateescape"))
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _header(files: Sequence[Path], payload: bytes) -> dict[str, str]:
    """What the cache was made from. Raises OSError when a file cannot be read."""
    now = _stat_key(files) if _settled(files) else ""
    return {"stat": now, "content": _content_key(files), "sum": _sum(payload)}


def _settled(files: Sequence[Path]) -> bool:
    """Whether size and time of these files can be trusted to tell a change. Raises OSError."""
    return max((path.stat().st_mtime_ns for path in files), default=0) < time.time_ns() - _SETTLED


def _sum(data: Payload) -> str:
    """Tells a half-written file from a whole one, in a millisecond; nobody but the owner can write there."""
    return f"{zlib.adler32(data):08x}"


def _read(path: Path) -> tuple[dict[str, str], memoryview]:
    """Header and payload, as they lie in the file: it is only ever replaced whole. Raises _Unusable, OSError or ValueError."""
    # A pipe in its place must not hang, a link must not lead elsewhere, another user's file must not be believed.
    # What lies in the package is believed as its code is, whoever installed it.
    follow = 0 if path == SHIPPED else getattr(os, "O_NOFOLLOW", 0)
    flags = os.O_RDONLY | follow | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        if path != SHIPPED and not _believable(os.fstat(handle)):
            raise _Unusable
        lies = mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
    finally:
        os.close(handle)
    end = lies.find(b"\n") + 1
    header, payload = json.loads(lies[:end]), memoryview(lies)[end:]
    if not isinstance(header, dict) or set(header) != {"stat", "content", "sum"} or header["sum"] != _sum(payload):
        raise _Unusable
    return header, payload


def _believable(info: os.stat_result) -> bool:
    foreign = hasattr(os, "getuid") and (info.st_uid != os.getuid() or info.st_mode & 0o022)
    return stat.S_ISREG(info.st_mode) and not foreign and info.st_size <= MOST_BYTES


def _write(path: Path, header: dict[str, str], payload: Payload) -> None:
    """Puts the file in place whole or not at all, readable by its owner only."""
    import tempfile  # only a changed library pays for it

    temporary = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix="library-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(header).encode() + b"\n")
            file.write(payload)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
