"""What stands below the message, as rows: what may be heard, the invitation to take, the keys; or a care note."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Finding, Suggestion
from ..render.layout import NOTHING, care_rows, message_rows
from ..render.page import BLANK, WIDEST, Row, Span, flow, invited, quoted
from .state import OWN_WORDS, WHOLE, WHY, State, focus

EMPTY = "Write your message; what may be heard as an accusation is underlined."
OWN = "your own words"
COLUMN = 10
BETWEEN = " · "
LEAVING = (("Alt-Enter", "done"), ("Ctrl-C", "leave"))
Key = tuple[str, str]


def rows(state: State, limit: int, height: int = 100) -> list[Row]:
    """Everything below the message: rows no wider than `limit`, no more of them than `height` where that can be."""
    limit = min(limit, WIDEST)
    said, keys = list(_said(state, limit)), list(_keys(state, limit))
    room = max(height - len(keys), 2)
    if len(said) > room:
        said = [*said[: room - 1], (Span(f"⋮ {len(said) - room + 1} more rows", "quiet"),)]
    return [*said, *keys]


def _said(state: State, limit: int) -> Iterator[Row]:
    finding = focus(state)
    if state.care:
        yield from care_rows(state.care, limit)
    elif state.panel == WHOLE and state.is_checked:
        yield from _whole(state, limit)
    elif finding is None:
        yield from flow([Span(NOTHING if state.text.strip() else EMPTY, "quiet")], limit)
    elif state.panel == WHY:
        yield from _why(state, finding, limit)
    else:
        yield from _brief(state, finding, limit)


def _brief(state: State, finding: Finding, limit: int) -> Iterator[Row]:
    if finding.hears:
        yield from _beside("may hear", [Span(quoted(finding.hears[0]), "quote")], limit)
    choice = state.taken.choice if state.taken else 0
    label = f"{choice + 1} of {len(finding.suggestions)}" if state.taken and choice != OWN_WORDS else "Tab"
    if state.taken and choice == OWN_WORDS:
        yield from _beside("again", [Span(OWN, "quiet")], limit)
    elif finding.suggestions:
        yield from _beside(label, _invitation(finding.suggestions[choice]), limit)


def _beside(label: str, spans: list[Span], limit: int) -> Iterator[Row]:
    """A label with prose beside it, in little room."""
    first, *others = flow(spans, limit, " " * COLUMN, " " * COLUMN)
    yield (Span(label.ljust(COLUMN), "label"), *first[1:])
    yield from others


def _invitation(suggestion: Suggestion) -> list[Span]:
    role = "quiet" if suggestion.leaves_out else "say"
    return [Span(invited(suggestion), role), *([] if suggestion.leaves_out else [Span(f" ({suggestion.move})", "quiet")])]


def _why(state: State, finding: Finding, limit: int) -> Iterator[Row]:
    role = f"mark{finding.severity}"
    yield from flow([Span(finding.kind, role), Span(f" weighs {finding.severity} of 5 · {finding.entry}", "quiet")], limit)
    for heard in finding.hears:
        yield from flow([Span("They may hear "), Span(quoted(heard), "quote")], limit)
    yield from flow([Span(finding.why)], limit)
    yield BLANK
    chosen = state.taken.choice if state.taken else OWN_WORDS
    for number, suggestion in enumerate(finding.suggestions):
        lead = f"{'›' if number == chosen else ' '} {number + 1} "
        yield from flow(_invitation(suggestion), limit, lead, "    ")
    yield BLANK


def _whole(state: State, limit: int) -> Iterator[Row]:
    yield from flow([Span("The whole message, rewritten", "title")], limit)
    yield BLANK
    yield from message_rows(state.report.rewritten.rstrip(), limit)
    yield BLANK


def _keys(state: State, limit: int) -> Iterator[Row]:
    """The keys that do something now, in one row where there is room; a key is never parted from what it does."""
    row: list[Span] = []
    used = 0
    for key, does in _useful(state):
        wide = len(key) + 1 + len(does)
        if row and used + len(BETWEEN) + wide > limit:
            yield tuple(row)
            row, used = [], 0
        if row:
            row.append(Span(BETWEEN, "quiet"))
            used += len(BETWEEN)
        row += [Span(key, "key"), Span(f" {does}", "quiet")]
        used += wide
    yield tuple(row)


def _useful(state: State) -> Iterator[Key]:
    finding = focus(state)
    if state.care or finding is None:
        yield from LEAVING
        return
    if state.panel == WHOLE:
        yield "Tab", "take all"
        yield "F2", "back"
    else:
        yield from _about(state, finding)
    yield LEAVING[0]


def _about(state: State, finding: Finding) -> Iterator[Key]:
    if state.taken:
        yield "Tab", "next"
        yield "Shift-Tab", "back"
        yield "Ctrl-Z", "undo"
    yield "F1", "close" if state.panel == WHY else "why"
    others = [one for one in state.marks if one != finding]
    if state.is_checked and state.report.rewritten != state.text:
        yield "F2", "whole message"
    if others:
        yield "F3", f"next of {len(state.marks)}"
