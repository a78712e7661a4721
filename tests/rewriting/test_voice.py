"""How a draft is written is how what is said instead is written."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer
from reframe.rewriting.voice import Voice, hear


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("You never listen.", Voice(False, "'", True, "plain")),
        ("you never listen", Voice(True, "'", False, "plain")),
        ("You never listen, and I can’t cope.", Voice(False, "’", True, "plain")),
        ("i cant cope. you dont listen.", Voice(True, "", True, "texting")),
        ("you shouldnt be told", Voice(True, "", False, "plain")),
        ("u never reply lol", Voice(True, "'", False, "texting")),
        ("Dear Mr Shah, you never reply.", Voice(False, "'", True, "formal")),
        ("- milk\n- You never buy bread.\n- eggs", Voice(False, "'", False, "plain")),
        ("- milk\n- you never buy bread\n- eggs", Voice(True, "'", False, "plain")),
    ],
)
def test_heard(text: str, voice: Voice) -> None:
    assert hear(text) == voice


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("You spent £1,250.50 on 3 May without asking me, see https://x.org/a?b=1.", ("£1,250.50 on 3 May", "https://x.org/a?b=1.")),
        ('You never listen. She said "you are always late" and left.', ('She said "you are always late" and left.',)),
        ("Hi,\n\nyou never listen to me.\n\n- milk\n- eggs\n\nX", ("Hi,\n\n", "\n\n- milk\n- eggs\n\nX")),
        ("You never help me 😡😡 dinner at 7? ❤️", ("inner at 7? ❤️",)),
    ],
)
def test_what_is_no_accusation_stays_to_the_letter(reframer: Reframer, draft: str, kept: tuple[str, ...]) -> None:
    rewritten = reframer.check(draft).rewritten
    assert rewritten != draft
    assert [piece for piece in kept if piece not in rewritten] == []
    assert "😡" not in rewritten


def test_a_register_that_is_chosen_is_the_one_that_is_used(reframer: Reframer) -> None:
    chosen = Reframer(reframer.library, voice="formal").check("u never reply to my msgs").rewritten
    assert reframer.check("u never reply to my msgs").rewritten != chosen == "i would be grateful for a reply"
