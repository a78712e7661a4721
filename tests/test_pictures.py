"""The pictures of the README are of this version."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

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


@pytest.mark.parametrize("name", ["report", "composer"])
def test_picture_is_current(pictures: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    kept = (pictures.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert pictures.said(kept) == pictures.said(pictures.PICTURES[name]()), "run python tools/pictures.py, and look at them"
    assert "http" not in kept.replace("http://www.w3.org/2000/svg", "")
