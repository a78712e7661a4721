"""What the options of the command line say, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..errors import SettingsError
from ..library.schema import KINDS, MOVES, REGISTERS

FORMS = ("text", "json", "jsonl", "sarif", "github")
EACH = ("draft", "line", "paragraph")


class Options(NamedTuple):
    """The options that commands share, with what holds when none is given."""

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    move: str = ""
    level: int = 0  # not said; 1 is the lowest there is
    voice: str = ""
    libraries: tuple[str, ...] = ()
    form: str = "text"
    each: str = "draft"
    encoding: str = ""
    color: bool = True
    quiet: bool = False
    brief: bool = False
    region: str = ""
    quiet_notes: bool = False
    allow: tuple[str, ...] = ()


def checked(options: Options) -> Options:
    """The options, when every name in them has a meaning. Raises SettingsError, naming the nearest that has one."""
    for kind in (*options.only, *options.skip):
        _known("kind", kind, KINDS)
    for what, name, known in (
        ("move", options.move, MOVES),
        ("voice", options.voice, REGISTERS),
        ("format", options.form, FORMS),
        ("way to divide (--each)", options.each, EACH),
    ):
        if name:
            _known(what, name, known)
    if options.region:
        from ..settings import REGIONS

        _known("region", options.region, REGIONS)
    return options


def names(given: Iterable[str] | None) -> tuple[str, ...]:
    """The names of a repeated option, which may also stand together: --only blame,should."""
    return tuple(name.strip() for text in given or () for name in text.split(",") if name.strip())


def _known(what: str, name: str, known: tuple[str, ...]) -> None:
    if name in known:
        return
    from .nearest import nearest

    near = nearest(name, known)
    todo = f"did you mean “{near}”?" if near else f"use one of {', '.join(known)}"
    raise SettingsError(f"there is no {what} “{name}”", todo=todo)
