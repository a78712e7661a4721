"""The composer through a real pseudo-terminal. The openers are those of the stand-in, so no phrase file takes part."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")

from ..cli.standin import __file__ as SCRIPT
from ..terminal import KEYS, Terminal, terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals as on Unix")
READY = "Alt-Enter done"
DRAFT = "You never listen, and you should go. "


@contextmanager
def composer(*arguments: str, pipe: Path | None = None, columns: int = 80, rows: int = 24, **environment: str) -> Iterator[Terminal]:
    """The composer, ready to be typed into; `pipe`: a file that stdout goes to, through a pipe."""
    command = [sys.executable, SCRIPT, *arguments]
    if pipe:
        command = ["sh", "-c", '"$@" | cat > "$OUT"', "sh", *command]
        environment["OUT"] = str(pipe)
    with terminal(command, columns=columns, rows=rows, **environment) as opened:
        opened.wait(READY)
        yield opened


def test_typing_marks_takes_and_leaves_with_the_message(tmp_path: Path) -> None:
    out = tmp_path / "message"
    with composer(pipe=out) as screen:
        screen.send(DRAFT)
        screen.wait("F3 next of 2")
        assert screen.styled("You never").underscore and screen.styled("you should").underscore
        assert not screen.styled(", and").underscore
        assert "“I’d like you to” (request)" in screen.text
        # The weight of each has a colour of its own.
        assert screen.styled("You never").fg == "magenta" and screen.styled("you should").fg == "cyan"
        screen.send(KEYS["tab"])
        screen.wait("1 of 2")
        assert "› You never listen, and I’d like you to go." in screen.text
        screen.send(KEYS["tab"])
        screen.wait("and could we go.")
        screen.send(KEYS["s-tab"])
        screen.wait("I’d like you to go.")
        screen.send(KEYS["f3"])
        screen.wait("“I'd love to be heard”")
        screen.send(KEYS["tab"])
        screen.wait("I'd love to be heard, and")
        screen.send(KEYS["c-z"])
        screen.wait("› You never listen, and I’d like")
        screen.send(KEYS["c-y"])
        screen.wait("› I'd love to be heard, and")
        screen.send(KEYS["alt-enter"])
        assert screen.end() == 0
        assert screen.text == ""
    assert out.read_bytes() == "I'd love to be heard, and I’d like you to go. ".encode()


def test_panels() -> None:
    with composer() as screen:
        screen.paste("You never listen")
        screen.wait("F1 why")
        screen.send(KEYS["f1"])
        assert "weighs 3 of 5" in screen.wait("F1 close") and "defend the past" in screen.text
        screen.send(KEYS["f2"])
        assert "The whole message, rewritten" in screen.wait("F2 back")
        screen.send("\x1b2")
        screen.wait("F1 why", without="F2 back")
        screen.send(KEYS["f2"])
        screen.wait("Tab take all")
        screen.send(KEYS["tab"])
        screen.wait("› I'd love to be heard")
        screen.send(KEYS["c-d"])
        assert screen.end() == 0 and screen.text == "I'd love to be heard"


def test_the_keys_are_seen_in_a_low_window() -> None:
    with composer(columns=40, rows=12) as screen:
        screen.paste("\n".join(["hello"] * 20) + "\nYou never listen")
        screen.wait("F1 why")
        screen.send(KEYS["f1"])
        text = screen.wait("F1 close")
        assert "⋮ PageDown" in text and "  You never listen\n" in text and text.endswith("Alt-Enter done")
        screen.send(KEYS["pagedown"])
        screen.wait("⋮ PageUp")
        assert "  2 “could we” (need)" in screen.text and "weighs" not in screen.text
        screen.send(KEYS["pageup"])
        screen.wait("weighs")
        screen.send(KEYS["f1"])
        screen.wait("F1 why")
        # With everything seen below, the cursor goes through the message.
        screen.send(KEYS["pageup"] * 4)
        screen.wait("› hello")


def test_care_takes_the_line_and_offers_nothing() -> None:
    with composer() as screen:
        screen.send("You never listen. ")
        screen.wait("F1 why")
        screen.send("I am scared of you. ")
        screen.wait("This is left as it is.")
        assert "F1" not in screen.text and not screen.styled("You never").underscore
        screen.send(KEYS["tab"] + KEYS["f2"] + "x")
        assert "› You never listen. I am scared of you. x" in screen.wait("of you. x")


def test_a_word_at_the_cursor_is_marked_after_a_pause() -> None:
    with composer() as screen:
        screen.send("You never listen")
        screen.wait("may hear")
        assert screen.styled("You never").underscore


def test_ten_kilobytes_pasted_and_lines_kept(tmp_path: Path) -> None:
    out = tmp_path / "message"
    text = "\n".join(f"Line {number}: see you at six, and bring the milk, please." for number in range(190)) + "\nYou should go."
    assert len(text) > 10_000
    with composer(pipe=out) as screen:
        screen.paste(text.replace("\n", "\r"))
        screen.wait("You should go.")
        screen.wait("F1 why")
        screen.send(KEYS["tab"])
        screen.wait("I’d like you to go.")
        screen.send(KEYS["c-d"])
        assert screen.end() == 0
    assert out.read_text(encoding="utf-8") == text.replace("You should", "I’d like you to")


def test_many_lines_wide_letters_emoji_and_right_to_left(tmp_path: Path) -> None:
    out = tmp_path / "message"
    text = "日本語 ❤️ 👩‍👩‍👧 naïve\nשלום עליכם\tx\n\nYou never listen"
    with composer(pipe=out) as screen:
        screen.send("日本語 ")
        screen.paste("❤️ 👩‍👩‍👧 naïve")
        screen.send(KEYS["enter"])
        screen.paste("שלום עליכם\tx\n\nYou never listen")
        screen.wait("F1 why")
        screen.send(KEYS["c-d"])
        assert screen.end() == 0
    assert out.read_text(encoding="utf-8") == text


def test_what_steers_a_terminal_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("a\x1b]0;owned\x07 \u202eb You never listen", encoding="utf-8")
    with composer("compose", str(draft)) as screen:
        screen.wait("␛]0;owned␇")
        assert b"owned\x07" not in screen.output and "\u202e".encode() not in screen.output


def test_forty_columns_and_resizing() -> None:
    with composer(columns=40) as screen:
        screen.paste("You never listen to me when I am talking, and I am tired of it.")
        screen.wait("F1 why")
        assert "› You never listen to me when I am\n  talking, and I am tired of it.\n" in screen.text
        screen.resize(100, 20)
        screen.wait("› You never listen to me when I am talking, and I am tired of it.\n")
        screen.resize(30, 12)
        screen.wait("› You never listen to me when")
        screen.send(KEYS["tab"])
        screen.wait("1 of 2")


def test_without_colour_marks_are_underlined() -> None:
    for arguments, environment in (((), {"NO_COLOR": "1"}), (("--no-color",), {})):
        with composer(*arguments, pipe=None, columns=80, rows=24, **environment) as screen:
            screen.paste("You never listen")
            screen.wait("F1 why")
            cell = screen.styled("You never")
            assert cell.underscore and cell.fg == "default"
            assert b"\x1b[0;35" not in screen.output and b";35" not in screen.output


def test_interrupt_is_130_with_nothing_said(tmp_path: Path) -> None:
    with composer() as screen:
        screen.send(DRAFT)
        screen.wait("F1 why")
        screen.send(KEYS["c-c"])
        assert screen.end() == 130 and screen.text == ""


def test_nothing_written_is_nothing_said(tmp_path: Path) -> None:
    out = tmp_path / "message"
    with composer(pipe=out) as screen:
        screen.send(" " + KEYS["c-d"])
        assert screen.end() == 0
    assert out.read_bytes() == b""


def test_a_file_to_begin_with_is_not_changed(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(b"You never listen.\r\nBye")
    out = tmp_path / "message"
    with terminal(["sh", "-c", '"$@" > "$OUT"', "sh", sys.executable, SCRIPT, "compose", str(draft)], OUT=str(out)) as screen:
        screen.wait("F1 why")
        screen.send(KEYS["tab"])
        screen.wait("I'd love")
        screen.send(KEYS["c-d"])
        assert screen.end() == 0
    assert out.read_bytes() == b"I'd love to be heard.\r\nBye" and draft.read_bytes() == b"You never listen.\r\nBye"


def test_copy_by_the_terminal_over_ssh() -> None:
    with composer("--copy", SSH_TTY="/dev/pts/9") as screen:
        screen.send("hello there")
        screen.wait("hello there")
        screen.send(KEYS["c-d"])
        assert screen.end() == 0 and screen.text == "Copied."
    assert b"\x1b]52;c;aGVsbG8gdGhlcmU=\x07" in screen.output


def test_nothing_is_left_on_the_disk(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    folders = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "c"), "XDG_CACHE_HOME": str(home / "k"), "TMPDIR": str(home)}
    with composer(pipe=None, columns=80, rows=24, **folders) as screen:
        screen.send("a secret ")
        screen.wait("a secret")
        screen.send(KEYS["c-c"])
        screen.end()
    assert [path for path in home.rglob("*") if path.is_file() and b"secret" in path.read_bytes()] == []


class TestPipedDraft:
    """The draft is on stdin, so keys come from the terminal itself."""

    def test_composing_begins_with_it(self, tmp_path: Path) -> None:
        out = tmp_path / "message"
        command = 'printf "You never listen." | "$@" compose > "$OUT"'
        with terminal(["sh", "-c", command, "sh", sys.executable, SCRIPT], OUT=str(out)) as screen:
            screen.wait("F1 why")
            screen.send(KEYS["tab"])
            screen.wait("1 of 2")
            screen.send(KEYS["c-d"])
            assert screen.end() == 0
        assert out.read_text() == "I'd love to be heard."

    def test_choosing_asks_on_the_terminal(self, tmp_path: Path) -> None:
        out = tmp_path / "message"
        command = 'printf "You never listen." | "$@" rewrite --choose > "$OUT"'
        with terminal(["sh", "-c", command, "sh", sys.executable, SCRIPT], OUT=str(out)) as screen:
            screen.wait("q ends")
            screen.send("2\r")
            assert screen.end() == 0 and "1 changed" in screen.text
        assert out.read_text() == "could we."


class TestDumb:
    def test_it_reads_to_the_end_and_reports(self) -> None:
        with terminal([sys.executable, SCRIPT], TERM="dumb") as screen:
            screen.wait("Ctrl-D on a line of its own")
            screen.send("You never listen\r")
            screen.wait("You never listen")
            screen.send(KEYS["c-d"])
            assert screen.end() == 0
            assert b"\x1b" not in screen.output and "They may hear" in screen.text

    def test_down_a_pipe_goes_the_message_alone(self, tmp_path: Path) -> None:
        out = tmp_path / "message"
        with terminal(["sh", "-c", '"$@" | cat > "$OUT"', "sh", sys.executable, SCRIPT], TERM="dumb", OUT=str(out)) as screen:
            screen.wait("Ctrl-D on a line of its own")
            screen.send("You never listen\r" + KEYS["c-d"])
            assert screen.end() == 0 and "They may hear" in screen.text
        assert out.read_bytes() == b"You never listen\n"


class TestPlain:
    def test_question_and_answer_without_redrawing(self, tmp_path: Path) -> None:
        out = tmp_path / "message"
        with terminal(["sh", "-c", '"$@" | cat > "$OUT"', "sh", sys.executable, SCRIPT, "--plain", "--no-color"], OUT=str(out)) as screen:
            screen.wait("A line with only a full stop ends it.")
            screen.send("You never listen.\rok\r.\r")
            screen.wait("1–9 takes one")
            screen.send("1\r")
            assert screen.end() == 0 and b"\x1b" not in screen.output
        assert out.read_text() == "I'd love to be heard.\nok"

    def test_care_is_said_and_nothing_asked(self) -> None:
        with terminal([sys.executable, SCRIPT, "--plain"]) as screen:
            screen.wait("full stop")
            screen.send("I am scared of you\r.\r")
            assert screen.end() == 0
            assert "This is left as it is." in screen.text and "1–9" not in screen.text


def test_no_terminal_anywhere_is_one_line() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "compose"], input=b"hi", capture_output=True, start_new_session=True, timeout=30,
        env={**os.environ, "TERM": "xterm"},
    )
    assert done.returncode == 2 and done.stdout == b""
    assert done.stderr.decode() == "reframe: there is no terminal to write on; use reframe rewrite, or --plain\n"


def test_ended_from_outside_leaves_no_traceback() -> None:
    with composer() as screen:
        screen.send("hello ")
        screen.wait("hello")
        os.kill(screen.process.pid, signal.SIGINT)
        assert screen.end() == 130 and "Traceback" not in screen.text
