"""Matches → findings with suggestions, and the draft rewritten: gaps filled, clauses rejoined, the writer's voice kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..matching import Match
from ..matching.gaps import Typed
from ..model import Finding, Suggestion
from ..reading import Reading
from .fill import Candidate, candidates
from .gaps import Filling, Grammar
from .joints import Joint, Marks, fitted, joint, removed
from .voice import Voice, hear

MOST_SUGGESTIONS = 4
LEAVE_OUT = "leave-out"
_LEFT_OUT_KINDS = frozenset({"name-calling", "contempt"})
_ENOUGH_LEFT = 4  # words outside the findings that make the rest of a draft worth sending on its own


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user asked for: a move to prefer, a register instead of the one heard."""

    move: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Rewriter:
    """What rewriting needs of the library."""

    grammar: Grammar
    marks: Marks
    typed: Typed

    def findings(
        self, reading: Reading, matches: Sequence[Match], preferences: Preferences, refused: frozenset[tuple[int, str]] = frozenset()
    ) -> tuple[Finding, ...]:
        """Findings in order. refused: (start, text) of suggestions that turned out not to be clean."""
        voice = hear(reading.text, preferences.voice)
        used: set[str] = set()
        left = _words_left(reading, matches)
        made: list[Finding] = []
        previous: int | None = None
        floor, question = 0, False
        for index, match in enumerate(matches):
            following = matches[index + 1].begins if index + 1 < len(matches) else None
            near = previous if previous is not None and _adjacent(reading, previous, match.begins) else None
            at = joint(reading, match, voice, self.marks, near, question, following)
            suggestions = self._suggestions(reading, match, at, voice, preferences, used, left, floor, refused)
            if not suggestions:
                continue
            made.append(_finding(match, reading.text, suggestions))
            floor, question = suggestions[0].end, suggestions[0].text.rstrip().endswith("?")
            previous = match.hit.last if suggestions[0].text else None
        return tuple(made)

    def _suggestions(
        self, reading: Reading, match: Match, at: Joint, voice: Voice, preferences: Preferences, used: set[str], left: int, floor: int,
        refused: frozenset[tuple[int, str]],
    ) -> tuple[Suggestion, ...]:
        filling = Filling(reading, match.hit, self.grammar, self.typed)
        ranked = sorted(
            candidates(match.entry, filling, voice),
            key=lambda c: (_penalty(c, at, voice, preferences, used), c.index),
        )
        made: list[Suggestion] = []
        start = max(at.start, floor)
        for candidate in ranked:
            text, end = fitted(candidate.text, at, reading, voice)
            if (start, text) not in refused:
                made.append(Suggestion(text, candidate.move, start, end))
        if match.entry.kind in _LEFT_OUT_KINDS and left >= _ENOUGH_LEFT:
            begin, end, text = removed(reading, match, self.marks)
            dropped = Suggestion(text, LEAVE_OUT, max(begin, floor), end)
            keeps = ranked and ranked[0].content > 1 and ranked[0].scaffold not in used
            if (dropped.start, text) not in refused:
                made.insert(1 if keeps or preferences.move not in ("", LEAVE_OUT) else 0, dropped)
        made = _different(made)
        if made and ranked and made[0].move != LEAVE_OUT:
            used.update(c.scaffold for c in ranked if fitted(c.text, at, reading, voice)[0] == made[0].text)
        return tuple(made[:MOST_SUGGESTIONS])


def _different(suggestions: list[Suggestion]) -> list[Suggestion]:
    """One of each move first, no text twice."""
    seen: set[str] = set()
    firsts: list[Suggestion] = []
    others: list[Suggestion] = []
    for suggestion in suggestions:
        if suggestion.text in {s.text for s in (*firsts, *others)}:
            continue
        (others if suggestion.move in seen else firsts).append(suggestion)
        seen.add(suggestion.move)
    return firsts + others


def _penalty(candidate: Candidate, at: Joint, voice: Voice, preferences: Preferences, used: set[str]) -> int:
    """How badly an invitation fits here; the entry's own order decides between equals."""
    penalty = 0
    if preferences.move and candidate.move != preferences.move:
        penalty += 100
    if candidate.scaffold in used:
        penalty += 50
    if candidate.register and candidate.register != voice.register:
        penalty += 30
    if voice.register in ("texting", "formal") and candidate.register == voice.register:
        penalty -= 5
    if candidate.specific:
        penalty -= 10
    # A question or a second sentence in the middle of a sentence that goes on reads as a break.
    if at.goes_on and (candidate.text.endswith("?") or re.search(r"[.!?] ", candidate.text)):
        penalty += 8
    return penalty


def _finding(match: Match, text: str, suggestions: tuple[Suggestion, ...]) -> Finding:
    entry = match.entry
    return Finding(
        match.start, match.end, text[match.start : match.end], entry.kind, entry.id, entry.severity, entry.hears, entry.why, suggestions
    )


def _adjacent(reading: Reading, previous: int, begins: int) -> bool:
    return previous <= begins and all(
        norm in ("and", "but", "so", "or", "because", "also", "plus", "then", "honestly", "now", "like", "cause") for norm in reading.norms[previous:begins]
    )


def _words_left(reading: Reading, matches: Sequence[Match]) -> int:
    taken = {at for match in matches for at in range(match.begins, match.hit.last)}
    return len(reading.words) - len(taken)


__all__ = ["Preferences", "Rewriter"]
