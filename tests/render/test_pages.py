"""Pages about the library: an entry, a kind, a move, a reply, and the sources of an entry."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from reframe.library.model import Entry, Example, Invitation, Kind, Library, Move, Reply, Words
from reframe.model import CareNote, Finding, Report
from reframe.render import explain, phrases, plain, reply

ENTRY = Entry(
    id="never-do",
    kind="absolute",
    topic="absolutes",
    openers=("you (never|hardly ever) {do}",),
    hears=("Nothing I do counts.",),
    why="“Never” asks them to defend the past.",
    invitations=(Invitation("it would mean a lot if you would {do}", "request"), Invitation("I miss it", "need", only="shared")),
    unless=("you never know",),
    examples=(Example("You never call.", "You never call", "It would mean a lot if you would call."),),
    leaves=('You never know "what" comes.',),
    misses=("Never once have you called.",),
    source="Gottman: criticism",
    where="phrases/en/absolutes.yaml:4",
)
LIBRARY = Library(
    entries=(ENTRY,), lists={}, words=Words(), care=(), care_lists={}, replies=(),
    kinds=(Kind("absolute", "Always and never", "Makes one evening into every evening."),),
    moves=(Move("request", "Ask for one thing", "Asks.", "It can be answered.", "NVC"),),
)


@pytest.mark.parametrize("limit", [40, 80, 200])
def test_explain_entry(limit: int) -> None:
    text = plain.paint(explain.entry_rows(ENTRY, limit))
    assert text.startswith("never-do  absolute · absolutes\n")
    for part in ("you (never|hardly ever) {do}", "Nothing I do counts.", "defend", "(request)", "Gottman"):
        assert part in text


def test_explain_kind_and_move() -> None:
    assert "never-do  “You never call”" in plain.paint(explain.kind_rows(LIBRARY.kinds[0], LIBRARY, 80))
    text = plain.paint(explain.move_rows(LIBRARY.moves[0], LIBRARY, 80))
    assert "Asks. It can be answered." in text and "“it would mean a lot if you would {do}”" in text
    assert "absolute  Always and never" in plain.paint(explain.names_rows(LIBRARY, 80))


def test_reply_has_its_own_layout() -> None:
    known = Reply("we-can", ("we can fix it ourselves",), ("Fear of strangers.",), (("I hear you.", "acknowledge"),), ("Again?",))
    assert plain.paint(reply.reply_rows("We can fix it\n ourselves", known, 80)) == (
        "“We can fix it ourselves”\n\nWhat may stand behind it\n  - Fear of strangers.\n\n"
        "You could answer\n  - “I hear you.” (acknowledge)\n\nWhen it comes again\n  - Again?\n"
    )


def test_source_can_be_read_back() -> None:
    yaml = pytest.importorskip("yaml")
    text = phrases.source(ENTRY)
    assert text.startswith("# phrases/en/absolutes.yaml:4\n- id: \"never-do\"\n")
    (read,) = yaml.safe_load(text)
    assert read["openers"] == list(ENTRY.openers)
    assert read["invitations"][1] == {"say": "I miss it", "move": "need", "only": "shared"}
    assert read["leaves"] == list(ENTRY.leaves)


def test_skeleton_is_a_topic() -> None:
    yaml = pytest.importorskip("yaml")
    text = phrases.SKELETON.format(kind="blame", id="late-again", folder="~/own")
    read = yaml.safe_load(text)
    assert read["kind"] == "blame" and read["entries"][0]["id"] == "late-again" and "In ~/own it is" in text
    assert read["entries"][0]["openers"] == ["you (drank|finished) the last of {thing} [again]"]


def test_reply_to_what_is_not_known_names_lines_that_are() -> None:
    text = plain.paint(reply.unknown_rows(["We can fix it"], 80))
    assert text.startswith(reply.UNKNOWN) and text.endswith("There is one for lines such as\n  - “We can fix it”\n")
    assert plain.paint(reply.unknown_rows([], 80)) == f"{reply.UNKNOWN}\n"


def test_list_fits_the_page() -> None:
    other = ENTRY._replace(id="an-id-that-is-longer-than-others-are", kind="blame", examples=())
    assert plain.paint(phrases.list_rows([ENTRY, other, ENTRY], 60)) == (
        "absolute\n"
        "  never-do                    “You never call”\n"
        "  never-do                    “You never call”\n"
        "\n"
        "blame\n"
        "  an-id-that-is-longer-than-others-are  “you (never|hardly…”\n"
    )


class Match(NamedTuple):
    entry: Entry
    opener: int
    start: int
    end: int
    blocked_by: tuple[str, ...]


def test_tried_says_what_becomes_of_each_match() -> None:
    draft = "You never call me."
    winner = ENTRY._replace(id="never-call")
    won = Finding(0, 17, draft[:17], "absolute", "never-call", 3, (), "", ())
    matches = [
        Match(winner, 0, 0, 17, ()), Match(winner, 0, 0, 17, ()), Match(ENTRY, 0, 0, 17, ()), Match(ENTRY, 0, 10, 17, ("unless:0",)),
    ]  # fmt: skip
    text = plain.paint(phrases.tried_rows(matches, Report(draft, (won,)), 80))
    assert [line for line in text.splitlines() if line[:1].strip()] == [
        "never-call  fires",
        "never-do  gives way to never-call",
        "never-do  held back by unless “you never know”",
    ]
    note = CareNote("fear", "keep", "Left.", 0, 17, draft[:17])
    assert plain.paint(phrases.tried_rows(matches, Report(draft, (), (note,)), 80)).startswith("Care comes first")
