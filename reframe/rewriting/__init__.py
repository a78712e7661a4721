"""Matches → findings with suggestions, and the draft rewritten: gaps filled, clauses rejoined, the writer's voice kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ..library.schema import WEIGHED
from ..matching import Match
from ..matching.compile import Compiled
from ..matching.gaps import Typed
from ..model import Finding, Suggestion
from ..pattern import Pattern
from ..reading import Reading
from ..reading.clauses import SENTENCE
from .fill import Candidate, candidates
from .gaps import Filling, Grammar
from .joints import Joint, Marks, fitted, joint, removed, spoken
from .told import told
from .verbs import verbs_of
from .voice import Voice, hear, voiced

MOST_SUGGESTIONS = 4
LEAVE_OUT = "leave-out"
Refused = frozenset[tuple[int, str]]  # (start, text) of suggestions not to make
_INSULTS = frozenset({"name-calling", "contempt"})
_FEELING = "disguised-feeling"
_VERDICTS = frozenset({"judgement", "comparison", "triangulation", "minimising", "diagnosis", "mind-reading", "scorekeeping"})
# What is missing is missing whatever else is said: “you never stand up for me”, “it's always me who clears up”.
_ABSENCES = frozenset({"absolute", "scorekeeping"})
_JOINING = frozenset("and but so or because also plus then honestly now like cause".split())
_EXPLAINS = frozenset({"because", "since", "cause"})
_ENOUGH_LEFT = 4  # words outside the findings that make the rest of a draft worth sending on its own
_MUCH_LEFT = 11
# The writer's own request: where one stands in the draft, a verdict before it only has to go.
_ASKS = Pattern(
    r"\b(?:please|(?:could|can|would|will) (?:you|we|u|someone)|any chance|let me know|let us|i need|i want|i would like|next time|shall we|help me|call me|ring me)\b"
)
_TOO_MANY, _STILL_TOO_MANY = 5, 3  # reproaches in one message, and what is left of them once some are left out
_ONE_ISSUE = Candidate("there's more on my mind, and it can wait for another day", "one-issue", -1, "there's more", 0, "", False, False)
_KEPT = 4  # one word in so many has to be kept for a fact to stay
_STEM = 4  # letters by which two words are the same one
_COMMON = frozenset("this that these those with have been what when where would could should your yours about from like more just really very them they then there here even ever always never want know going make time thing things love loved mean feel feels need needs sort".split())
_MOST_SAID = 2  # rewordings that keep nothing of the writer's, in one draft


class Preferences(NamedTuple):
    """What the user asked for: a move to prefer, a register instead of the one heard."""

    move: str = ""
    voice: str = ""


class Rewriter(NamedTuple):
    """What rewriting needs of the library."""

    grammar: Grammar
    marks: Marks
    typed: Typed

    def findings(
        self, reading: Reading, matches: Sequence[Match], preferences: Preferences, refused: Refused = frozenset()
    ) -> tuple[Finding, ...]:
        """Findings in order. refused: suggestions that turned out not to be clean."""
        voice = hear(reading.text, preferences.voice)
        fillings = [Filling(reading, match.hit, self.grammar, self.typed) for match in matches]
        fitting = [_candidates(reading, match, filling, voice) for match, filling in zip(matches, fillings, strict=True)]
        rest = _outside(reading, matches)
        silent = _left_out(reading, matches, fitting, rest)
        put_off = _put_off(silent, len(matches), len(reading.norms) - len(rest) > len(rest)) if preferences.move in ("", _ONE_ISSUE.move) else ()
        so_far = _SoFar()
        made: list[Finding] = []
        for index, match in enumerate(matches):
            following = matches[index + 1].begins if index + 1 < len(matches) else None
            near = so_far.near(reading, match)
            at = joint(reading, match, voice, self.marks, near, so_far.question, following, so_far.cut)
            ranked = _ranked(fitting[index], at, voice, preferences, so_far.used)
            if index in put_off[:1]:
                ranked = [_ONE_ISSUE._replace(text=voiced(_ONE_ISSUE.text, voice)), *ranked]
            said = _spliced(ranked, at, reading, voice, so_far.floor, refused)
            out = [s for s in [self._dropped(reading, match, so_far, following)] if (s.start, s.text) not in refused]
            if (index in silent and preferences.move in ("", LEAVE_OUT)) or index in put_off[1:]:
                suggestions = out + said
            else:
                suggestions = said + (out if match.entry.kind in _INSULTS or not said else [])
            if suggestions:
                chosen = _different(suggestions)[:MOST_SUGGESTIONS]
                made.append(_finding(match, reading.text, tuple(chosen)))
                so_far.note(reading, match, chosen[0], near is not None, following)
                so_far.used.update(c.scaffold for c in ranked if fitted(c.text, at, reading, voice)[0] == chosen[0].text)
        return tuple(made)

    def _dropped(self, reading: Reading, match: Match, so_far: _SoFar, following: int | None) -> Suggestion:
        between = (at for at in range(match.begins - 1, -1, -1) if reading.norms[at] not in _JOINING)
        kept_between = reading.words[next(between, 0)].start >= so_far.floor > 0
        told = so_far.floor > reading.words[reading.sentence_of(match.begins)[0]].start and not so_far.question
        start, end, text = removed(reading, match, self.marks, following, so_far.cut, so_far.question and not kept_between, told)
        start = max(start, so_far.floor)
        if not text and so_far.before(reading.text, start) in ("", " ", "\n"):
            end += len(reading.text[end:]) - len(reading.text[end:].lstrip(" "))
        return Suggestion(text, LEAVE_OUT, start, end)


def _candidates(reading: Reading, match: Match, filling: Filling, voice: Voice) -> list[Candidate]:
    """The invitations of the entry that fit; where none of them keeps what was said, those that keep the fact."""
    made = candidates(match.entry, filling, voice)
    size = match.hit.last - match.hit.first
    return made if any(candidate.content > max(1, size // _KEPT) for candidate in made) else [*told(reading, match, filling, voice), *made]


class _SoFar:
    """What the findings before have settled: scaffolds used, where the last one ended and on what, whether it asked, words cut."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.previous: int | None = None
        self.floor = 0
        self.question = False
        self.cut = range(0)
        self.tail = ""  # the last character before `floor`, as rewritten

    def before(self, text: str, start: int) -> str:
        """The character that will stand before `start` once the draft is rewritten; empty at its beginning."""
        return text[start - 1 : start] if start > self.floor else self.tail

    def near(self, reading: Reading, match: Match) -> int | None:
        """The word after the finding before, where only joining words stand between it and this one."""
        if self.previous is None or self.previous > match.begins:
            return None
        between = range(self.previous, match.begins)
        joined = all(reading.norms[at] in _JOINING and reading.strengths[at] < SENTENCE for at in between)
        return self.previous if joined else None

    def note(self, reading: Reading, match: Match, chosen: Suggestion, near: bool, following: int | None) -> None:
        """Takes down what was chosen. near: whether only joining words stand between it and the one before. following: see `joint`."""
        self.tail = chosen.text[-1:] or self.before(reading.text, chosen.start)
        self.floor = chosen.end
        if not chosen.leaves_out:
            self.question = chosen.text.rstrip().endswith("?")
        # What stands behind words that are left out follows what stood before them, in their own sentence.
        inside = near and reading.strengths[match.begins] != SENTENCE
        self.previous = match.hit.last if inside or not chosen.leaves_out else None
        start = self.cut.start if match.begins in (self.cut.stop, self.cut.stop + 1) and self.cut else match.begins
        # A tail went with it; the first letter of what stays may have been spliced in.
        kept, most = chosen.end - chosen.text[-1:].isalnum(), len(reading.words) if following is None else following
        stop = next((at for at in range(match.hit.last, most) if reading.words[at].start >= kept), most)
        self.cut = range(start, stop) if chosen.leaves_out else range(0)


