"""What looks like an accusation and is none is left alone, and says why."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer


@pytest.mark.parametrize(
    ("draft", "guard"),
    [
        ('She said "you never help me" and left.', "quoted"),
        ("> you never help me", "quoted"),
        ("see `you never help me` in the log", "quoted"),
        ("She said to him 'you're useless, and you never help me', then left.", "quoted"),
        ("He told me you never help me.", "reported"),
        ("My mum says you never help me.", "reported"),
        ("I don't think you never help me.", "negated"),
        ("I'm not saying you never help me.", "negated"),
        ("Nobody thinks you never help me.", "negated"),
        ("It is fine if you never help me.", "embedded"),
        ("Next time can you never help me again?", "embedded"),
        ("When you're a parent you never help yourself to seconds.", "generic"),
        ("haha you never help me ❤️", "banter"),
        ("You never help me at the shop now, no worries, I know why.", "forgiven"),
        ("Scene 4. ANNA: You never help me.", "quoted"),
    ],
)
def test_blocked(reframer: Reframer, draft: str, guard: str) -> None:
    matches = [match for match in reframer.matches(draft) if match.entry.id.startswith("never-")]
    assert matches
    assert all(guard in match.blocked_by for match in matches)
    assert not any(finding.entry.startswith("never-") for finding in reframer.check(draft).findings)


@pytest.mark.parametrize(
    "draft",
    [
        "You never help me.",
        "Honestly, you never help me.",
        "mum you never help me",
        "Hi love, you never help me.",
        "I feel like you never help me.",
        "It's obvious you never help me.",
        "I'm exhausted and you never help me.",
        "I'm tired because you never help me.",
        "Chidi you never help me",
        "i told you already you never help me",
        "you\nnever  help me",
        "YOU NEVER HELP ME",
        "you nevr help me",
        "you literally never fucking help me",
    ],
)
def test_found(reframer: Reframer, draft: str) -> None:
    assert reframer.check(draft).findings


@pytest.mark.parametrize("draft", ["see them then", "there was a dent", "a clever move", "you sever ties"])
def test_a_real_word_is_never_corrected(reframer: Reframer, draft: str) -> None:
    assert reframer.check(draft).findings == ()


@pytest.mark.parametrize("before", ["I don't think", "I never said", "He says", "Nobody says"])
def test_an_opener_that_begins_with_a_gap_takes_no_other_clause_along(reframer: Reframer, before: str) -> None:
    assert reframer.check("My job means nothing to you.").findings
    assert reframer.check(f"{before} my job means nothing to you.").findings == ()


WARM = "You never stop surprising me. You still hid the last one in my coat."


def test_what_somebody_did_is_no_complaint_where_it_is_told_fondly(reframer: Reframer) -> None:
    assert reframer.check(WARM).findings == ()
    assert reframer.check(WARM.replace("in my coat.", "in my coat!!")).findings
    assert reframer.check(WARM.partition(". ")[2]).findings


@pytest.mark.parametrize(
    "draft",
    [
        "I wouldn't have shouted if you'd listened.",  # the no is the writer's own
        "What a nasty thing to say, you're so insensitive.",  # nobody is reported
    ],
)
def test_what_only_looks_like_praise_or_a_report(reframer: Reframer, draft: str) -> None:
    assert reframer.check(draft).findings


@pytest.mark.parametrize("draft", ["He ghosted you? What a coward.", "My ex never paid a penny for the kids. What a coward."])
def test_a_verdict_on_somebody_else_is_left_alone(draft: str, reframer: Reframer) -> None:
    assert any("of-another" in match.blocked_by for match in reframer.matches(draft))
    assert reframer.check(draft).findings == ()


def test_a_reason_that_is_denied_is_no_reproach(reframer: Reframer) -> None:
    assert reframer.check("It's not because I think you're lazy. I can't lend more this month.").findings == ()
    assert reframer.check("I'm tired because you're lazy.").findings


def test_a_verdict_on_the_reader_is_not(reframer: Reframer) -> None:
    assert [finding.quote for finding in reframer.check("You lied to me. What a coward.").findings][-1] == "What a coward"


def test_somebodys_questions_are_reported_to_the_last(reframer: Reframer) -> None:
    assert reframer.check("The officer asked why I came so late and do you even know his birthday.").findings == ()
    assert reframer.by_form.check("Yesterday I asked why you came so late and do you even know his birthday?").findings


def test_a_clause_that_says_which_one_is_no_sentence_of_its_own(reframer: Reframer) -> None:
    draft = "hi love im in woolies and the list you sent has no milk on it and no nappies on it either can you check the cupboard before i pay"
    assert [match.entry.id for match in reframer.matches(draft) if not match.blocked_by] == []
    assert "relative" in {guard for match in reframer.matches(draft) for guard in match.blocked_by}
