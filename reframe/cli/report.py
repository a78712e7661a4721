"""`reframe "draft"`, a piped draft, and `reframe` on a terminal: a report for the one who writes."""

from __future__ import annotations

from collections.abc import Iterator

from ..render import plain
from ..render.layout import NOTHING
from ..render.place import NOWHERE, Placed
from . import checking, inputs, output
from .inputs import Draft
from .options import Options


def run(text: str | None, options: Options) -> int:
    """Reports on a draft. Returns 0: an accusation found is no error here.

    text: the draft, "-" for the pipe, None when it is typed or piped.
    """
    if text is None and inputs.is_terminal() and options == Options():
        composed = _composed(options)
        if composed is not None:
            return composed
    reports = checking.placed(_drafts(text, options), options)
    if options.form != "text":
        checking.write(reports, options.form)
    elif options.each == "draft":
        for one in reports:
            _say(one, options)
    else:
        _say_each(reports, options)
    return 0


def _composed(options: Options) -> int | None:
    """Hands over to `composer.compose(reframer) -> str | None` where there is one; None where there is not."""
    from importlib import import_module

    try:
        compose = import_module("reframe.composer").compose
    except (ImportError, AttributeError):
        return None
    message = compose(checking.reframer(options))
    if message is not None:
        output.put_data(message.encode("utf-8", "replace"))
    return 0


def _drafts(text: str | None, options: Options) -> Iterator[Draft]:
    if text is None:
        return checking.typed_or_piped(options)
    if text == NOWHERE:
        return inputs.from_file(NOWHERE, options.encoding, options.each)
    return inputs.from_argument(text, options.each)


def _say(placed: Placed, options: Options) -> None:
    if options.quiet and not placed.speaks:
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
        if not placed.speaks:
            continue
        if not options.brief:
            output.put(f"{'' if not said else chr(10)}Line {placed.line}\n")
        _say(placed, options)
        output.flush()
        said = True
    if not said and not options.quiet:
        output.put(f"{NOTHING}\n")
