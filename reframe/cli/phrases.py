"""`reframe phrases …`: look at the library, and write for it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError, SettingsError
from ..library.model import Entry, Library
from ..library.places import extra_places, find_phrases, topic_files, user_phrases
from ..library.schema import KINDS
from ..render import phrases as page
from . import checking, contracts, heeding, inputs, output
from .explain import unknown
from .nearest import nearest
from .options import Options

FINE, NONE = 0, 1


def list_entries(options: Options) -> int:
    """A row per entry, of the kinds asked for. Returns 0, or 1 when there is none."""
    library = checking.for_authors(options).library
    return _listed([entry for entry in library.entries if _wanted(entry, options)], options)


def show(name: str, options: Options) -> int:
    """An entry as it is written. Returns 0."""
    output.put(page.source(_entry(name, checking.for_authors(options).library)))
    return FINE


def search(words: Sequence[str], options: Options) -> int:
    """The entries that hold all the words somewhere. Returns 0, or 1 when none does."""
    wanted = [word.casefold() for text in words for word in text.split()]
    entries = checking.for_authors(options).library.entries
    found = [e for e in entries if _wanted(e, options) and all(word in _text(e) for word in wanted)]
    return _listed(found, options)


def sample(name: str, count: int | None, options: Options) -> int:
    """Drafts that an entry's openers are meant for. Returns 0."""
    from ..library.sample import samples

    library = checking.for_authors(options).library
    entry = _entry(name, library)
    drafts = dict.fromkeys(draft for opener in entry.openers for draft in samples(opener, library.lists))
    output.put("".join(f"{draft}\n" for draft in list(drafts)[:count]))
    return FINE


def try_sentence(sentence: str, options: Options) -> int:
    """Which openers match a sentence, and what holds each back. Returns 0, or 1 when none fires."""
    for draft in inputs.from_argument(sentence):
        reframer = checking.for_authors(options)
        matches, report = reframer.matches(draft.text), reframer.check(draft.text)
        if not matches:
            output.note("No opener matches.")
        output.page(page.tried_rows(matches, report, output.width()), options)
        if report.findings:
            return FINE
    return NONE


def check(paths: Sequence[str], options: Options) -> int:
    """The contract of every entry, or of those in some files. Prints every failure at once; returns 0, or 1 for any."""
    for path in paths:
        if not os.path.exists(path):
            raise InputError("there is no such file", path, "name a topic file or a folder of them")
    with _uncollected():
        failures = [*_built_in_failures(paths), *_own_failures(paths, heeding.with_topics(options))]
    output.put("".join(f"{failure}\n" for failure in failures))
    if not failures and not options.quiet:
        output.note("Every entry keeps the contract.")
    return NONE if failures else FINE


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector: a library is a million objects that stay, and to look through them takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _built_in_failures(paths: Sequence[str]) -> list[str]:
    """Those of the library itself, which a topic of the user's has no part in."""
    from ..library.load import read_library  # and with it PyYAML

    if paths and not any(_is_built_in(path) for path in paths):
        return []
    library, faults = read_library()
    # The excerpt, with its caret, is for those who write phrases; everyone else gets one line.
    told = [f"{fault}\n{fault.excerpt}".rstrip() for fault in faults if _within(fault.where, paths)]
    entries = [entry for entry in library.entries if _within(entry.where, paths)]
    care = library.care if _within(f"{find_phrases() / 'care.yaml'}:", paths) else ()
    return told + contracts.failures([*entries, *care], library)


def _own_failures(paths: Sequence[str], options: Options) -> list[str]:
    """Those of the user's topics, beside the library."""
    from ..library.load import read_library

    places = _own_places(paths, options)
    if not places:
        return []
    library, _ = read_library(places)
    told = [warning for warning in library.warnings if _within(warning, paths)]
    return told + contracts.failures([entry for entry in library.entries if entry.own and _within(entry.where, paths)], library)


def _own_places(paths: Sequence[str], options: Options) -> list[Path]:
    """Where the user's topics are: in force, or in one of the paths; none of them twice."""
    named = [Path(path) for path in paths if not _is_built_in(path)]
    if paths and not named:
        return []
    kept: list[Path] = []
    seen: set[Path] = set()
    for place in extra_places([*map(Path, options.libraries), *named], None):
        files = {path.resolve() for path in topic_files(place)}
        if not files <= seen:
            kept.append(place)
        seen |= files
    return kept


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
    return Path(path).resolve().is_relative_to(find_phrases().resolve())


def _within(where: str, paths: Sequence[str]) -> bool:
    """Whether a place (path:line…) lies in one of the files or folders; without any, everything does."""
    resolved = [str(Path(path).resolve()) for path in paths]
    return not paths or any(os.path.abspath(where).startswith((f"{one}:", f"{one}{os.sep}")) for one in resolved)
