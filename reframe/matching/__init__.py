"""Openers → matches: exact first, then misspelt, guarded, and no two that overlap."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from ..library.model import Entry
from ..reading import Reading, reading_of
from .automaton import Machine
from .compile import Entries
from .gaps import PhraseTable
from .guards import FIRM, GUARDS, IN_COMPANY, LAST_RESORTS, Context, is_hostile, lead_start
from .spelling import Speller
from .walk import Grammar, Hit, hits


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


# Hits by reading, as typed and, where that differs, as respelt (True).
Raw = tuple[tuple[Reading, list[Hit], bool], ...]


class Matcher(NamedTuple):
    """Everything that finding needs: the tries of openers and of `unless`, the grammar, the guards' context."""

    entries: Entries
    openers: Machine
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
        silent = self._silent(reading, [match for match in matches if not match.blocked_by])
        return [m._replace(blocked_by=(*m.blocked_by, "when")) if m.entry.when in silent else m for m in matches]

    def find(self, raw: Raw, opened: Collection[int] = ()) -> list[Match]:
        """The matches that stand: not blocked, no two overlapping, in order.

        opened: code points at which an opener may begin, whatever stands before it.
        """
        matches = [match for part in raw for match in self._standing(opened, *part)]
        silent = self._silent(raw[0][0], matches)
        return best(match for match in matches if match.entry.when not in silent)

    def _silent(self, reading: Reading, matches: Collection[Match]) -> frozenset[str]:
        """Which doubtful openers (their `when:`) nothing else in the draft bears out: another finding, or for some a mark."""
        if not matches or any(match.entry.when not in IN_COMPANY and match.entry.severity > 1 for match in matches):
            return frozenset()
        return IN_COMPANY - {FIRM} if is_hostile(reading, self.context) else IN_COMPANY

    def _diagnosed(self, reading: Reading, found: list[Hit], misspelt: bool) -> Iterator[Match]:
        excused = self._excused(reading)
        for hit in found:
            entry = self.entries[hit.owner]
            guard, begins = lead_start(reading, hit.first, self.context)
            blocked = [guard] if guard else []
            blocked += [name for name, blocks in GUARDS.items() if blocks(reading, hit, entry, self.context)]
            blocked += [f"unless:{number}" for number in sorted(_spared(hit, excused))]
            yield _match(reading, entry, hit, begins, misspelt, tuple(blocked))

    def _standing(self, opened: Collection[int], reading: Reading, found: list[Hit], misspelt: bool) -> Iterator[Match]:
        """As `_diagnosed`, without what is blocked: the first reason is enough."""
        excused: dict[tuple[int, int], set[int]] | None = None
        for first, group in groupby(found, key=lambda hit: hit.first):
            guard, begins = lead_start(reading, first, self.context)
            if reading.words[first].start in opened:
                guard, begins = "", first
            for hit in () if guard else group:
                entry = self.entries[hit.owner]
                if any(blocks(reading, hit, entry, self.context) for blocks in GUARDS.values()):
                    continue
                excused = self._excused(reading) if excused is None else excused
                if not _spared(hit, excused):
                    yield _match(reading, entry, hit, begins, misspelt, ())

    def _excused(self, reading: Reading) -> dict[tuple[int, int], set[int]]:
        """Numbers of the exceptions that stand at a word, by entry and word."""
        table: dict[tuple[int, int], set[int]] = {}
        for hit in hits(self.unless, reading, self.grammar, free=True):
            for at in range(hit.first, hit.last):
                table.setdefault((hit.owner, at), set()).add(hit.opener)
        return table

    def _respelt(self, reading: Reading) -> Reading | None:
        norms = [self.speller.corrected(norm) for norm in reading.norms]
        if norms == reading.norms:
            return None
        words = [word._replace(norm=norm) for word, norm in zip(reading.words, norms, strict=True)]
        return reading_of(reading.text, words, reading.protected)


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
