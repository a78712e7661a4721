"""The grammar of the command line. A command parses its words and returns what is to be called; it calls nothing.

So typer's own ways of ending (its exit codes, its tracebacks, its closed pipes) never meet a draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ..errors import SettingsError
from ..library.schema import KINDS, MOVES, REGISTERS
from ..render.place import NOWHERE
from . import check, compose, config, explain, phrases, practice, reply, report, rewrite
from .main import COMMANDS, DRAFT
from .nearest import nearest
from .options import EACH, FORMS, Options, checked, names

Task = Callable[[], int]

# typer brings a click of its own, or uses the installed one, by version; its errors are reached from what it exports.
UsageError: type[Exception] = typer.BadParameter.__bases__[0]

EXAMPLES = """\
Finds what may be heard as an accusation in a message you are about to send, and offers softer ways to say it.
Everything happens on this computer.

\b
  reframe "You never help me with the dishes."   a report on a message
  reframe                                        write one here, marked as you type
  reframe rewrite < draft.txt                    it, as it could be sent

A message in the command line stays in the shell's history; one that is written here, piped or in a file does not.
One that begins with - or is the name of a command goes after --.
"""
_OF_A_TYPE = re.compile(r" <[^>]*>$")
_IN_A_RANGE = re.compile(r" *\[[0-9x<>=]+\]$")


def _tidied(params: Iterable[Any], ctx: Any) -> list[tuple[str, str]]:
    """What the help says of parameters, without the names of Python's types, which mean nothing to a writer."""
    records = [param.get_help_record(ctx) for param in params]
    return [(_OF_A_TYPE.sub("", record[0]), _IN_A_RANGE.sub("", record[1])) for record in records if record]


