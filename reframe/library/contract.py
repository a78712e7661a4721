"""What every entry promises, checked by running it: the eight points, every failure at once.

A failure is one line: `path:line: id: what is wrong; what to do`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Protocol

from ..model import CareNote, Finding, Report, splice
from . import places
from .model import CareClass, Entry, Example, Library
from .sample import FILLERS, NEGATIVE, WRONG, Fillers, covering, fill, samples
from .schema import WEIGHED
from .template import Choice, Optional, expand, gaps, parse
from .template import Sequence as Tree

# How many items of a named list are tried in each opener: what the others do differs by no more than their words.
OF_LIST = 3

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
# Pairs that turn a sentence into its opposite; a choice that holds both would get one `hears` for two meanings.
_REVERSED = (
    (("always", "constantly", "all the time", "every time", "forever"),
     ("never", "hardly ever", "rarely", "seldom", "not once", "barely ever")),
    (("everything",), ("nothing",)),
    (("everyone", "everybody"), ("no one", "nobody")),
    (("do",), ("don't", "do not", "dont")),
    (("does",), ("doesn't", "does not")),
    (("did",), ("didn't", "did not")),
    (("are",), ("aren't", "are not")),
    (("is",), ("isn't", "is not")),
    (("was", "were"), ("wasn't", "weren't", "was not", "were not")),
    (("can",), ("can't", "cannot", "can not")),
    (("could",), ("couldn't", "could not")),
    (("will",), ("won't", "will not")),
    (("would",), ("wouldn't", "would not")),
    (("should",), ("shouldn't", "should not")),
    (("have",), ("haven't", "have not")),
    (("more",), ("less",)),
    (("love",), ("hate",)),
)
_REVERSING = frozenset(word.split()[-1] for _, right in _REVERSED for word in right)
_TRIED = 4  # drafts for each need: one form of an opener is as good as another for that
# Words for the gaps that meet the conditions of `only:`; tried in turn for an invitation that nothing has offered yet.
_OTHER_FILLERS: tuple[Fillers, ...] = (
    {**FILLERS, "do": ("spend time with me", "talk to me"), "doing": ("spending time with me",)},
    {**FILLERS, "do": ("told me about the loan", "came home on time"), "done": ("told me about the loan",)},
    {**FILLERS, "do": ("want to see my parents", "interrupt me"), "doing": ("interrupting me",)},
    {**FILLERS, "person": ("your mother", "Rahul"), "thing": ("the money", "the kids")},
)


class RawMatch(Protocol):
    """An opener found in a text, before exceptions and overlaps are settled."""

    @property
    def blocked_by(self) -> tuple[str, ...]: ...


class Alone(Protocol):
    """What it needs of one entry by itself."""

    def stands_in(self, text: str) -> bool: ...
    def fitting(self, text: str) -> Iterable[int]: ...
    def matches(self, text: str) -> Sequence[RawMatch]: ...


class Checker(Protocol):
    """What the contract needs of a Reframer."""

    @property
    def by_form(self) -> Checker: ...
    def check(self, text: str) -> Report: ...
    def findings(self, text: str) -> Sequence[Finding]: ...
    def notes(self, text: str) -> Sequence[CareNote]: ...
    def cares(self, text: str) -> bool: ...
    def alone(self, entry: Entry) -> Alone: ...


def check_entry(entry: Entry, reframer: Checker, library: Library) -> list[str]:
    """Every failure of one entry. What it says does not depend on the weights, unless the entry does."""
    reframer = reframer if entry.when in WEIGHED else reframer.by_form
    alone, drafts = reframer.alone(entry), _Drafts(entry, library)
    parts = (
        _complete(entry),
        _examples(entry, reframer),
        _openers(entry, alone, drafts),
        _invitations(entry, alone, drafts, library),
        _exceptions(entry, reframer, alone),
        _misses(entry, reframer),
        _reversals(drafts.trees, library),
    )
    return [_line(entry, what, todo) for part in parts for what, todo in part]


Failure = tuple[str, str]  # what, todo


def _line(entry: Entry, what: str, todo: str) -> str:
    return f"{entry.where or entry.topic}: {entry.id}: {what}; {todo}"


class _Drafts:
    """The generated drafts of each opener, made once."""

    def __init__(self, entry: Entry, library: Library) -> None:
        fillers = {"negative": NEGATIVE, "wrong": WRONG}.get(entry.when, FILLERS)
        # A hostile mark, since a firm entry stays silent without one.
        end = "!!" if entry.when == "firm" else ""
        self.trees = [parse(opener) for opener in entry.openers]
        self.flat = [covering(tree, library.lists, of_list=OF_LIST) for tree in self.trees]
        self.by_opener = [
            list(dict.fromkeys(fill(form, fillers, turn) + end for turn, form in enumerate(forms))) for forms in self.flat
        ]

    def every(self) -> list[str]:
        return [draft for drafts in self.by_opener for draft in drafts]

    def filled(self, fillers: Fillers) -> Iterator[str]:
        """Each flat form with each of these fillers, the plainest form of each opener first."""
        turns = max(map(len, fillers.values()))
        for forms in self.flat:
            for form in forms:
                yield from dict.fromkeys(fill(form, fillers, turn) for turn in range(turns))


def _complete(entry: Entry) -> Iterator[Failure]:
    """Point 1, and the form of the id of point 8."""
    if not _KEBAB.fullmatch(entry.id):
        yield "the id is not kebab-case", "use lower-case letters, digits and hyphens"
    for name in ("examples", "leaves", "hears", "why", "source"):
        if not getattr(entry, name):
            yield f"no {name}", f"write {name}:"
    if len({invitation.move for invitation in entry.invitations}) < 2:
        yield "fewer than two invitations of different moves", "add one with another move"


def _examples(entry: Entry, reframer: Checker) -> Iterator[Failure]:
    """Points 2 and 3."""
    for example in entry.examples:
        report = reframer.check(example.draft)
        own = [finding for finding in report.findings if finding.entry == entry.id]
        if fault := _fires(example, report, own):
            yield fault
            continue
        others = [f for f in report.findings if f.entry != entry.id and _overlap(f, own[0])]
        for other in others:
            yield f"“{example.draft}” also fires {other.entry}", "make the two openers differ, or drop one"
        if fault := _becomes(example, report, own[0]):
            yield fault
        yield from _clean(example.becomes, reframer)


def _fires(example: Example, report: Report, own: Sequence[Finding]) -> Failure | None:
    if example.finds not in example.draft:
        return f"“{example.finds}” does not stand in the draft", "copy it out of the draft, letter by letter"
    if report.care:
        return f"“{example.draft}” gets a care note ({report.care[0].kind})", "use a draft that is no matter of care"
    if len(own) == 1 and own[0].quote == example.finds:
        return None
    if own:
        found = " and ".join(f"“{finding.quote}”" for finding in own)
        return f"“{example.draft}” fires at {found}", f"write that in finds:, or mend the opener for “{example.finds}”"
    instead = ", ".join(f"{f.entry} at “{f.quote}”" for f in report.findings) or "nothing"
    return f"“{example.draft}” does not fire (found: {instead})", "mend the opener or the draft"


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _becomes(example: Example, report: Report, finding: Finding) -> Failure | None:
    offered = [splice(example.draft, [suggestion]) for suggestion in finding.suggestions]
    if example.becomes in (*offered, report.rewritten):
        return None
    what = f"“{example.becomes}” is none of the rewritten drafts"
    if not offered:
        return f"{what}, no invitation is offered", "check the gaps and only: of its invitations"
    return what, f"write “{_closest(example.becomes, offered)}”, or mend the invitation"


def _closest(text: str, offered: Sequence[str]) -> str:
    from difflib import get_close_matches  # only a failure needs it

    return get_close_matches(text, offered, n=1, cutoff=0.0)[0]


def _clean(becomes: str, reframer: Checker) -> Iterator[Failure]:
    again = reframer.check(becomes)
    for finding in again.findings:
        yield f"“{becomes}” fires {finding.entry} again at “{finding.quote}”", "say it without that"
    for note in again.care:
        yield f"“{becomes}” gets a care note ({note.kind})", "say it without that"


def _openers(entry: Entry, alone: Alone, drafts: _Drafts) -> Iterator[Failure]:
    """Point 4: every choice and every optional is found when it is typed."""
    for opener, made in zip(entry.openers, drafts.by_opener, strict=True):
        lost = [draft for draft in made if not alone.stands_in(draft)]
        if lost:
            more = f" and {len(lost) - 1} more like it" if len(lost) > 1 else ""
            yield f"the opener “{opener}” does not find “{lost[0]}”{more}", "mend that alternative or remove it"


def _invitations(entry: Entry, alone: Alone, drafts: _Drafts, library: Library) -> Iterator[Failure]:
    """Point 4: every invitation is offered for some draft."""
    missing = set(range(len(entry.invitations)))
    for draft in _tries(entry, drafts, library, missing):
        missing.difference_update(alone.fitting(draft))
        if not missing:
            return
    for index in sorted(missing):
        say = entry.invitations[index].say
        yield f"the invitation “{say}” is never offered", "check its gaps and only:, or add an example that needs it"


def _tries(entry: Entry, drafts: _Drafts, library: Library, missing: set[int]) -> Iterator[str]:
    """The examples, then generated drafts, then drafts made for the conditions still `missing` when they are reached."""
    yield from (example.draft for example in entry.examples)
    yield from drafts.every()
    for needed in sorted({entry.invitations[index].only for index in missing} & library.words.needs.keys()):
        yield from islice(drafts.filled(_fillers_for(needed, library)), _TRIED)
    for fillers in _OTHER_FILLERS:
        yield from drafts.filled(fillers)


def _fillers_for(need: str, library: Library) -> Fillers:
    """Words for the gaps that stand under one need of words.yaml."""
    words = library.words
    traits = (*words.traits.get(need, ())[:2], *words.labels.get(need, ())[:2])
    return {
        **FILLERS,
        "trait": traits or FILLERS["trait"],
        "feeling": words.faux.get(need, ())[:2] or FILLERS["feeling"],
    }


def _exceptions(entry: Entry, reframer: Checker, alone: Alone) -> Iterator[Failure]:
    """Point 5, and that `leaves` are left."""
    idle = {f"unless:{number}": unless for number, unless in enumerate(entry.unless)}
    for line in entry.leaves:
        for name in [name for match in (alone.matches(line) if idle else ()) for name in match.blocked_by]:
            idle.pop(name, None)
        for finding in reframer.findings(line):
            if finding.entry == entry.id:
                yield f"“{line}” fires at “{finding.quote}”", "add an unless: for it, or move it to examples"
    for unless in idle.values():
        yield f"the exception “{unless}” saves no line of leaves", "add a line to leaves that needs it, or drop it"


def _misses(entry: Entry, reframer: Checker) -> Iterator[Failure]:
    """Point 6."""
    for line in entry.misses:
        for finding in reframer.findings(line)[:1]:
            yield f"the miss “{line}” is found now ({finding.entry})", "move it to examples"


def _reversals(trees: Iterable[Tree], library: Library) -> Iterator[Failure]:
    """Point 7."""
    # Lists hold nouns; only words written in the opener itself can reverse it.
    named = {name: ("…",) for name in library.lists}
    for tree in trees:
        for one, other in _reversed_in(tree, named):
            yield f"“{one}” and “{other}” in one choice mean opposite things", "make two entries of it"


def _reversed_in(tree: Tree, named: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for part in tree:
        if isinstance(part, (Choice, Optional)):
            texts = [text.lower().replace("’", "'") for option in part.options if not gaps(option) for text in expand(option, named)]
            yield from _opposites(texts)
            for option in part.options:
                yield from _reversed_in(option, named)


def _opposites(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of texts that are the same but for words that reverse each other."""
    words = set(" ".join(texts).split())
    if len(texts) < 2 or _REVERSING.isdisjoint(words):
        return
    for left, right in _REVERSED:
        lefts = {_without(text, word): text for text in texts for word in left if f" {word} " in f" {text} "}
        for text in texts if lefts else ():
            for word in right:
                other = lefts.get(_without(text, word)) if f" {word} " in f" {text} " else None
                if other is not None:
                    yield other, text


