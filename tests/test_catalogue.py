"""docs/phrases.md is of this library."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe.library.model import Library
from reframe.library.template import parse

if not (Path(__file__).resolve().parent.parent / "tools" / "catalogue.py").is_file():
    pytest.skip("only a checkout holds the page", allow_module_level=True)

from tools import catalogue


def test_the_page_is_current(library: Library) -> None:
    # No comparison of two long texts: what differs is for `git diff` to show.
    current = catalogue.PAGE.read_text(encoding="utf-8") == catalogue.page(library)
    assert current, f"the phrases have changed: run {catalogue.COMMAND}"


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("you (never|hardly ever) [even] {do}", "you (never|hardly ever) [even] {do}"),
        ("(a|b|c) e", "(a|b|c) e"),
        ("(a|b|c|d) [f (g|h|i|j|k)] <therapy>", "(a|b|…) [f (g|h|…)] <therapy>"),
    ],
)
def test_long_choices_are_cut(template: str, shown: str) -> None:
    assert catalogue.short(parse(template)) == shown
