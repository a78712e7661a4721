"""The known name that a mistyped one is nearest to."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], above: float = 60) -> str:
    """The known word most like `word`, empty when none is more than `above` percent alike."""
    # Only mistakes pay for the import.
    from rapidfuzz import fuzz

    score, best = max(((fuzz.ratio(word, one), one) for one in known), default=(0.0, ""))
    return best if score > above else ""
