"""A reproach that tells a fact, kept as it stands and said as the writer's own: it bothers me that you left her waiting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..library.model import Entry
from ..library.schema import WEIGHED
from ..matching import Match
from ..matching.guards import asks, holds
from ..pattern import Pattern
from ..reading import Reading
from ..reading.clauses import PRONOUNS, TIME_WORDS
from .fill import Candidate
from .gaps import Filling
from .voice import Voice, voiced

_YOURS = ("it bothers me that {}", "I find it hard that {}")
_MINE = ("{}, and that's hard for me", "it's hard for me that {}")
_GIVEN = ("{}, and I'd like that to count", "{}, and I'd like that to be seen", "it's hard for me that {}")
_THEIRS = ("it's hard for me that {}", "I find it hard that {}")
_TELLING = frozenset({"blame", "guilt", "scorekeeping", "disguised-feeling"})
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand once twice".split())
_VAGUE = frozenset("night week weekend month year morning afternoon evening summer winter spring autumn may".split())  # “all night” dates nothing
# They tell no deed: “I hope Leeds is lovely”, “you will tell me by Friday”, “you love an audience”.
_NO_DEED = frozenset(
    "hope suppose guess bet assume expect think know see wonder swear wish want need would will can could should must may might shall mean doubt believe "
    "imagine presume trust promise beg love hate appreciate understand say said told tell am are is was were better ought like owe deserve "
    "enjoy care prefer feel be seem have get act live mind cannot dare count destroy ruin kill wreck poison betray humiliate embarrass disrespect insult lie cheat steal treat manipulate crush "
    "punish judge win manage reckon fail refuse decline struggle teach swan waltz strut swagger piss".split()
)
_WITH = {"have": "past", "had": "past", "would": "past", "are": "ing", "were": "ing", "am": "ing", "was": "ing"}  # auxiliaries, and the form behind them
_BEFORE_VERB = frozenset("two all both guys lot people not then also still".split())
_SAID_BY_YOU = frozenset({"said", "told", "say", "tell"})
# What makes a verdict of a fact.
_VERDICT = frozenset(
    "always never ever only nothing everything anything everyone everybody anyone anybody respect shame as if too so such enough decency guts "
    "zero real proper entire clue point fault idea thanks congratulations must victim games fool favourites favorites heart against".split()
)
_STRESS = frozenset("just even actually literally obviously clearly basically honestly really apparently suddenly conveniently simply again".split())
_AUXILIARIES = frozenset("is was were are has had have did does gets got".split())
_OWNERS = frozenset("the my your our his her their".split())
# What one had to bear; anything else that the writer did counts.
_BORNE = frozenset(
    "wait find hear see sit lose miss ask cry stand watch read learn end go come wake call ring text message phone walk turn".split()
)
_NO_SUBJECTS = frozenset(
    "what who why how when where which if because since while although though that this it there here everyone everybody people some somebody someone any anyone even and but or "
    "so then now just even only not no yes please imagine guess maybe perhaps for from with without after before at in on by of to".split()
)
_FIRST_PERSON = frozenset("i me my mine we us our ours".split())
_UNREAL = frozenset("would could should might must will can may".split())
_SAYING = frozenset("told said asked thinks says tells asks thought reckons".split())
_MEANWHILE = Pattern(r" while (?:you|u|ye|yous|ya|your|ur)\b.*", re.I | re.S)
_NEAR = 5  # words from a subject to its verb
_LETTERS = 4  # of a word that says something
_LEAST_SAID = 2
_LONGEST_LIKENESS = 4  # words: “like a total fool”
_LEAST_DONE = 5  # words from which on “you did …” says what: not “you did Disney”


def told(reading: Reading, match: Match, filling: Filling, voice: Voice) -> list[Candidate]:
    """Invitations that keep the whole clause, where that tells what somebody did and does not judge it."""
    first, last = match.hit.first, match.hit.last
    if reading.norms[first] in ("i", "we"):
        last = _before_likeness(reading, first, last)
    norms = reading.norms[first:last]
    if first != match.begins or norms[0] in _STRESS or not _may_tell(match.entry) or asks(reading, match.hit):
        return []
    if not _VERDICT.isdisjoint(norms) or _likens(norms) or holds(reading, first, last, filling.typed.phrases("trait")) or holds(reading, first, last, filling.grammar.insults):
        return []
    said = [norm for norm in norms if norm not in _STRESS]
    frames, move = _frames(reading, first, said, filling)
    if not frames or _stops_short(said) or not (_has_detail(reading, first + 1, last) or _weight(said) >= _LEAST_SAID):
        return []
    whole, number = filling.without(_STRESS, last), len(match.entry.invitations)
    if said[0] in ("i", "we"):
        whole = _MEANWHILE.sub("", whole)  # what the other did meanwhile is what they would answer
    return [Candidate(voiced(frame, voice).format(whole), move, number, frame, len(said), "", True, False) for frame in frames]


def _may_tell(entry: Entry) -> bool:
    return entry.kind in _TELLING or (entry.when in WEIGHED and entry.kind != "comparison")


def _frames(reading: Reading, first: int, said: Sequence[str], filling: Filling) -> tuple[Sequence[str], str]:
    """What fits around a statement, and its move, by who did it."""
    if said[0] not in ("you", "i", "we"):
        return (_THEIRS, "own-feeling") if _is_statement(reading, first, said, filling) else ((), "")
    deed = _deed(said, filling)
    if not deed or (said[0] != "you" and "not" in said[1:4]):
        return (), ""
    if said[0] == "you":
        return _YOURS, "observation"
    borne = deed in _BORNE and not any(before == "for" and norm in ("you", "your") for before, norm in pairwise(said))
    return (_MINE, "own-feeling") if borne else (_GIVEN, "need")


def _deed(said: Sequence[str], filling: Filling) -> str:
    """The verb of “you left …”, “I have sold …”, “you didn't ring …”, “you are running …”; none of “you have no …”, “you love …”."""
    helped = list(said[1:6])
    while helped and (helped[0] in _BEFORE_VERB or (helped[0] in ("do", "did") and "not" in helped)):
        helped = helped[1:]
    auxiliary = helped[0] if helped and helped[0] in _WITH else ""
    helped = [norm for norm in helped[bool(auxiliary) :] if norm not in _BEFORE_VERB]
    form = filling.grammar.verbs.base(helped[0]) if helped else None
    if form is None or (auxiliary and form[1] != _WITH[auxiliary]) or helped[:2] == ["going", "to"]:
        return ""
    base = form[0]
    if base == "do" and len(said) < _LEAST_DONE:
        return ""
    return "" if base in filling.grammar.stative or (base in _NO_DEED and not (helped[0] in _SAID_BY_YOU and said[0] == "you")) else base


