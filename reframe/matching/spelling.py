"""A misspelt word is corrected against the library's own words, and only there.

“nevr” becomes “never”; “then” never becomes “them”, because a word that is itself English
(lookalikes: the English words one slip away from a library word) is left as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

SHORTEST = 4
MOST_SEEN = 20_000  # remembered; a corpus has no end of words


class Speller:
    """Corrects words against `vocabulary`; what it found is remembered per word."""

    def __init__(self, vocabulary: Collection[str], lookalikes: Collection[str]) -> None:
        self.vocabulary, self.lookalikes = vocabulary, lookalikes
        self._choices: list[str] = []
        self._by_letter: dict[str, list[str]] = {}
        self._seen: dict[str, str] = {}

    def corrected(self, word: str) -> str:
        """The library word that `word` is a slip of, or `word`. One letter wrong, missing, added or two swapped."""
        if len(word) < SHORTEST or word in self.vocabulary or word in self.lookalikes or not word.isalpha():
            return word
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            found = self._seen[word] = self._nearest(word)
        return found

    def _nearest(self, word: str) -> str:
        if not self._choices:
            self._choices = sorted(w for w in self.vocabulary if len(w) > SHORTEST and w.isalpha())
            for known in self._choices:
                self._by_letter.setdefault(known[0], []).append(known)
        # Most words are near to none, which the few with their first letter tell.
        found = near(word, self._choices) if near(word, self._by_letter.get(word[0], ())) else []
        # Two equally near words: not certain, so left alone.
        return found[0] if len(found) == 1 else word


def near(word: str, choices: Sequence[str]) -> list[str]:
    """Up to three of `choices` that are one slip from `word`; a slip rarely changes the first letter."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=1, limit=3)
    return [str(choice) for choice, _, _ in found if choice[0] == word[0]]
