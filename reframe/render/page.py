"""What a page is made of: rows of spans. A span has a role, never a colour; the painter decides how a role looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model import CareNote, Suggestion
from .cells import fold, width
from .safe import one_line, visible

NARROW = 60  # below this, labels stand on a row of their own
_SENTENCE = re.compile(r"(?<=[.?!]) ")
WIDEST = 110  # prose wider than this is hard to read, however wide the window


class Span(NamedTuple):
    """A piece of a row. Roles: label, quiet, title, say, quote, care, gone, new, mark1 … mark5 (by severity)."""

    text: str
    role: str = ""


Row = tuple[Span, ...]
Paint = Callable[[Iterable[Row]], str]
BLANK: Row = ()


def flow(spans: Sequence[Span], limit: int, first: str = "", rest: str = "") -> Iterator[Row]:
    """Prose in rows no wider than `limit`, broken between words; `first` and `rest` are what rows begin with."""
    row: list[Span] = [Span(first)]
    used = width(first)
    fresh = True
    for word in _words(spans):
        wide = sum(width(span.text) for span in word)
        if not fresh and used + 1 + wide > limit:
            yield tuple(row)
            row, used, fresh = [Span(rest)], width(rest), True
        if not fresh:
            row.append(Span(" ", row[-1].role if row[-1].role == word[0].role else ""))
            used += 1
        for chunk, ends in _fitting(word, max(limit - used, 8)):
            row.append(chunk)
            used += width(chunk.text)
            if ends:
                yield tuple(row)
                row, used = [Span(rest)], width(rest)
        fresh = False
    yield tuple(row)


def _words(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Words, each of one or more spans: a closing quotation mark in another role stays with its word."""
    word: list[Span] = []
    for text, role in spans:
        parts = visible(text).split()
        if word and text[:1].isspace():
            yield word
            word = []
        for at, part in enumerate(parts):
            if at:
                yield word
                word = []
            word.append(Span(part, role))
        if word and text[-1:].isspace():
            yield word
            word = []
    if word:
        yield word


def _fitting(word: list[Span], room: int) -> Iterator[tuple[Span, bool]]:
    """A word in pieces that fit; True after a piece that ends its row."""
    if sum(width(span.text) for span in word) <= room:
        yield from ((span, False) for span in word)
        return
    for number, (text, role) in enumerate(word):
        rows = fold(text, room)
        for at, (start, end) in enumerate(rows):
            last = at == len(rows) - 1 and number == len(word) - 1
            yield Span(text[start:end], role), not last


def labelled(label: str, spans: Sequence[Span], limit: int, *, indent: int = 3, column: int = 16) -> Iterator[Row]:
    """A label with prose beside it; beneath it where the page is narrow."""
    margin = " " * indent
    if limit < NARROW:
        if label:
            yield (Span(margin), Span(label, "label"))
        yield from flow(spans, limit, margin + "  ", margin + "  ")
        return
    hanging = " " * (indent + column)
    rows = flow(spans, limit, hanging, hanging)
    beside = next(rows)[1:]
    yield (Span(margin), Span(label.ljust(column), "label"), *beside)
    yield from rows


def heading(text: str) -> Row:
    """The title of a part of a page."""
    return (Span(text, "title"),)


def invited(suggestion: Suggestion, most: int = 0, marks: str = "“”") -> str:
    """What a suggestion says, in quotation marks; to leave words out is advice, and stands without."""
    shown = "" if suggestion.leaves_out else one_line(suggestion.shown, most)
    return f"{marks[0]}{shown}{marks[1]}" if shown else "leave these words out"


def offered(suggestion: Suggestion, most: int = 0) -> list[Span]:
    """What a suggestion says, and its move; to leave words out names its move by itself."""
    move = "" if suggestion.leaves_out else f" ({suggestion.move})"
    return [Span(invited(suggestion, most), "say"), Span(move, "quiet")]


def care_texts(notes: Iterable[CareNote]) -> list[str]:
    """What the notes say, no sentence of it twice: two classes may begin alike."""
    said: set[str] = set()
    texts = []
    for note in notes:
        fresh = [sentence for sentence in _SENTENCE.split(note.text) if sentence not in said]
        said.update(fresh)
        texts.append(" ".join(fresh))
    return [text for text in texts if text]


def quoted(text: str) -> str:
    """In quotation marks, with its own marks kept."""
    return f"“{text}”"
