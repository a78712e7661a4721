"""Walking the trie of openers over a draft."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from ..reading import Reading
from ..reading.clauses import CLAUSE, SENTENCE, SOFT, SUBJECTS, says_when
from ..reading.words import BREAK, COMMA
from .automaton import Machine, State
from .gaps import PhraseTable, Typed, ends

Capture = tuple[str, int, int]
Owners = frozenset[int]
# From one first word; a sentence of real talk takes a tenth, a text made to be slow gets no more.
MOST_STEPS = 200
# More than one who is spoken to, as a form says it of one: “the two of you never help”.
_SEVERAL = frozenset({"the two of you", "the three of you", "the pair of you", "the lot of you", "both of you", "all of you", "every one of you"})
_BEGINS_SEVERAL = frozenset({"you", "the", "both", "all", "every"})
_LONGEST_SEVERAL = 4  # words
FEW, LONGEST_KEPT = 6, 60  # sentences of a draft that is walked as it is; words of a sentence whose hits are kept


class Hit(NamedTuple):
    """A form found: words `first` up to, not with, `last`; `body` is where the form itself ends, tails follow."""

    owner: int
    opener: int
    first: int
    body: int
    last: int
    captures: tuple[Capture, ...]
    literals: int

    def capture(self, *names: str) -> Capture | None:
        """The first capture under one of these gap names."""
        return next((c for c in self.captures if c[0] in names), None)


class Grammar(NamedTuple):
    """What the walk needs besides the trie: skippable words, tails, the phrase tables of typed gaps."""

    padding: Collection[str]
    tails: PhraseTable
    typed: Typed


def hits(machine: Machine, reading: Reading, grammar: Grammar, *, free: bool = False, owners: Owners | None = None) -> Iterator[Hit]:
    """Every form found in a draft, in order of its first word.

    free: forms may end anywhere (care patterns); else they end where a clause does. owners: whose forms; of all, when None.
    """
    walk = _Walk(reading, grammar, free, owners)
    for begin, end in pairwise(reading.sentences):
        if len(reading.sentences) <= FEW or end - begin > LONGEST_KEPT:
            yield from walk.sentence(machine, begin, end)
            continue
        # A key of the composer changes one sentence of many, a rewrite a few.
        there = (free, owners, *reading.around(begin, end))
        kept = machine.kept.get(there)
        if kept is None:
            kept = [_moved(hit, -begin) for hit in walk.sentence(machine, begin, end)]
            if not walk.left:
                machine.keep(there, kept)
        yield from (_moved(hit, begin) for hit in kept)


def _moved(hit: Hit, by: int) -> Hit:
    owner, opener, first, body, last, captures, literals = hit
    return Hit(owner, opener, first + by, body + by, last + by, tuple((name, at + by, end + by) for name, at, end in captures), literals)


def _begins_clause(reading: Reading, at: int) -> bool:
    """Whether a clause begins here, or with the joining word before: “…, and Oscar is …”."""
    if reading.strengths[at] >= CLAUSE:
        return True
    return reading.strengths[at - 1] >= CLAUSE and reading.norms[at - 1] in ("and", "but", "so", "because", "well", "now")


class _Walk:
    """Collects the hits of one first word at a time. No generators: a chain of them costs as much as all the rest."""

    __slots__ = ("_end", "_finishes", "_free", "_grammar", "_norms", "_owners", "_padding", "_reading", "_sentence", "_strengths", "ends", "found", "left", "steps")

    def __init__(self, reading: Reading, grammar: Grammar, free: bool, owners: Owners | None) -> None:
        self._reading, self._grammar, self._free, self._owners = reading, grammar, free, owners
        self._norms, self._strengths, self._end = reading.norms, reading.strengths, len(reading.norms)
        self._padding = grammar.padding
        self.found: list[Hit] = []
        self.steps = 0  # taken from the present first word
        self.ends = 0  # where the present sentence does
        self.left = False  # whether a phrase or a tail led out of it
        self._finishes: dict[int, int] = {}
        self._sentence: set[str] = set()

    def sentence(self, machine: Machine, begin: int, end: int) -> Iterator[Hit]:
        """The hits that begin in the sentence of the words `begin` up to, not with, `end`."""
        self.ends, self.left, self._sentence = end, False, set(self._norms[begin:end])
        start, gaps_first = machine.start, bool(machine.start.gaps())
        for first in range(begin, end):
            self.steps = 0
            state = start.step(self._norms[first])
            if state is not None:
                self.on(state, first, first + 1, (), 1)
            if self._norms[first] in _BEGINS_SEVERAL:
                several, you = _several(self._reading, first), start.step("you")
                if several and you is not None:
                    self.on(you, first, first + several, (), 1)
            if gaps_first and _begins_clause(self._reading, first):
                self.through_gaps(start, first, first, (), 0)
            if self.found:
                yield from self.found
                self.found = []

    def on(self, state: State, first: int, at: int, captures: tuple[Capture, ...], literals: int) -> None:
        """Hits that begin at word `first` and have come to `state` before word `at`."""
        self.left = self.left or at > self.ends
        if state.accepts:
            last = at if self._free else self._finish(at)
            if last:
                owners = self._owners
                self.found += [
                    Hit(owner, opener, first, at, last, captures, literals) for owner, opener in state.accepts if owners is None or owner in owners
                ]
        self._onward(state, first, at, captures, literals)

    def _onward(self, state: State, first: int, at: int, captures: tuple[Capture, ...], literals: int) -> None:
        self.steps += 1
        if at >= self._end or self._strengths[at] == SENTENCE or self.steps > MOST_STEPS:
            return
        norm = self._norms[at]
        following = state.step(norm)
        if following is not None:
            self.on(following, first, at + 1, captures, literals + 1)
        if state.gaps():
            self.through_gaps(state, first, at, captures, literals)
        if norm in self._padding and self._strengths[at] < CLAUSE:
            # After padding a form has to go on: a word at its end is a tail, not padding.
            self._onward(state, first, at + 1, captures, literals)
        if self._reading.words[at].sep == COMMA:
            aside = self._aside(at)
            if aside:
                self._onward(state, first, at + aside, captures, literals)

    def _aside(self, at: int) -> int:
        """Words of what is set off by two commas and says nothing of its own: “you, as always, ignored me”."""
        step = _tail(self._reading, self._grammar, at)
        after = at + step
        return step if step and after < self._end and self._reading.words[after].sep == COMMA and self._strengths[after] != SENTENCE else 0

    def through_gaps(self, state: State, first: int, at: int, captures: tuple[Capture, ...], literals: int) -> None:
        for name, following in state.gaps():
            accepts, any_word, words = following.accepts, bool(following.gaps()), following.words()
            # Most gaps are followed by a word that is not here at all.
            goes_on = any_word or not words.isdisjoint(self._sentence)
            if not goes_on and not accepts:
                continue
            # A gap that has to be there may hold a whole clause: “because of you I am …”.
            for end in ends(
                name, self._reading, at, self._grammar.typed, clause=not state.accepts, closing=following.is_last(), opening=at == first
            ):
                norm = self._norms[end] if goes_on and end < self._end else ""
                if (norm and (any_word or norm in words or norm in self._padding)) or (accepts and (self._free or self._finish(end))):
                    self.on(following, first, end, (*captures, (name, at, end)), literals)

    def _finish(self, at: int) -> int:
        found = self._finishes.get(at)
        if found is None:
            found = self._finishes[at] = _finish(self._reading, self._grammar, at)
        self.left = self.left or found > self.ends
        return found


def _finish(reading: Reading, grammar: Grammar, at: int) -> int:
    """Where a form that ends before word `at` ends with its tails, 0 where no clause ends there."""
    body = at
    while True:
        if at >= len(reading.norms) or reading.strengths[at] >= SOFT:
            return at
        if at > body and reading.norms[at] in SUBJECTS:
            return at  # “calm down Steph it's a scratch”: after a tail the next clause needs no mark
        step = _tail(reading, grammar, at) or _name(reading, at)
        if step and reading.words[at].sep == BREAK:
            return at  # what begins the next line is no tail of this one
        if not step:
            return at if says_when(reading.norms, at) else 0  # it stays, whatever is said instead
        at += step


def _several(reading: Reading, first: int) -> int:
    """How many words from here on mean a “you” of several people: “you and your brother”, “the two of you”; 0 for none."""
    norms = reading.norms
    if norms[first] == "you" and norms[first + 1 : first + 2] == ["and"] and first + 2 < len(norms):
        if norms[first + 2] == "your":
            return 4 if first + 3 < len(norms) else 0
        word = reading.words[first + 2]
        named = reading.text[word.start : word.end].istitle() and norms[first + 2] not in SUBJECTS
        return 3 if named or norms[first + 2] in ("him", "her", "them") else 0
    return next((n for n in range(_LONGEST_SEVERAL, 2, -1) if " ".join(norms[first : first + n]) in _SEVERAL), 0)


def _tail(reading: Reading, grammar: Grammar, at: int) -> int:
    for words, _ in grammar.tails.get(reading.norms[at], ()):
        if reading.norms[at : at + len(words)] == words:
            return len(words)
    return 0


def _name(reading: Reading, at: int) -> int:
    """1 for a name that closes the clause: “you never listen Ravi”."""
    word = reading.words[at]
    typed = reading.text[word.start : word.end]
    closes = at + 1 == len(reading.words) or reading.strengths[at + 1] >= CLAUSE or reading.norms[at + 1] in SUBJECTS
    return int(closes and typed.istitle() and len(typed) > 2 and not reading.shouted)


__all__ = ["Capture", "Grammar", "Hit", "hits"]
