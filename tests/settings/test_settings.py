"""Settings files: what is read, from where, and what is said of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe import settings as at
from reframe.allowing import allow, place_for, with_allowed
from reframe.errors import SettingsError
from reframe.library.helplines import numbers, regions
from reframe.settings import Setting, in_force, settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "reframe").mkdir(parents=True)
    (tmp_path / "project" / "letters").mkdir(parents=True)
    return tmp_path


def test_the_nearest_file_upwards(home: Path) -> None:
    letters = home / "project" / "letters"
    assert settings(letters) == ()
    (home / "project" / "pyproject.toml").write_text('[tool.other]\nlevel = 9\n\n[tool.reframe]\nlevel = 2\nskip = ["should"]\n')
    where = home / "project" / "pyproject.toml"
    assert settings(letters) == (Setting("level", 2, f"{where}:5"), Setting("skip", ("should",), f"{where}:6"))
    (letters / "reframe.toml").write_text("level = 3\n")
    assert settings(letters) == (Setting("level", 3, f"{letters / 'reframe.toml'}:1"),)


def test_a_pyproject_that_does_not_speak_of_us_is_passed_over(home: Path) -> None:
    letters = home / "project" / "letters"
    (home / "project" / "reframe.toml").write_text("level = 2")
    (letters / "pyproject.toml").write_text('[project]\ndependencies = ["reframe-drafts"]\nthis is = not TOML')
    assert at.project_file(letters) == home / "project" / "reframe.toml"


def test_the_users_own_come_first_and_lists_add_up(home: Path) -> None:
    (home / "config" / "reframe" / "reframe.toml").write_text('level = 4\nvoice = "texting"\nskip = ["guilt"]\nallow = ["oh well"]\n')
    (home / "project" / "reframe.toml").write_text('level = 2\nskip = ["should", "guilt"]\nquiet-notes = true\n')
    assert in_force(settings(home / "project")) == {
        "level": 2, "voice": "texting", "skip": ("guilt", "should"), "allow": ("oh well",), "quiet-notes": True,
    }  # fmt: skip


def test_topics_are_found_from_the_file_that_names_them(home: Path) -> None:
    (home / "project" / "topics").mkdir()
    (home / "project" / "reframe.toml").write_text('library = "topics"\n')
    assert in_force(settings(home / "project" / "letters")) == {"library": (str(home / "project" / "topics"),)}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('\nskpi = ["should"]', 2, "there is no setting “skpi”; did you mean “skip”?"),
        ('skip = [\n  "should",\n  "blam",\n]', 3, "there is no kind “blam”; did you mean “blame”?"),
        ('skip = "blame, should"', 1, "there is no kind"),
        ("level = 9", 1, "level = 1 to level = 5"),
        ('level = "2"', 1, "without quotation marks"),
        ("level = true", 1, "no level"),
        ('move = "reqest"', 1, "did you mean “request”?"),
        ("move = 3", 1, "there is no move “3”"),
        ('voice = ["plain"]', 1, "there is no voice"),
        ('region = "UK"', 1, "there is no region “UK”"),
        ('quiet-notes = "yes"', 1, "write quiet-notes = true"),
        ('library = ["gone"]', 1, "there is no folder “gone”"),
        ('allow = ["fine", "…"]', 1, "“…” holds no word"),
        ("allow = [3]", 1, 'write allow = ["…", "…"]'),
        ("[allow]\nx = 1", 1, "not a list of texts"),
        ("[tool.reframe]\nlevel = 2", 1, "the keys stand alone"),
        ("level = 2\nskip = [", 2, "this is not TOML"),
        ("level = 2\nlevel = 3", 2, "this is not TOML"),
        ("level: 2", 1, 'write key = "value"'),
    ],
)
def test_mistakes_are_told_with_file_line_and_what_is_meant(home: Path, text: str, line: int, says: str) -> None:
    path = home / "project" / "reframe.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        settings(home / "project")
    assert str(raised.value).startswith(f"{path}:{line}: ") and says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_cannot_be_read(home: Path) -> None:
    (home / "project" / "reframe.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="not UTF-8"):
        settings(home / "project")


def test_regions_are_those_of_the_help_lines() -> None:
    assert regions() == at.REGIONS
    assert "999" in numbers("GB", "abuse") and numbers("GB", "limit") == "" == numbers("QQ", "abuse")


class TestAllowing:
    @pytest.mark.parametrize(
        ("text", "table", "becomes"),
        [
            ("", "", 'allow = ["oh well"]\n'),
            ("level = 2\n", "", 'allow = ["oh well"]\nlevel = 2\n'),
            ('allow = ["a"]  # mine\n', "", 'allow = ["oh well", "a"]  # mine\n'),
            ("allow = []\n", "", 'allow = ["oh well"]\n'),
            ('allow = [\n  "a",\n]\n', "", 'allow = ["oh well", \n  "a",\n]\n'),
            ("[tool.reframe]\nlevel = 2\n[x]\n", "tool.reframe", '[tool.reframe]\nallow = ["oh well"]\nlevel = 2\n[x]\n'),
            ("[x]\nallow = [1]\n[tool.reframe]", "tool.reframe", None),
        ],
    )
    def test_words_are_added_and_the_rest_stays(self, text: str, table: str, becomes: str | None) -> None:
        if becomes is None:
            with pytest.raises(SettingsError, match="yourself"):
                with_allowed(text, table, ["oh well"])
        else:
            assert with_allowed(text, table, ["oh well"]) == becomes

    def test_what_is_written_is_read_again(self, home: Path) -> None:
        path = home / "project" / "reframe.toml"
        allow(path, ['you "never" listen \\o/', "ça va 😂"])
        assert in_force(settings(home / "project")) == {"allow": ('you "never" listen \\o/', "ça va 😂")}

    def test_a_file_that_is_not_toml_is_left_as_it_is(self, home: Path) -> None:
        path = home / "project" / "reframe.toml"
        path.write_text("a = [")
        with pytest.raises(SettingsError):
            allow(path, ["x"])
        assert path.read_text() == "a = ["

    def test_where(self, home: Path) -> None:
        assert place_for(None) == home / "config" / "reframe" / "reframe.toml"
        assert place_for(home / "project") == home / "project" / "reframe.toml"
        (home / "pyproject.toml").write_text("[tool.reframe]\n")
        assert place_for(home / "project") == home / "pyproject.toml"
