"""The command line from outside: pipes, signals, terminals, imports. Each test costs a process."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys

import pytest

from .conftest import SCRIPT, Run, environment

UNIX = pytest.mark.skipif(os.name == "nt", reason="signals and terminals as on Unix")


def started(*arguments: str, **streams: object) -> subprocess.Popen[bytes]:
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.Popen([sys.executable, SCRIPT, *arguments], env=environment(), **options)  # type: ignore[call-overload, no-any-return]


def line_of(process: subprocess.Popen[bytes]) -> bytes:
    """The next line, which must come while the process still waits for more."""
    assert process.stdout is not None
    assert select.select([process.stdout], [], [], 10)[0], "nothing was flushed"
    return process.stdout.readline()


def test_module_runs(run: Run) -> None:
    assert run("--version", real=True).out.startswith("reframe ")
    code, out, err, _ = run("check", "tests/cli", real=True)
    assert (code, out, err) == (2, "", "reframe: tests/cli: this is a folder; name the files in it\n")


def test_plain_road_imports_nothing_heavy(run: Run) -> None:
    for arguments, stdin in ((["You never listen"], b""), ([], "You never listen, señor".encode())):
        result = run(*arguments, stdin=stdin, STANDIN_IMPORTS="1")
        imported = set(result.err.split())
        assert "You never listen" in result.out and "imported:" in imported
        heavy = {"rich", "yaml", "typer", "click", "rapidfuzz", "prompt_toolkit", "json", "difflib", "shutil"}
        assert not heavy & imported


def test_files_alone_need_no_parser(run: Run) -> None:
    for arguments in (["check", "-"], ["rewrite"]):
        assert "typer" not in run(*arguments, stdin=b"You should go.", STANDIN_IMPORTS="1").err.split()


def test_parsed_road_imports_no_colours(run: Run) -> None:
    imported = set(run("check", "--quiet", "-", stdin=b"You should go.", STANDIN_IMPORTS="1").err.split())
    assert "typer" in imported and not {"rich", "yaml", "prompt_toolkit"} & imported


def test_warnings_of_the_library_go_to_stderr(run: Run) -> None:
    assert run("Hello there.", STANDIN_WARNS="1").err == "reframe: warning: my.yaml:3: not used\n"
    assert run("--quiet", "Hello there.", STANDIN_WARNS="1").err == ""


@UNIX
def test_stream_says_each_finding_at_once() -> None:
    process = started("check", "--each", "line", "-")
    assert process.stdin is not None
    for number in (1, 2, 3):
        process.stdin.write(b"You should go.\n")
        process.stdin.flush()
        assert line_of(process).startswith(b"-:%d:1: should:" % number)
    process.stdin.close()
    assert process.wait(10) == 1


@UNIX
def test_interrupt_is_130_without_a_word() -> None:
    process = started("check", "--each", "line", "-")
    assert process.stdin is not None
    process.stdin.write(b"You should go.\n")
    process.stdin.flush()
    line_of(process)
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 130
    assert process.stderr is not None and process.stderr.read() == b""


@UNIX
@pytest.mark.parametrize("arguments", [["check", "--each", "line", "-"], ["--each", "line"], ["rewrite", "--each", "line"], ["--format", "json"]])
def test_closed_pipe_is_quiet(arguments: list[str]) -> None:
    process = started(*arguments)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(b"You should go.\n" * 20_000, timeout=20)
    assert (process.returncode, err) == (141, b"")


@UNIX
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        process = started("Hello there.", stdout=full)
        _, err = process.communicate(b"", timeout=20)
    assert process.returncode == 2 and err == b"reframe: the output: No space left on device\n"


@UNIX
def test_closed_streams_are_no_crash() -> None:
    for closing in ("<&-", ">&-", "2>&-"):
        done = subprocess.run(
            ["sh", "-c", f'"$0" "$1" {closing}', sys.executable, SCRIPT], input=b"", capture_output=True, env=environment()
        )
        assert done.returncode == 2 and b"Traceback" not in done.stderr


def test_one_line_of_many_megabytes_is_no_message(run: Run) -> None:
    result = run(stdin=b"word " * 10_000_000)
    assert result.code == 2 and result.out == ""
    assert "longer than 1,000,000 characters" in result.err and result.err.count("\n") == 1


def test_ascii_terminal_gets_question_marks_and_no_crash(run: Run) -> None:
    result = run("You never listen", PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert result.code == 0 and "?Nothing I do counts.?" in result.out


def on_terminal(*arguments: str, typed: bytes = b"", **extra: str) -> tuple[int, str]:
    """Runs the command line with a terminal as stdin, stdout and stderr; returns its exit code and screen."""
    import pty

    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, SCRIPT, *arguments], stdin=slave, stdout=slave, stderr=slave,
        env=environment(**{"TERM": "xterm-256color", **extra}),
    )
    os.close(slave)
    screen, waiting = b"", typed
    while True:
        try:
            piece = os.read(master, 65_536)
        except OSError:  # how Linux says that the other side is gone
            break
        screen += piece
        if waiting and b"Ctrl-D" in screen:
            os.write(master, waiting)
            waiting = b""
        if not piece:
            break
    os.close(master)
    return process.wait(10), screen.decode().replace("\r\n", "\n")


@UNIX
def test_terminal_gets_colour_and_no_steering() -> None:
    code, screen = on_terminal("You never listen\x1b]0;owned\x07\x9b")
    assert code == 0 and "\x1b[1;35mYou never listen\x1b[0m" in screen
    assert "\x1b]" not in screen and "\x07" not in screen and "␛]0;owned␇" in screen


@UNIX
def test_terminal_without_colour() -> None:
    assert "\x1b" not in on_terminal("You never listen", NO_COLOR="1")[1]


@UNIX
def test_terminal_shows_a_rewrite_safely() -> None:
    code, screen = on_terminal("rewrite", "-", typed=b"You should go \xc2\x9b2J now\n\x04")
    assert code == 0 and "I’d like you to go �2J now\n" in screen


@UNIX
def test_draft_typed_at_the_prompt() -> None:
    # Where a terminal can show a line but not go back to one, no composer takes over.
    code, screen = on_terminal(TERM="dumb", typed=b"You never listen\n\x04")
    assert code == 0 and "Write your message" in screen and "They may hear" in screen


@UNIX
def test_check_without_a_file_on_a_terminal() -> None:
    code, screen = on_terminal("check")
    assert (code, screen) == (2, "reframe: no file to check; name one, or pipe one in: reframe check FILE\n")
