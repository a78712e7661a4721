"""What stands below the message, as rows: what may be heard, the invitation to take, the keys; or a care note."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Finding
from ..render.layout import NOTHING, care_rows, message_rows
from ..render.page import BLANK, WIDEST, Row, Span, flow, offered, quoted
from .state import OWN_WORDS, WHOLE, WHY, State, focus

EMPTY = "Write your message; what may be heard as an accusation is underlined."
OWN = "your own words"
COLUMN = 10
HERE, UNDER = "›", "    "
BETWEEN = " · "
LEAVING = (("Alt-Enter", "done"), ("Ctrl-C", "leave"))
Key = tuple[str, str]


def rows(state: State, limit: int, height: int = 100) -> list[Row]:
    """Everything below the message: rows no wider than `limit`, no more of them than `height` where that can be."""
    said, keys, room = _laid_out(state, limit, height)
    if len(said) <= room:
        return [*said, *keys]
    # A row of what is shown gives way to one that says what is not.
    first = _first(state, said, room - 1)
    shown = said[first : first + room - 1]
    return [*shown, _more(first, len(said) - first - len(shown), limit), *keys]


def scrolled(state: State, limit: int, height: int, pages: int) -> int | None:
    """The first row to show some pages further down (or, below 0, up); None where everything is shown already."""
    said, _, room = _laid_out(state, limit, height)
    if len(said) <= room:
        return None
    step = max(room - 2, 1)  # a row of the page before stays, to read on from
    return min(max(_first(state, said, room - 1) + pages * step, 0), len(said) - room + 1)


def _laid_out(state: State, limit: int, height: int) -> tuple[list[Row], list[Row], int]:
    """What is said, the keys, and how many rows there are for the former."""
    limit = min(limit, WIDEST)
    keys = list(_keys(state, limit))
    said = list(_said(state, limit))
    while said and said[-1] == BLANK and len(said) > height - len(keys):
        said.pop()
    return said, keys, max(height - len(keys), 2)


def _first(state: State, said: list[Row], room: int) -> int:
    """The first row that is shown: where the writer has scrolled to, else so that the invitation in place is seen."""
    last = len(said) - room
    if state.scrolled is not None:
        return min(state.scrolled, last)
    chosen = next((at for at, row in enumerate(said) if row and row[0].text.startswith(HERE)), 0)
    ends = next((at for at in range(chosen + 1, len(said)) if not said[at] or said[at][0].text != UNDER), len(said))
    return min(max(ends - room, 0), last) if chosen else 0


def _more(above: int, below: int, limit: int) -> Row:
    parts = [f"PageUp {above} above"] * bool(above) + [f"PageDown {below} below"] * bool(below)
    text = f"⋮ {BETWEEN.join(parts)}"
    return (Span(text if len(text) <= limit else f"⋮ ↑{above} ↓{below}", "quiet"),)


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
        yield from _beside(label, offered(finding.suggestions[choice]), limit)


def _beside(label: str, spans: list[Span], limit: int) -> Iterator[Row]:
    """A label with prose beside it, in little room."""
    first, *others = flow(spans, limit, " " * COLUMN, " " * COLUMN)
    yield (Span(label.ljust(COLUMN), "label"), *first[1:])
    yield from others


def _why(state: State, finding: Finding, limit: int) -> Iterator[Row]:
    role = f"mark{finding.severity}"
    about = f" · weighs {finding.severity} of 5 · {finding.entry}"
    yield from flow([Span(finding.kind, role), Span(about, "quiet")], limit)
    for number, heard in enumerate(finding.hears):
        yield from _beside("" if number else "may hear", [Span(quoted(heard), "quote")], limit)
    yield BLANK
    yield from flow([Span(finding.why)], limit)
    yield BLANK
    chosen = state.taken.choice if state.taken else OWN_WORDS
    for number, suggestion in enumerate(finding.suggestions):
        lead = f"{HERE if number == chosen else ' '} {number + 1} "
        yield from flow(offered(suggestion), limit, lead, UNDER)
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
    if state.is_checked and state.report.rewritten != state.text:
        yield "F2", "whole message"
    if any(one != finding for one in state.marks):
        # What has just been replaced is no longer one of them.
        yield "F3", "next" if state.taken else f"next of {len(state.marks)}"
