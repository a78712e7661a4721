"""What a writer wants left alone: words that are always allowed, and lines with a keep mark on them.

Neither ever silences a care note.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from .reading import Reading, read
from .reading.protected import Span

Words = tuple[str, ...]
# On the line it keeps: a comment as in HTML and Markdown, or as in most other files at the end of the line.
_KEEP = re.compile(r"<!--[ \t]*reframe:[ \t]*keep[ \t]*-->|#[ \t]*reframe:[ \t]*keep[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


def allowed(phrases: Iterable[str], known: Collection[str] = ()) -> tuple[Words, ...]:
    """The phrases in normal form, so that they match however they are spelt. Phrases without a word are dropped."""
    forms = (tuple(read(phrase, known).norms) for phrase in phrases)
    return tuple(form for form in forms if form)


def ignored(reading: Reading, allow: Iterable[Words]) -> list[Span]:
    """The stretches of a draft in which nothing is found, in code points."""
    return [*_kept(reading.text), *_allowed(reading, allow)]


def is_ignored(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a stretch of the draft touches one in which nothing is found."""
    return any(start < stop and begin < end for begin, stop in spans)


def _kept(text: str) -> Iterator[Span]:
    # Most drafts hold no mark, and are not searched for lines.
    for mark in _KEEP.finditer(text):
        start = text.rfind("\n", 0, mark.start()) + 1
        end = text.find("\n", mark.end())
        yield start, end if end >= 0 else len(text)


def _allowed(reading: Reading, allow: Iterable[Words]) -> Iterator[Span]:
    norms = reading.norms
    for form in allow:
        at = -1
        while form[0] in norms[at + 1 :]:
            at = norms.index(form[0], at + 1)
            if tuple(norms[at : at + len(form)]) == form:
                yield reading.span(at, at + len(form))
