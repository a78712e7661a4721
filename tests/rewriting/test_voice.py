"""How a draft is written is how what is said instead is written."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer
from reframe.rewriting.voice import Voice, hear, in_full


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("You never listen.", Voice(False, "'", True, "plain", True)),
        ("you never listen", Voice(True, "'", False, "plain", True)),
        ("You never listen, and I can’t cope.", Voice(False, "’", True, "plain", True)),
        ("i cant cope. you dont listen.", Voice(True, "", True, "texting", True)),
        ("you shouldnt be told", Voice(True, "", False, "plain", True)),
        ("u never reply lol", Voice(True, "'", False, "texting", False)),
        ("Dear Mr Shah, you never reply.", Voice(False, "'", True, "formal", True)),
        ("- milk\n- You never buy bread.\n- eggs", Voice(False, "'", False, "plain", True)),
        ("- milk\n- you never buy bread\n- eggs", Voice(True, "'", False, "plain", True)),
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
    ("say", "full"),
    [
        ("can we look at ur side?", "can we look at your side?"),
        ("can u lmk ur ok", "can you let me know you're ok"),
        ("i get upset w it tbh", "i get upset with it tbh"),
        ("could u {do} rn?", "could you {do} right now?"),
    ],
)
def test_who_writes_you_is_not_handed_u(say: str, full: str) -> None:
    assert in_full(say) == full


def test_a_register_that_is_chosen_is_the_one_that_is_used(reframer: Reframer) -> None:
    chosen = Reframer(reframer.library, voice="formal").check("u never reply to my msgs").rewritten
    assert reframer.check("u never reply to my msgs").rewritten != chosen == "i would be grateful for a reply"
