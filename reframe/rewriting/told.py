"""A reproach that tells a fact, kept as it stands and said as the writer's own: it's hard for me that I did the last two."""

from __future__ import annotations

from ..library.schema import WEIGHED
from ..matching import Match
from ..matching.guards import asks, holds
from ..reading import Reading
from ..reading.clauses import TIME_WORDS
from .fill import Candidate, scaffold
from .gaps import Filling
from .voice import Voice, voiced

_OF_MINE, _OF_YOURS = ("it's hard for me that", "I find it hard that"), ("it bothers me that", "I find it hard that")
_FRAMES = {"i": (_OF_MINE, "own-feeling"), "we": (_OF_MINE, "own-feeling"), "you": (_OF_YOURS, "observation")}
_TELLING = frozenset({"blame", "guilt", "scorekeeping", "disguised-feeling"})
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand twice".split())
_VAGUE = frozenset("night week weekend month year morning afternoon evening summer winter spring autumn may".split())  # “all night” dates nothing
# After a subject these tell no fact: “I hope Leeds is lovely”, “you will tell me by Friday”.
_NO_FACT = frozenset(
    "hope suppose guess bet assume expect think know see wonder swear wish want need would will can could should must may might shall mean doubt believe "
    "imagine presume trust promise beg love hate appreciate understand say said told tell am are is was were did do better ought like owe deserve "
    "enjoy care prefer feel".split()
)
# What makes a verdict of a fact.
_VERDICT = frozenset("always never ever only even just actually nothing nobody everything anything literally obviously clearly like".split())


def told(reading: Reading, match: Match, filling: Filling, voice: Voice) -> list[Candidate]:
    """Invitations that keep the whole clause, where that tells what was, with a number, a day or a name in it."""
    first, last = match.hit.first, match.hit.last
    norms = reading.norms[first:last]
    frames, move = _FRAMES.get(norms[0], ((), ""))
    if not frames or first != match.begins or not (match.entry.when in WEIGHED or match.entry.kind in _TELLING):
        return []
    if not _NO_FACT.isdisjoint(norms[1:3]) or not _VERDICT.isdisjoint(norms) or asks(reading, match.hit) or not _has_detail(reading, first + 1, last):
        return []
    if holds(reading, first, last, filling.typed.phrases("trait")) or holds(reading, first, last, filling.grammar.insults):
        return []
    number = len(match.entry.invitations)
    return [Candidate(f"{voiced(frame, voice)} {filling.whole}", move, number, scaffold(frame), len(norms), "", True, False) for frame in frames]


def _has_detail(reading: Reading, begin: int, end: int) -> bool:
    return any(
        norm in _NUMBERS or (norm in TIME_WORDS and norm not in _VAGUE) or norm[:1].isdigit() or (reading.text[word.start : word.end].istitle() and not reading.shouted)
        for norm, word in zip(reading.norms[begin:end], reading.words[begin:end], strict=True)
    )


__all__ = ["told"]
