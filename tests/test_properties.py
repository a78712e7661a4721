"""What holds for any text at all."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reframe.model import splice
from reframe.reframer import Reframer

from . import whole

_LIBRARY = whole.library()
_REFRAMER, _OTHER = whole.reframer(), Reframer(_LIBRARY)
_FRAGMENTS = [example.draft for entry in _LIBRARY.entries for example in entry.examples]
_FRAGMENTS += [line for care in _LIBRARY.care for line in care.examples[:3]]
_JOINTS = [" ", ", ", ". ", "! ", "\n", "\n\n", " and ", " because ", " but ", "… ", " 😂 ", ' "', " (", "\t", "\u202e", "\x1b[31m", "!!!"]

any_text = st.text(max_size=300)
# Clauses of nothing but small words, in any order: what takes a sentence apart must not count on finding a verb in it.
_SMALL = "just again honestly really you your I we my the not never so and like mum is are have been going to do did told two no".split()
scraps = st.lists(st.sampled_from(_SMALL), min_size=1, max_size=6).map(lambda words: f"{' '.join(words)}. ")
drafts = st.lists(
    st.one_of(st.sampled_from(_FRAGMENTS), st.sampled_from(_JOINTS), scraps, st.text(max_size=12)), min_size=1, max_size=6
).map("".join)
_SETTINGS = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_SETTINGS
@given(st.one_of(any_text, drafts))
def test_offsets_lie_inside_the_draft_and_the_report_replays(text: str) -> None:
    report = _REFRAMER.check(text)
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
        assert finding.suggestions
        for suggestion in finding.suggestions:
            assert 0 <= suggestion.start <= suggestion.end <= len(text)
    firsts = [finding.suggestions[0] for finding in report.findings]
    assert splice(text, firsts) == report.rewritten
    ordered = sorted(firsts, key=lambda s: s.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))


@_SETTINGS
@given(drafts)
def test_care_wins_for_the_whole_draft(text: str) -> None:
    report = _REFRAMER.check(text)
    if report.care:
        assert report.findings == ()
        assert report.rewritten == text


@_SETTINGS
@given(drafts)
def test_a_rewrite_is_the_same_every_time(text: str) -> None:
    assert _OTHER.check(text) == _REFRAMER.check(text)


@_SETTINGS
@given(st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=3).map(" ".join))
# An opener that ends in no clause of the draft, and does in the rewrite.
@example("everytime my mum rings u turn the tv up 🙄 You'd forget your head if it wasn't screwed on, Martin.")
def test_rewriting_a_rewrite_changes_nothing(text: str) -> None:
    once = _REFRAMER.check(text)
    if not once.care:
        again = _REFRAMER.check(once.rewritten)
        assert again.findings == ()
        assert again.rewritten == once.rewritten
