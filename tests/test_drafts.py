"""The annotated drafts of the repository: they only guard against falling back, see tests/drafts/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe.reframer import Reframer

from .scoring import UNSEEN, read, score

ROUNDS = sorted((Path(__file__).parent / "drafts").glob("*.jsonl"))
LEARNT = [path for path in ROUNDS if path.stem not in UNSEEN]


@pytest.mark.parametrize("path", LEARNT, ids=lambda path: path.stem)
def test_a_round_does_not_fall_back(path: Path, reframer: Reframer) -> None:
    result = score(read(path), reframer)
    assert result.recall >= 0.5
    assert result.precision >= 0.8
    assert result.clean_flagged <= 1
    assert result.unclean_rewrites == 0


def test_nothing_that_must_stay_is_softened(reframer: Reframer) -> None:
    result = score([draft for path in ROUNDS for draft in read(path) if draft.get("safety")], reframer)
    assert result.safety_softened == 0
    assert result.safety_noted / result.safety >= 0.6