def _without(text: str, word: str) -> str:
    return f" {text} ".replace(f" {word} ", " … ", 1)


def check_care(care: CareClass, reframer: Checker, library: Library) -> list[str]:
    """Every failure of a care class: each example sets it off, each of `leaves` sets off none, without the weights."""
    reframer = reframer.by_form
    where = _care_places().get(care.id, "care.yaml")
    parts = (_care_complete(care), _care_examples(care, reframer), _care_patterns(care, reframer, library))
    return [f"{where}: {care.id}: {what}; {todo}" for part in parts for what, todo in part]


@lru_cache
def _care_places() -> dict[str, str]:
    """Where each class stands, read off the file: the values of the care classes carry no place."""
    path = places.find_phrases() / "care.yaml"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    rows = ((re.match(r'\s*-?\s*id: "([^"]+)"', line), number) for number, line in enumerate(lines, 1))
    return {found[1]: f"{path}:{number}" for found, number in rows if found}


def _care_complete(care: CareClass) -> Iterator[Failure]:
    for name in ("examples", "leaves", "note"):
        if not getattr(care, name):
            yield f"no {name}", f"write {name}:"


def _care_examples(care: CareClass, reframer: Checker) -> Iterator[Failure]:
    for line in care.examples:
        kinds = [note.kind for note in reframer.notes(line)]
        if care.id not in kinds:
            yield f"“{line}” sets off {', '.join(kinds) or 'nothing'}", "add a pattern, or move it to the class it sets off"
    for line in care.leaves:
        for note in reframer.notes(line):
            yield f"“{line}” sets off {note.kind} at “{note.quote}”", "narrow that pattern or add an unless:"


def _care_patterns(care: CareClass, reframer: Checker, library: Library) -> Iterator[Failure]:
    """Each pattern finds what it says; which class speaks may differ where two patterns meet."""
    named = {**library.lists, **library.care_lists}
    for pattern in care.patterns:
        made = samples(pattern, named, of_list=OF_LIST)
        lost = [draft for draft in made if not reframer.cares(draft)]
        if lost:
            more = f" and {len(lost) - 1} more like it" if len(lost) > 1 else ""
            yield f"the pattern “{pattern}” does not find “{lost[0]}”{more}", "mend that alternative or remove it"
