"""A draft, read: words in normal form, clauses, offsets into the untouched text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from typing import NamedTuple

from .clauses import CLAUSE, SENTENCE, boundaries, is_dictated
from .protected import Span, protected_spans
from .words import Word, read_words

_INSIDE = re.compile(r"\w+")
_BEHIND = 20  # words; no phrase reaches further out of its sentence
MOST_AROUND = 120  # words to either side that can belong to one sentence


class Reading(NamedTuple):
    """A draft as the later stages see it.

    norms: the normal form of each word. strengths[i]: how strongly the place before word i separates
    (`strengths[len(words)]` is the end). protected: spans of the text that are quoted or no words. next_clause[i]: the
    first word after word i that begins a clause. sentences: the first words of sentences, and the end. held: the words
    inside of norms that are there at all. dictated: see `clauses.is_dictated`. shouted: whether all of it is in capitals.
    """

    text: str
    words: list[Word]
    norms: list[str]
    strengths: list[int]
    protected: list[Span]
    next_clause: list[int]
    sentences: list[int]
    held: frozenset[str]
    dictated: bool
    shouted: bool

    def sentence_of(self, index: int) -> tuple[int, int]:
        """First word, and word after the last, of the sentence that word `index` stands in.

        Of a sentence without end only the words around `index`: nobody reads further, and no draft may make it slow.
        """
        after = bisect_right(self.sentences, index)
        return max(self.sentences[after - 1], index - MOST_AROUND), min(self.sentences[after], index + MOST_AROUND)

    def around(self, start: int, end: int) -> tuple[object, ...]:
        """All that tells what stands in a sentence: its words and those right behind it, as typed and as read."""
        stop = min(end + _BEHIND, len(self.words))
        typed = self.text[self.words[start].start : self.words[stop - 1].end]
        return typed, tuple(self.norms[start:stop]), tuple(self.strengths[start : stop + 1]), stop == len(self.words), self.shouted

    def span(self, start: int, end: int) -> Span:
        """Code points of the words `start` up to, not with, `end`."""
        return self.words[start].start, self.words[end - 1].end

    def is_protected(self, start: int, end: int) -> bool:
        """Whether any of the code points from `start` to `end` are quoted, code or a link."""
        return bool(self.quotes(start, end))

    def quotes(self, start: int, end: int) -> list[Span]:
        """The protected spans that reach between two code points."""
        after = bisect_left(self.protected, (end, 0))
        first = after
        while first > 0 and self.protected[first - 1][1] > start:
            first -= 1
        return self.protected[first:after]


def read(text: str, known: Collection[str] = frozenset()) -> Reading:
    """Read a draft. known: the library's words, which stretched spellings are folded to."""
    words = read_words(text, known)
    return reading_of(text, words, protected_spans(text))


def reading_of(text: str, words: list[Word], protected: list[Span]) -> Reading:
    """The reading of words that are known already, as when some have been respelt."""
    dictated = is_dictated(words)
    strengths = boundaries(words, dictated)
    norms = [word.norm for word in words]
    sentences = [index for index, strength in enumerate(strengths) if strength == SENTENCE]
    return Reading(text, words, norms, strengths, protected, _next_clause(strengths), sentences, frozenset(_INSIDE.findall(" ".join(norms))), dictated, text == text.upper())


def _next_clause(strengths: list[int]) -> list[int]:
    following = [len(strengths) - 1] * len(strengths)
    for index in range(len(strengths) - 2, -1, -1):
        following[index] = index + 1 if strengths[index + 1] >= CLAUSE else following[index + 1]
    return following
