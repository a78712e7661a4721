"""Writes phrases/lookalikes.txt: English words one slip away from a word of the library.

They are words in their own right, so they are never taken for a misspelling. Run it when topics have been added:

    python -m tools.lookalikes /usr/share/dict/words …

Any list of English words will do, one a line; SCOWL's, which Debian packages as wamerican and wbritish, was used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from reframe.library.load import load_library
from reframe.library.places import find_phrases
from reframe.matching.compile import compile_library
from reframe.matching.spelling import SHORTEST, near


def lookalikes(english: Iterable[str], vocabulary: Iterable[str]) -> Iterator[str]:
    """The English words that the speller would correct to a word of the library if it did not know better."""
    known = frozenset(vocabulary)
    choices = sorted(word for word in known if len(word) > SHORTEST and word.isalpha())
    for word in sorted({word.lower() for word in english}):
        if len(word) >= SHORTEST and word.isalpha() and word.isascii() and word not in known and near(word, choices):
            yield word


def main(lists: list[str]) -> None:
    english = [word for name in lists for word in Path(name).read_text(encoding="utf-8").split()]
    compiled = compile_library(load_library())
    found = lookalikes(english, compiled["vocabulary"][: compiled["known"]])
    (find_phrases() / "lookalikes.txt").write_text("".join(f"{word}\n" for word in found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
