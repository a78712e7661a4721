"""How the writer writes, and an invitation said that way."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..pattern import Pattern

TEXTING = "texting"
_TEXTING = Pattern(r"\b(?:u|ur|r|pls|plz|lol|omg|rn|abt|tmrw|cuz|coz|idk|ngl|tbh|smh|lmao|wtf|fr|gonna|wanna|bc|ppl|dont|cant|im|ive|didnt)\b")
_FORMAL = Pattern(
    r"^(?:dear|respected|good (?:morning|afternoon|evening)|to whom)\b|\b(?:regards|sincerely|faithfully|kindly|yours truly|best wishes|per my|as per)\b",
    re.I | re.M,
)
_SENTENCE_START = Pattern(r"(?:^|[.!?…]\s+|\n+)(?![-*•–]\s)[^\w\n]*(\w)")
_ITEM_START = Pattern(r"(?:^|\n)[-*•–]\s+(\w)")
_BARE = Pattern(r"\b(?:(?:do|does|did|is|are|was|were|have|has|had|ca|wo|could|would|should)nt|im|ive|youre|theyre|thats|whats|shouldve)\b")
_CONTRACTION = Pattern(r"(?<=\w)'(?=\w)")
# Without an apostrophe these read as other words, so a writer who leaves it out gets the long form.
_MISREAD = {"we're": "we are", "we'll": "we will", "we'd": "we would", "she'll": "she will", "he'll": "he will", "who're": "who are", "it's": "its"}


_WRITES_U = Pattern(r"\b(?:u|ur|urs|urself|ya)\b")
_SHORT = {"you": "u", "your": "ur", "you're": "ur", "yourself": "urself"}
_YOU = Pattern(r"\b(?:you're|yourself|your|you)\b")


class Voice(NamedTuple):
    """How somebody writes.

    lower: small letters at sentence starts. apostrophe: ' or ’ or none. stops: ends its sentences. register: plain, texting, formal.
    short: writes “u” for “you”.
    """

    lower: bool
    apostrophe: str
    stops: bool
    register: str
    short: bool


def hear(text: str, register: str = "") -> Voice:
    """The voice of a draft. register: one the user chose instead of the one heard."""
    lower = _is_small(text) and not re.search(r"\bI\b", text)
    short = _WRITES_U.search(text.lower()) is not None
    return Voice(lower, _apostrophe(text), _stops(text), register or _register(text, lower), short)


def _is_small(text: str) -> bool:
    """Whether sentences begin with a small letter. Items of a list do so whoever writes them: one capital tells more."""
    starts, items = _starts(_SENTENCE_START, text), _starts(_ITEM_START, text)
    if not starts:
        return bool(items) and all(letter.islower() for letter in items)
    return sum(letter.islower() for letter in starts) * 3 >= len(starts) * 2


def _starts(pattern: Pattern, text: str) -> list[str]:
    return [m.group(1) for m in pattern.finditer(text) if m.group(1).isalpha()]


def _apostrophe(text: str) -> str:
    curly, straight = text.count("’"), text.count("'")
    if curly or straight:
        return "’" if curly > straight else "'"
    return "" if _BARE.search(text.lower()) else "'"


def _stops(text: str) -> bool:
    return bool(re.search(r"[.!?…][\s\"”’)*]*[^\w\s]*\s*$", text)) or len(re.findall(r"[.!?](?:\s|$)", text)) >= 2


def _register(text: str, lower: bool) -> str:
    if _FORMAL.search(text):
        return "formal"
    return TEXTING if _TEXTING.search(text.lower() if lower else text) else "plain"


def shortened(say: str) -> str:
    """An invitation for who writes “u”: your take → ur take, you're ok → ur ok."""
    return _YOU.sub(lambda m: _SHORT[m.group()], say)


@lru_cache(maxsize=10_000)  # asked for every word of every invitation
def voiced(literal: str, voice: Voice) -> str:
    """A piece of an invitation in the writer's voice; the writer's own words never pass through here."""
    if voice.apostrophe == "":
        literal = re.sub(r"\b\w+'\w+\b", lambda m: _MISREAD.get(m.group().lower(), m.group()), literal)
    literal = _CONTRACTION.sub(voice.apostrophe, literal)
    return literal.lower() if voice.lower else literal
