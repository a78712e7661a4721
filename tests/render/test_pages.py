"""Pages about the library: an entry, a kind, a move, a reply, and the sources of an entry."""

from __future__ import annotations

import pytest

from reframe.library.model import Entry, Example, Invitation, Kind, Library, Move, Reply, Words
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
    assert "never-do  you (never|hardly ever) {do}" in plain.paint(explain.kind_rows(LIBRARY.kinds[0], LIBRARY, 80))
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
    read = yaml.safe_load(phrases.SKELETON.format(kind="blame", id="late-again"))
    assert read["kind"] == "blame" and read["entries"][0]["id"] == "late-again"
    assert read["entries"][0]["openers"] == ["you (never|hardly ever) {do}"]


def test_list_fits_the_page() -> None:
    assert plain.paint(phrases.list_rows([ENTRY], 80)) == "never-do  absolute  you (never|hardly ever) {do}\n"
