"""All openers as one automaton over normal-form words, so that the number of openers costs nothing per word.

A nondeterministic automaton as arrays of numbers (building.py makes it), which the cache reads back as they lie.
`Machine` walks it: the sets of nodes that can be reached together become states when a draft first needs them,
and are kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..library.schema import GAPS
from ..reading.words import _normal

# Node n's edges stand at edge_at[n] to edge_at[n + 1] of edge_word and edge_to, sorted by word; a word is a
# number of the vocabulary. The same for gaps (a number of GAPS) and for accepts (owner, opener). The last node starts.
PARTS = ("edge_at", "edge_word", "edge_to", "gap_at", "gap_name", "gap_to", "accept_at", "accept_owner", "accept_opener")
Automaton = Mapping[str, Sequence[int]]

_SUFFIXES = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am", "n't": "not", "'s": "is"}


COLUMNS = {"edge": ("edge_word", "edge_to"), "gap": ("gap_name", "gap_to"), "accept": ("accept_owner", "accept_opener")}


MOST_KEPT = 1_000
MOST_MET = 60_000
_OFTEN = 30  # words looked up behind a state, one by one; then it pays to look at all its edges at once


class State:
    """A set of nodes that can be reached together. Built when first needed."""

    __slots__ = ("_gaps", "_last", "_machine", "_next", "_table", "_words", "accepts", "nodes")

    def __init__(self, machine: Machine, nodes: frozenset[int]) -> None:
        self._machine, self.nodes = machine, nodes
        self.accepts: tuple[tuple[int, int], ...] = tuple(sorted(machine.rows("accept", nodes)))
        self._next: dict[str, State | None] = {}
        self._gaps: tuple[tuple[str, State], ...] | None = None
        self._last: bool | None = None
        self._words: frozenset[str] | None = None
        self._table: dict[int, set[int]] | None = None

    def step(self, word: str) -> State | None:
        """The state after `word`, None where no opener goes on with it."""
        found = self._next.get(word, self)
        if found is not self:  # no state leads to itself
            return found
        number = self._machine.numbers.get(word)
        # What is no word of the library is not kept: an endless stream of them takes no memory.
        return None if number is None else self._met(word, number)

    def forget(self) -> None:
        """Lets go of what follows, to be found again when it is needed."""
        self._next, self._gaps = {}, None

    def _met(self, word: str, number: int) -> State | None:
        self._machine.count()
        if self._table is None and len(self._next) >= _OFTEN:
            self._table = self._machine.table(self.nodes)
        ends = self._machine.ends(self.nodes, number) if self._table is None else self._table.get(number)
        found = self._next[word] = self._machine.state(ends) if ends else None
        return found

    def gaps(self) -> tuple[tuple[str, State], ...]:
        """(gap, state behind it) for every gap that may come next."""
        if self._gaps is None:
            behind: dict[int, set[int]] = {}
            for name, end in self._machine.rows("gap", self.nodes):
                behind.setdefault(name, set()).add(end)
            self._gaps = tuple((GAPS[name], self._machine.state(ends)) for name, ends in sorted(behind.items()))
        return self._gaps

    def words(self) -> frozenset[str]:
        """The words that may come next."""
        if self._words is None:
            self._words = self._machine.words(self.nodes)
        return self._words

    def is_last(self) -> bool:
        """Whether nothing can follow."""
        if self._last is None:
            self._last = not self.gaps() and not any(self._machine.has_edges(node) for node in self.nodes)
        return self._last


class Machine:
    """Walks an automaton; thread-safe, since a state made twice is the same state.

    data: the automaton. numbers: the vocabulary it was made with, word to number.
    """

    def __init__(self, data: Automaton, numbers: Mapping[str, int]) -> None:
        self._data, self.numbers, self._vocabulary = data, numbers, list(numbers)
        self._states: dict[frozenset[int], State] = {}
        self._met = 0
        self.kept: dict[Any, list[Any]] = {}  # what was found in a sentence, see walk.hits
        self.start = self.state({len(data["edge_at"]) - 2})

    def state(self, nodes: Iterable[int]) -> State:
        """The state of a set of nodes."""
        key = frozenset(nodes)
        return self._states.get(key) or self._states.setdefault(key, State(self, key))

    def count(self) -> None:
        """Counts a step that was met for the first time. A corpus has no end of those either: now and then all are let go of."""
        self._met += 1
        if self._met > MOST_MET:
            self._met = 0
            self._states = {self.start.nodes: self.start}
            self.start.forget()

    def keep(self, sentence: Any, found: list[Any]) -> None:
        """Remembers what was found in a sentence. A corpus has no end of them."""
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        self.kept[sentence] = found

    def ends(self, nodes: Iterable[int], number: int) -> set[int]:
        """The nodes that the word of this number leads to from any of these."""
        at, words, to = self._data["edge_at"], self._data["edge_word"], self._data["edge_to"]
        ends: set[int] = set()
        for node in nodes:
            row, stop = at[node], at[node + 1]
            if stop - row > 4:
                row = bisect_left(words, number, row, stop)
            while row < stop and words[row] <= number:
                if words[row] == number:
                    ends.add(to[row])
                row += 1
        return ends

    def table(self, nodes: Iterable[int]) -> dict[int, set[int]]:
        """What `ends` says of every word at once."""
        at, words, to = self._data["edge_at"], self._data["edge_word"], self._data["edge_to"]
        table: dict[int, set[int]] = {}
        for node in nodes:
            for row in range(at[node], at[node + 1]):
                table.setdefault(words[row], set()).add(to[row])
        return table

    def rows(self, name: str, nodes: Iterable[int]) -> set[tuple[int, int]]:
        """The gaps or the accepts of these nodes."""
        at = self._data[f"{name}_at"]
        first, second = (self._data[column] for column in COLUMNS[name])
        # Most nodes have none.
        here = [node for node in nodes if at[node] != at[node + 1]]
        return {(first[row], second[row]) for node in here for row in range(at[node], at[node + 1])}

    def words(self, nodes: Iterable[int]) -> frozenset[str]:
        """The words that lead on from any of these nodes."""
        at, words = self._data["edge_at"], self._data["edge_word"]
        return frozenset(self._vocabulary[number] for node in nodes for number in words[at[node] : at[node + 1]])

    def has_edges(self, node: int) -> bool:
        at = self._data["edge_at"]
        return at[node] < at[node + 1]


@lru_cache(maxsize=50_000)
def phrase_words(text: str) -> tuple[str, ...]:
    """Normal form of the words of a template or a list; punctuation is no part of it."""
    return tuple(word for token in text.replace("-", " ").split() for word in _token_words(token))


def _token_words(token: str) -> tuple[str, ...]:
    bare = token.strip(",.!?;:…“”\"")
    if bare in _SUFFIXES:
        return (_SUFFIXES[bare],)
    return _normal(bare, frozenset()) if bare else ()


def phrase_table(groups: Mapping[str, Iterable[str]]) -> dict[str, list[list[Any]]]:
    """Phrases by their first word: {first: [[words, group], …]}, longest first. For traits, labels, tails."""
    table: dict[str, list[list[Any]]] = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            words = list(phrase_words(phrase))
            if words:
                table.setdefault(words[0], []).append([words, group])
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


@lru_cache(maxsize=20_000)
def stems(word: str) -> tuple[str, ...]:
    """What `word` may be a regular form of, itself first: interrupting → interrupt, cries → cry."""
    found = [word]
    for ending in ("s", "es", "d", "ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            found.append(stem)
            if ending in ("ed", "ing"):
                found.append(stem + "e")
                if stem[-1] == stem[-2]:
                    found.append(stem[:-1])
            if stem.endswith("i"):
                found.append(stem[:-1] + "y")
    return tuple(dict.fromkeys(found))
