"""What has no form is weighed, beside what has one or as a whole draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe.care import AMBIGUOUS, MUCH
from reframe.library.schema import ALONE, EACH_ALONE, LIGHT, LIGHT_AMONG_LIGHT, SEVERAL
from reframe.matching import Weighed
from reframe.matching.weighing import BASE, SLOTS, clauses, features, heft, slot, weight
from reframe.reading import read
from reframe.reframer import Reframer

from ..scoring import read as read_drafts

DRAFTS = Path(__file__).parents[2] / "drafts"
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
    weighed = list(features(reading, parts, 1))
    assert weighed[:7] == [BASE, "<s>", "i", "waited", "#", "hours", "."]
    assert {"waited_#", "i_waited_#", "*parts3", "<you", "<*you", ">ok"} <= set(weighed)


def test_a_weight_is_the_sum_of_what_is_weighed() -> None:
    scale = [0] * SLOTS
    scale[slot("you")], scale[slot("you_lied")] = 30, -10
    assert weight(scale, ["you", "you_lied", "lied"]) == 20


def test_a_draft_that_weighs_enough_is_heard_without_a_form() -> None:
    assert heft([500]) > ALONE > heft([300])
    assert Weighed([0], [500], frozenset()).least([]) == EACH_ALONE
    assert Weighed([0], [300], frozenset()).least([]) is None
    assert Weighed([0, 4, 8], [300, 300, -500], frozenset()).least([]) == EACH_ALONE  # two are more than one
    assert Weighed([], [], frozenset()).least([]) is None


def test_a_form_in_a_light_clause_of_a_light_draft_is_none(reframer: Reframer) -> None:
    soft, blunt = (next(m for m in reframer.by_form.matches(text) if not m.blocked_by) for text in ("You forgot the milk.", "You're so selfish."))
    assert soft.entry.kind != blunt.entry.kind
    light = Weighed([0, 50, 60], [LIGHT - 1] * SEVERAL, frozenset())
    assert light.belies(soft) and not light.belies(blunt)
    assert not light._replace(forced=frozenset({0})).belies(soft)
    assert not light._replace(each=[LIGHT - 1] * (SEVERAL - 1)).belies(soft)
    assert not light._replace(each=[0, LIGHT - 1, LIGHT - 1]).belies(soft)
    among = Weighed([0, 50, 60], [LIGHT_AMONG_LIGHT - 1, LIGHT - 1, LIGHT - 1], frozenset())
    assert among.belies(soft) and not among._replace(each=[LIGHT_AMONG_LIGHT - 1, 300, 0]).belies(soft)


def test_what_no_pattern_speaks_of_is_noted_by_its_weight(reframer: Reframer) -> None:
    carer = reframer.by_form._engine.carer
    reading = read("The blue folder has everything in it now.")
    scale = [0] * SLOTS
    scale[slot("everything")] = MUCH + 1
    assert carer.notes(reading) == ()
    assert [note.kind for note in carer._replace(scale=scale).notes(reading)] == [AMBIGUOUS]
    scale[slot("everything")] = MUCH
    assert carer._replace(scale=scale).notes(reading) == ()


def test_what_is_learned_from_a_draft() -> None:
    weigh = pytest.importorskip("tools.weigh", reason="the tools are not in a wheel")
    text = "You lied. I waited 3 hours, ok? Ring me."
    rows = list(weigh.reproaches(weigh.Draft(text, [(0, 8)], False, 1.5)))
    assert [row.right for row in rows] == [True, False, False, False]


@pytest.mark.skipif(not DRAFTS.is_dir(), reason="the drafts are not in a wheel")
def test_the_drafts_that_weights_are_learned_from_can_be_read() -> None:
    drafts = [draft for path in DRAFTS.glob("*.jsonl") for draft in read_drafts(path)]
    assert drafts
    assert [draft["id"] for draft in drafts if any(span["quote"] not in draft["text"] for span in draft["spans"])] == []
