"""Forms found where a writer speaks to several people, or puts something between."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer


@pytest.mark.parametrize(
    "draft",
    [
        "You and your brother never call.",
        "You and Sarah never invite me.",
        "The two of you never help me.",
        "All of you are lazy.",
        "You, as always, never listen.",
    ],
)
def test_an_accusation_of_several_or_with_an_aside_is_found(draft: str, reframer: Reframer) -> None:
    assert [finding.quote for finding in reframer.check(draft).findings] == [draft.rstrip(".")]


@pytest.mark.parametrize("draft", ["You and I never talk.", "You and Tom always make me laugh.", "You and your family are coming on Sunday?"])
def test_a_we_or_a_kind_word_to_several_is_none(draft: str, reframer: Reframer) -> None:
    assert reframer.check(draft).findings == ()
