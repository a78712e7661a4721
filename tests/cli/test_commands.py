"""What each command says and how it exits, called in this process."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from reframe.cli.app import app
from reframe.cli.main import COMMANDS, DRAFT
from reframe.errors import SettingsError

from .conftest import Run

NOTHING = "Nothing here reads as an accusation.\n"
BAD = "You never listen, and you need therapy.\n"


def test_commands_are_those_of_the_app() -> None:
    import typer

    group = typer.main.get_command(app)
    assert sorted(group.commands) == sorted((*COMMANDS, DRAFT))  # type: ignore[attr-defined]


class TestDraft:
    def test_argument_and_pipe_say_the_same(self, call: Run) -> None:
        typed, piped = call(BAD), call(stdin=BAD.encode())
        assert typed == piped and typed.code == 0 and typed.err == ""
        assert "1^^^^" in typed.out and "\x1b" not in typed.out
        assert "I'd love to be heard, and would you talk to someone with me." in typed.out

    def test_the_road_with_a_parser_says_the_same(self, call: Run) -> None:
        assert call("--level", "1", BAD) == call(BAD) == call(BAD, "--no-color")
        assert call("-", stdin=BAD.encode()) == call(BAD)
        for command in ("check", "rewrite"):
            assert call(command, "-", "--level", "1", stdin=BAD.encode()) == call(command, stdin=BAD.encode())

    def test_clean_is_one_sentence(self, call: Run) -> None:
        assert call("See you at six.") == (0, NOTHING, "", NOTHING.encode())
        assert call("--quiet", "See you at six.").out == ""

    def test_care_is_the_note_alone(self, call: Run) -> None:
        assert call("I am scared of you. You never listen.")[:3] == (0, "This is left as it is.\n", "")

    def test_draft_named_like_a_command(self, call: Run) -> None:
        assert call("--", "check").out == NOTHING
        assert call("--", "--help").out == NOTHING

    def test_only_skip_level(self, call: Run) -> None:
        assert "need-therapy" not in call("--only", "absolute", BAD).out
        assert "never-listen" not in call("--skip", "absolute,blame", BAD).out
        assert "never-listen" not in call("--level", "4", BAD).out

    def test_brief(self, call: Run) -> None:
        assert call("--brief", BAD).out.splitlines() == [
            "1:1: absolute: “You never listen” → “I'd love to be heard” (request)",
            "1:23: diagnosis: “you need therapy” → “would you talk to someone with me” (request)",
        ]

    def test_json(self, call: Run) -> None:
        found = json.loads(call("--format", "json", BAD).out)
        assert found["version"] == 1 and found["drafts"][0]["path"] == "-"
        assert call("--format", "json", BAD).code == 0

    def test_each_line_reports_those_with_something_to_say(self, call: Run) -> None:
        out = call("--each", "line", stdin=b"Hello.\n\nYou should go.\nYou never listen.\n").out
        assert out.startswith("Line 3\n") and "\nLine 4\n" in out and "Line 1" not in out
        assert call("--each", "line", stdin=b"Hello.\nBye.\n").out == NOTHING
        assert call("--each", "line", "Hello.\nYou should go.").out.startswith("Line 2\n")

    def test_columns_are_heeded(self, call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        assert "   Why\n" in call(BAD).out

    def test_forced_colour_and_declined_colour(self, call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in call(BAD).out
        assert "\x1b[" not in call("--no-color", BAD).out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in call(BAD).out


class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["chek"], "did you mean “check”?"),
            (["rewriet", "a.txt"], "did you mean “rewrite”?"),
            (["--only", "blam", "x"], "there is no kind “blam”; did you mean “blame”?"),
            (["--move", "reqest", "x"], "did you mean “request”?"),
            (["--format", "xml", "x"], "use one of text, json"),
            (["--each", "word", "x"], "there is no way to divide"),
            (["--voice", "loud", "x"], "use one of plain"),
            (["--level", "9", "x"], "--level"),
            (["--encoding", "klingon", "-"], "there is no encoding “klingon”"),
            (["--encoding", "base64", "-"], "there is no encoding “base64”"),
            (["--onyl", "x"], "there is no option “--onyl”; did you mean “--only”?"),
            (["you", "never", "listen"], "put it in quotes"),
            (["--quiet", "check", "a.txt"], "the command “check” comes first"),
            (["phrases", "lst"], "there is no command “reframe phrases lst”; did you mean “list”?"),
            (["phrases", "qqq"], "there is no command “reframe phrases qqq”; see reframe phrases --help"),
            (["check", "--nonsense"], "there is no option “--nonsense”; see reframe check --help"),
            (["phrases", "new", "late", "--kind", "absolut"], "did you mean “absolute”?"),
            (["answer", "we can fix it"], "there is no command “answer”; see reframe --help"),
            (["chekc"], "did you mean “check”?"),
            (["explain", "how are you today"], 'reframe phrases try "how are you today"'),
            ([str(Path(__file__))], "this is a file, not a message; to read it: reframe < "),
            (["phrases", "show", "never-lisen"], "did you mean “never-listen”?"),
            (["explain", "qqqqqqq"], "reframe phrases search"),
            (["phrases", "check", "gone.yaml"], "gone.yaml: there is no such file"),
            (["rewrite", "--diff", "--output", "x"], "--diff and --output together"),
            (["break"], "a fault in reframe itself (RuntimeError)"),
        ],
    )
    def test_one_line_and_exit_code_two(self, call: Run, arguments: list[str], says: str) -> None:
        code, out, err, _ = call(*arguments)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("reframe: ") and says in err

    @pytest.mark.parametrize("word", ["hello", "Check", "no", "🙄", "cheek"])
    def test_a_word_that_is_no_command_is_a_draft(self, call: Run, word: str) -> None:
        assert call(word).out == NOTHING


class TestBadInput:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "nothing to read"),
            (b" \n\t\r\n", "nothing to read"),
            (b"\xef\xbb\xbf", "nothing to read"),
            (b"caf\xe9 noir", "byte 0xe9 at offset 3 is not UTF-8; say which encoding it is, as in --encoding latin-1"),
            (b"\xef\xbb\xbfab\xff", "byte 0xff at offset 5 is not UTF-8"),
            (b"a\x00b", "this is not text: a NUL character after 1 others; if it is UTF-16, say --encoding utf-16"),
            (b"\xff\xfea", "is not UTF-16-LE"),
        ],
    )
    @pytest.mark.parametrize("arguments", [[], ["check", "-"], ["rewrite"], ["reply"]])
    def test_piped(self, call: Run, arguments: list[str], data: bytes, says: str) -> None:
        code, out, err, _ = call(*arguments, stdin=data)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("reframe: ") and says in err

    @pytest.mark.parametrize("command", ["check", "rewrite"])
    def test_files(self, call: Run, tmp_path: Path, command: str) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "empty.txt").write_bytes(b"\n")
        (tmp_path / "latin.txt").write_bytes(b"\xe9")
        for name, says in {
            "folder": "this is a folder",
            "gone.txt": "there is no such file",
            "empty.txt": "nothing to read",
            "latin.txt": "byte 0xe9 at offset 0 is not UTF-8",
        }.items():
            code, out, err, _ = call(command, str(tmp_path / name))
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert err.startswith(f"reframe: {tmp_path / name}: ") and says in err

    def test_permission(self, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from reframe.cli import inputs

        def refused(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(inputs, "open", refused, raising=False)
        (tmp_path / "a.txt").write_text(BAD)
        assert "it may not be read" in call("check", str(tmp_path / "a.txt")).err

    def test_empty_argument(self, call: Run) -> None:
        for text in ("", "  \n"):
            assert call(text)[:3] == (2, "", 'reframe: nothing to read; write it in quotes after the command, as in reframe "your message", or pipe it in\n')

    def test_argument_that_was_not_utf8(self, call: Run) -> None:
        assert "byte 0xe9 at offset 3 is not UTF-8" in call("caf\udce9").err

    def test_other_encodings(self, call: Run) -> None:
        text = "Café. You should go."
        for data in (b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16"), text.encode("utf-32")):
            assert call("check", "-", stdin=data).out.startswith("-:1:7: should:")
        assert call("check", "-", "--encoding", "latin-1", stdin=text.encode("latin-1")).out.startswith("-:1:7: should:")
        assert call("check", "-", "--encoding", "utf-16", stdin=text.encode("utf-16-le")).code == 1

    def test_steering_characters_are_shown(self, call: Run) -> None:
        out = call("You never listen\x1b]0;owned\x07 \x9b2J\u202eok").out
        assert "\x1b" not in out and "\x07" not in out and "\x9b" not in out and "\u202e" not in out
        assert "␛]0;owned␇" in out

    def test_file_name_with_steering_characters(self, call: Run) -> None:
        assert "\x1b" not in call("check", "\x1b[2J\nx").err


class TestCheck:
    def test_exit_codes(self, call: Run, tmp_path: Path) -> None:
        (tmp_path / "bad.txt").write_text(BAD)
        (tmp_path / "good.txt").write_text("Hello.")
        bad, good, gone = (str(tmp_path / name) for name in ("bad.txt", "good.txt", "gone.txt"))
        assert call("check", good)[:3] == (0, "", "")
        assert call("check", good, bad).code == 1
        code, out, err, _ = call("check", gone, bad)
        assert code == 2 and out.count("\n") == 2 and err.count("\n") == 1

    def test_places_are_counted_in_the_file(self, call: Run, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes("é😀\r\nHello. You should go.\r\n\r\nYou need therapy\r\n".encode())
        expected = [f"{path}:2:8", f"{path}:4:1"]
        for each in ("draft", "line", "paragraph"):
            out = call("check", "--each", each, str(path)).out
            assert [":".join(line.split(":")[:3]) for line in out.splitlines()] == expected

    def test_care_is_noted_and_is_no_finding(self, call: Run) -> None:
        assert call("check", stdin=b"I am scared of you.")[:3] == (0, "-:1:1: care: This is left as it is.\n", "")

    def test_json_holds_every_draft_and_jsonl_those_with_something(self, call: Run, tmp_path: Path) -> None:
        stdin = b"Hello.\nYou should go.\n\nI am scared of you.\n"
        drafts = json.loads(call("check", "--format", "json", "--each", "line", stdin=stdin).out)["drafts"]
        assert [len(draft["findings"]) for draft in drafts] == [0, 1, 0]
        lines = call("check", "--format", "jsonl", "--each", "line", stdin=stdin).out.splitlines()
        assert [json.loads(line)["path"] for line in lines] == ["-", "-"]
        assert json.loads(lines[0])["findings"][0]["line"] == 2
        assert json.loads(lines[1])["care"][0]["line"] == 4

    def test_other_forms(self, call: Run) -> None:
        assert call("check", "--format", "github", stdin=b"You should go.").out.startswith("::warning file=-,line=1")
        log = json.loads(call("check", "--format", "sarif", stdin=b"You should go.").out)
        assert log["runs"][0]["results"][0]["ruleId"] == "should-do"
        for form in ("json", "sarif"):
            json.loads(call("check", "--format", form, "gone.txt").out)

    def test_an_empty_stream_is_clean(self, call: Run) -> None:
        assert call("check", "--each", "line", "-")[:3] == (0, "", "")

    def test_bad_byte_in_a_stream_says_where(self, call: Run) -> None:
        code, out, err, _ = call("check", "--each", "line", "-", stdin=b"You should go.\nok\nx\xff\n")
        assert code == 2 and out.startswith("-:1:1") and "byte 0xff at offset 19 is not UTF-8" in err


class TestRewrite:
    def test_message_alone_byte_for_byte(self, call: Run) -> None:
        data = b"\xef\xbb\xbfHi \x1b[1m\r\n\tYou never listen,\r\nok\xc2\x85"
        assert call("rewrite", stdin=data)[:1] + call("rewrite", stdin=data)[2:] == (
            0, "", b"\xef\xbb\xbfHi \x1b[1m\r\n\tI'd love to be heard,\r\nok\xc2\x85",
        )

    def test_clean_is_unchanged(self, call: Run) -> None:
        assert call("rewrite", stdin=b"Hello. ").data == b"Hello. "

    def test_care_declines(self, call: Run) -> None:
        text = "I am scared of you. You never listen."
        assert call("rewrite", stdin=text.encode())[:3] == (3, text, "This is left as it is.\n")
        assert call("rewrite", "--diff", stdin=text.encode())[:3] == (3, "", "This is left as it is.\n")

    def test_encodings_are_kept(self, call: Run) -> None:
        text, rewritten = "é You should go.", "é I’d like you to go."
        assert call("rewrite", stdin=text.encode("utf-16")).data == rewritten.encode("utf-16")
        latin = call("rewrite", "--encoding", "latin-1", stdin=text.encode("latin-1"))
        assert latin.data == rewritten.replace("’", "'").encode("latin-1")

    @pytest.mark.parametrize("each", ["line", "paragraph"])
    def test_stream_keeps_everything_between(self, call: Run, each: str) -> None:
        data = b"\n \nYou should go.\r\nok\n\n\n\nYou never listen\nbye"
        expected = data.replace(b"You should", "I’d like you to".encode()).replace(b"You never listen", b"I'd love to be heard")
        assert call("rewrite", "--each", each, stdin=data).data == expected

    def test_diff_and_explain(self, call: Run) -> None:
        out = call("rewrite", "--diff", stdin=b"Hi. You should go.\n").out
        assert out.startswith("Hi. [-You should-]{+I’d like you to+} go.\n")
        assert "request: “You should” → " in call("rewrite", "--diff", "--explain", stdin=b"You should go.\n").out
        alone = call("rewrite", "--explain", stdin=b"You should go.")
        assert alone.out == "I’d like you to go." and alone.err.startswith("1. request: ")

    def test_output_file(self, call: Run, tmp_path: Path) -> None:
        draft, target = tmp_path / "draft.txt", tmp_path / "sent.txt"
        draft.write_text("You should go.")
        assert call("rewrite", str(draft), "--output", str(target))[:3] == (0, "", "")
        assert target.read_text(encoding="utf-8") == "I’d like you to go."
        draft.write_text("You never listen.")
        refused = call("rewrite", str(draft), "--output", str(target))
        assert refused.code == 2 and "this file exists already" in refused.err and "go." in target.read_text()
        assert call("rewrite", str(draft), "-o", str(target), "--force").code == 0
        assert target.read_text() == "I'd love to be heard."
        assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.txt", "sent.txt"]

    def test_output_is_never_the_draft(self, call: Run, tmp_path: Path) -> None:
        draft, link = tmp_path / "draft.txt", tmp_path / "link.txt"
        draft.write_text("You should go.")
        link.symlink_to(draft)
        for target in (draft, link, tmp_path / "." / "draft.txt"):
            refused = call("rewrite", str(draft), "--output", str(target), "--force")
            assert refused.code == 2 and "never replaced" in refused.err
        assert draft.read_text() == "You should go."

    def test_output_that_cannot_be(self, call: Run, tmp_path: Path) -> None:
        for target in (tmp_path, tmp_path / "gone" / "x.txt", Path("/dev/null")):
            code, out, err, _ = call("rewrite", "--force", "--output", str(target), stdin=b"You should go.")
            assert (code, out, err.count("\n")) == (2, "", 1)

    def test_declined_and_unreadable_write_no_file(self, call: Run, tmp_path: Path) -> None:
        target = tmp_path / "sent.txt"
        assert call("rewrite", "--output", str(target), stdin=b"I am scared of you.").code == 3
        assert call("rewrite", "--output", str(target), stdin=b"\xff").code == 2
        target.write_text("before")
        assert call("rewrite", "--force", "--output", str(target), stdin=b"\xff").code == 2
        assert target.read_text() == "before" and len(list(tmp_path.iterdir())) == 1


class TestLibrary:
    def test_reply(self, call: Run) -> None:
        code, out, err, _ = call("reply", "Look, we can fix it ourselves.")
        assert code == 0 and err == ""
        assert "What may stand behind it\n  - Fear of strangers." in out and "When it comes again" in out
        assert call("reply", stdin=b"We can fix it ourselves").out.startswith("“We can fix it ourselves”")

    def test_reply_to_what_is_not_known(self, call: Run) -> None:
        assert call("reply", "What a lovely day")[:3] == (0, "No answer is known here for a line like this yet.\n", "")

    def test_reply_puts_care_first(self, call: Run) -> None:
        frightened = "I am scared of you. We can fix it ourselves"
        out = call("reply", frightened).out
        assert "emergency number" in out and "Fear of strangers" not in out and "999" not in out
        assert "Emergency 999" in " ".join(call("reply", "--region", "GB", frightened).out.split())
        assert call("reply", "--quiet-notes", frightened)[:3] == (3, "", "")
        assert call("reply", "--region", "XX", frightened).code == 2

    def test_reply_heeds_settings(self, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "reframe.toml").write_text("quiet-notes = true\n")
        assert call("reply", "I am scared of you.").code == 3

    def test_explain(self, call: Run) -> None:
        assert call("explain", "never-listen").out.startswith("never-listen  absolute · stand-in")
        assert call("explain", "ABSOLUTE").out.startswith("absolute  Always and never")
        assert call("explain", "request").out.startswith("request  Ask for one thing")
        assert "absolute  Always and never" in call("explain").out

    def test_phrases_list_show_search(self, call: Run) -> None:
        assert call("phrases", "list").out.splitlines()[:2] == ["absolute", "  never-listen  “You never listen”"]
        assert call("phrases", "list", "--only", "should").out.count("\n") == 2
        assert call("phrases", "list", "--only", "guilt").code == 1
        assert call("phrases", "show", "should-do").out.startswith("# phrases/en/stand-in.yaml:4\n- id: \"should-do\"")
        assert call("phrases", "search", "Heard", "listen").out.startswith("absolute\n  never-listen")
        assert call("phrases", "search", "zebra")[:3] == (1, "", "No entry is like that.\n")

    def test_phrases_sample_try_new(self, call: Run, tmp_path: Path) -> None:
        assert call("phrases", "sample", "should-do", "-n", "1").out == "you should\n"
        assert call("phrases", "try", "You never listen").out.startswith("never-listen  fires\n")
        held = call("phrases", "try", "You never listen to jazz")
        assert held.code == 1 and "held back by unless “you never listen to jazz”" in held.out
        assert call("phrases", "try", "Hello")[:3] == (1, "", "No opener matches.\n")
        assert 'id: "late-again"' in call("phrases", "new", "late again", "--kind", "blame").out
        target = tmp_path / "own.yaml"
        assert call("phrases", "new", "late-again", "-o", str(target)).code == 0
        assert call("phrases", "new", "late-again", "-o", str(target)).code == 2

    def test_bare_phrases_is_help(self, call: Run) -> None:
        code, out, err, _ = call("phrases")
        assert code == 0 and "search" in out and err == ""


class TestHelp:
    def test_first_help_has_examples_and_everything(self, call: Run) -> None:
        out = call("--help").out
        assert out == call("-h").out == call("help").out == call("--only", "blame", "--help").out
        for part in ('reframe "You never', "reframe rewrite <", "--only KIND", "--each", *COMMANDS, "Exit codes"):
            assert part in out
        listed = [line.split()[0] for line in out.split("Commands:")[1].split("Options")[0].splitlines() if line.strip()]
        assert listed == list(COMMANDS)
        assert out.index("Commands:") < out.index("Options for a message:")

    def test_first_help_is_what_typer_prints(self, call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        from reframe.cli.app import parse

        kept = call("--help").out
        monkeypatch.setenv("COLUMNS", "80")
        with redirect_stdout(io.StringIO()) as printed:
            parse(["--help"])
        anew = """COLUMNS=80 python -c "from reframe.cli.app import parse; parse(['--help'])" > reframe/cli/help.txt"""
        assert printed.getvalue() == kept, f"write it anew: {anew}"

    def test_a_narrow_window_has_help_of_its_width(self, run: Run) -> None:
        narrow = run("--help", COLUMNS="60").out
        assert narrow != run("--help").out and "Exit codes" in narrow

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_help_has_nothing_cut_or_of_python_in_it(self, call: Run, command: str) -> None:
        out = call(*[command] * bool(command), "--help").out
        assert "..." not in out.replace("]...", "") and "<" not in out.replace("rewrite <", "").replace("<!--", "")
        assert "1<=" not in out and all(len(line) <= 90 for line in out.splitlines())

    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_has_help(self, call: Run, command: str) -> None:
        code, out, err, _ = call(command, "--help")
        assert code == 0 and f"reframe {command}" in out and err == ""

    def test_version(self, call: Run) -> None:
        from reframe import __version__

        assert call("--version").out == f"reframe {__version__}\n"


def test_parse_raises_our_error_for_wrong_words() -> None:
    from reframe.cli.app import parse

    with pytest.raises(SettingsError):
        parse(["check", "--nonsense"])
