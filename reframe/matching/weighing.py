"""What speaks for a reproach: where no form is known for one, and where a form seems to be none.

The weights are learned from annotated drafts (tools/weigh.py). A clause is weighed twice. First by its words: each, two and
three of them in a row, two with a gap between them, their stems, and the words of the clauses beside it (`features`). Then by what came of that: its own weight, that of
the others, the forms that stand in it and in them, and where it stands (`standing`). “You never asked” is one thing in a draft
of thanks, and another between two reproaches. The same answer every time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import exp, log, log1p
from typing import Any
from zlib import crc32

from ..reading import Reading
from ..reading.clauses import CLAUSE, SENTENCE

SLOTS = 1 << 19  # features that fall into one slot share its weight; of 60,000 one in nine does
BASE = "*"  # weighs the same for every clause
_LONGEST, _NEAREST = 30, 12  # words of a clause, and of one beside it, that are looked at
_ENDS = "?!"
_ENDINGS = ("ing", "ed", "es", "s", "ly", "y", "e")
_SHORTEST_STEM = 3  # letters
_MOST = 3000  # hundredths of log-odds, more than any clause weighs
_NOTHING = -300  # the `heft` of next to nothing
# Where one step ends and the next begins: of a clause's weight, of one beside it, of all the others together, of its place.
_OWN = (-400, -300, -220, -160, -110, -70, -35, 0, 35, 70, 110, 160, 220, 300)
_BY = (-300, -150, -50, 30, 120)
_REST = (-250, -150, -80, -20, 30, 80, 130, 200)
_PLACE = (0.01, 0.25, 0.5, 0.75)
_KEPT = 2_000  # clauses, and other things, whose slots are remembered
GRAVEST = 4  # forms that are graver than this are as grave

Clauses = Sequence[tuple[int, int]]


def clauses(reading: Reading) -> Clauses:
    """First word, and word after the last, of every clause of a draft."""
    begins = [at for at, strength in enumerate(reading.strengths) if strength >= CLAUSE]
    return list(pairwise(begins))


def features(reading: Reading, parts: Clauses, index: int) -> Iterator[str]:
    """What is weighed of the words of one clause. parts: see `clauses`."""
    words = [_looked_at(reading, part) for part in parts[max(index - 1, 0) : index + 2]]
    before, after = words[0] if index else None, words[-1] if index + 1 < len(parts) else None
    yield from _of_clause(words[min(index, 1)], *_form(reading, parts, index))
    yield from _beside("<", before)
    yield from _beside(">", after)


def passage(reading: Reading, begin: int, end: int) -> Iterator[str]:
    """What is weighed of the words of a passage, whatever stands beside it."""
    yield from grams(["<s>", *_words(reading, begin, end), "."])
    yield f"*long{min((end - begin) // 5, 6)}"


def grams(words: Sequence[str]) -> Iterator[str]:
    """The words, and two and three of them in a row."""
    pairs = [f"{one}_{other}" for one, other in pairwise(words)]
    yield BASE
    yield from words
    yield from pairs
    yield from (f"{pair}_{third}" for pair, third in zip(pairs, words[2:], strict=False))


Said = tuple[str, ...]


def _form(reading: Reading, parts: Clauses, index: int) -> tuple[str, str, int, int, bool]:
    """What opens and ends a clause, how long it is, among how many it stands, whether it is in capitals."""
    begin, end = parts[index]
    start, stop = reading.span(begin, end)
    mark = reading.text[stop : stop + 1]
    first = "<s>" if reading.strengths[begin] == SENTENCE else "<c>"
    return first, mark if mark and mark in _ENDS else ".", min((end - begin) // 3, 6), min(len(parts), 8), reading.text[start:stop].isupper()


def _of_clause(words: Said, first: str, mark: str, long: int, parts: int, capitals: bool) -> Iterator[str]:
    yield from grams([first, *words, mark])
    yield from (f"{one}*{other}" for one, other in zip(words, words[2:], strict=False))
    yield from (f"{one}**{other}" for one, other in zip(words, words[3:], strict=False))
    stems = [f"~{_stem(word)}" for word in words]
    yield from stems
    yield from (f"{one}{other}" for one, other in pairwise(stems))
    yield f"*long{long}"
    yield f"*parts{parts}"
    if _to_you(words):
        yield "*you"
    if capitals:
        yield "*capitals"


def _beside(sign: str, words: Said | None) -> Iterator[str]:
    """words: of the clause that stands there, None where there is none."""
    if words is None:
        yield f"{sign}none"
        return
    near = words[:_NEAREST]
    yield from (f"{sign}{word}" for word in near)
    if _to_you(near):
        yield f"{sign}*you"


def _words(reading: Reading, begin: int, end: int) -> Said:
    """Words in normal form, whatever has a digit as one word."""
    return tuple("#" if not norm.isalpha() and any(letter.isdigit() for letter in norm) else norm for norm in reading.norms[begin:end])


def _looked_at(reading: Reading, part: tuple[int, int]) -> Said:
    """The words of a clause that are looked at."""
    begin, end = part
    return _words(reading, begin, min(end, begin + _LONGEST))


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    """A word without its ending, by rule of thumb: “lying” and “lies” share one, so that what one says bears on the other."""
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + _SHORTEST_STEM - 1), "")
    return word[: len(word) - len(ending)]


def _to_you(words: Sequence[str]) -> bool:
    return "you" in words or "your" in words


def slot(feature: str) -> int:
    """Where the weight of a feature stands."""
    return crc32(feature.encode("utf-8", "surrogatepass")) % SLOTS


_known_slot = lru_cache(maxsize=_KEPT)(slot)  # there are only so many places to stand in


def weight(scale: Sequence[int], weighed: Iterable[str]) -> int:
    """How much features speak for a reproach, in hundredths of log-odds: above 0, more likely than not.

    scale: the weights by slot.
    """
    return sum(scale[slot(feature)] for feature in weighed)


def by_words(scale: Sequence[int], reading: Reading, parts: Clauses) -> list[int]:
    """How much the words of each clause weigh, in hundredths of log-odds."""
    words = [_looked_at(reading, part) for part in parts]
    weighed: list[int] = []
    for index, (before, own, after) in enumerate(zip([None, *words], words, [*words[1:], None], strict=False)):
        slots = (*_slots_of_clause(own, *_form(reading, parts, index)), *_slots_beside("<", before), *_slots_beside(">", after))
        weighed.append(sum(scale[one] for one in slots))
    return weighed


# A key of the composer changes one clause of many, a rewrite a few. What stands beside a clause is no feature of its own.
@lru_cache(maxsize=_KEPT)
def _slots_of_clause(words: Said, *form: Any) -> tuple[int, ...]:
    return tuple(map(slot, set(_of_clause(words, *form))))


@lru_cache(maxsize=_KEPT)
def _slots_beside(sign: str, words: Said | None) -> tuple[int, ...]:
    return tuple(map(slot, set(_beside(sign, words))))


def weights(scale: Sequence[int], reading: Reading, parts: Clauses, forms: Sequence[int]) -> list[int]:
    """How much each clause weighs when all is considered, in hundredths of log-odds. forms: see `standing`."""
    return [sum(scale[_known_slot(one)] for one in each) for each in standing(by_words(scale, reading, parts), forms)]


def standing(weighed: Sequence[int], forms: Sequence[int]) -> Iterator[list[str]]:
    """What is weighed of each clause once its words have been.

    weighed: see `by_words`. forms: how grave the gravest form is that stands in a clause, 0 where there is none, 1 for a
    doubtful one, at most GRAVEST.
    """
    loads = [_load(one) for one in weighed]
    heavy, grave, last = sum(loads), sum(form > 1 for form in forms), len(forms) - 1
    second, first = sorted([0, 0, *forms])[-2:]  # of two that are alike, each is the gravest beside the other
    for index, (own, form) in enumerate(zip(weighed, forms, strict=True)):
        rest = f"rest{bisect_right(_REST, _logarithm(heavy - loads[index]))}" if last else "alone"
        beside = f"forms{min(grave - (form > 1), 2)}"
        many, place = f"parts{min(len(forms), 6)}", f"place{bisect_right(_PLACE, index / len(forms))}"
        yield [
            "=",
            f"=own{bisect_right(_OWN, own)}",
            f"=before{bisect_right(_BY, weighed[index - 1])}" if index else "=first",
            f"=after{bisect_right(_BY, weighed[index + 1])}" if index < last else "=last",
            f"=form{form}",
            f"=gravest{second if form == first else first}",
            *(f"={one}" for one in (rest, beside, many, place)),
            *(f"=form{form}{one}" for one in (rest, beside, many, rest + beside)),
            f"={rest}{beside}",
            f"={place}{many}",
        ]


def heft(weighed: Iterable[int]) -> float:
    """How much clauses weigh together: 100 times the logarithm of the sum of what each weighs above nothing (softplus).

    One heavy clause counts, several count more, light ones next to nothing. weighed: see `weights`.
    """
    return _logarithm(sum(map(_load, weighed)))


def _load(weighed: int) -> float:
    return log1p(exp(min(weighed, _MOST) / 100))


def _logarithm(load: float) -> float:
    return max(100 * log(load), _NOTHING) if load > 0 else _NOTHING


__all__ = ["BASE", "GRAVEST", "SLOTS", "Clauses", "by_words", "clauses", "features", "heft", "passage", "slot", "standing", "weight", "weights"]