class _Command(TyperCommand):
    """A command whose help is for people."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            records = _tidied((param for param in self.get_params(ctx) if param.param_type_name == kind), ctx)
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


class _Group(TyperGroup):
    """Shows the commands first, then the options of a draft, which has no command of its own."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*COMMANDS, DRAFT]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage("reframe", "[OPTIONS] [MESSAGE]")
        formatter.write_usage("reframe", f"{'|'.join(COMMANDS)} …", prefix="       ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        self.format_commands(ctx, formatter)
        with formatter.section("Options for a message"):
            formatter.write_dl(_tidied(self.commands[DRAFT].params, ctx))
        with formatter.section("Options"):
            formatter.write_dl(_tidied(self.get_params(ctx), ctx))


app = typer.Typer(
    name="reframe",
    cls=_Group,
    help=EXAMPLES,
    epilog="Exit codes: 0 done, 1 findings (check), 2 error, 3 declined for care (rewrite), 130 Ctrl-C, 141 closed pipe.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
library = typer.Typer(help="Look at the phrases, try them, and write your own.", rich_markup_mode=None)
app.add_typer(library, name="phrases")
# Bare decorators would each have to name the class.
command, of_phrases = partial(app.command, cls=_Command), partial(library.command, cls=_Command)


def _completes(known: tuple[str, ...]) -> Callable[[str], list[str]]:
    return lambda incomplete: [name for name in known if name.startswith(incomplete)]


_KINDS, _MOVES = _completes(KINDS), _completes(MOVES)
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="KIND", help="Find only this kind.", autocompletion=_KINDS)
]
Skip = Annotated[
    list[str] | None, typer.Option("--skip", metavar="KIND", help="Leave this kind.", autocompletion=_KINDS)
]
Move = Annotated[str, typer.Option("--move", metavar="MOVE", help="Prefer this move.", autocompletion=_MOVES)]
Level = Annotated[int | None, typer.Option("--level", min=1, max=5, show_default=False, metavar="1-5", help="Find only what weighs at least this much.")]
Voice = Annotated[
    str,
    typer.Option(
        "--voice",
        metavar="|".join(REGISTERS),
        help="Write in this voice instead of yours.",
        autocompletion=_completes(REGISTERS),
    ),
]
Libraries = Annotated[
    list[str] | None, typer.Option("--library", metavar="DIR", help="Add your own topics from a folder.")
]
Form = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMS), help="How to print.", autocompletion=_completes(FORMS))
]
Each = Annotated[
    str,
    typer.Option(
        "--each",
        metavar="|".join(EACH),
        help="What one draft is: all of the text, or each line or paragraph of it.",
        autocompletion=_completes(EACH),
    ),
]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="How files are written; else UTF-8.")]
Colour = Annotated[bool, typer.Option("--no-color", help="Print without colour.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what was found.")]
Region = Annotated[
    str, typer.Option("--region", metavar="CODE", help="Name the help lines of a country in care notes, as GB.")
]
QuietNotes = Annotated[bool, typer.Option("--quiet-notes", help="Show no care note; the exit code is 3 where there is one.")]
Copy = Annotated[bool, typer.Option("--copy", help="Leave with the message on the clipboard, not on stdout.")]
Plain = Annotated[bool, typer.Option("--plain", help="Question and answer, line by line, as for a screen reader.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, show_default=False, metavar="N", help="Processes; else as many as the text is worth.")
]
Brief = Annotated[bool, typer.Option("--brief", help="A line per finding.")]


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    # Answered before typer is imported; it stands here for the help.
    return None


@command(DRAFT, hidden=True)
def _draft(
    words: Annotated[list[str] | None, typer.Argument(metavar="[MESSAGE]", hidden=True)] = None,
    only: Only = None,
    skip: Skip = None,
    move: Move = "",
    level: Level = None,
    voice: Voice = "",
    libraries: Libraries = None,
    form: Form = "text",
    each: Each = "draft",
    encoding: Encoding = "",
    no_color: Colour = False,
    quiet: Quiet = False,
    brief: Brief = False,
    region: Region = "",
    quiet_notes: QuietNotes = False,
    copy: Copy = False,
    line_by_line: Plain = False,
) -> Task:
    given = Options(
        names(only), names(skip), move, level or 0, voice, tuple(libraries or ()), form, each, encoding, not no_color, quiet, brief, region, quiet_notes
    )
    return partial(report.run, _one_draft(words or []), checked(given), copy=copy, line_by_line=line_by_line)


def _one_draft(words: list[str]) -> str | None:
    """The draft, None without one. Raises SettingsError for more than one."""
    if len(words) < 2:
        return words[0] if words else None
    if words[0] in COMMANDS:
        raise SettingsError(f"the command “{words[0]}” comes first", todo=f"write reframe {words[0]} … [OPTIONS]")
    if " " not in words[0] and any(" " in word for word in words[1:]):
        raise SettingsError(f"there is no command “{words[0]}”", todo="see reframe --help")
    raise SettingsError("a message is one argument", todo=f'put it in quotes, as in reframe "{words[0]} …"')


@command("check", short_help="Check files as a linter does.")
def _check(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", help="Files to check, or folders of texts; - is the pipe.")] = None,
    only: Only = None,
    skip: Skip = None,
    move: Move = "",
    level: Level = None,
    voice: Voice = "",
    libraries: Libraries = None,
    form: Form = "text",
    each: Each = "draft",
    encoding: Encoding = "",
    no_color: Colour = False,
    quiet: Quiet = False,
    region: Region = "",
    quiet_notes: QuietNotes = False,
    workers: Jobs = 0,
) -> Task:
    """Check files as a linter does: a line for each finding, file:line:column. Exit code 1 when there are any."""
    given = Options(
        names(only), names(skip), move, level or 0, voice, tuple(libraries or ()), form, each, encoding, not no_color, quiet, False, region, quiet_notes
    )
    return partial(check.run, files or [], checked(given), workers)


@command("rewrite", short_help="Print a draft as it could be sent.")
def _rewrite(
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False, help="The draft; without it, the pipe.")] = NOWHERE,
    diff: Annotated[bool, typer.Option("--diff", help="Show what changes, word by word.")] = False,
    why: Annotated[bool, typer.Option("--explain", help="Name the move of each change, and why.")] = False,
    target: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; never the draft itself.")
    ] = "",
    choose: Annotated[bool, typer.Option("--choose", help="Decide on one finding after another.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file of --output.")] = False,
    only: Only = None,
    skip: Skip = None,
    move: Move = "",
    level: Level = None,
    voice: Voice = "",
    libraries: Libraries = None,
    each: Each = "draft",
    encoding: Encoding = "",
    no_color: Colour = False,
    quiet: Quiet = False,
    region: Region = "",
    quiet_notes: QuietNotes = False,
) -> Task:
    """Print the message as it could be sent, and nothing else. Exit code 3 when it is better left as it is."""
    given = Options(
        names(only), names(skip), move, level or 0, voice, tuple(libraries or ()), "text", each, encoding, not no_color, quiet, False, region, quiet_notes
    )
    if choose and diff:
        raise SettingsError("--choose and --diff together", todo="leave out one of them")
    if diff and target:
        raise SettingsError("--diff and --output together", todo="--output takes the message; leave out one of them")
    return partial(rewrite.run, rewrite.Rewriting(file, diff, why, target, force, choose), checked(given))


