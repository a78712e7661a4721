"""Where what is said instead, what is left out and what is kept meet in one sentence; and drafts that are nothing else."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer


@pytest.mark.parametrize(
    ("draft", "rewritten"),
    [
        # A tag or an insult that is a finding of its own is not taken along by the one before.
        ("You never listen, you idiot.", "I'd like to feel listened to when we talk."),
        (
            "You never help with the kids and I'm sick of it.",
            "I'd love it if you could help with the kids. This has become too much for me, and I'd like us to talk.",
        ),
        ("You never help, you idiot, and you never listen.", "I'd love some more help. I'd like to feel listened to when we talk."),
        # What joined the words that are left out goes with them, what joins the next stays.
        ("I'm tired and you're lazy and I want to sleep.", "I'm tired and I want to sleep."),
        ("I'm tired and you're lazy and you never call.", "I'm tired and I'd love to hear from you more often."),
        (
            "You never help with the dishes and you're lazy and you're so rude. See you.",
            "I'd love it if you could help with the dishes. See you.",
        ),
        (
            "You never help with the dishes and you're lazy and you're so rude and you never call",
            "I'd love it if you could help with the dishes. It would be good to get a message from you now and then",
        ),
        ("Why can't you help with the bins and you're so lazy and I'm off.", "Could you help with the bins? I'm off."),
        # What says when stands where it belongs.
        ("On Friday you told my new starter that I'm slow.", "It bothers me that on Friday you told my new starter that I'm slow."),
        # A verb that shared its “you” with what was replaced gets it back; a reason goes on with the fact it is given for.
        ("You ignored me all night and then laughed with Carla about it.", "I'd love a reply when you have a minute. You then laughed with Carla about it."),
        ("You sold my bike because you needed the money.", "It was hard for me that you sold my bike because you needed the money."),
        # A reason that only accuses again is not put another way.
        ("You never spend time with me because you're always at work.", "Some time together would do me good."),
    ],
)
def test_joints(reframer: Reframer, draft: str, rewritten: str) -> None:
    assert reframer.check(draft).rewritten == rewritten


FIVE = (
    "You never do the dishes. You always leave your socks around. You never walk the dog. You always interrupt me. "
    "You never pay the rent on time."
)


def test_of_five_reproaches_one_is_said_and_the_others_wait(reframer: Reframer) -> None:
    report = reframer.check(FIVE)
    assert report.rewritten == "I'd love it if you could do the dishes more often. There's more on my mind, and it can wait for another day."
    assert [finding.suggestions[0].move for finding in report.findings[1:]] == ["one-issue", *["leave-out"] * 3]
    assert all(len(finding.suggestions) > 1 for finding in report.findings)  # each can still be chosen


def test_in_a_long_letter_each_has_its_place(reframer: Reframer) -> None:
    between = " I was at the shop this morning and met Ann, who sends her love and asks whether we will come for lunch in May."
    report = reframer.check(FIVE.replace(". ", f".{between} ") + between)
    assert "one-issue" not in [finding.suggestions[0].move for finding in report.findings]


def test_two_that_begin_alike_do_not_cost_what_there_is_to_say(reframer: Reframer) -> None:
    rewritten = reframer.check("You never do the dishes. You never walk the dog.").rewritten
    assert rewritten == "I'd love it if you could do the dishes more often. It would mean a lot to me if you would walk the dog."
