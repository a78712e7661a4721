"""The library as text: a list of entries, one entry as it is written, and what became of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from ..library.model import Entry, Invitation
from ..model import Report
from .page import BLANK, WIDEST, Row, Span, flow, heading, quoted
from .safe import one_line

LONGEST_ID = 26  # a longer one pushes its row aside, not all rows
SKELETON = '''\
# Change every line below, then:  reframe phrases check FILE       what is still to be mended, and where
#                                 reframe "…" --library FOLDER     tries it on a message
# In {folder} it is always in use.
topic: "my own"
kind: "{kind}"
entries:
  - id: "{id}"
    # (a|b) either of them, [a] may be there, {{thing}} words of the writer's: see CONTRIBUTING.md
    openers: ["you (drank|finished) the last of {{thing}} [again]"]
    hears: ["What they may hear, in their words."]
    why: "Why it backfires, in one or two sentences."
    invitations:
      - {{say: "could you put {{thing}} on the list?", move: "request"}}
      - {{say: "I look forward to {{thing}}, and I'd like some to be left", move: "need"}}
    examples:
      - draft: "You drank the last of the coffee."
        finds: "You drank the last of the coffee"
        becomes: "Could you put the coffee on the list?"
      - draft: "You finished the last of the milk again."
        finds: "You finished the last of the milk again"
        becomes: "I look forward to the milk, and I'd like some to be left."
    leaves: ["She drank the last of the coffee."]
    source: "where this comes from"
'''


class Matched(Protocol):
    """An opener found in a sentence, with the names of what holds it back."""

    @property
    def entry(self) -> Entry: ...
    @property
    def opener(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def blocked_by(self) -> tuple[str, ...]: ...


def list_rows(entries: Sequence[Entry], limit: int) -> Iterator[Row]:
    """A row per entry under the name of its kind: id, and what it finds as far as that fits."""
    limit = min(limit, WIDEST)
    names = min(max((len(entry.id) for entry in entries), default=0), LONGEST_ID)
    for number, (kind, those) in enumerate(_by_kind(entries).items()):
        if number:
            yield BLANK
        yield heading(kind)
        for entry in those:
            lead = f"  {entry.id.ljust(names)}  "
            yield (Span(lead, "label"), Span(quoted(one_line(shown(entry), max(limit - len(lead) - 2, 8))), "quiet"))


def _by_kind(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry)
    return kinds


def shown(entry: Entry) -> str:
    """What an entry finds, as somebody would write it."""
    return entry.examples[0].finds if entry.examples else entry.openers[0]


def tried_rows(matches: Sequence[Matched], report: Report, limit: int) -> Iterator[Row]:
    """Of each opener that matches a sentence: where, which, and whether it fires or why it does not."""
    limit = min(limit, WIDEST)
    if report.care:
        yield from flow([Span("Care comes first here: nothing is offered for this sentence.")], limit)
        yield BLANK
    # Two of its openers may match the same words; one of them says enough.
    once = {(match.entry.id, match.start, match.end, match.blocked_by): match for match in matches}
    for number, match in enumerate(once.values()):
        if number:
            yield BLANK
        yield (Span(match.entry.id, "label"), Span(f"  {_fate(match, report)}", "quiet"))
        yield from _beside("finds", quoted(one_line(report.draft[match.start : match.end])), limit)
        yield from _beside("opener", match.entry.openers[match.opener], limit)


def _beside(label: str, text: str, limit: int) -> Iterator[Row]:
    return flow([Span(text, "quiet" if label == "opener" else "")], limit, f"  {label.ljust(8)}", " " * 10)


def _fate(match: Matched, report: Report) -> str:
    """Whether a match fires; else what holds it back, or which finding has taken its words."""
    if match.blocked_by:
        return f"held back by {', '.join(_named(name, match.entry) for name in match.blocked_by)}"
    over = [finding for finding in report.findings if finding.start < match.end and match.start < finding.end]
    if any((finding.entry, finding.start) == (match.entry.id, match.start) for finding in over):
        return "fires"
    return f"gives way to {over[0].entry}" if over else "matches"


def _named(blocker: str, entry: Entry) -> str:
    """ "unless:1" with the words it stands for; a guard by its own name."""
    name, _, number = blocker.partition(":")
    if name == "unless" and number.isdecimal() and int(number) < len(entry.unless):
        return f"unless {quoted(entry.unless[int(number)])}"
    return blocker


def source(entry: Entry) -> str:
    """An entry as it is written in a topic file, with where it stands."""
    return "".join(f"{one_line(line) if line.startswith('#') else line}\n" for line in _source(entry))


def _source(entry: Entry) -> Iterator[str]:
    if entry.where:
        yield f"# {entry.where}"
    yield f"- id: {_string(entry.id)}"
    yield f"  kind: {_string(entry.kind)}"
    yield f"  severity: {entry.severity}"
    if entry.when:
        yield f"  when: {_string(entry.when)}"
    yield from _listed("openers", entry.openers)
    yield from _listed("hears", entry.hears)
    yield f"  why: {_string(entry.why)}"
    yield "  invitations:"
    yield from (_invitation(invitation) for invitation in entry.invitations)
    yield from _listed("unless", entry.unless)
    yield from ["  examples:"] * bool(entry.examples)
    for example in entry.examples:
        yield f"    - draft: {_string(example.draft)}"
        yield f"      finds: {_string(example.finds)}"
        yield f"      becomes: {_string(example.becomes)}"
    yield from _listed("leaves", entry.leaves)
    yield from _listed("misses", entry.misses)
    if entry.source:
        yield f"  source: {_string(entry.source)}"


def _invitation(invitation: Invitation) -> str:
    fields = {"say": invitation.say, "move": invitation.move, "only": invitation.only, "register": invitation.register}
    return "    - {" + ", ".join(f"{key}: {_string(value)}" for key, value in fields.items() if value) + "}"


def _listed(key: str, values: Iterable[str]) -> Iterator[str]:
    items = list(values)
    if items:
        yield f"  {key}:"
        yield from (f"    - {_string(value)}" for value in items)


def _string(text: str) -> str:
    from .json import dump

    return dump(text)
