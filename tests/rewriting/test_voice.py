"""How a draft is written is how what is said instead is written."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer
from reframe.rewriting.voice import Voice, hear, shortened


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("You never listen.", Voice(False, "'", True, "plain", False)),
        ("you never listen", Voice(True, "'", False, "plain", False)),
        ("You never listen, and I can’t cope.", Voice(False, "’", True, "plain", False)),
        ("i cant cope. you dont listen.", Voice(True, "", True, "texting", False)),
        ("you shouldnt be told", Voice(True, "", False, "plain", False)),
        ("u never reply lol", Voice(True, "'", False, "texting", True)),
        ("Dear Mr Shah, you never reply.", Voice(False, "'", True, "formal", False)),
        ("- milk\n- You never buy bread.\n- eggs", Voice(False, "'", False, "plain", False)),
        ("- milk\n- you never buy bread\n- eggs", Voice(True, "'", False, "plain", False)),
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


@pytest.mark.parametrize(
    ("say", "short"),
    [
        ("can we look at your side?", "can we look at ur side?"),
        ("can you text me when you're late", "can u text me when ur late"),
        ("you'd know, youth and all", "u'd know, youth and all"),
        ("could you {do} right now?", "could u {do} right now?"),
    ],
)
def test_who_writes_u_is_handed_u(say: str, short: str) -> None:
    assert shortened(say) == short


def test_a_register_that_is_chosen_is_the_one_that_is_used(reframer: Reframer) -> None:
    chosen = Reframer(voice="formal").check("u never reply to my msgs").rewritten
    assert reframer.check("u never reply to my msgs").rewritten != chosen == "i would be grateful for a reply"
