"""The one road: read → care → match → guard → rewrite → report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .care import Carer
from .ignoring import Words, allowed, ignored, is_ignored
from .library.model import Entry, Library, Reply
from .matching import Match, Matcher, Raw, Speller
from .matching.automaton import Machine
from .matching.compile import Compiled, Entries, care_of, machine
from .matching.gaps import Typed
from .matching.guards import Context, lead_start
from .matching.walk import Grammar, hits
from .model import CareNote, Finding, Report, Suggestion, splice
from .reading import Reading, read
from .rewriting import Preferences, Rewriter

if TYPE_CHECKING:
    from .alone import Alone

_MOST_RETRIES = 12


class Reframer:
    """Checks drafts against a library. Thread-safe; writes nothing, sends nothing.

    library: a library already loaded; by default the built-in one with the user's topics and `folders`.
    only, skip: kinds to find, or not to. move: a move to prefer. level: the lowest severity that is said (1–5).
    voice: plain, texting or formal, instead of the register heard in the draft. allow: phrases that are left alone.
    Raises PhraseError when the library cannot be read.
    """

    def __init__(
        self, library: Library | None = None, *, only: Collection[str] = (), skip: Collection[str] = (), move: str = "",
        level: int = 1, voice: str = "", folders: Sequence[Path] = (), allow: Collection[str] = (),
    ) -> None:
        self._library, self._folders = library, tuple(folders)
        self._only, self._skip, self._level = frozenset(only), frozenset(skip), level
        self._preferences = Preferences(move, voice)
        self._allow = tuple(allow)

    @cached_property
    def library(self) -> Library:
        """The library in force."""
        if self._library is not None:
            return self._library
        from .library.cache import cached_library

        return cached_library(self._folders)

    @cached_property
    def by_form(self) -> Reframer:
        """The same without weights: it finds what has a form, and nothing beside it."""
        plain = copy(self)
        plain.__dict__["_engine"] = Engine({**self._compiled, "weights": (), "care_weights": ()})
        return plain

    def check(self, text: str) -> Report:
        """What there is to say of one draft."""
        engine = self._engine
        reading = self.read(text)
        notes = engine.carer.notes(reading)
        if notes:
            return Report(text, (), notes, text)
        raw = engine.matcher.raw(reading)
        matches = self._wanted_in(raw)
        if not matches:
            return Report(text, (), (), text)
        return self._report(raw, matches)

    def findings(self, text: str) -> Sequence[Finding]:
        """The findings of `check`. Most lines have none, so that whether they are a matter of care is asked last."""
        raw = self._engine.matcher.raw(self.read(text))
        matches = self._wanted_in(raw)
        return self._report(raw, matches).findings if matches and not self._engine.carer.notes(raw[0][0]) else ()

    def notes(self, text: str) -> Sequence[CareNote]:
        """The care notes of `check`."""
        return self._engine.carer.notes(self.read(text))

    def cares(self, text: str) -> bool:
        """Whether a draft has a care note."""
        return self._engine.carer.speaks(self.read(text))

    def matches(self, text: str) -> list[Match]:
        """Every raw match, blocked ones too, with what blocks them: for those who write phrases."""
        engine = self._engine
        return engine.matcher.all(self.read(text))

    def alone(self, entry: Entry) -> Alone:
        """One entry by itself, see alone.py."""
        from .alone import Alone

        return Alone(entry, self.library.lists, self._engine)

    def read(self, text: str) -> Reading:
        """A draft as it is read beside the words of this library."""
        return read(text, self._engine.known)

    def forms(self, reading: Reading) -> list[int]:
        """How grave the gravest form is that stands in each clause, see `matching.weighing.standing`: for those who weigh."""
        return self._engine.matcher.forms(reading)

    def replies(self, text: str) -> list[Reply]:
        """What is known of a line somebody received, the closest fit first; empty where nothing is."""
        engine = self._engine
        reading = self.read(text)
        grammar, context = engine.matcher.grammar, engine.matcher.context
        found = [hit for hit in hits(engine.replies, reading, grammar) if not lead_start(reading, hit.first, context)[0]]
        ranked = sorted(found, key=lambda hit: (-hit.literals, hit.first, hit.owner))
        return [self.library.replies[owner] for owner in dict.fromkeys(hit.owner for hit in ranked)]

    def _wanted_in(self, raw: Raw, opened: Collection[int] = ()) -> list[Match]:
        """The matches of a draft that the settings and its keep-marks leave. opened: see `Matcher.find`."""
        matches = [match for match in self._engine.matcher.find(raw, opened) if self._is_wanted(match)]
        return self._heeded(raw[0][0], matches)

    def _is_wanted(self, match: Match) -> bool:
        kind = match.entry.kind
        return kind not in self._skip and (not self._only or kind in self._only) and match.entry.severity >= self._level

    def _heeded(self, reading: Reading, matches: list[Match]) -> list[Match]:
        """Those that neither a keep mark nor the writer's `allow` leaves alone."""
        spans = ignored(reading, self._allowed) if matches else []
        return [match for match in matches if not is_ignored(match.start, match.end, spans)]

    @cached_property
    def _allowed(self) -> tuple[Words, ...]:
        return allowed(self._allow, self._engine.known)

    def _report(self, raw: Raw, matches: list[Match]) -> Report:
        """A rewrite is itself clean: what a second pass would find again gives way, or is found the first time."""
        reading = raw[0][0]
        refused: frozenset[tuple[int, str]] = frozenset()
        opened: frozenset[int] = frozenset()
        for _ in range(_MOST_RETRIES):
            findings = self._engine.rewriter.findings(reading, matches, self._preferences, refused)
            firsts = [finding.suggestions[0] for finding in findings]
            rewritten = splice(reading.text, firsts)
            unclean, exposed = self._second_pass(rewritten, firsts)
            unclean |= _emptying(findings, rewritten)
            if not firsts or (not unclean and not exposed):
                break
            # Where opening did not help, the words there end in no clause of the draft: what was put beside them gives way.
            refused |= unclean | {_nearest(firsts, place) for place in exposed if place.start in opened}
            if exposed:
                opened |= {place.start for place in exposed}
                matches = self._wanted_in(raw, opened)
        return Report(reading.text, findings, (), rewritten)

    def _second_pass(
        self, rewritten: str, suggestions: Sequence[Suggestion]
    ) -> tuple[frozenset[tuple[int, str]], frozenset[range]]:
        """Suggestions (start, text) that are found again, and places of the draft where the rewrite lays an opener bare."""
        again = self._wanted_in(self._engine.matcher.raw(self.read(rewritten)))
        unclean: set[tuple[int, str]] = set()
        exposed: set[range] = set()
        for match in again:
            moved = 0
            for suggestion in suggestions:
                start = suggestion.start + moved
                if match.start == start + len(suggestion.text) - 1:
                    # Only the first letter of what is kept was spliced in with it.
                    exposed.add(range(suggestion.end - 1, suggestion.end + match.end - match.start - 1))
                    break
                if match.start < start + len(suggestion.text) and start < match.end:
                    unclean.add((suggestion.start, suggestion.text))
                    break
                if match.end <= start:
                    exposed.add(range(match.start - moved, match.end - moved))
                    break
                moved += len(suggestion.text) - (suggestion.end - suggestion.start)
            else:
                exposed.add(range(match.start - moved, match.end - moved))
        return frozenset(unclean), frozenset(exposed)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """Topics of the user's that could not be used, one line each."""
        return tuple(self._compiled["warnings"])

    @cached_property
    def _compiled(self) -> Compiled:
        from .matching.compile import compile_library

        if self._library is not None:
            return compile_library(self._library)
        from .library.cache import cached_sections

        return cached_sections(compile_library, self._folders)

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self._compiled)


