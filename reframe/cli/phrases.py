"""`reframe phrases …`: look at the library, and write for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..errors import InputError, SettingsError
from ..library.model import Entry, Library
from ..library.places import user_phrases
from ..library.schema import KINDS
from ..render import phrases as page
from . import checking, inputs, output
from .explain import unknown
from .nearest import nearest
from .options import Options

FINE, NONE = 0, 1


def list_entries(options: Options) -> int:
    """A row per entry, of the kinds asked for. Returns 0, or 1 when there is none."""
    library = checking.reframer(options).library
    return _listed([entry for entry in library.entries if _wanted(entry, options)], options)


def show(name: str, options: Options) -> int:
    """An entry as it is written. Returns 0."""
    output.put(page.source(_entry(name, checking.reframer(options).library)))
    return FINE


def search(words: Sequence[str], options: Options) -> int:
    """The entries that hold all the words somewhere. Returns 0, or 1 when none does."""
    wanted = [word.casefold() for text in words for word in text.split()]
    entries = checking.reframer(options).library.entries
    found = [e for e in entries if _wanted(e, options) and all(word in _text(e) for word in wanted)]
    return _listed(found, options)


def sample(name: str, count: int | None, options: Options) -> int:
    """Drafts that an entry's openers are meant for. Returns 0."""
    from ..library.sample import samples

    library = checking.reframer(options).library
    entry = _entry(name, library)
    drafts = dict.fromkeys(draft for opener in entry.openers for draft in samples(opener, library.lists))
    output.put("".join(f"{draft}\n" for draft in list(drafts)[:count]))
    return FINE


def try_sentence(sentence: str, options: Options) -> int:
    """Which openers match a sentence, and what holds each back. Returns 0, or 1 when none fires."""
    for draft in inputs.from_argument(sentence):
        reframer = checking.reframer(options)
        matches, report = reframer.matches(draft.text), reframer.check(draft.text)
        if not matches:
            output.note("No opener matches.")
        output.page(page.tried_rows(matches, report, output.width()), options)
        if report.findings:
            return FINE
    return NONE


def check(paths: Sequence[str], options: Options) -> int:
    """The contract of every entry, or of those in some files. Prints every failure at once; returns 0, or 1 for any."""
    from ..library import load
    from ..library.contract import check_care, check_library
    from ..reframer import Reframer

    for path in paths:
        if not os.path.exists(path):
            raise InputError("there is no such file", path, "name a topic file or a folder of them")
    own = [*map(Path, options.libraries), *(Path(path) for path in paths if not _is_built_in(path))]
    library, faults = load.read_library(own)
    # The excerpt, with its caret, is for those who write phrases; everyone else gets one line.
    failures = [f"{fault}\n{fault.excerpt}".rstrip() for fault in faults if _within(fault.where, paths)]
    failures += library.warnings
    reframer = Reframer(library)
    failures += check_library(_narrowed(library, paths), reframer)
    if not paths:
        failures += check_care(library, reframer)
    output.put("".join(f"{failure}\n" for failure in failures))
    if not failures and not options.quiet:
        output.note("Every entry keeps the contract.")
    return NONE if failures else FINE


def new(name: str, kind: str, target: str, options: Options) -> int:
    """A topic to fill in, on stdout or in a new file. Returns 0."""
    if kind not in KINDS:
        near = nearest(kind, KINDS)
        raise SettingsError(f"there is no kind “{kind}”", todo=f"did you mean “{near}”?" if near else f"use one of {', '.join(KINDS)}")
    folder = user_phrases() or "your configuration folder"
    text = page.SKELETON.format(kind=kind, id="-".join(name.casefold().split()), folder=folder)
    if not target:
        output.put(text)
        return FINE
    try:
        with open(target, "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise InputError("this file exists already", target, "name another") from None
    except OSError as error:
        raise InputError(f"it cannot be written ({error.strerror})", target) from None
    return FINE


def _listed(entries: Sequence[Entry], options: Options) -> int:
    output.page(page.list_rows(entries, output.width()), options)
    if not entries and not options.quiet:
        output.note("No entry is like that.")
    return FINE if entries else NONE


def _wanted(entry: Entry, options: Options) -> bool:
    return entry.kind not in options.skip and (not options.only or entry.kind in options.only)


def _text(entry: Entry) -> str:
    said = [invitation.say for invitation in entry.invitations]
    drafts = [example.draft for example in entry.examples]
    return "\n".join((entry.id, entry.topic, entry.why, *entry.openers, *entry.hears, *said, *drafts)).casefold()


def _entry(name: str, library: Library) -> Entry:
    for entry in library.entries:
        if entry.id == name:
            return entry
    raise unknown(name, name, library)


def _is_built_in(path: str) -> bool:
    from ..library.places import find_phrases

    return Path(path).resolve().is_relative_to(find_phrases().resolve())


def _narrowed(library: Library, paths: Sequence[str]) -> Library:
    return library._replace(entries=tuple(entry for entry in library.entries if _within(entry.where, paths)))


def _within(where: str, paths: Sequence[str]) -> bool:
    """Whether a place (path:line…) lies in one of the files or folders; without any, everything does."""
    resolved = [str(Path(path).resolve()) for path in paths]
    return not paths or any(os.path.abspath(where).startswith((f"{one}:", f"{one}{os.sep}")) for one in resolved)
