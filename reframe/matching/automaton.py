"""All openers as one automaton over normal-form words, so that the number of openers costs nothing per word.

`compile_templates` makes a nondeterministic automaton as plain data, whose size grows with the text of
the templates and not with the product of their choices. `Machine` walks it: the sets of nodes that can
be reached together become states when a draft first needs them, and are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from ..library.template import Gap, ListRef, Optional, Part, Sequence, Text, parse
from ..reading.words import _normal

# {"start": [node …], "edges": [{word: [node …]} …], "gaps": [{gap: [node …]} …], "accepts": [[[owner, opener] …] …]}
Automaton = dict[str, Any]

_SUFFIXES = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am", "n't": "not", "'s": "is"}


def compile_templates(owners: Iterable[tuple[int, Iterable[str]]], named: Mapping[str, tuple[str, ...]]) -> Automaton:
    """The automaton of every template.

    owners: (owner index, its templates). named: the named lists templates may refer to.
    """
    builder = _Builder(named)
    for owner, templates in owners:
        for number, template in enumerate(templates):
            ends = builder.sequence(parse(template), frozenset({0}))
            for end in ends:
                builder.accepts[end].append([owner, number])
    return builder.data()


class _Builder:
    """Grows an automaton part by part; a part leads from a set of nodes to a set of nodes."""

    def __init__(self, named: Mapping[str, tuple[str, ...]]) -> None:
        self.named = named
        self.edges: list[dict[str, list[int]]] = [{}]
        self.gaps: list[dict[str, list[int]]] = [{}]
        self.accepts: list[list[list[int]]] = [[]]

    def data(self) -> Automaton:
        """The automaton with equal endings shared. An edge leads to a later node, so the last come first."""
        same: dict[str, int] = {}
        became: dict[int, int] = {}
        edges: list[dict[str, list[int]]] = []
        gaps: list[dict[str, list[int]]] = []
        accepts: list[list[list[int]]] = []
        for node in range(len(self.edges) - 1, -1, -1):
            out = {word: sorted({became[end] for end in ends}) for word, ends in sorted(self.edges[node].items())}
            through = {gap: sorted({became[end] for end in ends}) for gap, ends in sorted(self.gaps[node].items())}
            ending = sorted(map(list, {(owner, opener) for owner, opener in self.accepts[node]}))
            key = repr((out, through, ending))
            if key not in same:
                same[key] = len(edges)
                edges.append(out)
                gaps.append(through)
                accepts.append(ending)
            became[node] = same[key]
        return {"start": [became[0]], "edges": edges, "gaps": gaps, "accepts": accepts}

    def sequence(self, parts: Sequence, nodes: frozenset[int]) -> frozenset[int]:
        for part in parts:
            nodes = self._part(part, nodes)
        return nodes

    def _part(self, part: Part, nodes: frozenset[int]) -> frozenset[int]:
        if isinstance(part, Text):
            return self._words(phrase_words(part.text), nodes)
        if isinstance(part, Gap):
            return self._to(nodes, self.gaps, part.name, self._node())
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
                self._to(nodes, self.edges, word, end)
        return frozenset({end})

    def _words(self, words: tuple[str, ...], nodes: frozenset[int]) -> frozenset[int]:
        for word in words:
            nodes = self._to(nodes, self.edges, word, self._node())
        return nodes

    def _node(self) -> int:
        self.edges.append({})
        self.gaps.append({})
        self.accepts.append([])
        return len(self.edges) - 1

    def _to(self, nodes: frozenset[int], table: list[dict[str, list[int]]], key: str, end: int) -> frozenset[int]:
        for node in nodes:
            table[node].setdefault(key, []).append(end)
        return frozenset({end})


class State:
    """A set of nodes that can be reached together. Built when first needed."""

    __slots__ = ("_gaps", "_machine", "_next", "accepts", "nodes")

    def __init__(self, machine: Machine, nodes: frozenset[int]) -> None:
        self._machine, self.nodes = machine, nodes
        accepts = machine.data["accepts"]
        self.accepts: tuple[tuple[int, int], ...] = tuple(
            sorted({(owner, opener) for node in nodes for owner, opener in accepts[node]})
        )
        self._next: dict[str, State | None] = {}
        self._gaps: tuple[tuple[str, State], ...] | None = None

    def step(self, word: str) -> State | None:
        """The state after `word`, None where no opener goes on with it."""
        try:
            return self._next[word]
        except KeyError:
            edges = self._machine.data["edges"]
            found = self._next[word] = self._machine.state({end for node in self.nodes for end in edges[node].get(word, ())})
            return found

    def gaps(self) -> tuple[tuple[str, State], ...]:
        """(gap, state behind it) for every gap that may come next."""
        if self._gaps is None:
            table = self._machine.data["gaps"]
            names = sorted({name for node in self.nodes for name in table[node]})
            behind = [(name, self._machine.state({end for node in self.nodes for end in table[node].get(name, ())})) for name in names]
            self._gaps = tuple((name, state) for name, state in behind if state is not None)
        return self._gaps

    def is_last(self) -> bool:
        """Whether nothing can follow."""
        edges = self._machine.data["edges"]
        return not self.gaps() and not any(edges[node] for node in self.nodes)


class Machine:
    """Walks an automaton; thread-safe, since a state made twice is the same state."""

    def __init__(self, data: Automaton) -> None:
        self.data = data
        self._states: dict[frozenset[int], State] = {}
        self.start = self.state(data["start"])

    def state(self, nodes: Iterable[int]) -> State | None:
        """The state of a set of nodes, None for the empty one."""
        key = frozenset(nodes)
        if not key:
            return None
        return self._states.get(key) or self._states.setdefault(key, State(self, key))


def phrase_words(text: str) -> tuple[str, ...]:
    """Normal form of the words of a template or a list; punctuation is no part of it."""
    return tuple(word for token in text.replace("-", " ").split() for word in _token_words(token))


def _token_words(token: str) -> tuple[str, ...]:
    bare = token.strip(",.!?;:…“”\"")
    if bare in _SUFFIXES:
        return (_SUFFIXES[bare],)
    return _normal(bare, frozenset()) if bare else ()


def vocabulary(data: Automaton) -> set[str]:
    """Every word that stands on some edge."""
    return {word for edges in data["edges"] for word in edges}


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
