"""What has no form is weighed, beside what has one or as a whole draft."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from reframe.care import AMBIGUOUS, MUCH
from reframe.library.schema import ALONE, LEAST, SEVERAL, WEIGHED
from reframe.matching import Weighed
from reframe.matching.weighing import BASE, SLOTS, by_words, clauses, features, heft, slot, standing, weight, weights
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


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("People like that make me sick.", True),
        ("Only 7 of 24 have paid the 50.", False),
        ("The kids waited up.", False),
        ("From now on please no fizzy drinks.", False),
    ],
)
def test_what_is_fair_is_found_by_no_weight(reframer: Reframer, line: str, found: bool) -> None:
    scale = array("h", bytes(2 * SLOTS))
    scale[slot("=")] = 500  # every clause is heavy
    matcher = reframer._engine.matcher._replace(scale=scale)
    weighed = [match for match in matcher.find(matcher.raw(reframer.read(f"You never listen. {line}"))) if match.entry.when in WEIGHED]
    assert bool(weighed) == found


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


def test_a_clause_is_weighed_again_by_what_stands_beside_it() -> None:
    alone, first, last = ([*standing(weighed, forms)] for weighed, forms in (([40], [0]), ([40, -500], [0, 3]), ([-500, 40], [3, 0])))
    assert {"=own9", "=alone", "=first", "=last", "=form0", "=forms0"} <= set(alone[0])
    assert {"=own9", "=first", "=after0", "=forms1", "=gravest3"} <= set(first[0]) and "=last" not in first[0]
    assert {"=own9", "=before0", "=last", "=forms1", "=gravest3"} <= set(last[1])
    assert ["=gravest4" in each for each in standing([0, 0, 0], [4, 2, 0])] == [False, True, True]
    assert ["=gravest4" in each for each in standing([0, 0], [4, 4])] == [True, True]
    reading = read("You lied. Ring me.")
    parts, scale = clauses(reading), [0] * SLOTS
    scale[slot("lied")], scale[slot("=form3")], scale[slot("=forms1")] = 70, 200, 30
    assert by_words(scale, reading, parts) == [70, 0]
    assert weights(scale, reading, parts, [3, 0]) == [200, 30]


def test_a_draft_that_weighs_enough_is_heard_without_a_form() -> None:
    assert heft([400]) > ALONE > heft([200])
    assert heft([]) == heft([-3000]) < 0
    assert Weighed([0], [400], frozenset()).accuses([])
    assert not Weighed([0], [200], frozenset()).accuses([])
    assert Weighed([0, 4, 8], [200, 200, -500], frozenset()).accuses([])  # two are more than one
    assert not Weighed([], [], frozenset()).accuses([])


def test_a_form_in_a_light_clause_of_a_longer_draft_is_none(reframer: Reframer) -> None:
    form = next(m for m in reframer.by_form.matches("You forgot the milk.") if not m.blocked_by)
    light = Weighed([0, 50, 60], [LEAST] * SEVERAL, frozenset())
    assert not light.bears(form)
    assert light._replace(each=[LEAST + 1, LEAST, LEAST]).bears(form)
    assert light._replace(forced=frozenset({0})).bears(form)
    assert light._replace(each=[LEAST] * (SEVERAL - 1)).bears(form)
    assert light.bears(form._replace(entry=form.entry._replace(own=True)))


def test_what_has_no_form_needs_its_weight(reframer: Reframer) -> None:
    match = next(m for m in reframer.matches(DRAFT) if m.entry.when == "beside")
    each = LEAST + WEIGHED["beside"]
    for weighed, enough in ((Weighed([0], [each + 1], frozenset()), True), (Weighed([0], [each], frozenset()), False), (Weighed([0], [each], frozenset({0})), True)):
        assert weighed.weighs(match.hit, match.entry) is weighed.is_heavy() is enough


def test_what_no_pattern_speaks_of_is_noted_by_its_weight(reframer: Reframer) -> None:
    carer = reframer.by_form._engine.carer
    reading = read("The blue folder has everything in it now.")
    scale = [0] * SLOTS
    scale[slot("everything")] = MUCH + 1
    assert carer.notes(reading) == ()
    assert [note.kind for note in carer._replace(scale=scale).notes(reading)] == [AMBIGUOUS]
    scale[slot("everything")] = MUCH
    assert carer._replace(scale=scale).notes(reading) == ()


def test_what_is_learned_from_a_draft(reframer: Reframer) -> None:
    weigh = pytest.importorskip("tools.weigh", reason="the tools are not in a wheel")
    text = "You lied. I waited 3 hours, ok? Ring me."
    draft = weigh.Draft(text, [(0, 8)], False, 1.5, "some")
    assert [row.right for row in weigh.reproaches(draft, reframer)] == [True, False, False, False]
    again = list(weigh.placed(draft, [0] * SLOTS, reframer))
    assert [(row.right, "=" in row.features) for row in again] == [(True, True), (False, True), (False, True), (False, True)]


@pytest.mark.skipif(not DRAFTS.is_dir(), reason="the drafts are not in a wheel")
def test_the_drafts_that_weights_are_learned_from_can_be_read() -> None:
    drafts = [draft for path in DRAFTS.glob("*.jsonl") for draft in read_drafts(path)]
    assert drafts
    assert [draft["id"] for draft in drafts if any(span["quote"] not in draft["text"] for span in draft["spans"])] == []
