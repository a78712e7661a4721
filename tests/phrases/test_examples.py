"""The examples inside phrases/ are the largest part of the tests; `pytest -k never-do` selects an entry."""

from __future__ import annotations

import pytest

from reframe.library.contract import check_care, check_entry
from reframe.library.model import CareClass, Entry, Library, Reply
from reframe.reframer import Reframer

from .. import whole

_LIBRARY = whole.library()


@pytest.mark.parametrize("entry", _LIBRARY.entries, ids=lambda entry: entry.id)
def test_entry_keeps_its_contract(entry: Entry, reframer: Reframer, library: Library) -> None:
    assert check_entry(entry, reframer, library) == []


@pytest.mark.parametrize("care", _LIBRARY.care, ids=lambda care: care.id)
def test_care_class_speaks_on_its_examples_and_is_silent_on_the_rest(care: CareClass, reframer: Reframer) -> None:
    missed = [line for line in care.examples if care.id not in {note.kind for note in reframer.check(line).care}]
    cared = [line for line in care.leaves if reframer.check(line).care]
    assert (missed, cared) == ([], [])


@pytest.mark.parametrize("reply", _LIBRARY.replies, ids=lambda reply: reply.id)
def test_reply_knows_its_lines(reply: Reply, reframer: Reframer) -> None:
    missed = [line for line in reply.examples if reply.id not in {found.id for found in reframer.replies(line)}]
    taken = [line for line in reply.leaves if reply.id in {found.id for found in reframer.replies(line)}]
    assert (missed, taken) == ([], [])


@pytest.mark.parametrize("care", _LIBRARY.care, ids=lambda care: care.id)
def test_care_keeps_its_contract(care: CareClass, reframer: Reframer, library: Library) -> None:
    assert check_care(care, reframer, library) == []
