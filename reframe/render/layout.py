"""The report a person reads, as rows; plain and terminal paint the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import CareNote, Finding, Report, Suggestion
from .cells import fold
from .marks import is_long, marked
from .page import BLANK, WIDEST, Row, Span, care_texts, flow, heading, labelled, offered, quoted
from .place import Placed
from .safe import visible

NOTHING = "Nothing here reads as an accusation."
MOST_INVITATIONS = 4
MOST_HEARD = 2


def report_rows(placed: Placed, limit: int, *, fold_message: bool) -> Iterator[Row]:
    """The draft with marks, what was found, and the draft as it could be sent.

    fold_message: whether the message is broken into rows too; not in a pipe, where it must stay as it would be sent.
    """
    limit = min(limit, WIDEST)
    report = placed.report
    if report.care:
        yield from care_rows(report.care, limit)
    elif not report.findings:
        yield (Span(NOTHING),)
    else:
        yield from marked(placed, limit)
        yield from _findings(report.findings, limit)
        yield from _message(report, limit, fold_message)


def care_rows(notes: Iterable[CareNote], limit: int) -> Iterator[Row]:
    """The notes and nothing else: each once, nothing quoted back."""
    for number, text in enumerate(care_texts(notes)):
        if number:
            yield BLANK
        yield from flow([Span(text, "care")], limit)


def _findings(findings: tuple[Finding, ...], limit: int) -> Iterator[Row]:
    explained: dict[str, int] = {}
    for number, finding in enumerate(findings, 1):
        yield BLANK
        yield from _title(finding, number if len(findings) > 1 else 0)
        if finding.entry in explained:
            yield from labelled("Heard and why", [Span(f"as under {explained[finding.entry]}", "quiet")], limit)
        else:
            yield from _explained(finding, limit)
            explained[finding.entry] = number
        yield from _invitations(finding.suggestions[:MOST_INVITATIONS], limit)


def _title(finding: Finding, number: int) -> Iterator[Row]:
    lead = f"{number:<3}" if number else "   "
    role = f"mark{finding.severity}"
    yield (Span(lead, role), Span(finding.kind, role), Span(f"  {finding.entry}", "quiet"))


def _explained(finding: Finding, limit: int) -> Iterator[Row]:
    for number, heard in enumerate(finding.hears[:MOST_HEARD]):
        yield from labelled("" if number else "They may hear", [Span(quoted(heard), "quote")], limit)
    yield from labelled("Why", [Span(finding.why)], limit)


def _invitations(suggestions: tuple[Suggestion, ...], limit: int) -> Iterator[Row]:
    for number, suggestion in enumerate(suggestions):
        yield from labelled("" if number else "You could say", offered(suggestion), limit)


def _message(report: Report, limit: int, fold_message: bool) -> Iterator[Row]:
    if report.rewritten == report.draft:
        return
    yield BLANK
    if is_long(report.draft):
        yield (Span("The whole message as it could be sent: "), Span("reframe rewrite", "label"))
        return
    yield heading("As it could be sent")
    yield BLANK
    yield from message_rows(report.rewritten.rstrip(), limit if fold_message else 0)


def message_rows(text: str, limit: int) -> Iterator[Row]:
    """A message in rows, its own lines and spaces kept; folded where `limit` is not 0."""
    for line in visible(text.replace("\r\n", "\n")).split("\n"):
        for start, end in fold(line, limit) if limit else [(0, len(line))]:
            yield (Span(line[start:end].rstrip() if limit else line[start:end], "message"),)