@command("reply", short_help="Answer a line you received.")
def _reply(
    line: Annotated[str | None, typer.Argument(metavar="LINE", help="The line; without it, the pipe.")] = None,
    libraries: Libraries = None,
    encoding: Encoding = "",
    no_color: Colour = False,
    quiet: Quiet = False,
    region: Region = "",
    quiet_notes: QuietNotes = False,
) -> Task:
    """Say what may stand behind a line you received, and what you could answer."""
    given = Options(
        libraries=tuple(libraries or ()), encoding=encoding, color=not no_color, quiet=quiet, region=region, quiet_notes=quiet_notes
    )
    return partial(reply.run, line, checked(given))


@command("explain", short_help="Explain why something is flagged.")
def _explain(
    name: Annotated[str | None, typer.Argument(metavar="ID|KIND|MOVE", help="What to explain.")] = None,
    libraries: Libraries = None,
    no_color: Colour = False,
) -> Task:
    """Explain why something is flagged: an entry by the id in the report, a kind of accusation, or a move."""
    return partial(explain.run, name, Options(libraries=tuple(libraries or ()), color=not no_color))


@command("compose", short_help="Write a message here, with help as you type.")
def _compose(
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False, help="A draft to begin with; it is not changed.")] = "",
    copy: Copy = False,
    line_by_line: Plain = False,
    only: Only = None,
    skip: Skip = None,
    move: Move = "",
    level: Level = None,
    voice: Voice = "",
    libraries: Libraries = None,
    encoding: Encoding = "",
    no_color: Colour = False,
    region: Region = "",
    quiet_notes: QuietNotes = False,
) -> Task:
    """Write a message and see what may be heard as an accusation; leave with it on stdout.

    \b
    Tab, Shift-Tab     take an invitation, the next, the one before
    Ctrl-Z, Ctrl-Y     undo, redo
    F1 or Alt-1        why, and all invitations
    F2 or Alt-2        the whole message rewritten
    F3 or Alt-3        to the next opener
    PageUp, PageDown   scroll what does not fit
    Alt-Enter, Ctrl-D  finish
    Ctrl-C             leave with nothing
    """
    given = Options(
        names(only), names(skip), move, level or 0, voice, tuple(libraries or ()), encoding=encoding, color=not no_color,
        region=region, quiet_notes=quiet_notes,
    )
    return partial(compose.run, compose.Composing(file, copy, line_by_line), checked(given))


@command("practice", short_help="Put accusations another way, for practice.")
def _practice(
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Only this kind.", autocompletion=_KINDS)] = "",
    count: Annotated[int, typer.Option("-n", min=1, help="How many.")] = 5,
    libraries: Libraries = None,
    no_color: Colour = False,
) -> Task:
    """Put accusations another way, one after another, and see what may still be heard. Nothing is kept."""
    given = Options(names([kind]), libraries=tuple(libraries or ()), color=not no_color)
    return partial(practice.run, kind, count, checked(given)._replace(only=()))


@command("config", short_help="Show your settings; allow words that are fine.")
def _config(
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False, help="The draft in question; else any here.")] = "",
    allow: Annotated[list[str] | None, typer.Option("--allow", metavar="WORDS", help="Never flag these words again; may be repeated.")] = None,
    no_color: Colour = False,
) -> Task:
    """Show the settings in force, and where they are written; allow words that are fine.

    Settings stand in reframe.toml, or [tool.reframe] of a pyproject.toml, in the folder of a draft or above it; your
    own in reframe.toml of the configuration folder. --allow writes to those of the draft that is named, else to your
    own.

    \b
      allow = ["you always make me laugh"]   words that are fine, however they are spelt
      skip = ["should"], only = ["blame"]    kinds to leave, or to find alone
      level = 2                              the lowest weight that is said, 1 to 5
      voice, move, region, quiet-notes       as the options of these names
      library = ["phrases"]                  folders of your own topics

    One line of a file is left alone by a comment on it: <!-- reframe: keep --> or, at its end, # reframe: keep
    """
    return partial(config.run, file, tuple(allow or ()), Options(color=not no_color))


