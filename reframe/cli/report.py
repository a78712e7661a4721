"""`reframe "draft"`, a piped draft, and `reframe` on a terminal: a report for the one who writes."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import SettingsError
from ..render import plain
from ..render.layout import NOTHING
from ..render.place import NOWHERE, Placed
from . import checking, inputs, output
from .inputs import Draft
from .options import Options

HUSHED = 3  # a care note that --quiet-notes left unsaid


def run(text: str | None, options: Options, *, copy: bool = False, line_by_line: bool = False) -> int:
    """Reports on a draft. Returns 0: an accusation found is no error here; 3 for a care note without words.

    text: the draft, "-" for the pipe, None when it is typed or piped. copy, line_by_line: how a message is composed.
    """
    if text is None and inputs.is_terminal() and _is_for_people(options):
        from . import compose

        if copy or line_by_line or not compose.is_dumb():
            return compose.run(compose.Composing("", copy, line_by_line), options)
        if not output.is_terminal():
            return compose.read_to_end(options)
    elif copy or line_by_line:
        raise SettingsError("--copy and --plain are for a message that is written here", todo="leave out the message, or the option")
    seen = Seen()
    reports = seen.noted(checking.placed(_drafts(text, options), options))
    if options.form != "text":
        checking.write(reports, options.form)
    elif options.each == "draft":
        for one in reports:
            _say(one, options)
    else:
        _say_each(reports, options)
    return HUSHED if seen.hushed else 0


def _is_for_people(options: Options) -> bool:
    return options.form == "text" and options.each == "draft" and not options.brief and not options.quiet


class Seen:
    """Whether a care note went by that has no words."""

    hushed = False

    def noted(self, reports: Iterator[Placed]) -> Iterator[Placed]:
        """The reports, looked at as they pass."""
        for one in reports:
            self.hushed = self.hushed or one.is_hushed
            yield one


def _drafts(text: str | None, options: Options) -> Iterator[Draft]:
    if text is None:
        return checking.typed_or_piped(options)
    if text == NOWHERE:
        return inputs.from_file(NOWHERE, options.encoding, options.each)
    return inputs.from_argument(text, options.each)


def _say(placed: Placed, options: Options) -> None:
    if placed.is_hushed or (options.quiet and not placed.speaks):
        return
    if options.brief:
        from ..render import brief

        output.put(brief.render(placed))
    elif output.is_coloured(options):
        from ..render import terminal

        output.put(terminal.render(placed, output.width()))
    else:
        output.put(plain.render(placed, output.width(), fold_message=output.is_terminal()))


def _say_each(reports: Iterator[Placed], options: Options) -> None:
    said = False
    for placed in reports:
        if not placed.speaks or placed.is_hushed:
            continue
        if not options.brief:
            output.put(f"{'' if not said else chr(10)}Line {placed.line}\n")
        _say(placed, options)
        output.flush()
        said = True
    if not said and not options.quiet:
        output.put(f"{NOTHING}\n")
