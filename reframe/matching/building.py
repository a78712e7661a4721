"""Templates → the automaton of automaton.py. Its size grows with their text, not with the product of their choices."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter

from ..library.schema import GAPS
from ..library.template import Gap, ListRef, Optional, Part, Sequence, Text, parse
from .automaton import COLUMNS, PARTS, phrase_words

Automaton = dict[str, "array[int]"]
Step = tuple[int, int]  # by which word or gap, to which node
# A node is what leads on from it and what ends there: rows of COLUMNS, each with the number of its column.
Row = tuple[int, int, int]
Rows = frozenset[Row]
_EDGE, _GAP, _ACCEPT = range(len(COLUMNS))
_DEEP, _MANY = 2, 64  # steps from the start, and nodes one word leads to, that are worth a node of their own


def compile_templates(
    owners: Iterable[tuple[int, Iterable[str]]], named: Mapping[str, tuple[str, ...]], numbers: dict[str, int]
) -> Automaton:
    """The automaton of every template.

    owners: (owner index, its templates). named: the named lists templates may refer to. numbers: the vocabulary, word
    to number, which grows by the words of these templates.
    """
    builder = _Builder(named, numbers)
    starts: set[Row] = set()
    for owner, templates in owners:
        for number, template in enumerate(templates):
            starts |= builder.before(parse(template), frozenset({(_ACCEPT, owner, number)}))
    return builder.data(starts)


class _Builder:
    """Makes an automaton from the ends of templates to their beginnings: what goes on alike is one node from the start."""

    def __init__(self, named: Mapping[str, tuple[str, ...]], numbers: dict[str, int]) -> None:
        self.named, self.numbers = named, numbers
        self.nodes: dict[Rows, int] = {}

    def data(self, starts: set[Row]) -> Automaton:
        """The automaton as arrays. starts: the steps from where every template begins."""
        made: Automaton = {part: array("i") for part in PARTS}
        columns = [(made[f"{name}_at"], made[first], made[second]) for name, (first, second) in COLUMNS.items()]
        for node in (*self.nodes, starts):
            for begins, first, _ in columns:
                begins.append(len(first))
            for column, by, to in sorted(node) if len(node) > 1 else node:
                _, first, second = columns[column]
                first.append(by)
                second.append(to)
        for name in COLUMNS:
            _close(made, name)
        _gather(made, frozenset({len(self.nodes)}), _DEEP)
        return made

    def before(self, parts: Sequence, steps: Rows) -> Rows:
        """The steps from where these parts begin. steps: those from where they end."""
        for part in reversed(parts):
            steps = self._part(part, steps)
        return steps

    def _part(self, part: Part, steps: Rows) -> Rows:
        if isinstance(part, Text):
            return steps if part.text.isspace() else self._words(phrase_words(part.text), steps)
        if isinstance(part, Gap):
            return frozenset({(_GAP, GAPS.index(part.name), self._node(steps))})
        if isinstance(part, ListRef):
            return Rows().union(*[self._words(phrase_words(phrase), steps) for phrase in self.named[part.name]])
        begun = Rows().union(*[self.before(option, steps) for option in part.options])
        return begun | steps if isinstance(part, Optional) else begun

    def _words(self, words: tuple[str, ...], steps: Rows) -> Rows:
        numbers, nodes = self.numbers, self.nodes
        for word in reversed(words):
            steps = frozenset(((_EDGE, numbers.setdefault(word, len(numbers)), nodes.setdefault(steps, len(nodes))),))
        return steps

    def _node(self, steps: Rows) -> int:
        return self.nodes.setdefault(steps, len(self.nodes))


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
