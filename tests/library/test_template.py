"""The five constructs: what they parse to, what they unfold into, and faults that point at themselves."""

from __future__ import annotations

import pytest

from reframe.errors import PhraseError
from reframe.library.sample import FILLERS, samples
from reframe.library.template import Choice, Gap, ListRef, Optional, Text, expand, gaps, lists, parse

LISTS = {"therapy": ("therapy", "a counsellor", "a shrink")}


def test_the_five_constructs() -> None:
    tree = parse("you (never|hardly ever) [even] {do} <therapy>")
    kinds = [type(part) for part in tree if not (isinstance(part, Text) and part.text.isspace())]
    assert kinds == [Text, Choice, Optional, Gap, ListRef]
    assert gaps(tree) == {"do"}
    assert lists(tree) == {"therapy"}


@pytest.mark.parametrize(
    ("template", "forms"),
    [
        ("you never listen", ["you never listen"]),
        ("you (never|hardly ever) {do}", ["you never {do}", "you hardly ever {do}"]),
        ("you [even|once] {do}", ["you {do}", "you even {do}", "you once {do}"]),
        ("you (are (so|too)|act) {trait}", ["you are so {trait}", "you are too {trait}", "you act {trait}"]),
        ("see <therapy>", ["see therapy", "see a counsellor", "see a shrink"]),
        ("why can't you [ever [even]] {do}", ["why can't you {do}", "why can't you ever {do}", "why can't you ever even {do}"]),
    ],
)
def test_expand(template: str, forms: list[str]) -> None:
    tree = parse(template)
    assert list(expand(tree, LISTS)) == forms


@pytest.mark.parametrize(
    ("template", "at", "said"),
    [
        ("", 0, "an empty template"),
        ("   ", 0, "an empty template"),
        ("you (never {do}", 4, "never closed"),
        ("you never) {do}", 9, "closes nothing"),
        ("you (never|) {do}", 11, "an empty alternative"),
        ("you [] {do}", 5, "an empty alternative"),
        ("you (a|b] go", 8, "should close"),
        ("you never|ever", 9, "outside brackets"),
        ("you {verb}", 4, "there is no gap {verb}"),
        ("you {do", 4, "without its"),
        ("you <therapy", 4, "without its"),
        ("you do} it", 6, "without its"),
    ],
)
def test_a_fault_has_a_caret_under_it(template: str, at: int, said: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse(template, "a.yaml:3:5")
    error = caught.value
    assert said in error.what
    assert error.todo
    assert error.where == f"a.yaml:3:5 (character {at + 1} of the template)"
    source, caret = error.excerpt.split("\n")
    assert source == f"    {template}"
    assert caret == " " * (4 + at) + "^"


def test_samples_use_every_alternative_but_not_the_product() -> None:
    made = samples("you (never|rarely|barely) [even|once] {do} like <therapy>", LISTS)
    assert len(made) == 3
    for word in ("never", "rarely", "barely", "even", "once", "a counsellor", "a shrink"):
        assert any(f" {word}" in draft for draft in made)
    assert not any("{" in draft for draft in made)


def test_samples_cover_what_is_nested() -> None:
    made = samples("you (are (so|too) {trait}|act [all] {trait})", {})
    assert made == ["you are so selfish", "you are too rude", "you act lazy", "you act all selfish"]


def test_samples_are_the_same_every_time_and_at_most_n() -> None:
    template = "you (a|b|c) {rest}"
    assert samples(template, {}) == samples(template, {})
    assert samples(template, {}, 2) == samples(template, {})[:2]


def test_samples_try_a_few_items_of_a_list() -> None:
    many = {"family": tuple(f"relative {number}" for number in range(50))}
    assert len(samples("just like <family>", many)) == 50
    assert samples("just like <family>", many, of_list=3) == [
        "just like relative 0", "just like relative 24", "just like relative 49",
    ]


@pytest.mark.parametrize("gap", sorted(FILLERS))
def test_every_gap_has_words(gap: str) -> None:
    assert "{" not in samples(f"you {{{gap}}}", {})[0]
