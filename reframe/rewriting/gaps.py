"""What the writer put in a gap, made to fit an invitation: told me anything → tell me something.

Where the form that an invitation needs cannot be made with certainty, it is None, and that
invitation is not offered.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ..matching.gaps import PhraseTable, Typed, group_of
from ..matching.guards import NEGATIONS, holds
from ..matching.walk import Hit
from ..pattern import Pattern
from ..reading import Reading
from .verbs import Verbs

_PAST_TIME = Pattern(
    r"\b(?:yesterday|last (?:night|week|month|year|time|sunday|monday|tuesday|wednesday|thursday|friday|saturday|\w+)|ago|this morning|back then|that (?:day|night|time)|was|were|did|in \d{4}|earlier)\b"
)
# After these “more often” is one thing too many.
_NO_MORE_OFTEN = Pattern(
    r"\b(?:on time|today|tonight|tomorrow|yesterday|too|again|sometimes|more|every|each|before|after|when|while|until|if|that|who|what|where|how|why|at|by|first|"
    r"once|now|later|this|last|next|always|weekend|weekends|monday|tuesday|wednesday|thursday|friday|saturday|sunday|or|and then|\d+)\b"
)
_LEADING = frozenset("even ever once just actually really literally bother to honestly simply fully properly fucking bloody damn so always also still then seriously constantly".split())


_SIGNS = "£$€₹¥#@"  # they stay with the word behind them


class Piece(NamedTuple):
    """One token of a capture: its normal words, as typed, and what stands before it."""

    norms: tuple[str, ...]
    typed: str
    glue: str

    @property
    def norm(self) -> str:
        return " ".join(self.norms)


class Grammar(NamedTuple):
    """What filling needs of words.yaml, in normal form."""

    verbs: Verbs
    polarity: Sequence[tuple[tuple[str, ...], str]]
    stative: Collection[str]
    feelings: Collection[str]
    shared: PhraseTable
    negative: PhraseTable
    insults: PhraseTable
    tails: PhraseTable
    people: Collection[str]


class Filling:
    """The captures of one hit, ready to be asked for. Values are text, or None where a form is not certain."""

    def __init__(self, reading: Reading, hit: Hit, grammar: Grammar, typed: Typed) -> None:
        self.reading, self.hit, self.grammar, self.typed = reading, hit, grammar, typed

    def value(self, name: str) -> str | None:
        """What stands in for {name}."""
        if name in ("do", "doing", "done"):
            return self._verb_phrase(name)
        capture = self.hit.capture(name)
        if capture is None:
            return None
        pieces = self._cleaned(capture[1], capture[2], verb=False)
        return _text(_small(pieces) if pieces and pieces[0].norm in _SMALL else pieces) or None

    @cached_property
    def need(self) -> str:
        """The need behind the captured trait or faux feeling, empty where there is none."""
        capture = self.hit.capture("trait", "feeling")
        if capture is None:
            return ""
        return group_of(self.reading, capture[1], capture[2], self.typed.phrases(capture[0]))

    @cached_property
    def past(self) -> bool:
        head = self._head
        if head is None or self._verb_capture is None:
            return False
        name, start, end = self._verb_capture
        words = " ".join(self.reading.norms[start:end])
        if start and self.reading.norms[start - 1] in _BASE_AFTER:
            return False
        if name == "do" and head[1] == "past":
            return True
        return head[1] == "base" and head[0] in _SAME_IN_PAST and bool(_PAST_TIME.search(words))

    @cached_property
    def stative(self) -> bool:
        return self._head is not None and (self._head[0] in self.grammar.stative or self._head[0] == "be")

    @cached_property
    def shared(self) -> bool:
        return self._starts_with(self.grammar.shared)

    @cached_property
    def negative(self) -> bool:
        if self._verb_capture is None:
            return False
        _, start, end = self._verb_capture
        # “your disgusting room” is a room to be cleaned: an insult is dropped before the phrase is used.
        insults = (at for at in range(start, end) if self._is_insult(at))
        parts = pairwise((start - 1, *insults, end))
        return any(holds(self.reading, before + 1, after, self.grammar.negative) for before, after in parts)

    def _is_insult(self, at: int) -> bool:
        norm = self.reading.norms[at]
        return any(words == [norm] for words, _ in self.grammar.insults.get(norm, ()))

    @cached_property
    def more_often(self) -> bool:
        """Whether “more often” may follow the verb phrase."""
        pieces = self._pieces
        words = " ".join(piece.norm for piece in pieces)
        return not self.past and 0 < len(pieces) <= 7 and not _NO_MORE_OFTEN.search(words)

    def without(self, stress: Collection[str], last: int) -> str:
        """What was found, up to a word, as it stands inside a sentence, but for the words that only stress it."""
        pieces = [piece for piece in self._cleaned(self.hit.first, last, verb=False) if piece.norm not in stress]
        # “You've” and “I'm” are pieces of two words.
        return _text(_small(pieces) if pieces[0].norms[0] in _SMALL else pieces)

    def has_gap(self) -> bool:
        return bool(self.hit.captures)

    @cached_property
    def _verb_capture(self) -> tuple[str, int, int] | None:
        return self.hit.capture("do", "doing", "done")

    @cached_property
    def negated(self) -> bool:
        """Whether the opener itself denies: you never …, you didn't …"""
        taken = {at for _, start, end in self.hit.captures for at in range(start, end)}
        return any(self.reading.norms[at] in NEGATIONS for at in range(self.hit.first, self.hit.body) if at not in taken)

    @cached_property
    def _of_you(self) -> bool:
        """Whether the verb phrase was said of the reader, and not of somebody held up to them."""
        return self._verb_capture is None or "you" in self.reading.norms[self.hit.first : self._verb_capture[1]]

    @cached_property
    def _pieces(self) -> list[Piece]:
        return self._cleaned(self._verb_capture[1], self._verb_capture[2]) if self._verb_capture else []

    @cached_property
    def _head(self) -> tuple[str, str] | None:
        if not self._pieces or len(self._pieces[0].norms) != 1:
            return None
        return self.grammar.verbs.base(self._pieces[0].norms[0])

    def _starts_with(self, table: PhraseTable) -> bool:
        norms = [norm for piece in self._pieces for norm in piece.norms]
        if self._head and norms:
            norms[0] = self._head[0]
        return any(norms[: len(words)] == words for words, _ in table.get(norms[0], ())) if norms else False

    def _verb_phrase(self, form: str) -> str | None:
        if self._head is None or self._verb_capture is None:
            return None
        base, is_form = self._head
        if NEGATIONS & {norm for piece in self._pieces[:1] for norm in piece.norms}:
            return None
        wanted = {"do": base, "doing": self.grammar.verbs.doing(base), "done": self.grammar.verbs.done(base)}[form]
        others = self._pieces[1:] if self._of_you else [_of_you(piece) for piece in self._pieces[1:]]
        pieces = [_typed_as(self._pieces[0], wanted), *others]
        if form == "do" and self._verb_capture[0] == "done":
            pieces = _without_span(pieces)
        if form != "do" or is_form != "base":
            second = _second_verb(pieces)
            if second:
                inner = self.grammar.verbs.base(pieces[second].norm)
                if inner is None:
                    return None
                again = {"do": inner[0], "doing": self.grammar.verbs.doing(inner[0]), "done": self.grammar.verbs.done(inner[0])}[form]
                # “came home and the dog …”: only a verb in the same form as the first is one.
                if inner[1] == is_form and (is_form == "past" or is_form == "ing"):
                    pieces[second] = _typed_as(pieces[second], again)
                elif is_form == "base" and pieces[second].norm not in ("the", "a", "my", "your"):
                    return None
        return _text(pieces)

    def _cleaned(self, start: int, end: int, *, verb: bool = True) -> list[Piece]:
        pieces = _pieces(self.reading, start, end)
        if verb:
            pieces = _without(pieces, self.grammar.insults)
        while verb and len(pieces) > 1 and pieces[0].norm in _LEADING:
            pieces = pieces[1:]
        if verb:
            pieces = _without_likeness(pieces)
        pieces = _without_tail(pieces, self.grammar.tails, self.grammar.people)
        if self.negated:
            pieces = _positive(pieces, self.grammar.polarity)
        return pieces


