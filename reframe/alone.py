"""One entry by itself, for those who write phrases: a draft is walked for its openers and for no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from .library.model import Entry
from .library.schema import WEIGHED
from .matching import Match, Matcher
from .matching.automaton import Machine
from .matching.building import compile_templates
from .matching.walk import Hit, hits
from .reading import Reading, read
from .rewriting.fill import fitting
from .rewriting.gaps import Filling
from .rewriting.voice import hear

if TYPE_CHECKING:
    from .reframer import Engine


class Alone:
    """Where the openers of an entry stand in a draft, whatever the guards say and whatever else would be found there.

    named: the lists that openers may refer to. engine: of the library that the entry stands in.
    """

    def __init__(self, entry: Entry, named: Mapping[str, tuple[str, ...]], engine: Engine) -> None:
        self._entry, self._named, self._engine = entry, named, engine
        self._openers = _machine(entry.openers, named)

    def stands_in(self, text: str) -> bool:
        """Whether one of the openers stands in a draft."""
        return any(self._hits(self._read(text)))

    def fitting(self, text: str) -> Iterator[int]:
        """Indices of the invitations that fit where the openers stand in a draft."""
        rewriter = self._engine.rewriter
        reading, voice = self._read(text), hear(text)
        for hit in self._hits(reading):
            filling = Filling(reading, hit, rewriter.grammar, rewriter.typed)
            yield from (candidate.number for candidate in fitting(self._entry, filling, voice))

    def matches(self, text: str) -> list[Match]:
        """Every match of the entry, blocked ones too, with what blocks them: exceptions as `unless:` and their index."""
        return self._matcher.all(self._read(text))

    @cached_property
    def _matcher(self) -> Matcher:
        none, unless = _machine((), {}), _machine(self._entry.unless, self._named)
        openers, beside = (none, self._openers) if self._entry.when in WEIGHED else (self._openers, none)
        return self._engine.matcher._replace(entries=(self._entry,), openers=openers, beside=beside, unless=unless, scale=())

    def _read(self, text: str) -> Reading:
        return read(text, self._engine.known)

    def _hits(self, reading: Reading) -> Iterator[Hit]:
        return hits(self._openers, reading, self._engine.grammar)


def _machine(templates: Iterable[str], named: Mapping[str, tuple[str, ...]]) -> Machine:
    numbers: dict[str, int] = {}
    return Machine(compile_templates([(0, templates)], named, numbers), numbers)
