"""What was made fast says the same as what is plain to see."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from reframe.care import _Excused
from reframe.matching import guards, walk, weighing
from reframe.matching.automaton import Machine, State
from reframe.matching.spelling import near
from reframe.reading import clauses, read, words

from .. import whole

_REFRAMER = whole.reframer()
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


_LINES = [line for entry in _REFRAMER.library.entries for line in (*entry.leaves[:1], *(example.draft for example in entry.examples))]
_CARE = [line for care in _REFRAMER.library.care for line in (*care.examples, *care.leaves)]
talk = st.lists(
    st.one_of(st.sampled_from(_LINES), st.sampled_from(_CARE), slips, st.sampled_from([". ", ", ", " and ", "\n", "! ", " Ravi", "?"])), min_size=1, max_size=14
).map(" ".join)
_MACHINES = [(_ENGINE.matcher.openers, False), (_ENGINE.matcher.unless, True), (_ENGINE.carer.patterns, True), (_ENGINE.carer.pieces, True)]


class _Any(frozenset[str]):
    """Every word: nothing is passed over."""

    def __contains__(self, _: object) -> bool:
        return True

    def isdisjoint(self, _: object) -> bool:
        return False


def found(text: str) -> list[list[walk.Hit]]:
    reading = read(text, _ENGINE.known)
    return [list(walk.hits(machine, reading, _ENGINE.grammar, free=free)) for machine, free in _MACHINES]


@settings(max_examples=60, deadline=None)
@given(talk)
def test_a_gap_that_is_not_looked_behind_leads_nowhere(text: str) -> None:
    with patch.object(walk, "MOST_STEPS", 10**9):  # looking everywhere takes more of them
        with patch.object(State, "words", lambda _: _Any()):
            everywhere = found(text)
        assert found(text) == everywhere


@settings(max_examples=60, deadline=None)
@given(talk)
def test_a_sentence_that_was_walked_before_holds_the_same(text: str) -> None:
    with patch.object(walk, "FEW", 10**9):
        anew = found(text)
    with patch.object(walk, "FEW", 0):
        assert found(text) == found(text) == anew
        assert all(machine.kept for machine, _ in _MACHINES) or not read(text).words


@settings(max_examples=30, deadline=None)
@given(talk)
def test_steps_that_were_let_go_of_are_found_again(text: str) -> None:
    before = found(text)
    with patch("reframe.matching.automaton.MOST_MET", 3):
        assert found(text) == before


def test_what_is_remembered_of_sentences_is_bounded() -> None:
    machine = Machine(_ENGINE.matcher.openers._data, _ENGINE.matcher.openers.numbers)
    with patch("reframe.matching.automaton.MOST_KEPT", 3):
        for number in range(10):
            machine.keep(number, [])
            assert len(machine.kept) <= 3


@settings(max_examples=200, deadline=None)
@given(st.one_of(talk, st.sampled_from(_CARE)))
def test_where_the_rarest_of_a_row_is_missing_nothing_stands_together(text: str) -> None:
    carer, reading = _ENGINE.carer, read(text, _ENGINE.known)
    rare = {hit.opener for hit in walk.hits(carer.patterns, reading, carer.grammar, free=True) if hit.owner == len(carer.classes)}
    everything = list(carer._together(reading, _Excused(carer, reading), range(len(carer.rows))))
    assert list(carer._together(reading, _Excused(carer, reading), rare)) == everything


@settings(max_examples=60, deadline=None)
@given(talk, st.integers(2, 5))
def test_forms_of_some_are_those_of_all_that_are_theirs(text: str, every: int) -> None:
    reading = read(text, _ENGINE.known)
    for machine, free in _MACHINES:
        everything = list(walk.hits(machine, reading, _ENGINE.grammar, free=free))
        owners = frozenset(hit.owner for hit in everything if hit.owner % every)
        assert list(walk.hits(machine, reading, _ENGINE.grammar, free=free, owners=owners)) == [hit for hit in everything if hit.owner in owners]


@settings(max_examples=60, deadline=None)
@given(talk)
def test_what_a_clause_weighs_is_the_sum_of_its_features(text: str) -> None:
    scale, reading = _ENGINE.matcher.scale, read(text, _ENGINE.known)
    parts = weighing.clauses(reading)
    plainly = [weighing.weight(scale, set(weighing.features(reading, parts, index))) for index in range(len(parts))]
    assert weighing.by_words(scale, reading, parts) == plainly


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(["haha ", "thank you ", " for nothing", "😂", " :) ", "lovely. "]), st.sampled_from(_LINES)), max_size=4).map("".join))
def test_what_is_merry_nowhere_is_no_banter(text: str) -> None:
    matches = _REFRAMER.matches(text)
    with patch.object(guards, "_is_merry", lambda text, emoji: True):
        assert _REFRAMER.matches(text) == matches


_PLAIN = sorted({norm for line in _LINES[::20] for norm in read(line, _ENGINE.known).norms})
_TELLING = ["all i want", "your never", "should of", "and the kids", "so can", "i am", "you always", "but", "ur so", "n you", "y do", "id go", "ill go"]
unmarked = st.lists(st.one_of(st.sampled_from(_TELLING), st.sampled_from(_PLAIN)), min_size=3, max_size=15).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(st.one_of(talk, unmarked), st.booleans())
def test_what_opens_no_clause_and_has_one_reading_is_not_asked(text: str, dictated: bool) -> None:
    spoken = words.read_words(text, _ENGINE.known)
    plainly = [clauses._boundary(spoken, at, dictated) for at in range(len(spoken))]
    assert clauses.boundaries(spoken, dictated)[:-1] == plainly
    with patch.object(words, "_CONTEXTUAL", _Any()):
        assert words.read_words(text, _ENGINE.known) == spoken


USES = ["the recipe's oven", "one of those days", "In life you never know", "unless you are a parent", "at the gate", "passport control", "3 teaspoons", "onion"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(USES), st.sampled_from(_LINES)), min_size=1, max_size=3).map(" ".join))
def test_what_speaks_of_anybody_or_of_a_use_has_a_word_that_says_so(text: str) -> None:
    reading = read(text, _ENGINE.known)
    norms = " ".join(reading.norms)
    assert not guards._GENERIC.search(norms) or not guards._GENERIC_BY.isdisjoint(reading.held)
    assert not guards._INSTRUCTION.search(norms) or not guards._INSTRUCTION_BY.isdisjoint(reading.held)