# Tails that, at the end of a verb phrase, are more often part of it: “put it right”, “talk to people”.
_KEPT_AT_END = frozenset(
    "love people man boss boy girl right see what like so now still too ever once no yes thanks sorry please guys lads folks dad "
    "mum mom".split()
) | {"every day", "every single day", "all the time", "every time", "like that", "like this", "right now", "as well", "thank you", "and everything"}
# A phrase cannot end in one of these, so what follows it is no tail.
_NEEDS_MORE = frozenset("a an the my your our his her their to of in on at for with from about by is are was were be been this that some".split())
_SELVES = frozenset("himself herself themselves themself oneself".split())
# After these a verb is in its base form, whatever it looks like.
_BASE_AFTER = frozenset("would could should will can to did do does not might must".split())
_ACCUSES = frozenset("you i always usual every everything your".split())
_ANY_OTHER = frozenset("a an any normal other everyone everybody most decent adults grown-ups".split())
_NORMAL = frozenset("normal grown grown-up adult decent proper real sane responsible regular civilised civilized human sensible reasonable mature other".split())
_TAKES_LIKE = frozenset("act acts acted acting feel feels felt sound sounds look looks looked seem talk treat treats me us such it that this behave is was just".split())
# No names: a capital on one of these only began a sentence.
_SMALL = frozenset("the a an my your our his her their its this that these those some every all no it he she they we you when if after before".split())
_SPANS = frozenset("days weeks months years ages forever".split())
_SAME_IN_PAST = frozenset("put let set cut hit hurt cost quit shut read come become run".split())


