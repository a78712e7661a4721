"""Looks first, at the whole draft, for what is never softened. Where it speaks, nothing is rewritten."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..library.model import CareClass
from ..matching.automaton import Machine
from ..matching.walk import Grammar, Hit, hits
from ..model import CareNote
from ..reading import Reading
from ..reading.clauses import SUBJECTS

# Laughter turns these into idiom (“you're killing me 😂”); it never does so for the others.
_LAUGHED_OFF = frozenset({"threat", "control", "coercion", "limit", "harassment", "serious", "ambiguous", "crisis-other", "child-safety"})
_LAUGHTER = re.compile(r"\b(?:ha(?:ha)+|hehe|lo+l|lmf?ao+|rofl)\b|😂|🤣|😆|😹")
# The gravest first: one note speaks for a draft, unless another class says something else that matters.
ORDER = (
    "crisis-self", "crisis-other", "abuse", "fear", "child-safety", "coercion", "threat", "control", "harassment", "consent", "limit",
    "serious", "ambiguous",
)
MOST_NOTES = 2


@dataclass(frozen=True, slots=True)
class Carer:
    """The patterns of care.yaml as tries, and the classes they belong to."""

    classes: tuple[CareClass, ...]
    patterns: Machine
    unless: Machine
    grammar: Grammar

    def notes(self, reading: Reading) -> tuple[CareNote, ...]:
        """What has to be said instead of softening, gravest first; empty for most drafts."""
        found: dict[int, Hit] = {}
        excused: list[Hit] | None = None
        for hit in hits(self.patterns, reading, self.grammar, free=True):
            if excused is None:
                excused = list(hits(self.unless, reading, self.grammar, free=True))
            if hit.owner not in found and not self._excused(reading, hit, excused):
                found[hit.owner] = hit
        ranked = sorted(found.items(), key=lambda item: _rank(self.classes[item[0]].id))
        return tuple(self._note(reading, owner, hit) for owner, hit in ranked[:MOST_NOTES])

    def _excused(self, reading: Reading, hit: Hit, excused: Collection[Hit]) -> bool:
        start, end = reading.span(hit.first, hit.last)
        if reading.is_protected(start, end):
            return True
        if any(other.owner == hit.owner and other.first < hit.last and hit.first < other.last for other in excused):
            return True
        # “never call me” is a limit, “you never call me” asks for more.
        if hit.first and reading.norms[hit.first] == "never" and reading.norms[hit.first - 1] in SUBJECTS:
            return True
        if self.classes[hit.owner].id not in _LAUGHED_OFF:
            return False
        first, last = reading.sentence_of(hit.first)
        stop = reading.words[last].start if last < len(reading.words) else len(reading.text)
        return bool(_LAUGHTER.search(reading.text[reading.words[first].start : stop].lower()))

    def _note(self, reading: Reading, owner: int, hit: Hit) -> CareNote:
        start, end = reading.span(hit.first, hit.last)
        care = self.classes[owner]
        return CareNote(care.id, care.action, care.note, start, end, reading.text[start:end])


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
