"""What a writer wants left alone. One opener and the words of the built-in library: no topic takes part."""

from __future__ import annotations

import pytest

from reframe.ignoring import allowed, ignored
from reframe.library.model import Entry, Example, Invitation, Library
from reframe.reading import read
from reframe.reframer import Reframer

ENTRY = Entry(
    "never-do", "absolute", "a topic", ("you (never|always) {do}",), ("Nothing I do counts.",), "Because.",
    (Invitation("it would mean a lot to me if you would {do}", "request"), Invitation("I'd love it if you could {do}", "need")),
    examples=(Example("You never call me.", "You never call me", "It would mean a lot to me if you would call me."),),
)  # fmt: skip


@pytest.fixture(scope="module")
def small(library: Library) -> Library:
    return library._replace(entries=(ENTRY,), care=())


def found(library: Library, text: str, *allow: str) -> list[str]:
    return [finding.quote for finding in Reframer(library, allow=allow).check(text).findings]


def test_allowed_by_the_words_seen(small: Library) -> None:
    text = "You always make me wait. You never call me."
    assert len(found(small, text)) == 2
    assert found(small, text, "you always make me wait") == ["You never call me"]
    for spelling in ("u ALWAYS make me wait!!", "well you always\nmake  me laugh"):
        assert "wait" not in " ".join(found(small, spelling, "You always make me wait!"))


def test_only_where_all_the_words_stand(small: Library) -> None:
    assert found(small, "You always make me cry.", "you always make me wait") == ["You always make me cry"]


@pytest.mark.parametrize(
    "line",
    [
        "You never call me. <!-- reframe: keep -->", "<!--reframe:keep--> You never call me.",
        "You never call me.  # reframe: keep", "You never call me. # Reframe: keep\r",
    ],
)  # fmt: skip
def test_a_kept_line_is_left_alone_and_only_that(small: Library, line: str) -> None:
    assert found(small, f"You never write.\n{line}\nYou never ask.") == ["You never write", "You never ask"]


def test_words_about_the_mark_are_no_mark(small: Library) -> None:
    assert found(small, "You never call me # reframe: keep it so") != []


def test_the_rewritten_draft_leaves_them_too(small: Library) -> None:
    text = "You never call me. # reframe: keep\nYou never write."
    rewritten = Reframer(small).check(text).rewritten
    assert rewritten.startswith("You never call me. # reframe: keep\n") and "You never write" not in rewritten


def test_care_is_never_silenced(library: Library) -> None:
    text = "He hit me and I'm scared of him. # reframe: keep"
    assert Reframer(library._replace(entries=(ENTRY,)), allow=("he hit me and I'm scared of him",)).check(text).care


def test_spans() -> None:
    reading = read("so so you know, so you know")
    assert ignored(reading, allowed(["so you know", "…"])) == [(3, 14), (16, 27)]
