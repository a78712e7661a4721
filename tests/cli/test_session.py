"""Choosing, practising, settings and the clipboard, called in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe.cli.clipboard import BY_TERMINAL, sequence, way_to

from .conftest import Run

BAD = "Hi. You never listen, and you need therapy. You should go.\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "draft.txt").write_text(BAD)
    return work


class TestChoose:
    def test_message_on_stdout_conversation_on_stderr(self, call: Run) -> None:
        code, out, err, _ = call("rewrite", "--choose", "draft.txt", stdin=b"1\ns\n2\n")
        assert (code, out) == (0, "Hi. I'd love to be heard, and you need therapy. could we go.\n")
        assert "1 of 3  absolute  never-listen\n  Hi. " not in err and "  You never listen, and you need therapy.\n  ^^^^" in err
        assert "  1 “I'd love to be heard” (request)\n  2 “could we” (need)\n" in err and "2 changed, 1 kept" in err

    def test_own_words_back_and_quit(self, call: Run) -> None:
        out = call("rewrite", "--choose", "draft.txt", stdin=b"1\nu\ne\nlisten, please\nq\n").out
        assert out == "Hi. listen, please, and you need therapy. You should go.\n"

    def test_what_is_no_answer_is_asked_again_and_the_end_is_quit(self, call: Run) -> None:
        result = call("rewrite", "--choose", "draft.txt", stdin=b"7\nyes\n1\ne\n")
        assert result.code == 0 and result.err.count("1–9 takes one") == 4
        assert result.out == BAD.replace("You never listen", "I'd love to be heard")

    def test_never_here_is_remembered_beside_the_draft(self, call: Run, home: Path) -> None:
        result = call("rewrite", "--choose", "draft.txt", stdin=b"i\nq\n")
        assert result.out == BAD and (home / "reframe.toml").read_text() == 'allow = ["You never listen"]\n'
        assert f"by allow in {home / 'reframe.toml'}" in result.err or "by allow in reframe.toml" in result.err

    def test_never_for_a_piped_draft_is_the_users_own(self, call: Run, tmp_path: Path) -> None:
        from reframe.allowing import place_for

        assert place_for(None) == tmp_path / "config" / "reframe" / "reframe.toml"

    def test_care_and_clean_ask_nothing(self, call: Run, home: Path) -> None:
        (home / "draft.txt").write_text("I am scared of you. You never listen.")
        assert call("rewrite", "--choose", "draft.txt")[:3] == (3, "I am scared of you. You never listen.", "This is left as it is.\n")
        (home / "draft.txt").write_text("Hello.")
        assert call("rewrite", "--choose", "draft.txt")[:3] == (0, "Hello.", "")

    def test_not_with_diff(self, call: Run) -> None:
        assert "--choose and --diff together" in call("rewrite", "--choose", "--diff", "draft.txt").err


class TestPractice:
    def test_a_round(self, call: Run) -> None:
        code, out, err, _ = call("practice", "--kind", "absolute", stdin=b"You should listen.\n")
        assert (code, out) == (0, "")
        for part in ("1 of 1  absolute", "You never listen.", "Still heard as an accusation:", "Two of ours", "0 of 1 without"):
            assert part in err

    def test_soft_passed_and_ended(self, call: Run) -> None:
        err = call("practice", "-n", "2", stdin=b"Could you?\n\n").err
        assert "Nothing in that reads as an accusation." in err and "1 of 1 without an accusation." in err
        assert "without an accusation" not in call("practice", stdin=b"").err

    def test_nothing_of_that_kind(self, call: Run) -> None:
        assert "nothing of that kind" in call("practice", "--kind", "guilt").err
        assert "did you mean “guilt”" in call("practice", "--kind", "gilt").err


class TestSettings:
    def test_they_hold_for_drafts_beside_them(self, call: Run, home: Path) -> None:
        (home / "reframe.toml").write_text('skip = ["absolute"]\nlevel = 3\n')
        assert [line.split(": ")[1] for line in call("check", "draft.txt").out.splitlines()] == ["diagnosis"]
        assert call("--brief", BAD).out.count("\n") == 1

    def test_what_is_given_wins(self, call: Run, home: Path) -> None:
        (home / "reframe.toml").write_text('skip = ["absolute"]\nlevel = 5\n')
        assert call("check", "--only", "absolute", "--level", "1", "draft.txt").out.count("absolute") == 1

    def test_each_file_has_its_own(self, call: Run, home: Path) -> None:
        other = home / "other"
        other.mkdir()
        (other / "a.txt").write_text(BAD)
        (other / "reframe.toml").write_text('only = ["should"]')
        out = call("check", "draft.txt", "other/a.txt").out
        assert out.count("draft.txt:") == 3 and out.count("other/a.txt:") == 1

    def test_a_mistake_stops_with_its_line(self, call: Run, home: Path) -> None:
        (home / "reframe.toml").write_text("\nlevle = 2\n")
        for arguments in (["check", "draft.txt"], ["config"], [BAD], ["rewrite", "draft.txt"]):
            code, out, err, _ = call(*arguments)
            assert (code, out) == (2, "") and "reframe.toml:2: there is no setting “levle”; did you mean “level”?" in err

    def test_config_shows_what_and_from_where(self, call: Run, home: Path, tmp_path: Path) -> None:
        (tmp_path / "config" / "reframe").mkdir(parents=True)
        (tmp_path / "config" / "reframe" / "reframe.toml").write_text('allow = ["oh well"]\nlevel = 2\n')
        (home / "reframe.toml").write_text("level = 3\n")
        out = call("config").out
        assert f"  level       3\n              {home / 'reframe.toml'}:1\n" in out
        assert f"  allow       “oh well”\n              {tmp_path / 'config' / 'reframe' / 'reframe.toml'}:1\n" in out
        assert "  voice       not set\n" in out and f"Read from\n  {tmp_path / 'config'}" in out
        (home / "sub").mkdir()
        assert call("config", "sub").out == call("config", "sub/draft.txt").out == out

    def test_words_that_are_fine_are_allowed(self, call: Run, home: Path, tmp_path: Path) -> None:
        own = tmp_path / "config" / "reframe" / "reframe.toml"
        err = call("config", "--allow", "you never listen", "--allow", "you need therapy").err
        assert str(own) in err and "“you never listen”, “you need therapy”" in err
        assert own.read_text() == 'allow = ["you never listen", "you need therapy"]\n'
        (home / "reframe.toml").write_text("level = 2\n")
        call("config", "draft.txt", "--allow", "you should")
        assert (home / "reframe.toml").read_text() == 'allow = ["you should"]\nlevel = 2\n'

    def test_without_settings(self, call: Run) -> None:
        assert "(not there)" in call("config").out


class TestNotes:
    TEXT = "I am scared of you."

    def test_quiet_notes_are_an_exit_code_and_no_words(self, call: Run, home: Path) -> None:
        data = self.TEXT.encode()
        assert call("--quiet-notes", self.TEXT)[:3] == (3, "", "")
        assert call("check", "--quiet-notes", stdin=data)[:3] == (3, "", "")
        assert call("rewrite", "--quiet-notes", stdin=data)[:3] == (3, self.TEXT, "")
        assert call("--quiet-notes", "Hello.").code == 0
        (home / "reframe.toml").write_text("quiet-notes = true")
        assert call(self.TEXT)[:3] == (3, "", "")

    def test_help_lines_only_of_a_region_that_was_named(self, call: Run) -> None:
        assert "999" not in call(self.TEXT).out
        assert "999" in call("--region", "GB", self.TEXT).out
        assert "there is no region “UK”" in call("--region", "UK", self.TEXT).err


class TestClipboard:
    @pytest.mark.parametrize(
        ("environ", "tools", "way"),
        [
            ({}, ["pbcopy"], "pbcopy"),
            ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, ["xclip", "wl-copy"], "wl-copy"),
            ({"DISPLAY": ":0"}, ["xclip", "wl-copy"], "xclip"),
            ({}, ["xclip", "wl-copy"], BY_TERMINAL),
            ({}, ["clip.exe"], "clip.exe"),
            ({"SSH_CONNECTION": "x"}, ["pbcopy"], BY_TERMINAL),
        ],
    )
    def test_way(self, environ: dict[str, str], tools: list[str], way: str) -> None:
        assert way_to(environ, lambda name: name in tools)[0] == way

    def test_sequence(self) -> None:
        assert sequence("é") == "\x1b]52;c;w6k=\x07"

    def test_only_for_what_is_written_here(self, call: Run) -> None:
        assert "--copy and --plain are for a message that is written here" in call("--copy", BAD).err
