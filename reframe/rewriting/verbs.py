"""Verb forms: told → tell, help → helping. A form that is not certain is None, never a guess."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

_VOWELS = "aeiou"
# Of five letters most words in -ing are something else: bring, thing.
_SHORT = {"going": "go", "doing": "do", "being": "be", "using": "use", "lying": "lie", "dying": "die", "tying": "tie", "owing": "owe", "suing": "sue"}
_NO_VERBS = frozenset(
    "can could will would shall should may might must ought i you he she it we they me him her us them my your his its our their mine yours "
    "the a an this that these those and or but if so because in on at for with from about by of one two three four five six seven eight nine "
    "ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred".split()
)


class Verbs(NamedTuple):
    """A checked table of irregular verbs and the two spelling lists that the regular rules need."""

    bases: Mapping[str, str]  # any irregular form → base
    pasts: Mapping[str, str]  # base → past
    participles: Mapping[str, str]
    doubling: Collection[str]
    silent_e: Collection[str]

    def base(self, word: str) -> tuple[str, str] | None:
        """Base form and which form `word` is (base, s, past, ing); None where that is not certain."""
        if word in _NO_VERBS or not word.isalpha():
            return None
        if word in self.pasts:
            return word, "base"
        if word in self.bases:
            return self.bases[word], "past"
        if word.endswith("ied") and len(word) > 4:
            return word[:-3] + "y", "past"
        if word.endswith("ed") and len(word) > 3 and not word.endswith("eed"):
            return self._stem(word[:-2]), "past"
        if word in _SHORT:
            return _SHORT[word], "ing"
        if word.endswith("ing") and len(word) > 5:
            stem = self._stem(word[:-3])
            # riding is of ride, not of rid, which doubles.
            return (stem if self.doing(stem) == word or self.doing(stem + "e") != word else stem + "e"), "ing"
        if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "as", "os")):
            return _without_s(word), "s"
        return word, "base"

    def _stem(self, stem: str) -> str:
        if stem in self.pasts:
            return stem
        if stem + "e" in self.silent_e or stem + "e" in self.pasts or stem.endswith(("v", "u", "dg", "nc", "rc", "z")):
            return stem + "e"
        if len(stem) > 3 and stem[-1] == stem[-2] and (stem[:-1] in self.doubling or stem[:-1] in self.pasts):
            return stem[:-1]
        return stem

    def doing(self, base: str) -> str:
        """help → helping, lie → lying, stop → stopping."""
        if base in self.doubling:
            return base + base[-1] + "ing"
        if base.endswith("ie"):
            return base[:-2] + "ying"
        if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
            return base[:-1] + "ing"
        if base in self.pasts and len(base) > 2 and base[-1] not in "wxy" + _VOWELS and base[-2] in _VOWELS and base[-3] not in _VOWELS:
            return base + base[-1] + "ing"  # run, put, get, forget: irregular verbs of that shape double
        return base + "ing"

    def done(self, base: str) -> str:
        """tell → told, help → helped."""
        return self.participles.get(base) or self._regular(base)

    def did(self, base: str) -> str:
        return self.pasts.get(base) or self._regular(base)

    def _regular(self, base: str) -> str:
        if base in self.doubling:
            return base + base[-1] + "ed"
        if base.endswith("e"):
            return base + "d"
        if base.endswith("y") and len(base) > 2 and base[-2] not in _VOWELS:
            return base[:-1] + "ied"
        return base + "ed"


def _without_s(word: str) -> str:
    """rings → ring, carries → carry, goes → go, watches → watch."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("oes", "sses", "xes", "zzes", "ches", "shes")) else word[:-1]


def verbs_of(rows: Iterable[str], doubling: Iterable[str], silent_e: Iterable[str]) -> Verbs:
    """The table from the rows of words.yaml: “tell told told”, alternatives with a slash."""
    bases: dict[str, str] = {}
    pasts: dict[str, str] = {}
    participles: dict[str, str] = {}
    for row in rows:
        base, past, participle = row.split()
        for form in (*past.split("/"), *participle.split("/")):
            bases.setdefault(form, base)
        pasts.setdefault(base, past.split("/")[0])
        participles.setdefault(base, participle.split("/")[0])
    return Verbs(bases, pasts, participles, frozenset(doubling), frozenset(silent_e))