def _is_statement(reading: Reading, first: int, said: Sequence[str], filling: Filling) -> bool:
    """“Mason sat the whole second half”, “your mom gets a weekend”: a subject, and close behind it a verb that tells what was."""
    typed = reading.text[reading.words[first].start : reading.words[first].end]
    if said[0] == "your" and _FIRST_PERSON.isdisjoint(said):
        return False  # “your brother never cried”: what others do is held against somebody
    if said[0] in _NO_SUBJECTS or not (said[0] in _OWNERS or typed.istitle()):
        return False
    near = said[2:_NEAR] if said[0] in _OWNERS else said[1:2]
    at = next((at for at, norm in enumerate(near) if norm in _AUXILIARIES or _is_form([norm], "past", filling)), None)
    if at is None or (near[at] in ("is", "are") and not _is_form(near[at + 1 : at + 2], "ing", filling)):
        return False  # “recycling is Thursdays”
    # “The name I told you”, “my mother told me”: what is told there is another's, or nothing is.
    return PRONOUNS.isdisjoint(near[:at]) and _UNREAL.isdisjoint(near[:at]) and near[at] not in _SAYING


def _before_likeness(reading: Reading, first: int, last: int) -> int:
    """The word at which a clause ends without what it says of its writer: “I waited two hours [like a fool]”."""
    places = range(max(first + _LEAST_SAID, last - _LONGEST_LIKENESS), last - 1)
    return next((at for at in places if reading.norms[at : at + 2] in (["like", "a"], ["like", "an"], ["like", "some"])), last)


def _likens(norms: Sequence[str]) -> bool:
    """“You ran off like a thief”; not “you do what you like”."""
    return any(norm == "like" and before not in PRONOUNS for before, norm in pairwise(norms))


def _stops_short(said: Sequence[str]) -> bool:
    """“… and when I ask”: the rest of it stands outside. So does what “…, didn't you” asks."""
    asked = len(said) > 2 and said[-1] == "you" and said[-2] in ("not", "do", "did", "are", "is", "have")
    return asked or any(before == "and" and norm in ("when", "if", "because", "while") for before, norm in pairwise(said))


def _is_form(norms: Sequence[str], wanted: str, filling: Filling) -> bool:
    form = filling.grammar.verbs.base(norms[0]) if norms else None
    return form is not None and form[1] == wanted


def _weight(said: Sequence[str]) -> int:
    return sum(len(norm) >= _LETTERS for norm in said[2:])


def _has_detail(reading: Reading, begin: int, end: int) -> bool:
    return any(
        norm in _NUMBERS or (norm in TIME_WORDS and norm not in _VAGUE) or norm[:1].isdigit() or (reading.text[word.start : word.end].istitle() and not reading.shouted)
        for norm, word in zip(reading.norms[begin:end], reading.words[begin:end], strict=True)
    )


__all__ = ["told"]
