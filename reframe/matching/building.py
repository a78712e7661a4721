"""Templates → the automaton of automaton.py. Its size grows with their text, not with the product of their choices."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from ..library.schema import GAPS
from ..library.template import Gap, ListRef, Optional, Part, Sequence, Text, parse
from .automaton import COLUMNS, PARTS, phrase_words

Automaton = dict[str, "array[int]"]
Step = tuple[int, int]  # by which word or gap, to which node
_DEEP, _MANY = 2, 64  # steps from the start, and nodes one word leads to, that are worth a node of their own


def compile_templates(
    owners: Iterable[tuple[int, Iterable[str]]], named: Mapping[str, tuple[str, ...]], numbers: dict[str, int]
) -> Automaton:
    """The automaton of every template.

    owners: (owner index, its templates). named: the named lists templates may refer to. numbers: the vocabulary, word
    to number, which grows by the words of these templates.
    """
    builder = _Builder(named, numbers)
    for owner, templates in owners:
        for number, template in enumerate(templates):
            ends = builder.sequence(parse(template), frozenset({0}))
            for end in ends:
                builder.accepts[end].append((owner, number))
    return builder.data()


class _Builder:
    """Grows an automaton part by part; a part leads from a set of nodes to a set of nodes."""

    def __init__(self, named: Mapping[str, tuple[str, ...]], numbers: dict[str, int]) -> None:
        self.named, self.numbers = named, numbers
        self.edges: list[list[Step]] = [[]]
        self.gaps: list[list[Step]] = [[]]
        self.accepts: list[list[tuple[int, int]]] = [[]]

    def data(self) -> Automaton:
        """The automaton with equal endings shared. An edge leads to a later node, so the last come first."""
        same: dict[Any, int] = {}
        became: dict[int, int] = {}
        made: Automaton = {part: array("i") for part in PARTS}
        for node in range(len(self.edges) - 1, -1, -1):
            edges, gaps = (_sorted([(by, became[end]) for by, end in steps]) for steps in (self.edges[node], self.gaps[node]))
            key = (edges, gaps, _sorted(self.accepts[node]))
            if key not in same:
                same[key] = len(made["edge_at"])
                for name, rows in zip(COLUMNS, key, strict=True):
                    _append(made, name, rows)
            became[node] = same[key]
        for name in COLUMNS:
            _close(made, name)
        _gather(made, frozenset({became[0]}), _DEEP)
        return made

    def sequence(self, parts: Sequence, nodes: frozenset[int]) -> frozenset[int]:
        for part in parts:
            if not (isinstance(part, Text) and part.text.isspace()):
                nodes = self._part(part, nodes)
        return nodes

    def _part(self, part: Part, nodes: frozenset[int]) -> frozenset[int]:
        if isinstance(part, Text):
            return self._words(phrase_words(part.text), nodes)
        if isinstance(part, Gap):
            return self._to(nodes, self.gaps, GAPS.index(part.name), self._node())
        if isinstance(part, ListRef):
            options = [phrase_words(phrase) for phrase in self.named[part.name]]
            return self._joined([self._words(words[:-1], nodes) for words in options], [words[-1:] for words in options])
        ends = frozenset[int]().union(*(self.sequence(option, nodes) for option in part.options))
        return ends | nodes if isinstance(part, Optional) else ends

    def _joined(self, froms: list[frozenset[int]], lasts: list[tuple[str, ...]]) -> frozenset[int]:
        """One node behind all items of a list, however many there are."""
        end = self._node()
        for nodes, last in zip(froms, lasts, strict=True):
            for word in last:
                self._to(nodes, self.edges, self._number(word), end)
        return frozenset({end})

    def _words(self, words: tuple[str, ...], nodes: frozenset[int]) -> frozenset[int]:
        for word in words:
            nodes = self._to(nodes, self.edges, self._number(word), self._node())
        return nodes

    def _number(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))

    def _node(self) -> int:
        self.edges.append([])
        self.gaps.append([])
        self.accepts.append([])
        return len(self.edges) - 1

    def _to(self, nodes: frozenset[int], table: list[list[Step]], by: int, end: int) -> frozenset[int]:
        for node in nodes:
            table[node].append((by, end))
        return frozenset({end})


def _sorted(rows: list[Step]) -> tuple[Step, ...]:
    return tuple(sorted(set(rows)) if len(rows) > 1 else rows)


def _append(made: Automaton, name: str, rows: Iterable[Step]) -> None:
    made[f"{name}_at"].append(len(made[COLUMNS[name][0]]))
    _fill(made, name, rows)


def _fill(made: Automaton, name: str, rows: Iterable[Step]) -> None:
    first, second = COLUMNS[name]
    for left, right in rows:
        made[first].append(left)
        made[second].append(right)


def _close(made: Automaton, name: str) -> None:
    """Marks where the rows of the last node end."""
    made[f"{name}_at"].append(len(made[COLUMNS[name][0]]))


def _gather(made: Automaton, nodes: frozenset[int], deep: int) -> int:
    """A node, the last one, that stands for all of these: one look-up behind “you” instead of one in each of 3,000 nodes.

    Behind its steps too, where they lead to many, `deep` steps far. Without that the first message takes a third longer.
    """
    rows = {name: _rows(made, name, nodes) for name in COLUMNS}
    for name in ("edge", "gap"):
        steps: list[Step] = []
        for by, group in groupby(rows[name], key=itemgetter(0)):
            ends = frozenset(end for _, end in group)
            steps += [(by, end) for end in ([_gather(made, ends, deep - 1)] if deep and len(ends) >= _MANY else sorted(ends))]
        rows[name] = steps
    for name in COLUMNS:
        _fill(made, name, rows[name])
        _close(made, name)
    return len(made["edge_at"]) - 2


def _rows(made: Automaton, name: str, nodes: Iterable[int]) -> list[Step]:
    at, (first, second) = made[f"{name}_at"], COLUMNS[name]
    return sorted({(made[first][row], made[second][row]) for node in nodes for row in range(at[node], at[node + 1])})
