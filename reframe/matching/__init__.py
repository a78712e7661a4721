"""Openers → matches: exact first, then misspelt, guarded, no two that overlap; beside them what weighs as much."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ..library.model import Entry
from ..library.schema import ALONE, LEAST, SEVERAL, WEIGHED
from ..reading import Reading, reading_of
from .automaton import Machine
from .compile import Entries
from .gaps import PhraseTable
from .guards import FIRM, GUARDS, LAST_RESORTS, Context, is_hostile, lead_start
from .spelling import Speller
from .walk import Grammar, Hit, Owners, hits
from .weighing import GRAVEST, clauses, heft, weights


class Match(NamedTuple):
    """An opener at a place. `begins`: first word of what is rewritten with it (“I feel like …”)."""

    entry: Entry
    hit: Hit
    begins: int
    start: int
    end: int
    blocked_by: tuple[str, ...] = ()
    misspelt: bool = False

    @property
    def opener(self) -> int:
        return self.hit.opener


_TO_YOU = frozenset({"you", "your"})
_LIGHTEST = LEAST + min(WEIGHED.values())
_BLUNT = frozenset({"absolute", "judgement", "name-calling", "contempt"})

# Hits by reading, as typed and, where that differs, as respelt (True).
Raw = tuple[tuple[Reading, list[Hit], bool], ...]


class Weighed(NamedTuple):
    """What the clauses of a draft weigh, see weighing.py.

    begins: their first words. each: their weights, none where there is nothing to weigh by. forced: those that are found
    whatever they weigh.
    """

    begins: list[int]
    each: list[int]
    forced: frozenset[int]

    def bears(self, match: Match) -> bool:
        """Whether a form weighs enough to be one, in a draft that has more to weigh.

        What is blunt, and what is the user's own, counts whatever it weighs.
        """
        entry = match.entry
        blunt = entry.kind in _BLUNT and entry.when != FIRM
        if entry.own or blunt or entry.when in WEIGHED or len(self.each) < SEVERAL:
            return True
        clauses_of_it = range(self._clause(match.hit.first), self._clause(match.hit.last - 1) + 1)
        return not self.forced.isdisjoint(clauses_of_it) or max(self.each[clause] for clause in clauses_of_it) > LEAST

    def accuses(self, matches: Iterable[Match]) -> bool:
        """Whether what has no form may be found beside these matches: one of them bears it out, or all of the draft does."""
        return bool(self.each) and (any(map(_bears_out, matches)) or heft(self.each) > ALONE)

    def is_heavy(self) -> bool:
        """Whether any clause weighs enough to be found by that."""
        return bool(self.forced) or max(self.each) > _LIGHTEST

    def weighs(self, hit: Hit, entry: Entry) -> bool:
        """Whether a clause weighs enough for an entry that has no form of its own. hit: where that stands."""
        clause = self._clause(hit.first)
        return clause in self.forced or self.each[clause] > LEAST + WEIGHED[entry.when]

    def _clause(self, at: int) -> int:
        return bisect_right(self.begins, at) - 1


class Matcher(NamedTuple):
    """Everything that finding needs.

    openers, beside, unless: the automata of the openers, of those that are weighed, and of the exceptions. scale: the
    weights, see weighing.py.
    """

    entries: Entries | Sequence[Entry]
    openers: Machine
    beside: Machine
    scale: Sequence[int]
    unless: Machine
    grammar: Grammar
    context: Context
    speller: Speller

    def raw(self, reading: Reading) -> Raw:
        """What openers stand in a draft, whatever the guards say."""
        found = list(hits(self.openers, reading, self.grammar))
        spelt = self._respelt(reading)
        if spelt is None:
            return ((reading, found, False),)
        # What the exact reading found, even if it was blocked there, is not found again by respelling.
        taken = {(hit.first, hit.owner) for hit in found}
        again = [hit for hit in hits(self.openers, spelt, self.grammar) if (hit.first, hit.owner) not in taken]
        return (reading, found, False), (spelt, again, True)

    def all(self, reading: Reading) -> list[Match]:
        """Every match, blocked ones with the names of everything that blocks them. Exact before misspelt."""
        matches = [match for part in self.raw(reading) for match in self._diagnosed(*part)]
        free = [match for match in matches if not match.blocked_by]
        weighed = self._weighed(reading, free)
        free = list(filter(weighed.bears, free))
        accuses = weighed.accuses(free)
        silent = self._silent(reading, free, accuses)
        matches += self._diagnosed(reading, list(hits(self.beside, reading, self.grammar)), False)
        waits = [m.entry.when in silent or not weighed.bears(m) or (m.entry.when in WEIGHED and not (accuses and weighed.weighs(m.hit, m.entry))) for m in matches]
        return [m._replace(blocked_by=(*m.blocked_by, "when")) if waiting else m for m, waiting in zip(matches, waits, strict=True)]

    def find(self, raw: Raw, opened: Collection[int] = ()) -> list[Match]:
        """The matches that stand: not blocked, no two overlapping, in order.

        opened: code points at which an opener may begin, whatever stands before it.
        """
        reading = raw[0][0]
        matches = [match for part in raw for match in self._standing(opened, *part)]
        if not matches and _TO_YOU.isdisjoint(reading.held):
            return []
        weighed = self._weighed(reading, matches, opened)
        matches = list(filter(weighed.bears, matches))
        accuses = weighed.accuses(matches)
        silent = self._silent(reading, matches, accuses)
        matches = [match for match in matches if match.entry.when not in silent]
        if accuses and weighed.is_heavy():
            heavy = [hit for hit in hits(self.beside, reading, self.grammar) if weighed.weighs(hit, self.entries[hit.owner])]
            matches += self._standing(opened, reading, heavy, False)
        return best(matches)

    def _silent(self, reading: Reading, matches: Collection[Match], accuses: bool) -> frozenset[str]:
        """The `when:` of doubtful openers, where nothing bears them out: no other finding, no weight, no hostile mark."""
        borne_out = accuses or not matches or any(map(_bears_out, matches)) or is_hostile(reading, self.context)
        return frozenset() if borne_out else frozenset({FIRM})

    def forms(self, reading: Reading) -> list[int]:
        """How grave the gravest form is that stands in each clause of a draft, see `weighing.standing`."""
        return _graveness([begin for begin, _ in clauses(reading)], [match for part in self.raw(reading) for match in self._standing((), *part)])

    def _weighed(self, reading: Reading, matches: Iterable[Match], opened: Collection[int] = ()) -> Weighed:
        parts = clauses(reading)
        begins = [begin for begin, _ in parts]
        places = [at for at, word in enumerate(reading.words) if word.start in opened] if opened else []
        forced = frozenset(bisect_right(begins, at) - 1 for at in places)
        each = weights(self.scale, reading, parts, _graveness(begins, matches)) if self.scale else []
        return Weighed(begins, each, forced)

    def _diagnosed(self, reading: Reading, found: list[Hit], misspelt: bool) -> Iterator[Match]:
        excused = self._excused(reading)
        for hit in found:
            entry = self.entries[hit.owner]
            guard, begins = lead_start(reading, hit.first, self.context)
            blocked = [guard] if guard else []
            blocked += [name for name, blocks in GUARDS.items() if blocks(reading, hit, entry, self.context)]
            blocked += [f"unless:{number}" for number in sorted(_spared(hit, excused))]
            yield _match(reading, entry, hit, begins, misspelt, tuple(blocked))

    def _standing(self, opened: Collection[int], reading: Reading, found: list[Hit], misspelt: bool) -> list[Match]:
        """As `_diagnosed`, without what is blocked: the first reason is enough."""
        free = list(self._unguarded(opened, reading, found, misspelt))
        owners = frozenset(match.hit.owner for match in free if match.entry.unless)
        if not owners:
            return free
        excused = self._excused(reading, owners)
        return [match for match in free if not _spared(match.hit, excused)]

    def _unguarded(self, opened: Collection[int], reading: Reading, found: list[Hit], misspelt: bool) -> Iterator[Match]:
        for first, group in groupby(found, key=lambda hit: hit.first):
            guard, begins = lead_start(reading, first, self.context)
            is_opened = reading.words[first].start in opened
            if is_opened:
                guard, begins = "", first
            for hit in () if guard else group:
                entry = self.entries[hit.owner]
                allowed = is_opened and entry.when in WEIGHED
                if allowed or not any(blocks(reading, hit, entry, self.context) for blocks in GUARDS.values()):
                    yield _match(reading, entry, hit, begins, misspelt, ())

    def _excused(self, reading: Reading, owners: Owners | None = None) -> dict[tuple[int, int], set[int]]:
        """Numbers of the exceptions that stand at a word, by entry and word. owners: of these entries; of all, when None."""
        table: dict[tuple[int, int], set[int]] = {}
        for hit in hits(self.unless, reading, self.grammar, free=True, owners=owners):
            for at in range(hit.first, hit.last):
                table.setdefault((hit.owner, at), set()).add(hit.opener)
        return table

    def _respelt(self, reading: Reading) -> Reading | None:
        norms = [self.speller.corrected(norm) for norm in reading.norms]
        if norms == reading.norms:
            return None
        words = [word._replace(norm=norm) for word, norm in zip(reading.words, norms, strict=True)]
        return reading_of(reading.text, words, reading.protected)


def _graveness(begins: Sequence[int], matches: Iterable[Match]) -> list[int]:
    """begins: the first words of the clauses."""
    gravest = [0] * len(begins)
    for match in matches:
        grave = 1 if match.entry.when == FIRM else min(match.entry.severity, GRAVEST)
        for clause in range(bisect_right(begins, match.hit.first) - 1, bisect_right(begins, match.hit.last - 1)):
            gravest[clause] = max(gravest[clause], grave)
    return gravest


def _bears_out(match: Match) -> bool:
    """Whether a match is enough to take what stands beside it for meant alike."""
    return match.entry.when != FIRM and match.entry.severity > 1


def _spared(hit: Hit, excused: Mapping[tuple[int, int], set[int]]) -> set[int]:
    return {number for at in range(hit.first, hit.last) for number in excused.get((hit.owner, at), ())}


def _match(reading: Reading, entry: Entry, hit: Hit, begins: int, misspelt: bool, blocked: tuple[str, ...]) -> Match:
    start, end = reading.span(hit.first, hit.last)
    return Match(entry, hit, begins, start, end, blocked, misspelt)


def best(matches: Iterable[Match]) -> list[Match]:
    """No two that overlap: no last resort, exact, leftmost, longest, the user's own topic, most words of its own, file order."""
    chosen: list[Match] = []
    ranked = sorted(
        matches,
        key=lambda m: (LAST_RESORTS.get(m.entry.when, 0), m.misspelt, m.hit.first, -m.hit.last, not m.entry.own, -m.hit.literals, m.hit.owner, m.hit.opener),
    )
    taken: set[int] = set()
    for match in ranked:
        words = range(match.hit.first, match.hit.last)
        if taken.isdisjoint(words):
            chosen.append(match)
            taken.update(words)
    return sorted(chosen, key=lambda m: m.hit.first)


__all__ = ["Context", "Grammar", "Hit", "Match", "Matcher", "PhraseTable", "Speller", "best"]