def _outside(reading: Reading, matches: Sequence[Match]) -> list[str]:
    """The words of a draft that no finding takes."""
    taken = {at for match in matches for at in range(match.begins, match.hit.last)}
    return [norm for at, norm in enumerate(reading.norms) if at not in taken]


def _left_out(
    reading: Reading, matches: Sequence[Match], fitting: Sequence[Sequence[Candidate]], left: Sequence[str]
) -> frozenset[int]:
    """Which findings are better left out than reworded.

    An insult says nothing that the rest of the message does not say better. Of several reproaches that keep
    no word of the writer's, one is reworded, or two that still speak of what was meant: five apologetic
    sentences in a row are a form letter.
    """
    rest, most = len(left) >= _ENOUGH_LEFT, _MOST_SAID if len(left) < _MUCH_LEFT else 1
    asks = _ASKS.search(" ".join(left)) is not None
    kinds = [match.entry.kind for match in matches]
    # What is weighed says something that has no form, and neither has an answer to it.
    barbs = [match.entry.kind in _INSULTS or match.entry.when in WEIGHED for match in matches]
    keeps = [any(candidate.content > 1 for candidate in made) for made in fitting]
    stock = [not any(_echoes(reading, match, candidate.text) for candidate in made[:1]) for match, made in zip(matches, fitting, strict=True)]
    # A feeling, under whatever name, is the writer's own to tell.
    empty = [index for index, kept in enumerate(keeps) if not kept and kinds[index] != _FEELING]
    said = sum(keeps)
    silent: set[int] = set()
    for index in sorted(empty, key=lambda index: (barbs[index], kinds[index] in _VERDICTS, index)):
        reason = _is_reason(reading, matches, index)
        enough = said >= most or ((kinds[index] in _VERDICTS or reason) and said) if stock[index] or reason else said > most
        # Where the rest of a message says what happened or what is wanted, a line that speaks of something else only weakens it.
        weakens = stock[index] and (asks or (kinds[index] not in _ABSENCES and len(left) >= _MUCH_LEFT))
        if (said or rest) if barbs[index] else enough or weakens:
            silent.add(index)
        else:
            said += 1
    return frozenset(silent)


