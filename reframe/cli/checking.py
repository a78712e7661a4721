"""What commands on drafts share: the reframer that the options ask for, drafts with their reports, forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ..model import Report
from ..render.place import NOWHERE, Placed
from . import heeding, inputs, output
from .inputs import Draft
from .options import Options

if TYPE_CHECKING:
    from ..reframer import Reframer

Stream = Callable[[Iterable[Placed]], Iterator[str]]


def reframer(options: Options) -> Reframer:
    """The reframer for these options. Topics of the user's that cannot be used are named on stderr.

    Raises PhraseError when the library cannot be read.
    """
    from pathlib import Path

    from ..reframer import Reframer

    made = Reframer(
        only=options.only,
        skip=options.skip,
        move=options.move,
        level=options.level or 1,
        voice=options.voice,
        folders=tuple(Path(folder) for folder in options.libraries),
        allow=options.allow,
    )
    if not options.quiet:
        for warning in made.warnings:
            output.complain(f"warning: {warning.splitlines()[0]}")
    return made


def for_authors(options: Options) -> Reframer:
    """The reframer to look at the library with: of the settings, only the topics they name bear on that."""
    return reframer(heeding.with_topics(options))


def reported(
    drafts: Iterable[Draft], options: Options, reframers: dict[Options, Reframer] | None = None
) -> Iterator[tuple[Draft, Report]]:
    """The drafts with their reports, one by one; for a blank stretch of a stream an empty one.

    reframers: those made before, for who comes again; new ones are put there.
    """
    # Not before the first draft is there: what cannot be read is said at once.
    made: dict[str, Options] = {}
    reframers = {} if reframers is None else reframers
    for draft in drafts:
        if draft.path not in made:
            made[draft.path] = heeding.heeded(options, draft.path)
        there = made[draft.path]
        if there not in reframers:
            reframers[there] = reframer(there)
        yield draft, heeding.worded(reframers[there].check(draft.text), there) if draft.text else Report("")


def placed(drafts: Iterable[Draft], options: Options, reframers: dict[Options, Reframer] | None = None) -> Iterator[Placed]:
    """The reports with the places of their drafts; blank stretches of a stream are passed over."""
    for draft, report in reported(drafts, options, reframers):
        if draft.text:
            yield Placed(report, draft.path, draft.line)


def typed_or_piped(options: Options, each: str = "", what: str = "your message") -> Iterator[Draft]:
    """The draft on stdin, asked for when a person would type it. what: how it is asked for."""
    if inputs.is_terminal() and not options.quiet:
        output.prompt(f"Write {what}, then press Ctrl-D on a line of its own:")
    return inputs.from_file(NOWHERE, options.encoding, each or options.each)


def machine_form(form: str) -> Stream:
    """The writer of a form that programs read."""
    if form == "json":
        from ..render.json import stream
    elif form == "jsonl":
        from ..render.jsonl import stream
    elif form == "sarif":
        from ..render.sarif import stream
    elif form == "github":
        from ..render.github import stream
    else:
        from ..render.linter import stream
    return stream


def write(reports: Iterable[Placed], form: str) -> None:
    """Writes the reports in a form that programs read, each as soon as it is known, in UTF-8."""
    for text in machine_form(form)(reports):
        if not text:
            continue
        if output.is_terminal():
            output.put(text)
        else:
            output.put_data(text.encode("utf-8", "replace"))
        output.flush()
