"""Library → what the stages run on: tries and phrase tables, as plain data that the cache can keep."""

from __future__ import annotations

from typing import Any

from ..library.model import Library
from .automaton import compile_templates, inflected, phrase_table, phrase_words, vocabulary

Compiled = dict[str, Any]


def compile_library(library: Library) -> Compiled:
    """Tries of openers, exceptions, care and replies, and every word list in normal form."""
    words = library.words
    named = library.lists
    care_named = {**named, **library.care_lists}
    openers = compile_templates(((n, e.openers) for n, e in enumerate(library.entries)), named)
    return {
        "openers": openers,
        "unless": compile_templates(((n, e.unless) for n, e in enumerate(library.entries)), named),
        "care": compile_templates(((n, c.patterns) for n, c in enumerate(library.care)), care_named),
        "care_unless": compile_templates(((n, c.unless) for n, c in enumerate(library.care)), care_named),
        "replies": compile_templates(((n, r.lines) for n, r in enumerate(library.replies)), named),
        "vocabulary": sorted(vocabulary(openers)),
        "padding": sorted({w for p in words.padding for w in phrase_words(p)}),
        "lead": sorted({w for phrase in words.lead for w in phrase_words(phrase)} - _NEVER_LEAD),
        "people": sorted({w for p in words.people for w in phrase_words(p)}),
        "tails": phrase_table({"tail": words.tails, "people": [p for p in words.people if " " not in p]}),
        "trait": phrase_table({**_merged(words.traits, words.labels)}),
        "feeling": phrase_table(words.faux),
        "positive": phrase_table({"positive": inflected(words.positive)}),
        "negative": phrase_table({"negative": [*inflected(words.negative), *(t for ts in words.traits.values() for t in ts)]}),
        "insults": phrase_table({"insult": words.insults}),
        "insult_nouns": phrase_table({"insult": words.insult_nouns}),
        "shared": phrase_table({"shared": words.shared}),
        "polarity": [[list(phrase_words(key)), value] for key, value in sorted(words.polarity.items(), key=lambda kv: -len(kv[0].split()))],
    }


# Words that open a clause of their own: an opener behind them is embedded, whatever the list says.
_NEVER_LEAD = frozenset(
    "if when whenever unless whether until while who which that where how what why than as i you we he she they it is are was were "
    "do does did have has had not never to of for with in on at by from the a an my your his her their our this these those "
    "me him them us said say says told tell".split()
)


def _merged(*groups: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    merged: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for need, phrases in group.items():
            merged[need] = (*merged.get(need, ()), *phrases)
    return merged
