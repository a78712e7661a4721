"""The forms that programs read."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.model import CareNote, Finding, Report, Suggestion, splice
from reframe.render import brief, diff, github, jsonl, linter, plain, sarif
from reframe.render import json as as_json
from reframe.render.place import Lines, Placed


@given(st.text(alphabet="a\n\r\u2028é😀", max_size=40), st.integers(1, 9))
def test_lines_and_columns(text: str, first: int) -> None:
    lines = Lines(text, first)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert lines.at(offset) == (first + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)
    assert [text[slice(*lines.span(n))] for n in range(len(lines))] == [x.removesuffix("\r") for x in text.split("\n")] or (
        "\r" in text
    )


def test_linter_line(placed: Placed) -> None:
    assert linter.render(placed).splitlines() == [
        'notes/a b.txt:7:1: absolute: "You never help me with the dishes" — may be heard as "Nothing I do counts."; '
        'try "It would mean a lot to me if you would help me with the dishes"',
        'notes/a b.txt:7:51: judgement: "You\'re so selfish" — may be heard as "I am a bad person."; '
        'try "I feel alone with this"',
        'notes/a b.txt:8:17: rhetorical-why: "why can\'t you just listen to me for once" — may be heard as '
        '"You always fail."; try "would you listen to me"',
    ]


def test_linter_on_clean_and_care(clean: Report, careful: Report) -> None:
    assert linter.render(Placed(clean)) == ""
    assert linter.render(Placed(careful, "a.txt")).startswith("a.txt:1:1: care: This is left as it is.")


def test_github_escapes_what_the_runner_reads() -> None:
    found = Finding(0, 3, "a\nb", "blame", "x", 3, ("100% ::error::",), "w", ())
    text = github.render(Placed(Report("a\nb", (found,)), "a:b,c%\n.txt"))
    assert text.count("\n") == 1
    assert text.startswith("::warning file=a%3Ab%2Cc%25%0A.txt,line=1,endLine=2,col=1,title=reframe%3A blame::")
    assert "100%25 ::error::" in text


def test_github_end_column_only_on_one_line(placed: Placed, careful: Report) -> None:
    first, _, last = github.render(placed).splitlines()
    assert "endColumn=34" in first and "endColumn" not in last
    assert github.render(Placed(careful)).startswith("::notice file=-,line=1")


def test_brief_is_a_line_per_finding(report: Report) -> None:
    lines = brief.render(Placed(report)).splitlines()
    assert len(lines) == 3
    assert lines[1] == "1:51: judgement: “You're so selfish” → “I feel alone with this” (own-feeling)"


def test_json_is_the_report_with_places(placed: Placed, report: Report) -> None:
    found = json.loads(as_json.render(placed))
    assert found["version"] == 1 and len(found["drafts"]) == 1
    (draft,) = found["drafts"]
    assert draft["path"] == "notes/a b.txt"
    assert [(one["line"], one["column"]) for one in draft["findings"]] == [(7, 1), (7, 51), (8, 17)]
    for one in draft["findings"]:
        del one["line"], one["column"]
    del draft["path"]
    assert draft == report.as_dict()


def test_json_is_closed_when_reading_breaks_off(placed: Placed) -> None:
    def broken() -> Any:
        yield placed
        raise RuntimeError

    said: list[str] = []
    with pytest.raises(RuntimeError):
        said.extend(as_json.stream(broken()))
    assert as_json.render(placed).startswith('{"version": 1, "drafts": [\n')
    assert list(as_json.stream([])) == ['{"version": 1, "drafts": [', "\n]}\n"]


def test_jsonl_only_where_there_is_something_to_say(placed: Placed, clean: Report, careful: Report) -> None:
    text = "".join(jsonl.stream([placed, Placed(clean), Placed(careful)]))
    assert [len(json.loads(line)["findings"]) for line in text.splitlines()] == [3, 0]
    assert json.loads(text.splitlines()[1])["care"][1]["column"] == 21


@given(st.text())
def test_json_of_any_text_is_safe_and_true(text: str) -> None:
    dumped = as_json.dump({"text": text})
    assert json.loads(dumped) == {"text": text}
    dumped.encode()
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", dumped)


def test_sarif_holds_what_the_standard_asks_for(placed: Placed, careful: Report) -> None:
    log = json.loads("".join(sarif.stream([placed, Placed(careful, "b.txt")])))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 5
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"] and result["level"] in ("none", "note", "warning", "error")
        assert result.get("kind", "fail") == "fail" or result["level"] == "none"
        (location,) = result["locations"]
        where = location["physicalLocation"]
        assert where["artifactLocation"]["uri"] in ("notes/a%20b.txt", "b.txt")
        region = where["region"]
        assert min(region.values()) >= 1
        assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])
        for fix in result.get("fixes", ()):
            for change in fix["artifactChanges"]:
                assert change["replacements"][0]["deletedRegion"] and change["artifactLocation"]


@pytest.mark.parametrize(
    ("path", "uri"), [("-", "stdin"), ("a:b/c d.txt", "a%3Ab/c%20d.txt"), ("/tmp/é.txt", "file:///tmp/%C3%A9.txt")]
)
def test_sarif_places_are_uris(report: Report, path: str, uri: str) -> None:
    log = json.loads(sarif.render(Placed(report, path)))
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_diff_marks_words(report: Report) -> None:
    assert plain.paint(diff.diff_rows(report)) == (
        "[-You never-]{+It would mean a lot to me if you would+} help me with the dishes, and I'm tired. "
        "[-You're so selfish-]{+I feel alone with this+}.\n"
        "Honestly ❤️ 日本語 [-why can't you just-]{+would you+} listen to\n"
        "me[- for once-]?\n"
    )


def test_diff_of_a_long_draft_shows_changed_lines_with_numbers() -> None:
    draft = "All is well.\r\n" * 30 + "You never call.\r\nBye."
    start = draft.index("You")
    edit = Suggestion("I miss\nyour calls", "need", start, start + 14)
    found = Finding(start, start + 14, "You never call", "absolute", "x", 3, ("h",), "w", (edit,))
    text = plain.paint(diff.diff_rows(Report(draft, (found,), (), splice(draft, [edit]))))
    assert text == "31: [-You never call-]{+I miss+}\n31: {+your calls+}.\n"


def test_explained_names_the_move(report: Report) -> None:
    text = plain.paint(diff.explained_rows(report, 80))
    assert text.startswith("1. request: “You never help me with the dishes” → “It would mean")
    assert "2. own-feeling:" in text


words = st.text(alphabet="ab \n'.é", max_size=30)


@given(words, words, words, words)
def test_diff_loses_nothing(before: str, old: str, new: str, after: str) -> None:
    draft = before + old + after
    edit = Suggestion(new, "need", len(before), len(before) + len(old))
    found = Finding(edit.start, edit.end, old, "blame", "x", 3, (), "", (edit,))
    report = Report(draft, (found,), (), splice(draft, [edit]))
    for shown in (report, report._replace(rewritten="something else")):
        spans = list(diff._spans(shown))
        assert "".join(text for text, role in spans if role != "new") == shown.draft
        assert "".join(text for text, role in spans if role != "gone") == shown.rewritten


def test_every_form_survives_hostile_text() -> None:
    hostile = "\x1b[2J\u202e\x9b\r::error::\u2028"
    found = Finding(0, len(hostile), hostile, "blame", hostile, 3, (hostile,), hostile, (Suggestion(hostile, "need", 0, 2),))
    note = CareNote("fear", "keep", hostile, 0, 2, hostile)
    for report in (Report(hostile, (found,), (), hostile), Report(hostile, (), (note,), hostile)):
        placed = Placed(report, hostile)
        for text in (
            linter.render(placed), github.render(placed), jsonl.render(placed), as_json.render(placed),
            sarif.render(placed), plain.paint(diff.diff_rows(report)), plain.paint(diff.explained_rows(report, 80)),
        ):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
