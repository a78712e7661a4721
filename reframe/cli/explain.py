"""`reframe explain ID|KIND|MOVE`: what stands behind a name."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import SettingsError
from ..library.model import Library
from ..render import explain as page
from ..render.page import BLANK, Row
from . import checking, output
from .options import Options


def run(name: str | None, options: Options) -> int:
    """Explains an entry, a kind or a move; without a name, lists kinds and moves. Returns 0."""
    library = checking.for_authors(options).library
    rows = page.names_rows(library, output.width()) if name is None else _explained(name, library)
    output.page(rows, options)
    return 0


def _explained(name: str, library: Library) -> Iterator[Row]:
    """Whatever bears the name; a kind and an entry may share one. Raises SettingsError when nothing does."""
    wanted = "-".join(name.casefold().split())
    limit = output.width()
    pages = [page.kind_rows(kind, library, limit) for kind in library.kinds if kind.id == wanted]
    pages += [page.move_rows(move, library, limit) for move in library.moves if move.id == wanted]
    pages += [page.entry_rows(entry, limit) for entry in library.entries if entry.id == wanted]
    if not pages:
        raise unknown(name, wanted, library)
    return _joined(pages)


def _joined(pages: list[Iterator[Row]]) -> Iterator[Row]:
    for number, rows in enumerate(pages):
        if number:
            yield BLANK
        yield from rows


def unknown(name: str, wanted: str, library: Library) -> SettingsError:
    """That nothing is called so, with the nearest name that something bears."""
    from .nearest import nearest

    known = [kind.id for kind in library.kinds] + [move.id for move in library.moves]
    is_sentence = " " in name.strip()
    near = nearest(wanted, known + [entry.id for entry in library.entries], above=75 if is_sentence else 60)
    look = f'see what is flagged in it: reframe phrases try "{name}"' if is_sentence else "look for it with reframe phrases search WORDS"
    todo = f"did you mean “{near}”?" if near else look
    return SettingsError(f"nothing here is called “{name}”", todo=todo)
