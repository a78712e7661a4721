"""A draft, read: words in normal form, clauses, offsets into the untouched text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .clauses import SENTENCE, boundaries
from .protected import Span, protected_spans
from .words import Word, read_words


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as the later stages see it.

    norms: the normal form of each word. strengths[i]: how strongly the place before word i separates
    (`strengths[len(words)]` is the end). protected: spans of the text that are quoted or no words.
    """

    text: str
    words: list[Word]
    norms: list[str]
    strengths: list[int]
    protected: list[Span]

    def sentence_of(self, index: int) -> tuple[int, int]:
        """First word, and word after the last, of the sentence that word `index` stands in."""
        start = index
        while start > 0 and self.strengths[start] != SENTENCE:
            start -= 1
        end = index + 1
        while end < len(self.words) and self.strengths[end] != SENTENCE:
            end += 1
        return start, end

    def span(self, start: int, end: int) -> Span:
        """Code points of the words `start` up to, not with, `end`."""
        return self.words[start].start, self.words[end - 1].end

    def is_protected(self, start: int, end: int) -> bool:
        """Whether any of the code points from `start` to `end` are quoted, code or a link."""
        return any(start < stop and begin < end for begin, stop in self.protected)


def read(text: str, known: Collection[str] = frozenset()) -> Reading:
    """Read a draft. known: the library's words, which stretched spellings are folded to."""
    words = read_words(text, known)
    return Reading(text, words, [word.norm for word in words], boundaries(words), protected_spans(text))