def _pieces(reading: Reading, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    while at < end:
        word = reading.words[at]
        last = at + 1
        while last < end and reading.words[last].start == word.start:
            last += 1
        glue = "" if at == start else reading.text[reading.words[at - 1].end : word.start]
        sign = reading.text[word.start - 1 : word.start] if at == start else ""
        typed = (sign if sign and sign in _SIGNS else "") + reading.text[word.start : word.end]
        pieces.append(Piece(tuple(reading.norms[at:last]), typed, glue))
        at = last
    return pieces


def _text(pieces: Sequence[Piece]) -> str:
    return "".join((piece.glue if index else "") + piece.typed for index, piece in enumerate(pieces)).strip()


def _typed_as(piece: Piece, norm: str) -> Piece:
    """The piece saying another word; the writer's capitals stay only where they shout."""
    return piece if piece.norm == norm and not piece.typed.istitle() else Piece((norm,), norm, piece.glue)


def _of_you(piece: Piece) -> Piece:
    """“(a decent man would have called me) himself”, said to the reader."""
    return Piece(("yourself",), "yourself", piece.glue) if piece.norm in _SELVES else piece


def _small(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the capital of a first word that stood at the start of a sentence."""
    first = pieces[0]
    shouts = first.typed[1:2].isupper()
    return [first._replace(typed=first.typed if shouts else first.typed[:1].lower() + first.typed[1:]), *pieces[1:]]


def _second_verb(pieces: Sequence[Piece]) -> int:
    """Index of the word after “and”/“or”, 0 where there is none."""
    for index, piece in enumerate(pieces[:-1]):
        if index and piece.norm in ("and", "or"):
            return index + 1
    return 0


def _without(pieces: list[Piece], table: PhraseTable) -> list[Piece]:
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        step = next((len(words) for words, _ in table.get(pieces[at].norm, ()) if [p.norm for p in pieces[at : at + len(words)]] == words), 0)
        if step and len(pieces) > step:
            at += step
            continue
        kept.append(pieces[at])
        at += 1
    return kept


def _without_likeness(pieces: list[Piece]) -> list[Piece]:
    """Without a comparison that accuses again: “check us in [like you forget everything]”, “ring me [like a normal person]”."""
    for at in range(1, len(pieces) - 1):
        likens = pieces[at].norm in ("like", "as") and (pieces[at + 1].norms[0] in _ACCUSES or _sets_a_norm(pieces[at + 1 :]))
        if likens and pieces[at - 1].norm not in _TAKES_LIKE:
            return pieces[:at]
    return pieces


def _sets_a_norm(pieces: Sequence[Piece]) -> bool:
    """Whether a comparison is with those who do as they should: “(like) a grown man”, “(like) everyone else”."""
    norms = [piece.norm for piece in pieces[:2]]
    return norms[0] in _ANY_OTHER and (norms[0] not in ("a", "an", "any") or (len(norms) > 1 and norms[1] in _NORMAL))


def _without_span(pieces: list[Piece]) -> list[Piece]:
    """Without how long it has not been done, which a wish cannot have: “brought her in [since March]”, “called me [in weeks]”."""
    for at in range(1, len(pieces)):
        lasts = at + 1 < len(pieces) and pieces[at].norm in ("in", "for") and pieces[at + 1].norm in _SPANS
        if pieces[at].norm == "since" or (lasts and at + 2 >= len(pieces)):
            return pieces[:at]
    return pieces


def _without_tail(pieces: list[Piece], tails: PhraseTable, people: Collection[str]) -> list[Piece]:
    """Without what trails the phrase and is no part of it: “…, right”, “… anymore”, “… mum”."""
    changed = True
    while changed and len(pieces) > 1:
        changed = False
        for size in (3, 2, 1):
            tail = [norm for piece in pieces[-size:] for norm in piece.norms]
            if len(pieces) > size and any(words == tail for words, group in tails.get(tail[0], ()) if group == "tail"):
                before = pieces[-size - 1].norm
                if " ".join(tail) not in _KEPT_AT_END and before not in _NEEDS_MORE:
                    pieces, changed = pieces[:-size], True
                break
        if not changed and len(pieces) > 2 and pieces[-1].norm in people and "," in pieces[-1].glue:
            pieces, changed = pieces[:-1], True
    return pieces


def _positive(pieces: list[Piece], polarity: Sequence[tuple[tuple[str, ...], str]]) -> list[Piece]:
    """“anything” and its kin once the negation is gone; what stands under “without” keeps its own."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        if pieces[at].norm in ("without", "not"):
            return [*made, *pieces[at:]]
        for words, instead in polarity:
            if tuple(norm for p in pieces[at : at + len(words)] for norm in p.norms) == words:
                if instead:
                    made.append(Piece((instead,), instead, pieces[at].glue))
                at += len(words)
                break
        else:
            piece = pieces[at]
            alternative = any(p.norm == "whether" for p in pieces[:at]) or pieces[at + 1 : at + 2] == [] or pieces[at + 1].norm == "not"
            made.append(Piece(("and",), "and", piece.glue) if piece.norm in ("or", "nor") and at and not alternative else piece)
            at += 1
    return made or pieces
