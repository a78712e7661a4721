"""What was made fast says the same as what is plain to see."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reframe.library.load import load_library
from reframe.matching.spelling import near
from reframe.reading import read
from reframe.reframer import Reframer

_REFRAMER = Reframer(load_library())
_ENGINE = _REFRAMER._engine
_KNOWN = sorted(word for word in _ENGINE.known if len(word) > 4 and word.isalpha())
_DRAFTS = [example.draft for entry in _REFRAMER.library.entries for example in entry.examples[:1]]

slips = st.tuples(st.sampled_from(_KNOWN), st.integers(0, 12), st.sampled_from(["", "e", "t", "o"])).map(
    lambda made: made[0][: made[1]] + made[2] + made[0][made[1] + 1 :]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(slips, st.from_regex("[a-z]{4,9}", fullmatch=True)))
def test_words_of_the_first_letter_tell_whether_any_is_near(word: str) -> None:
    speller = _ENGINE.matcher.speller
    corrected = speller.corrected(word)
    if corrected != word:
        assert near(word, _KNOWN) == [corrected]
    elif len(word) >= 4 and word not in speller.vocabulary and word not in speller.lookalikes:
        assert len(near(word, _KNOWN)) != 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(_DRAFTS))
def test_the_table_of_a_state_says_what_its_edges_say(draft: str) -> None:
    machine = _ENGINE.matcher.openers
    state = machine.start
    for norm in read(draft, _ENGINE.known).norms:
        number = machine.numbers.get(norm)
        if number is None:
            break
        table = machine.table(state.nodes)
        assert table.get(number, set()) == machine.ends(state.nodes, number)
        following = state.step(norm)
        assert (following is None) == (number not in table)
        if following is None:
            break
        assert following.nodes == table[number]
        state = following


