"""No feeling is given to a writer who has not told it: it is offered, and theirs to choose."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer


@pytest.mark.parametrize("draft", ["How could you lie to me?", "It's all your fault.", "You're being a jerk.", "Look what you did."])
def test_a_feeling_is_offered_and_not_put_in(reframer: Reframer, draft: str) -> None:
    first, *others = reframer.check(draft).findings[0].suggestions
    named = ("hurt", "upset", "angry")
    assert not any(feeling in first.text for feeling in named)
    assert any(feeling in other.text for other in others for feeling in named)


def test_a_feeling_that_is_told_stays(reframer: Reframer) -> None:
    assert reframer.check("You make me so sad when you mock my cooking.").rewritten.startswith("I get so sad when")
    assert reframer.check("I feel ignored.").rewritten.startswith("I feel lonely")