def _echoes(reading: Reading, match: Match, text: str) -> bool:
    """Whether an invitation speaks of what the accusation speaks of: “you never listen”, “I'd like to feel listened to”."""
    said = {norm[:_STEM] for norm in reading.norms[match.begins : match.hit.last] if len(norm) >= _STEM and norm not in _COMMON}
    return any(word[:_STEM] in said for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= _STEM and word not in _COMMON)


def _put_off(silent: Collection[int], count: int, mostly: bool) -> Sequence[int]:
    """Findings that can wait: all but the first, where there are so many that none of them would be heard.

    mostly: whether the draft is made of little else; in a long letter each has its place.
    """
    said = [index for index in range(count) if index not in silent]
    return said[1:] if mostly and count >= _TOO_MANY and len(said) >= _STILL_TOO_MANY else ()


def _is_reason(reading: Reading, matches: Sequence[Match], index: int) -> bool:
    """Whether an accusation only explains the one before: “you never come because you're always at work”."""
    at = matches[index].begins - 1
    return index > 0 and matches[index - 1].hit.last == at and reading.norms[at] in _EXPLAINS


def _spliced(
    ranked: Sequence[Candidate], at: Joint, reading: Reading, voice: Voice, floor: int, refused: Refused
) -> list[Suggestion]:
    made: list[Suggestion] = []
    start = max(at.start, floor)
    for candidate in ranked:
        text, end = fitted(candidate.text, at, reading, voice)
        if (start, text) not in refused:
            made.append(Suggestion(text, candidate.move, start, end, spoken(candidate.text, voice)))
    return made


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


def _ranked(made: Sequence[Candidate], at: Joint, voice: Voice, preferences: Preferences, used: Collection[str]) -> list[Candidate]:
    """The best first. That a sentence would begin like one before it never costs what the writer has to say."""
    plain = sorted(made, key=lambda c: (_penalty(c, at, voice, preferences), c.number))
    keeps = bool(plain) and plain[0].content > 1
    ranked = sorted(plain, key=lambda c: (keeps and c.content <= 1, _penalty(c, at, voice, preferences) + 50 * (c.scaffold in used), c.number))
    return ranked if preferences.move else _truest_first(ranked)


def _truest_first(ranked: list[Candidate]) -> list[Candidate]:
    """With the best in front that gives the writer no feeling that is not in the draft, where one says as much."""
    if not ranked or not ranked[0].invents:
        return ranked
    least = min(ranked[0].content, 2)
    true = next((c for c in ranked if not c.invents and c.content >= least and c.register in ("", ranked[0].register)), ranked[0])
    return [true, *(c for c in ranked if c is not true)]


def _penalty(candidate: Candidate, at: Joint, voice: Voice, preferences: Preferences) -> int:
    """How badly an invitation fits here; the entry's own order decides between equals."""
    penalty = 0
    if preferences.move and candidate.move != preferences.move:
        penalty += 100
    if candidate.register and candidate.register != voice.register:
        penalty += 30
    if voice.register in ("texting", "formal") and candidate.register == voice.register:
        penalty -= 5
    if candidate.specific:
        penalty -= 10
    # A question or a second sentence in the middle of a sentence that goes on reads as a break.
    if at.goes_on and (candidate.text.endswith("?") or re.search(r"[.!?] |, and ", candidate.text)):
        penalty += 12
    return penalty


def _finding(match: Match, text: str, suggestions: tuple[Suggestion, ...]) -> Finding:
    entry = match.entry
    return Finding(
        match.start, match.end, text[match.start : match.end], entry.kind, entry.id, entry.severity, entry.hears, entry.why, suggestions
    )


def rewriter_of(data: Compiled, typed: Typed) -> Rewriter:
    """The rewriter for a compiled library."""
    verbs = verbs_of(data["verbs"], data["doubling"], data["silent_e"])
    grammar = Grammar(
        verbs,
        [(tuple(key), value) for key, value in data["polarity"]],
        frozenset(data["stative"]), data["feelings"], data["shared"], data["negative"], data["insults"], data["tails"], frozenset(data["people"]),
    )  # fmt: skip
    people, lead, phrases = (frozenset(data[name]) for name in ("people", "lead", "lead_phrases"))
    return Rewriter(grammar, Marks(data["hostile_emoji"], data["insult_nouns"], people, lead, phrases, verbs.bases), typed)


__all__ = ["Preferences", "Rewriter", "rewriter_of"]
