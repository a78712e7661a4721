"""The topic that `reframe phrases new` gives to start from."""

from __future__ import annotations

from pathlib import Path

from reframe.library.contract import check_entry
from reframe.library.load import read_library
from reframe.reframer import Reframer
from reframe.render.phrases import SKELETON


def test_what_one_starts_from_keeps_the_contract_beside_the_library(tmp_path: Path) -> None:
    """So that the first fault that somebody is told of is one of theirs."""
    topic = tmp_path / "own.yaml"
    topic.write_text(SKELETON.format(kind="blame", id="late-again", folder=tmp_path), encoding="utf-8")
    library, faults = read_library([topic])
    assert not [fault for fault in faults if str(topic) in fault.where]
    (entry,) = (entry for entry in library.entries if entry.id == "late-again")
    assert check_entry(entry, Reframer(library), library) == []
