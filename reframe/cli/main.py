"""The way in: which command is meant, and how every way of ending looks from outside.

Exit codes: what the command says (see each), 2 for an error (one line on stderr), 130 for Ctrl-C and 141 when the
reader of the output has gone, as for git and others that end on SIGPIPE; both are silent.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial

from .. import __version__
from ..errors import ReframeError, SettingsError
from ..render.place import NOWHERE
from . import output, report
from .options import Options

# The commands by name, in the order of the help, so that a draft is told from a command without importing typer; a test compares them.
COMMANDS = ("compose", "rewrite", "reply", "practice", "explain", "phrases", "check", "config")
# The command for a draft. Nobody can type it: `reframe draft` is a draft of one word.
DRAFT = "draft"
_HELP = os.path.join(os.path.dirname(__file__), "help.txt")
_OF_THE_GROUP = ("--install-completion", "--show-completion")

ERROR, INTERRUPTED, CLOSED = 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line and returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        output.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = CLOSED
    except OSError as error:
        output.complain(f"{error.filename or 'the output'}: {error.strerror or error}")
        code = ERROR
    if code in (ERROR, INTERRUPTED, CLOSED):
        output.settle()
    return code


def _run(arguments: list[str]) -> int:
    try:
        return task(arguments)()
    except ReframeError as error:
        output.complain(str(error))
    except OSError:
        raise
    except Exception as error:
        # No traceback: it may hold the draft, and people paste it. The variable is for those who mend reframe.
        if os.environ.get("REFRAME_DEBUG"):
            raise
        output.complain(f"a fault in reframe itself ({type(error).__name__}); REFRAME_DEBUG=1 shows where")
    return ERROR


def task(arguments: list[str]) -> Callable[[], int]:
    """What the arguments ask for, ready to be called.

    What comes without options needs no parser, and does not wait for one to be imported.
    Raises SettingsError for what has no meaning.
    """
    if "_REFRAME_COMPLETE" in os.environ:
        return _parsed(arguments)
    if not arguments:
        return partial(report.run, None, Options())
    first = arguments[0]
    if first == "--version":
        return _version
    if first in COMMANDS or first in _OF_THE_GROUP:
        return _without_options(first, arguments[1:]) or _parsed(arguments)
    if _asks_for_help(arguments) or arguments == ["help"]:
        return _parsed(["--help"]) if output.width() < output.IN_A_PIPE else _help
    _refuse_mistyped(first)
    if len(arguments) == 1 and not _is_option(first):
        return partial(report.run, first, Options())
    return _parsed([DRAFT, *arguments])


def _parsed(arguments: list[str]) -> Callable[[], int]:
    from .app import parse

    return parse(arguments)


def _without_options(command: str, files: list[str]) -> Callable[[], int] | None:
    """The commands that hooks and pipes call often, where nothing but files is said; None for all else."""
    if any(_is_option(file) for file in files):
        return None
    if command == "check":
        from . import check

        return partial(check.run, files, Options())
    if command == "rewrite" and len(files) < 2:
        from . import rewrite

        return partial(rewrite.run, rewrite.Rewriting(files[0] if files else NOWHERE), Options())
    return None


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _version() -> int:
    output.put(f"reframe {__version__}\n")
    return 0


def _help() -> int:
    """What typer prints of all commands, kept as text so that nobody waits for it; a test compares them."""
    with open(_HELP, encoding="utf-8") as file:
        output.put(file.read())
    return 0


def _asks_for_help(arguments: list[str]) -> bool:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--help" in options or "-h" in options


def _refuse_mistyped(word: str) -> None:
    """A single word that is nearly a command, or has its letters, is taken for one. Raises SettingsError."""
    if not (word.isascii() and word.isalpha() and word.islower()):
        return
    from .nearest import nearest

    meant = nearest(word, COMMANDS, above=80) or next((one for one in COMMANDS if sorted(one) == sorted(word)), "")
    if meant:
        todo = f"did you mean “{meant}”? A draft of one word goes after --, as in: reframe -- {word}"
        raise SettingsError(f"there is no command “{word}”", todo=todo)
