"""What no form is known for, weighed by its words: how much a clause speaks for a reproach, beside what was found.

The weights are learned from annotated drafts (tools/weigh.py), and only used in a draft that accuses already: a sum over
the words of a clause, over pairs of them, and over what stands beside it. The same answer every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from ..reading import Reading
from ..reading.clauses import CLAUSE, SENTENCE

SLOTS = 1 << 18  # features that fall into one slot share its weight; of 32,000 one in eight does
BASE = "*"  # weighs the same for every clause
_LONGEST, _NEAREST = 30, 12  # words of a clause, and of one beside it, that are looked at
_ENDS = "?!"

Clauses = Sequence[tuple[int, int]]


def clauses(reading: Reading) -> Clauses:
    """First word, and word after the last, of every clause of a draft."""
    begins = [at for at, strength in enumerate(reading.strengths) if strength >= CLAUSE]
    return list(pairwise(begins))


def features(reading: Reading, parts: Clauses, index: int, found: Sequence[bool]) -> Iterator[str]:
    """What is weighed of one clause. parts: see `clauses`. found: of each clause whether a form was found in it."""
    begin, end = parts[index]
    words = _words(reading, begin, min(end, begin + _LONGEST))
    first = "<s>" if reading.strengths[begin] == SENTENCE else "<c>"
    mark = reading.text[reading.words[end - 1].end :][:1]
    marked = [first, *words, mark if mark and mark in _ENDS else "."]
    yield BASE
    yield from marked
    yield from (f"{one}_{other}" for one, other in pairwise(marked))
    to_you = _to_you(words)
    others = sum(found) - found[index]
    yield f"*long{min((end - begin) // 3, 6)}"
    yield f"*parts{min(len(parts), 8)}"
    if to_you:
        yield "*you"
    if others:
        yield f"*found{min(others, 3)}"
        yield f"*found&you{to_you:d}"
    start, stop = reading.span(begin, end)
    if reading.text[start:stop].isupper():
        yield "*capitals"
    yield from _beside("<", reading, parts, index - 1, found)
    yield from _beside(">", reading, parts, index + 1, found)


def _beside(sign: str, reading: Reading, parts: Clauses, index: int, found: Sequence[bool]) -> Iterator[str]:
    if not 0 <= index < len(parts):
        yield f"{sign}none"
        return
    begin, end = parts[index]
    words = _words(reading, begin, min(end, begin + _NEAREST))
    yield from (f"{sign}{word}" for word in words)
    if found[index]:
        yield f"{sign}*found"
    if _to_you(words):
        yield f"{sign}*you"


def _words(reading: Reading, begin: int, end: int) -> list[str]:
    """Words in normal form, whatever has a digit as one word."""
    return ["#" if any(letter.isdigit() for letter in norm) else norm for norm in reading.norms[begin:end]]


def _to_you(words: Sequence[str]) -> bool:
    return "you" in words or "your" in words


def slot(feature: str) -> int:
    """Where the weight of a feature stands."""
    return crc32(feature.encode("utf-8", "surrogatepass")) % SLOTS


def weight(scale: Sequence[int], weighed: Iterable[str]) -> int:
    """How much features speak for a reproach, in hundredths of log-odds: above 0, more likely than not.

    scale: the weights by slot.
    """
    return sum(scale[slot(feature)] for feature in weighed)


__all__ = ["BASE", "SLOTS", "Clauses", "clauses", "features", "slot", "weight"]
