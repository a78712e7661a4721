"""The pictures of the README are of this version."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from reframe.reframer import Reframer

pytest.importorskip("pexpect")
pytest.importorskip("pyte")

SCRIPT = Path(__file__).resolve().parent.parent / "tools" / "pictures.py"
pytestmark = pytest.mark.skipif(os.name == "nt" or not SCRIPT.is_file(), reason="a checkout on Unix draws them")


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pictures_are_current(pictures: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert pictures.stale() == [], f"reframe looks different now: run {pictures.COMMAND}, and look at them"


def test_openers_in_them_are_still_found(pictures: ModuleType, reframer: Reframer) -> None:
    """What is said of an opener may change by a word; that it is one may not."""
    for draft, report in pictures.kept().items():
        quotes = [finding.quote for finding in reframer.check(draft).findings]
        assert quotes == [finding["quote"] for finding in report["findings"]], f"run {pictures.COMMAND}, and look at them"


def test_nothing_is_loaded_from_elsewhere(pictures: ModuleType) -> None:
    for name in pictures.PICTURES:
        kept = (pictures.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        assert "http" not in kept.replace("http://www.w3.org/2000/svg", "")
