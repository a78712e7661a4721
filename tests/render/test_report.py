"""The report a person reads: snapshots, and what holds of every report."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframe.model import Finding, Report, Suggestion
from reframe.render import brief, linter, plain, terminal
from reframe.render.cells import fold, width
from reframe.render.layout import NOTHING, report_rows
from reframe.render.page import Span, flow
from reframe.render.place import Placed
from reframe.render.safe import visible

SNAPSHOTS = Path(__file__).parent / "snapshots"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def compare(name: str, text: str) -> None:
    """Against the snapshot; REFRAME_SNAPSHOTS=1 writes it anew, to be read before it is believed."""
    path = SNAPSHOTS / name
    if os.environ.get("REFRAME_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_report_at_width(report: Report, columns: int) -> None:
    text = plain.render(Placed(report), columns, fold_message=True)
    compare(f"report-{columns}.txt", text)
    assert all(width(line) <= columns for line in text.splitlines())


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_terminal_says_the_same_in_colour(report: Report, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = terminal.render(Placed(report), columns)
    assert "\x1b[" in coloured
    assert ESCAPE.sub("", coloured) == plain.render(Placed(report), columns, fold_message=True)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_terminal_snapshot(report: Report, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORTERM", raising=False)
    compare(f"report-{columns}-colour.txt", terminal.render(Placed(report), columns))


def test_terminal_without_colour(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", terminal.render(Placed(report), 80))


def test_very_narrow_puts_labels_above(report: Report) -> None:
    text = plain.render(Placed(report), 40, fold_message=True)
    assert "   Why\n     “Never” asks them" in text
    assert all(width(line) <= 40 for line in text.splitlines())


def test_message_is_not_folded_in_a_pipe(report: Report) -> None:
    text = plain.render(Placed(report), 60)
    assert text.endswith(f"As it could be sent\n\n{report.rewritten}")


def test_nothing_to_say_is_said_in_one_sentence(clean: Report) -> None:
    assert plain.render(Placed(clean)) == f"{NOTHING}\n" == brief.render(Placed(clean))
    assert NOTHING == "Nothing here reads as an accusation."


def test_care_is_the_note_only_once_and_quotes_nothing(careful: Report) -> None:
    assert plain.render(Placed(careful)) == "This is left as it is. You matter here.\n"
    assert brief.render(Placed(careful)) == "This is left as it is. You matter here.\n"


def test_notes_that_begin_alike_say_it_once(careful: Report) -> None:
    other = careful.care[1]._replace(text="This is left as it is. So are you.")
    assert plain.render(Placed(careful._replace(care=(careful.care[0], other)))) == "This is left as it is. You matter here.\n\nSo are you.\n"


def test_one_finding_has_no_number(report: Report) -> None:
    one = report.findings[0]
    draft = report.draft[: one.end]
    text = plain.render(Placed(Report(draft, (one,), (), one.suggestions[0].text)))
    assert "  ^^^^^^^^^^" in text and "1^" not in text


def test_the_same_entry_is_explained_once() -> None:
    draft = "You never call. You never write."
    findings = tuple(
        Finding(at, at + len(quote), quote, "absolute", "never-do", 3, ("Nothing counts.",), "Because.", ())
        for quote in ("You never call", "You never write")
        for at in [draft.index(quote)]
    )
    text = plain.render(Placed(Report(draft, findings, (), draft)))
    assert text.count("Because.") == 1 and "as under 1" in text
    assert "As it could be sent" not in text


def test_leaving_out_is_advice_not_a_quotation() -> None:
    draft = "Whatever. See you."
    drop = Suggestion("", "leave-out", 0, 10)
    found = Finding(0, 9, "Whatever.", "dismissal", "whatever", 3, ("No.",), "Why.", (drop,))
    placed = Placed(Report(draft, (found,), (), "See you."))
    assert "You could say   leave these words out\n" in plain.render(placed)
    assert brief.render(placed).endswith("→ leave these words out\n")
    assert linter.render(placed).endswith('may be heard as "No."; leave these words out\n')


def long_report(lines: int) -> Report:
    draft = "\n".join(["All is well here."] * lines + ["You never call."] + ["And so on."] * lines)
    start = draft.index("You never call")
    suggestion = Suggestion("I miss your calls", "need", start, start + 14)
    found = Finding(start, start + 14, "You never call", "absolute", "never-do", 3, ("No.",), "Why.", (suggestion,))
    return Report(draft, (found,), (), draft.replace("You never call", "I miss your calls"))


def test_long_draft_shows_lines_that_matter_with_numbers() -> None:
    text = plain.render(Placed(long_report(40), "a.txt", 100))
    assert "All is well" not in text
    assert " 140 │ You never call.\n     │ ^^^^^^^^^^^^^^" in text
    assert "reframe rewrite" in text


def test_very_long_line_is_cut_around_the_opener() -> None:
    draft = "word " * 200_000 + "You never call." + " word" * 200_000
    start = draft.index("You never")
    found = Finding(start, start + 14, "You never call", "absolute", "never-do", 3, ("No.",), "Why.", ())
    text = plain.render(Placed(Report(draft, (found,), (), draft)))
    assert len(text) < 2_000 and "You never call." in text and "…" in text


def test_many_findings_take_linear_time() -> None:
    draft = "You never call. " * 5_000
    findings = tuple(
        Finding(at, at + 14, "You never call", "absolute", "never-do", 3, ("No.",), "Why.", ())
        for at in range(0, len(draft), 16)
    )
    assert plain.render(Placed(Report(draft, findings, (), draft))).count("Why.") == 1


def test_steering_characters_never_pass() -> None:
    draft = "You never \x1b[31mcall\x07 \x9b2J\u202eme.\r"
    found = Finding(0, 18, draft[:18], "absolute", "never-do", 3, ("\x1b]0;x\x07",), "\x1b[2J", ())
    for text in (plain.render(Placed(Report(draft, (found,), (), draft))), brief.render(Placed(Report(draft, (found,))))):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert "␛[31m" in text


@given(st.text())
def test_visible_keeps_every_offset(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    shown.encode()
    assert visible(shown) == shown
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", shown)


@given(st.text(alphabet="ab 日❤️e\u0301👨‍👩‍👧\u200d", max_size=60), st.integers(8, 40))
def test_fold_loses_nothing_and_fits(text: str, limit: int) -> None:
    rows = fold(text, limit)
    assert "".join(text[start:end] for start, end in rows) == text
    assert all(width(text[start:end].rstrip()) <= limit + 1 for start, end in rows)


@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["", "say"])), max_size=5), st.integers(30, 80))
def test_flow_loses_no_word(pieces: list[tuple[str, str]], limit: int) -> None:
    rows = list(flow([Span(*piece) for piece in pieces], limit, "  ", "    "))
    said = "".join("".join(span.text for span in row) for row in rows)
    assert "".join(said.split()) == "".join("".join(visible(text) for text, _ in pieces).split())


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=300), st.data())
def test_any_draft_can_be_reported(draft: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(draft)), max_size=6)))
    findings = tuple(
        Finding(a, b, draft[a:b], "blame", f"e{a}", 5, ("x",), "y", (Suggestion(draft[:9], "need", a, b),))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    )
    report = Report(draft, findings, (), draft[::-1])
    for limit in (30, 80):
        rows = [*report_rows(Placed(report), limit, fold_message=True)]
        assert rows
        plain.paint(rows).encode()
