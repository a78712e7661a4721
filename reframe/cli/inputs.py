"""Reading drafts: an argument, a pipe or a file; whole, or as a stream of lines or paragraphs."""

from __future__ import annotations

import codecs
import os
import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from ..errors import InputError, SettingsError
from ..render.place import NOWHERE

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Letters of our sentences that old encodings lack, and what stands for them there.
_PLAIN = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "→": "->"}


LONGEST_NAME = 1_000
# One draft: care looks at it as a whole, so it is held as a whole.
MOST_CHARACTERS = 1_000_000
MOST_BYTES = 4 * MOST_CHARACTERS


class Codec(NamedTuple):
    """How a draft was written in bytes, so that it can be written back the same way."""

    name: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """The text in bytes, without the mark. Raises InputError for a letter that the encoding lacks."""
        try:
            return text.encode(self.name)
        except UnicodeEncodeError:
            plain = "".join(letter if self._has(letter) else _PLAIN.get(letter, letter) for letter in text)
        try:
            return plain.encode(self.name)
        except UnicodeEncodeError as error:
            letter = plain[error.start]
            todo = "read a draft in UTF-8, which has every letter"
            raise InputError(f"{self.name} has no “{letter}”, which the rewritten draft holds", todo=todo) from None

    def _has(self, letter: str) -> bool:
        return letter not in _PLAIN or bool(letter.encode(self.name, "ignore"))


class Draft(NamedTuple):
    """A draft as read. In a stream, `line` is where it begins and `after` what stands between it and the next."""

    text: str
    path: str = NOWHERE
    line: int = 1
    after: str = ""
    codec: Codec = Codec()


