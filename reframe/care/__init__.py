"""Looks first, at the whole draft, for what is never softened. Where it speaks, nothing is rewritten."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ..library.model import CareClass
from ..matching.automaton import Machine
from ..matching.walk import Grammar, Hit, hits
from ..matching.weighing import passage, weight
from ..model import CareNote
from ..reading import Reading
from ..reading.clauses import SUBJECTS

# Laughter turns these into idiom (“you're killing me 😂”); it never does so for the others.
_LAUGHED_OFF = frozenset({"threat", "control", "coercion", "limit", "harassment", "serious", "ambiguous", "crisis-other", "child-safety"})
_LAUGHTER = re.compile(r"\b(?:ha(?:ha)+|hehe|lo+l|lmf?ao+|rofl)\b|😂|🤣|😆|😹")
AMBIGUOUS = "ambiguous"
# The gravest first: one note speaks for a draft, unless another class says something else that matters.
ORDER = (
    "crisis-self", "crisis-other", "abuse", "fear", "child-safety", "coercion", "threat", "control", "harassment", "consent", "limit",
    "serious", "ambiguous",
)
MOST_NOTES = 2
# How many words what goes together may span. Sentence ends do not count: who writes in distress leaves them out or puts many.
NEAR = 30

MUCH = 75  # hundredths of log-odds that a draft has to weigh to be noted where no pattern speaks
FEW = 4  # words; of fewer a pattern speaks or nothing

# (its number, class, numbers of the pieces it needs, numbers of those that must be nowhere in the draft)
Row = tuple[int, int, Sequence[int], Sequence[int]]


class Carer(NamedTuple):
    """The patterns of care.yaml as tries, and the classes they belong to.

    Among the patterns, under one class more than there are, stands the rarest piece of each row. rows: those of each such
    piece, in its order there. scale: the weights of words, see matching/weighing.py; empty where nothing is weighed.
    """

    classes: tuple[CareClass, ...]
    patterns: Machine
    unless: Machine
    pieces: Machine
    rows: Sequence[Sequence[Row]]
    scale: Sequence[int]
    grammar: Grammar

    def notes(self, reading: Reading) -> tuple[CareNote, ...]:
        """What has to be said instead of softening, gravest first; empty for most drafts."""
        found: dict[int, Hit] = {}
        excused = _Excused(self, reading)
        rare: set[int] = set()
        for hit in hits(self.patterns, reading, self.grammar, free=True):
            if hit.owner == len(self.classes):
                rare.add(hit.opener)
            elif hit.owner not in found and not self._is_idiom(reading, hit, excused):
                found[hit.owner] = hit
        for hit in self._together(reading, excused, rare) if rare else ():
            found.setdefault(hit.owner, hit)
        if not found and self.scale:
            found.update(self._heavy(reading))
        ranked = sorted(found.items(), key=lambda item: _rank(self.classes[item[0]].id))
        return tuple(self._note(reading, owner, hit) for owner, hit in ranked[:MOST_NOTES])

    def speaks(self, reading: Reading) -> bool:
        """Whether there is any note, see `notes`: for most that have one the first pattern tells."""
        excused = _Excused(self, reading)
        found = (hit for hit in hits(self.patterns, reading, self.grammar, free=True) if hit.owner < len(self.classes))
        return any(not self._is_idiom(reading, hit, excused) for hit in found) or bool(self.notes(reading))

    def _heavy(self, reading: Reading) -> Iterator[tuple[int, Hit]]:
        """What no pattern speaks of, and all words together do: which it is of two readings, its writer knows."""
        size = len(reading.words)
        if size >= FEW and weight(self.scale, set(passage(reading, 0, size))) > MUCH:
            yield from ((owner, Hit(owner, 0, 0, size, size, (), 0)) for owner, care in enumerate(self.classes) if care.id == AMBIGUOUS)

    def _together(self, reading: Reading, excused: _Excused, rare: Iterable[int]) -> Iterator[Hit]:
        """A hit for every row whose pieces stand near each other; it reaches from the first piece to the last.

        rare: the rarest pieces that are here. There are a thousand rows, and each has one.
        """
        rows = sorted((row for piece in rare for row in self.rows[piece]), key=itemgetter(0))
        pieces = defaultdict[int, list[Hit]](list)
        for hit in hits(self.pieces, reading, self.grammar, free=True, owners=frozenset(piece for row in rows for part in row[2:] for piece in part)):
            pieces[hit.owner].append(hit)
        for _, owner, needs, bars in rows:
            if not all(piece in pieces for piece in needs) or any(piece in pieces for piece in bars):
                continue
            groups = [[hit for hit in pieces[piece] if not excused.covers(owner, hit)] for piece in needs]
            near = _nearest(owner, groups, reading)
            if near and not (self.classes[owner].id == "threat" and _laughs(reading, near)):
                yield near

    def _is_idiom(self, reading: Reading, hit: Hit, excused: _Excused) -> bool:
        if reading.is_protected(*reading.span(hit.first, hit.last)) or excused.covers(hit.owner, hit):
            return True
        # “never call me” is a limit, “you never call me” asks for more.
        if hit.first and reading.norms[hit.first] == "never" and reading.norms[hit.first - 1] in SUBJECTS:
            return True
        return self.classes[hit.owner].id in _LAUGHED_OFF and _laughs(reading, hit)

    def _note(self, reading: Reading, owner: int, hit: Hit) -> CareNote:
        start, end = reading.span(hit.first, hit.last)
        care = self.classes[owner]
        return CareNote(care.id, care.action, care.note, start, end, reading.text[start:end])


class _Excused:
    """Where `unless` speaks. Looked for once, and only when something was found."""

    def __init__(self, carer: Carer, reading: Reading) -> None:
        self._carer, self._reading = carer, reading
        self._words: dict[int, set[int]] | None = None

    def covers(self, owner: int, hit: Hit) -> bool:
        """Whether an exception of a class stands on any word of a hit."""
        if self._words is None:
            self._words = self._covered()
        words = self._words.get(owner)
        return words is not None and not words.isdisjoint(range(hit.first, hit.last))

    def _covered(self) -> dict[int, set[int]]:
        covered = defaultdict[int, set[int]](set)
        for hit in hits(self._carer.unless, self._reading, self._carer.grammar, free=True):
            covered[hit.owner].update(range(hit.first, hit.last))
        return dict(covered)


def _nearest(owner: int, groups: Sequence[Sequence[Hit]], reading: Reading) -> Hit | None:
    """The first place where a hit of every group stands within NEAR words, not all of them in quotes."""
    if not all(groups):
        return None
    firsts = [[hit.first for hit in group] for group in groups[1:]]
    for anchor in groups[0]:
        near = [anchor, *(group[_closest(at, anchor.first)] for group, at in zip(groups[1:], firsts, strict=True))]
        first, last = min(hit.first for hit in near), max(hit.last for hit in near)
        if last - first <= NEAR and not all(reading.is_protected(*reading.span(hit.first, hit.last)) for hit in near):
            return Hit(owner, 0, first, last, last, (), 0)
    return None


def _closest(places: Sequence[int], wanted: int) -> int:
    """Where in these places, which rise, the closest stands; of two the earlier. A long draft has thousands."""
    after = bisect_left(places, wanted)
    if after == len(places) or (after and wanted - places[after - 1] <= places[after] - wanted):
        return bisect_left(places, places[after - 1])
    return after


def _laughs(reading: Reading, hit: Hit) -> bool:
    first, last = reading.sentence_of(hit.first)
    stop = reading.words[last].start if last < len(reading.words) else len(reading.text)
    return bool(_LAUGHTER.search(reading.text[reading.words[first].start : stop].lower()))


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
