"""An invitation with its gaps filled, in the writer's voice; or None where it does not fit this draft."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..library.model import Entry, Invitation
from ..library.template import Choice, Gap, ListRef, Optional, Part, Sequence, Text, parse
from ..pattern import Pattern
from ..reading import Reading
from .gaps import Filling
from .voice import TEXTING, Voice, shortened, voiced

MORE_OFTEN = "more often"


_OWN_FEELING = Pattern(r"\bi(?:'m| am| was| feel| felt|'ve been| have been)((?: [a-z]+){1,4})")


class Candidate(NamedTuple):
    """An invitation that fits. number: its place in the entry. content: words of the writer that it keeps.

    invents: whether it names a feeling that the writer has not.
    """

    text: str
    move: str
    number: int
    scaffold: str
    content: int
    register: str
    specific: bool
    invents: bool


def fitting(entry: Entry, filling: Filling, voice: Voice) -> list[Candidate]:
    """Every invitation of an entry that fits the words found, in the entry's order."""
    made = (_candidate(index, invitation, filling, voice) for index, invitation in enumerate(entry.invitations))
    found = [candidate for candidate in made if candidate is not None]
    # “I feel ignored” tells a feeling, only under another name.
    return [one._replace(invents=False) for one in found] if entry.kind == "disguised-feeling" else found


def candidates(entry: Entry, filling: Filling, voice: Voice) -> list[Candidate]:
    """The invitations to choose from: another register only where fewer than two sound like the writer."""
    made = fitting(entry, filling, voice)
    own = [candidate for candidate in made if candidate.register in ("", voice.register)]
    return own if len(own) > 1 else made


def _candidate(index: int, invitation: Invitation, filling: Filling, voice: Voice) -> Candidate | None:
    if not _meets(invitation.only, filling):
        return None
    tree = _parsed(shortened(invitation.say) if voice.short and invitation.register == TEXTING else invitation.say)
    filled = _fill(tree, filling, voice)
    if filled is None:
        return None
    text = _tidy("".join(piece for piece, _ in filled))
    content = sum(len(piece.split()) for piece, own in filled if own)
    return Candidate(text, invitation.move, index, scaffold(invitation.say), content, invitation.register, bool(invitation.only), _invents(invitation.say, filling))


def _invents(say: str, filling: Filling) -> bool:
    """Whether it says “I am upset” for a writer who has not said so: that is offered, and theirs to choose."""
    told = [f"{match.group(1)} " for match in _OWN_FEELING.finditer(say.lower())]
    return any(f" {one} " in words and not _has_said(one, filling.reading) for words in told for one in filling.grammar.feelings)


def _has_said(words: str, reading: Reading) -> bool:
    each = words.split()
    # The whole draft is gone through only where all of the words are in it: this is asked for every invitation.
    return reading.held.issuperset(each) and (len(each) == 1 or f" {words} " in f" {' '.join(reading.norms)} ")


def scaffold(say: str) -> str:
    """The frame of an invitation, by which two of them are told to be the same sentence again."""
    return " ".join(say.lower().replace("{", " ").replace("[", " ").split()[:2])


def _meets(only: str, filling: Filling) -> bool:
    if not only:
        return True
    if only == "gap" or only == "no-gap":
        return filling.has_gap() == (only == "gap")
    if only == "present":
        return not filling.past
    if only == "active":
        return not filling.stative and not filling.negative and not filling.past
    if only in ("past", "shared"):
        return bool(getattr(filling, only))
    return filling.need == only


@lru_cache(maxsize=4096)
def _parsed(say: str) -> Sequence:
    return parse(say)


def _fill(sequence: Sequence, filling: Filling, voice: Voice) -> list[tuple[str, bool]] | None:
    made: list[tuple[str, bool]] = []
    subject = ""
    for part in sequence:
        piece = _part(part, filling, voice)
        if piece is None:
            return None
        if isinstance(part, Text) and not part.text.isspace():
            piece, subject = [(voiced(_agreeing(part.text, subject), voice), False)], ""
        made += piece
        if piece and piece[-1][1]:
            subject = piece[-1][0]
    return made


_PLURAL = {"matters": "matter", "is": "are", "was": "were", "has": "have", "isn't": "aren't", "wasn't": "weren't", "goes": "go", "means": "mean"}


def _agreeing(word: str, subject: str) -> str:
    """The word behind a gap, a verb agreeing: my job matters, my job and my parents matter."""
    return _PLURAL.get(word, word) if _is_plural(subject) else word


def _is_plural(subject: str) -> bool:
    words = subject.lower().split()
    if not words or words[0].endswith("ing") or words[0] in ("how", "what", "who", "where", "when", "why", "whether", "that", "if"):
        return False
    head = words[: words.index("of")] if "of" in words else words
    return "and" in words or (head[-1:] != [] and head[-1].endswith("s") and not head[-1].endswith(("ss", "us", "is", "'s", "’s")))


def _part(part: Part, filling: Filling, voice: Voice) -> list[tuple[str, bool]] | None:
    if isinstance(part, Text):
        return [(voiced(part.text, voice), False)]
    if isinstance(part, Gap):
        value = filling.value(part.name)
        return None if value is None else [(value, True)]
    if isinstance(part, ListRef):
        return None
    if isinstance(part, Choice):
        return next((made for made in (_fill(option, filling, voice) for option in part.options) if made is not None), None)
    return _optional(part, filling, voice)


def _optional(part: Optional, filling: Filling, voice: Voice) -> list[tuple[str, bool]]:
    for option in part.options:
        literal = "".join(piece.text for piece in option if isinstance(piece, Text)).strip()
        if literal == MORE_OFTEN and not filling.more_often:
            continue
        made = _fill(option, filling, voice)
        if made is not None:
            return made
    return []


def _tidy(text: str) -> str:
    """Spaces that an absent optional left behind."""
    return " ".join(text.split(" ")).replace("  ", " ").replace(" ,", ",").replace(" .", ".").replace(" ?", "?").strip()


__all__ = ["Candidate", "candidates", "fitting", "scaffold"]
