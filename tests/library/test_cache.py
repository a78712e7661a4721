"""The compiled library: the same as the loaded one, never stale, and a bad cache is only slower."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reframe.errors import PhraseError
from reframe.library import cache, load, places
from reframe.library.cache import cached_library, cached_sections
from reframe.library.data import from_data, to_data
from reframe.library.load import load_library
from reframe.library.model import CareClass, Entry, Example, Invitation, Kind, Library, Move, Reply, Words
from reframe.matching.compile import compile_library

TOPIC = """
topic: "t"
kind: "absolute"
entries:
  - id: "never-do"
    openers: ["you never {do}"]
    hears: ["Nothing counts."]
    why: "It asks them to defend the past."
    invitations: [{say: "could you {do}", move: "request"}]
"""
FULL = Library(
    entries=(
        Entry("a", "blame", "t", ("you",), ("x",), "y", (Invitation("s", "need"),), examples=(Example("d", "f", "b"),)),
    ),
    lists={"l": ("a", "b")},
    words=Words(needs={"n": "m"}, traits={"n": ("selfish",)}, feelings=("sad",)),
    care=(CareClass("fear", "keep", "n", ("p",)),),
    care_lists={"hit": ("hit",)},
    replies=(Reply("r", ("l",), ("b",), (("say", "move"),), ()),),
    kinds=(Kind("k", "n", "w"),),
    moves=(Move("m", "n", "d", "w", "s"),),
    warnings=("w",),
)


@pytest.fixture
def phrases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small built-in library whose files are old enough for their times to be believed."""
    folder = tmp_path / "phrases"
    (folder / "en").mkdir(parents=True)
    for name in ("kinds.yaml", "moves.yaml"):
        shutil.copy(places.find_phrases() / name, folder / name)
    (folder / "lists.yaml").write_text('lists: {therapy: ["therapy"]}\n')
    maps = ("needs", "traits", "labels", "faux", "polarity")
    names = list(Words._fields)
    (folder / "words.yaml").write_text("".join(f"{name}: {'{}' if name in maps else '[]'}\n" for name in names))
    (folder / "care.yaml").write_text('classes: [{id: "fear", action: "keep", note: "n", patterns: ["afraid of you"]}]\n')
    (folder / "en" / "a.yaml").write_text(TOPIC)
    settle(folder)
    monkeypatch.setattr(places, "find_phrases", lambda: folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def settle(folder: Path) -> None:
    for path in folder.rglob("*.yaml"):
        os.utime(path, (1_600_000_000, 1_600_000_000))


def cache_file(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cache" / "reframe").glob("*.cache")
    return path


def no_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Library:
        raise AssertionError("loaded from YAML")

    monkeypatch.setattr(load, "load_library", refuse)


def test_there_and_back() -> None:
    assert from_data(json.loads(json.dumps(to_data(FULL)))) == FULL


def test_the_second_time_reads_no_yaml(phrases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cached_library()
    assert first == load_library()
    no_loading(monkeypatch)
    assert cached_library() == first


def test_the_file_is_the_owners_alone(phrases: Path, tmp_path: Path) -> None:
    cached_library()
    assert stat.S_IMODE(cache_file(tmp_path).stat().st_mode) == 0o600
    assert not list((tmp_path / "cache").rglob("*.tmp"))


def test_a_change_is_seen(phrases: Path) -> None:
    cached_library()
    (phrases / "en" / "a.yaml").write_text(TOPIC.replace("never-do", "never-go"))
    assert cached_library().entries[0].id == "never-go"


def test_a_change_of_the_same_size_within_a_tick_is_seen(phrases: Path) -> None:
    path = phrases / "en" / "a.yaml"
    path.write_text(TOPIC)
    cached_library()
    info = path.stat()
    path.write_text(TOPIC.replace("never-do", "never-go"))
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert cached_library().entries[0].id == "never-go"


def test_a_touched_file_is_not_built_again(phrases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cached_library()
    os.utime(phrases / "en" / "a.yaml", (1_600_000_100, 1_600_000_100))
    no_loading(monkeypatch)
    assert cached_library() == first


def test_a_new_topic_is_seen(phrases: Path, tmp_path: Path) -> None:
    cached_library()
    own = tmp_path / "config" / "reframe" / "phrases"
    own.mkdir(parents=True)
    (own / "b.yaml").write_text(TOPIC.replace("never-do", "mine"))
    assert [entry.id for entry in cached_library().entries] == ["never-do", "mine"]


def test_another_version_builds_again(phrases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached_library()
    monkeypatch.setattr(cache, "__version__", "999")
    no_loading(monkeypatch)
    with pytest.raises(AssertionError, match="loaded from YAML"):
        cached_library()


def test_a_fault_of_a_user_is_not_kept(phrases: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text("nonsense\n")
    assert cached_library([own]).warnings
    assert not (tmp_path / "cache").exists()


def test_a_fault_of_the_library_is_raised(phrases: Path) -> None:
    (phrases / "en" / "a.yaml").write_text("nonsense\n")
    with pytest.raises(PhraseError):
        cached_library()


def relabel(path: Path, change: Callable[[Any], Any]) -> None:
    """Another library under a header that fits it, as somebody could write it on purpose."""
    first, payload = path.read_bytes().split(b"\n", 1)
    data = json.dumps(change(json.loads(payload))).encode()
    header = {**json.loads(first), "sum": cache._sum(data)}
    path.write_bytes(json.dumps(header).encode() + b"\n" + data)


BREAKS: list[Callable[[Path], Any]] = [
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(path.read_bytes()[:-20]),
    lambda path: path.write_bytes(path.read_bytes().replace(b"never-do", b"never-go")),
    lambda path: path.write_bytes(b"\x00\xff" * 1000),
    lambda path: path.write_bytes(b"[" * 200_000),
    lambda path: path.write_bytes(b"[]\n[]"),
    lambda path: path.write_bytes(b'{"stat": 1, "content": [], "sum": null}\n{}'),
    lambda path: relabel(path, lambda data: []),
    lambda path: relabel(path, lambda data: {**data, "more": 1}),
    lambda path: relabel(path, lambda data: {**data, "entries": [{}]}),
    lambda path: relabel(path, lambda data: {**data, "lists": {"therapy": "therapy"}}),
    lambda path: relabel(path, lambda data: {**data, "entries": [{**data["entries"][0], "severity": "3"}]}),
    lambda path: relabel(path, lambda data: {**data, "entries": [{**data["entries"][0], "openers": ["a", 1]}]}),
    lambda path: path.chmod(0o666),
    lambda path: path.chmod(0o000),
    lambda path: instead(path, path.mkdir),
    lambda path: instead(path, lambda: os.mkfifo(path)),
    lambda path: instead(path, lambda: path.symlink_to(path.with_suffix(".else"))),
]


def instead(path: Path, make: Callable[[], None]) -> None:
    path.rename(path.with_suffix(".else"))
    make()


@pytest.mark.parametrize("spoil", range(len(BREAKS)))
def test_a_broken_cache_is_only_slower(phrases: Path, tmp_path: Path, spoil: int) -> None:
    expected = cached_library()
    BREAKS[spoil](cache_file(tmp_path))
    assert cached_library() == expected
    assert cached_library() == expected


def test_a_broken_cache_is_mended(phrases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cached_library()
    cache_file(tmp_path).write_bytes(b"half")
    cached_library()
    no_loading(monkeypatch)
    assert cached_library() == expected


@pytest.mark.parametrize("place", ["a file", "a folder without rights", "nowhere"])
def test_a_cache_that_cannot_be_written(
    phrases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = tmp_path / "cache"
    if place == "a file":
        folder.write_text("not a folder")
    elif place == "a folder without rights":
        folder.mkdir(mode=0o500)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    assert cached_library() == load_library()


def test_no_home_at_all(phrases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert cached_library() == load_library()


@pytest.fixture
def shipped(phrases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small library as a wheel carries it; nothing may be loaded from YAML from now on."""
    monkeypatch.setattr(cache, "SHIPPED", tmp_path / "engine.cache")
    cache.ship(compile_library)
    no_loading(monkeypatch)
    return cache.SHIPPED


def test_a_shipped_library_makes_the_first_start_warm(shipped: Path, tmp_path: Path) -> None:
    assert cached_sections(compile_library)["entries"][0][0] == "never-do"
    assert cache_file(tmp_path).exists()
    shipped.unlink()
    assert cached_sections(compile_library)["entries"][0][0] == "never-do"


def test_a_shipped_library_of_somebody_else_is_believed_as_the_code_is(shipped: Path) -> None:
    shipped.chmod(0o666)
    assert cached_sections(compile_library)["entries"][0][0] == "never-do"


def test_a_shipped_library_is_passed_over_where_it_does_not_fit(shipped: Path, phrases: Path) -> None:
    (phrases / "en" / "a.yaml").write_text(TOPIC.replace("never-do", "never-go"))
    with pytest.raises(AssertionError, match="loaded from YAML"):
        cached_sections(compile_library)


def test_a_shipped_library_is_not_that_of_who_has_topics(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "config" / "reframe" / "phrases").mkdir(parents=True)
    with pytest.raises(AssertionError, match="loaded from YAML"):
        cached_sections(compile_library)


def test_the_fast_road_does_not_import_yaml(phrases: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    cached_library()
    code = (
        "import sys; from pathlib import Path; from reframe.library import cache, places;"
        f"places.find_phrases = lambda: Path({str(phrases)!r});"
        "cache.cached_library(); sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