Id = Annotated[str, typer.Argument(metavar="ID", help="The entry.")]


@of_phrases("list")
def _list(only: Only = None, skip: Skip = None, libraries: Libraries = None, no_color: Colour = False) -> Task:
    """List the entries by kind: id, and what each finds."""
    given = Options(names(only), names(skip), libraries=tuple(libraries or ()), color=not no_color)
    return partial(phrases.list_entries, checked(given))


@of_phrases("show")
def _show(name: Id, libraries: Libraries = None) -> Task:
    """Show an entry as it is written."""
    return partial(phrases.show, name, Options(libraries=tuple(libraries or ())))


@of_phrases("search")
def _search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="All of them must be there.")],
    only: Only = None,
    skip: Skip = None,
    libraries: Libraries = None,
    no_color: Colour = False,
) -> Task:
    """Find the entries that hold all these words."""
    given = Options(names(only), names(skip), libraries=tuple(libraries or ()), color=not no_color)
    return partial(phrases.search, words, checked(given))


@of_phrases("check")
def _check_phrases(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Topic files or folders; else all.")] = None,
    libraries: Libraries = None,
    quiet: Quiet = False,
) -> Task:
    """Check entries, and say of each fault what to write instead."""
    return partial(phrases.check, paths or [], Options(libraries=tuple(libraries or ()), quiet=quiet))


@of_phrases("sample")
def _sample(
    name: Id,
    count: Annotated[int | None, typer.Option("-n", min=1, help="At most so many.")] = None,
    libraries: Libraries = None,
) -> Task:
    """Print drafts that an entry is meant for."""
    return partial(phrases.sample, name, count, Options(libraries=tuple(libraries or ())))


@of_phrases("try")
def _try(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE")], libraries: Libraries = None, no_color: Colour = False
) -> Task:
    """Say which openers match a sentence, and what holds others back."""
    return partial(phrases.try_sentence, sentence, Options(libraries=tuple(libraries or ()), color=not no_color))


@of_phrases("new")
def _new(
    name: Annotated[str, typer.Argument(metavar="ID", help="A name for the entry, such as late-again.")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Its kind.", autocompletion=_KINDS)] = "absolute",
    target: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write to a new file.")] = "",
) -> Task:
    """Print a topic of your own to fill in."""
    return partial(phrases.new, name, kind, target, Options())


def _misused(error: Any) -> SettingsError:
    """What typer says of words that have no meaning, with the nearest that has one."""
    message = getattr(error, "format_message", error.__str__)().strip().rstrip(".")
    ctx: Any = getattr(error, "ctx", None)
    path = ctx.command_path.removesuffix(f" {DRAFT}") if ctx else "reframe"
    known: Iterable[str] = ()
    if option := getattr(error, "option_name", "") if message.startswith("No such option") else "":
        message, known = f"there is no option “{option}”", [name for param in ctx.command.params for name in param.opts]
    elif there := re.match(r"No such command ['\"](.*?)['\"]", message):
        message, known = f"there is no command “{path} {there[1]}”", ctx.command.list_commands(ctx)
        option = there[1]
    near = nearest(option, known) if option else ""
    return SettingsError(message, todo=f"did you mean “{near}”?" if near else f"see {path} --help")


def parse(arguments: list[str]) -> Task:
    """What the arguments ask for. Raises SettingsError where they have no meaning. Help is printed here."""
    command = typer.main.get_command(app)
    if arguments == ["phrases"]:
        arguments = ["phrases", "--help"]
    try:
        result = command.main(arguments, prog_name="reframe", standalone_mode=False)
    except UsageError as error:
        raise _misused(error) from None
    return result if callable(result) else lambda: int(result or 0)