def from_argument(text: str, each: str = "draft") -> Iterator[Draft]:
    """The draft of an argument. Raises InputError when it is empty or was not UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = decoded(os.fsencode(text), "").text  # raises, with the byte in question
    if _names_file(text):
        # To say that nothing in the name of a file is an accusation would be heard as a word on what it holds.
        raise InputError("this is a file, not a message", text, f"to read it: reframe < {shlex.quote(text)}")
    yield from [_full(Draft(text))] if each == "draft" else _divided(_split(text), each, NOWHERE, Codec())


def _names_file(text: str) -> bool:
    return ("." in text or os.sep in text) and len(text) < LONGEST_NAME and not text.isspace() and os.path.isfile(text)


def from_file(path: str, encoding: str = "", each: str = "draft") -> Iterator[Draft]:
    """The draft of a file, "-" for the pipe; with `each`, its drafts one by one, in flat memory.

    Raises InputError when it cannot be read, or is one draft and empty.
    """
    where = "" if path == NOWHERE else path
    with _opened(path, where) as file:
        if each == "draft":
            data = file.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES:
                raise _too_long(where)
            whole = decoded(data, where, encoding)
            yield _full(Draft(_legible(whole.text, where), path, codec=whole.codec))
        else:
            lines = _Lines(file, where, encoding)
            yield from _divided(lines, each, path, lines.codec)


def is_terminal() -> bool:
    """Whether a draft would be typed by a person."""
    return sys.stdin is not None and sys.stdin.isatty()


@contextmanager
def _opened(path: str, where: str) -> Iterator[BinaryIO]:
    try:
        if path != NOWHERE:
            with open(path, "rb") as file:
                yield file
        elif sys.stdin is None:
            raise _empty("")
        else:
            yield sys.stdin.buffer
    except OSError as error:
        raise _unreadable(error, path, where) from None


def _unreadable(error: OSError, path: str, where: str) -> InputError:
    if os.path.isdir(path):
        return InputError("this is a folder", where, "name the files in it")
    if isinstance(error, FileNotFoundError):
        sentence = 'a message itself goes to: reframe "…"' if " " in path else "check the name"
        return InputError("there is no such file", where, sentence)
    if isinstance(error, PermissionError):
        return InputError("it may not be read", where, "look at its permissions")
    return InputError(f"it cannot be read ({error.strerror or error})", where)


def decoded(data: bytes, where: str, encoding: str = "") -> Draft:
    """A whole text from its bytes: UTF-8, or what its mark or `encoding` says. Raises InputError, SettingsError."""
    codec = codec_of(data, encoding)
    with _faults(where, codec, encoding, len(codec.mark)):
        return Draft(data[len(codec.mark) :].decode(codec.name), codec=codec)


def codec_of(head: bytes, encoding: str = "") -> Codec:
    """The encoding of a text that begins like this. Raises SettingsError when there is none of that name."""
    mark, marked = next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", ""))
    if not encoding:
        return Codec(marked or "utf-8", mark)
    try:
        name = codecs.lookup(encoding).name.removesuffix("-sig")
        b"-".decode(name, "replace")  # refuses what is no encoding of text, as base64
    except (LookupError, UnicodeError, ValueError):
        todo = "use a name as utf-8, utf-16, latin-1 or cp1252"
        raise SettingsError(f"there is no encoding “{encoding}”", todo=todo) from None
    if marked.startswith(name):
        return Codec(marked, mark)
    # Python's own "utf-16" would write a mark where there was none.
    return Codec(f"{name}-le" if name in ("utf-16", "utf-32") else name)


@contextmanager
def _faults(where: str, codec: Codec, encoding: str, offset: int) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        todo = "is it another encoding than that?" if encoding else "say which encoding it is, as in --encoding latin-1"
        byte = f"byte 0x{error.object[error.start]:02x} at offset {offset + error.start}"
        raise InputError(f"{byte} is not {codec.name.upper()}", where, todo) from None
    except UnicodeError as error:
        raise InputError(f"this is not {codec.name.upper()} ({error})", where, "try another --encoding") from None


class _Lines:
    """The lines of a stream with their ends, decoded one by one; `codec` is known before the first."""

    def __init__(self, file: BinaryIO, where: str, encoding: str) -> None:
        self._file, self._where, self._encoding = file, where, encoding
        self._first = file.readline()
        self.codec = codec_of(self._first, encoding)

    def __iter__(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self.codec.name)("strict")
        offset, rest = len(self.codec.mark), ""
        for chunk in self._chunks():
            # In UTF-16 a chunk may end within a letter, which then counts towards the next.
            held = len(decoder.getstate()[0])
            with _faults(self._where, self.codec, self._encoding, offset - held):
                *whole, rest = (rest + decoder.decode(chunk, final=not chunk)).split("\n")
            offset += len(chunk)
            yield from (_legible(f"{line}\n", self._where) for line in whole)
        if rest:
            yield _legible(rest, self._where)

    def _chunks(self) -> Iterator[bytes]:
        yield self._first[len(self.codec.mark) :]
        yield from self._file
        yield b""


def _divided(lines: Iterable[str], each: str, path: str, codec: Codec) -> Iterator[Draft]:
    """The drafts of a stream. A blank one has no text, only what stands there: nothing gets lost between drafts."""
    held: list[str] = []
    for number, line in enumerate(lines, 1):
        if each == "paragraph" and line.strip():
            held.append(line)
            continue
        if held:
            yield _ended("".join(held), path, number - len(held), codec)
            held = []
        yield _ended(line, path, number, codec) if line.strip() else Draft("", path, number, line, codec)
    if held:
        yield _ended("".join(held), path, number - len(held) + 1, codec)


def _ended(text: str, path: str, line: int, codec: Codec) -> Draft:
    body = text.removesuffix("\n").removesuffix("\r")
    return _bounded(Draft(body, path, line, text[len(body) :], codec))


def _split(text: str) -> list[str]:
    *ended, last = text.split("\n")
    return [*(f"{line}\n" for line in ended), *([last] if last else [])]


def _legible(text: str, where: str) -> str:
    at = text.find("\0")
    if at >= 0:
        todo = "if it is UTF-16, say --encoding utf-16"
        raise InputError(f"this is not text: a NUL character after {at} others", where, todo)
    return text


def _full(draft: Draft) -> Draft:
    if not draft.text.strip():
        raise _empty("" if draft.path == NOWHERE else draft.path)
    return _bounded(draft)


def _bounded(draft: Draft) -> Draft:
    if len(draft.text) > MOST_CHARACTERS:
        raise _too_long("" if draft.path == NOWHERE else f"{draft.path}:{draft.line}")
    return draft


def _too_long(where: str) -> InputError:
    what = f"longer than {MOST_CHARACTERS:,} characters, which is no message"
    return InputError(what, where, "if it holds many, say --each line or --each paragraph")


def _empty(where: str) -> InputError:
    return InputError("nothing to read", where, "" if where else 'write it in quotes after the command, as in reframe "your message", or pipe it in')
