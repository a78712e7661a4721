"""An opener is found whatever a writer sets around it, and what is no part of it stays."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer

OPENER = "you never listen to me"
AROUND = {
    "name-before": "steph {}",
    "name-behind": "{} steph",
    "name-then-clause": "{} Steph it's getting late",
    "dash": "No milk - {} - and the shop is shut.",
    "long-dash": "No milk — {} — and the shop is shut.",
    "splice": "I got home at nine, {}, I had to do it all.",
    "because": "I'm upset because {}.",
    "so-ask": "{} so call me back",
    "day": "{} on Sunday.",
    "since": "{} since March.",
    "when": "{} when I need you.",
    "letter": "Dear Tom,\n\nI hope you are well. {}.\n\nRegards,\nAnn",
    "just": "honestly just {}",
    "dictated": "hi its me so i got home from work about nine and the kids were still up and {} and i did it all on my own so ring me please",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND.keys())
def test_an_opener_is_found_in_its_surroundings(reframer: Reframer, around: str) -> None:
    draft = around.format(OPENER)
    assert OPENER in [finding.quote[: len(OPENER)] for finding in reframer.check(draft).findings]


@pytest.mark.parametrize("kept", ["on Sunday", "since March", "when I'm in the room", "at the wedding"])
def test_what_says_when_stays(reframer: Reframer, kept: str) -> None:
    assert kept in reframer.check(f"Calm down {kept}. I mean it.").rewritten


def test_what_begins_the_next_line_stays(reframer: Reframer) -> None:
    assert reframer.check("calm down\nsee you at six").rewritten.endswith("\nsee you at six")


@pytest.mark.parametrize("name", ["Ravi", "Steph"])
def test_a_name_that_closes_an_accusation_stays(reframer: Reframer, name: str) -> None:
    assert reframer.check(f"You never listen {name}.").rewritten.endswith(f" {name}.")


@pytest.mark.parametrize(
    "draft",
    ["You scratched the car and walked off?", "You could break the plates.", "You never broke a promise.", "When I was ill you left me."],
)
def test_a_wrong_done_is_a_fact_and_no_question(reframer: Reframer, draft: str) -> None:
    assert "wrong-done" not in [finding.entry for finding in reframer.check(draft).findings]


def test_a_firm_entry_needs_a_mark_or_another_finding(reframer: Reframer) -> None:
    firm = next(entry for entry in reframer.library.entries if entry.when == "firm")
    line = firm.examples[0].finds
    assert firm.id not in [finding.entry for finding in reframer.check(f"{line}.").findings]
    assert ("when",) in [match.blocked_by for match in reframer.matches(f"{line}.") if match.entry.id == firm.id]