def _emptying(findings: Sequence[Finding], rewritten: str) -> frozenset[tuple[int, str]]:
    """What must not be left out, as nothing would be left to send: the first that can be put another way."""
    if any(map(str.isalnum, rewritten)):
        return frozenset()
    return frozenset([(one.suggestions[0].start, one.suggestions[0].text) for one in findings if one.suggestions[1:]][:1])


def _nearest(suggestions: Sequence[Suggestion], place: range) -> tuple[int, str]:
    """The suggestion (start, text) closest to a place of the draft, in code points; of two the one behind it."""
    suggestion = min(suggestions, key=lambda one: (max(one.start - place.stop, place.start - one.end), -one.start))
    return suggestion.start, suggestion.text


class Engine:
    """The stages, each made from the compiled library when a draft first comes to it."""

    def __init__(self, data: Compiled) -> None:
        self._data = data
        self._numbers = {word: number for number, word in enumerate(data["vocabulary"])}
        self.known = _same(frozenset(data["vocabulary"][: data["known"]]))
        self._typed = Typed(data, frozenset(data["participles"]))
        self.grammar = Grammar(frozenset(data["padding"]), data["tails"], self._typed)

    def _machine(self, name: str) -> Machine:
        return machine(self._data, name, self._numbers)

    @cached_property
    def carer(self) -> Carer:
        data = self._data
        return Carer(
            care_of(data), self._machine("care"), self._machine("care_unless"), self._machine("care_pieces"), data["care_rows"],
            data["care_weights"], self.grammar,
        )

    @cached_property
    def matcher(self) -> Matcher:
        data = self._data
        lead = (frozenset(data["lead"]), frozenset(data["lead_phrases"]))
        context = Context(*lead, frozenset(data["people"]), data, frozenset(data["hostile_emoji"]), frozenset(data["kind_emoji"]))
        speller = Speller(self.known, frozenset(data["lookalikes"]))
        machines = (self._machine("openers"), self._machine("beside"))
        return Matcher(Entries(data), *machines, data["weights"], self._machine("unless"), self.grammar, context, speller)

    @cached_property
    def rewriter(self) -> Rewriter:
        from .rewriting import rewriter_of

        return rewriter_of(self._data, self._typed)

    @cached_property
    def replies(self) -> Machine:
        return self._machine("replies")


@lru_cache(maxsize=8)
def _same(words: frozenset[str]) -> frozenset[str]:
    """One object for equal sets: normal forms are remembered by it, and to compare two sets at each word is slow."""
    return words
