"""What has no form is weighed, and only beside what has one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reframe.matching.weighing import BASE, SLOTS, clauses, features, slot, weight
from reframe.reading import read
from reframe.reframer import Reframer

DRAFT = "You never listen. You just do what you like the minute my back is turned."
BESIDE = "You just do what you like the minute my back is turned"


def test_a_clause_is_weighed_beside_a_finding_only(reframer: Reframer) -> None:
    assert [finding.quote for finding in reframer.check(DRAFT).findings] == ["You never listen", BESIDE]
    assert reframer.check(f"{BESIDE}.").findings == ()
    assert ("when",) in [match.blocked_by for match in reframer.matches(f"{BESIDE}.") if match.entry.when == "beside"]


def test_without_weights_only_forms_are_found(reframer: Reframer) -> None:
    assert [finding.quote for finding in reframer.by_form.check(DRAFT).findings] == ["You never listen"]


@pytest.mark.parametrize("plain", ["The bins go out on Tuesday.", "I'm home at six on Friday.", "Could you book the 14th?"])
def test_what_is_plain_stays_beside_a_finding(reframer: Reframer, plain: str) -> None:
    assert plain in reframer.check(f"You never listen. {plain}").rewritten


def test_what_is_weighed() -> None:
    reading = read("You lied. I waited 3 hours, ok?")
    parts = clauses(reading)
    weighed = list(features(reading, parts, 1, [True, False, False]))
    assert weighed[:7] == [BASE, "<s>", "i", "waited", "#", "hours", "."]
    assert {"waited_#", "*parts3", "*found1", "*found&you0", "<you", "<*found", "<*you", ">ok"} <= set(weighed)


def test_a_weight_is_the_sum_of_what_is_weighed() -> None:
    scale = [0] * SLOTS
    scale[slot("you")], scale[slot("you_lied")] = 30, -10
    assert weight(scale, ["you", "you_lied", "lied"]) == 20


def test_the_drafts_that_weights_are_learned_from_can_be_read() -> None:
    for path in sorted((Path(__file__).parents[2] / "drafts").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            draft = json.loads(line)
            assert all(span["quote"] in draft["text"] for span in draft["spans"]), f"{path.name}:{number}"
