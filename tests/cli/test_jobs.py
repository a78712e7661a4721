"""`check` over folders and by several processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe.cli import jobs
from reframe.cli.check import drafts_in

from .conftest import Run

BAD, FINE = "You never listen to me.\n", "See you at six.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        place = tmp_path / f"talk{number % 3}"
        place.mkdir(exist_ok=True)
        (place / f"{number:02}.txt").write_text((FINE * 2000 + BAD) * 2, encoding="utf-8")
    (tmp_path / "talk0" / ".hidden.txt").write_text(BAD)
    (tmp_path / "talk1" / "picture.png").write_bytes(b"\0")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "note.txt").write_text(BAD)
    return tmp_path


def test_a_folder_is_its_texts_by_name(folder: Path) -> None:
    names = [Path(path).name for path in drafts_in([str(folder)])]
    assert names == [f"{number:02}.txt" for rest in range(3) for number in range(rest, 12, 3)]


def test_a_folder_without_texts_is_complained_of(call: Run, tmp_path: Path) -> None:
    result = call("check", str(tmp_path))
    assert (result.code, result.out) == (2, "") and "this is a folder" in result.err


@pytest.mark.parametrize("form", ["text", "jsonl", "json"])
def test_processes_say_the_same_in_the_same_order(run: Run, folder: Path, form: str) -> None:
    alone, shared = (
        run("check", str(folder), "--each", "line", "--format", form, "--jobs", number) for number in ("1", "3")
    )
    assert shared == alone
    assert alone.code == 1 and alone.out.count("You never listen") >= 24


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run, folder: Path) -> None:
    (folder / "talk2" / "05.txt").write_bytes(b"\xff")
    result = run("check", str(folder), "--each", "line", "--jobs", "2")
    assert result.code == 2 and result.err.count("\n") == 1 and "05.txt" in result.err
    assert len(result.out.splitlines()) == 22


def test_little_text_and_pipes_stay_in_one_process(folder: Path) -> None:
    files = list(drafts_in([str(folder)]))
    assert jobs.fitting(files[:1]) == jobs.fitting(["-", *files]) == jobs.fitting(["gone.txt"]) == 1
    assert jobs.fitting(files) >= 1
