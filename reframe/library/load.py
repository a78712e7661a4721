"""YAML files → Library: every key known, every template parsed, every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ..errors import PhraseError
from . import places, schema, template, yamlfile
from .model import CareClass, Entry, Example, Invitation, Kind, Library, Move, Reply, Words
from .yamlfile import Mapping, Node, Scalar, fault, integer, listing, mapping, nearest, string, strings

T = TypeVar("T")

_ENTRY_KEYS = (
    "id", "openers", "hears", "why", "invitations", "severity", "when", "unless", "examples", "leaves", "misses",
    "kind", "source", "override",
)
_ACTIONS = ("keep", "withhold", "ask")
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_VERB_GAPS = frozenset(("do", "doing", "done"))
MOST_NESTED = 20
_TEXT_MAPS = ("needs", "polarity")
_LIST_MAPS = ("traits", "labels", "faux")


@dataclass(frozen=True, slots=True)
class Known:
    """What templates and invitations may refer to. `needs` is None when words.yaml could not be read."""

    lists: dict[str, tuple[str, ...]]
    needs: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Draught:
    """An entry as read, before it is known whether its id is free."""

    entry: Entry
    override: bool
    id: Scalar


def load_library(folders: Sequence[Path] = (), *, user: Path | None = None) -> Library:
    """The built-in library with the user's topics.

    folders: further folders (or single topic files), as given with --library. user: the user's own folder in place
    of the one in the configuration folder; one that does not exist counts as empty.
    Raises PhraseError for the first fault of the built-in library and for a folder of `folders` that is missing.
    A user topic with a fault is left out and named in `warnings`.
    """
    library, faults = read_library(places.extra_places(folders, user))
    if faults:
        raise faults[0]
    return library


def read_library(extra: Sequence[Path] = ()) -> tuple[Library, list[PhraseError]]:
    """The library without what is faulty, and every fault of its built-in part, one per entry or file.

    extra: folders or files of the user's; their faults become warnings.
    """
    phrases = places.find_phrases()
    faults: list[PhraseError] = []
    lists = _try(faults, read_lists, phrases / "lists.yaml") or {}
    words = _try(faults, read_words, phrases / "words.yaml")
    known = Known(lists, frozenset(words.needs) if words else None)
    entries: dict[str, Entry] = {}
    for path in sorted((phrases / "en").glob("*.yaml")):
        draughts, wrong = read_topic(path, known)
        faults += [*wrong, *_shelve(draughts, entries)]
    care, care_lists = _try(faults, read_care, phrases / "care.yaml", lists) or ((), {})
    replies = phrases / "replies.yaml"
    library = Library(
        lists=lists,
        words=words or Words(),
        care=care,
        care_lists=care_lists,
        replies=(_try(faults, read_replies, replies, known) or ()) if replies.exists() else (),
        kinds=_try(faults, read_kinds, phrases / "kinds.yaml") or (),
        moves=_try(faults, read_moves, phrases / "moves.yaml") or (),
        lookalikes=_lines(phrases / places.LOOKALIKES),
        weights=_lines(phrases / places.WEIGHTS),
        care_weights=_lines(phrases / places.CARE_WEIGHTS),
        # Before `entries`: it is what adds the user's topics to them.
        warnings=tuple(warning for place in extra for warning in _add_place(place, known, entries)),
        entries=tuple(entries.values()),
    )
    return library, faults


def _lines(path: Path) -> tuple[str, ...]:
    """The lines of a plain list, none where it is missing: such a list is generated, and only sharpens what is done without it."""
    return tuple(path.read_text(encoding="utf-8").split()) if path.is_file() else ()


def _try(faults: list[PhraseError], read: Callable[..., T], *given: object) -> T | None:
    try:
        return read(*given)
    except PhraseError as error:
        faults.append(error)
        return None


def _warning(error: PhraseError, more: str = "") -> str:
    """A fault in a topic of the user's: its first line says it, the excerpt below is for those who mend it."""
    return f"{error}{more}\n{error.excerpt}".rstrip()


def _add_place(place: Path, known: Known, entries: dict[str, Entry]) -> Iterator[str]:
    """Adds the user's topics and lists to `known.lists` and `entries`, a whole file or none of it; yields warnings."""
    faults: list[PhraseError] = []
    if (own := place / "lists.yaml").is_file():
        _try(faults, _add_lists, own, known)
        yield from (_warning(error) for error in faults)
    for name in places.SHARED_FILES:
        if (place / name).is_file():
            yield f"{place / name}: not used; a folder of your own holds topics and lists.yaml"
    for path in places.topic_files(place):
        draughts, wrong = read_topic(path, known)
        trial = dict(entries)
        theirs = (replace(draught, entry=draught.entry._replace(own=True)) for draught in draughts)
        if wrong := wrong or _shelve(theirs, trial):
            more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
            yield _warning(wrong[0], more)
        else:
            entries.update(trial)


def _add_lists(path: Path, known: Known) -> None:
    new = read_lists(path)
    for name in new:
        if name in known.lists:
            raise PhraseError(f"the list <{name}> exists already", str(path), "give it another name")
    known.lists.update(new)


def _shelve(draughts: Iterable[Draught], entries: dict[str, Entry]) -> list[PhraseError]:
    faults: list[PhraseError] = []
    for draught in draughts:
        _try(faults, _put, draught, entries)
    return faults


def _put(draught: Draught, entries: dict[str, Entry]) -> None:
    # An override takes the place of the entry it replaces, so that file order, which settles overlaps, stays.
    name = draught.entry.id
    if draught.override and name not in entries:
        fault(f"override: there is no entry “{name}”", draught.id.place, nearest(name, entries))
    if not draught.override and name in entries:
        todo = f"it is already at {entries[name].where}; give another id, or add override: true in a topic of your own"
        fault(f"the id “{name}” a second time", draught.id.place, todo)
    entries[name] = draught.entry


def read_topic(path: Path, known: Known) -> tuple[list[Draught], list[PhraseError]]:
    """The entries of a topic file that can be used, and the faults of the others, one each."""
    faults: list[PhraseError] = []
    top = _try(faults, _topic_top, path)
    if top is None:
        return [], faults
    read = (_try(faults, _entry, node, top, path, known) for node in listing(top.items["entries"]))
    return [draught for draught in read if draught], faults


def _topic_top(path: Path) -> Mapping:
    top = mapping(yamlfile.read(path), ("topic", "kind", "source", "entries"), ("topic", "entries"))
    string(top.items["topic"])
    listing(top.items["entries"])
    return top


def _entry(node: Node, top: Mapping, path: Path, known: Known) -> Draught:
    item = mapping(node, _ENTRY_KEYS, ("id", "openers", "hears", "why", "invitations"))
    openers = _some(item, "openers")
    captured = [_convertible(template.gaps(_tree(opener, known.lists))) for opener in openers]
    identity = item.items["id"]
    entry = Entry(
        id=_identity(identity),
        kind=_kind(item, top),
        topic=string(top.items["topic"]),
        openers=tuple(string(opener) for opener in openers),
        hears=tuple(string(line) for line in _some(item, "hears")),
        why=string(item.items["why"]),
        invitations=tuple(_invitation(one, captured, known) for one in _some(item, "invitations")),
        severity=_severity(item),
        when=_choice(item, "when", schema.WHEN),
        unless=tuple(_template(one, known.lists) for one in _optional(item, "unless")),
        examples=tuple(_example(one) for one in _optional(item, "examples")),
        leaves=tuple(string(one) for one in _optional(item, "leaves")),
        misses=tuple(string(one) for one in _optional(item, "misses")),
        source=_text(item, "source") or _text(top, "source"),
        where=f"{path}:{item.place.line}",
    )
    override = "override" in item.items and yamlfile.boolean(item.items["override"])
    return Draught(entry, override, _scalar(identity))


def _scalar(node: Node) -> Scalar:
    string(node)
    assert isinstance(node, Scalar)
    return node


def _identity(node: Node) -> str:
    name = string(node)
    if not _KEBAB.fullmatch(name):
        fault(f"the id “{name}” is not kebab-case", node.place, "use lower-case letters, digits and hyphens")
    return name


def _some(item: Mapping, key: str) -> tuple[Node, ...]:
    """A list that must not be empty."""
    nodes = listing(item.items[key])
    return nodes or fault(f"“{key}” is empty", item.items[key].place, "write at least one")


def _optional(item: Mapping, key: str) -> tuple[Node, ...]:
    return listing(item.items[key]) if key in item.items else ()


def _text(item: Mapping, key: str) -> str:
    return string(item.items[key]) if key in item.items else ""


def _choice(item: Mapping, key: str, known: Iterable[str]) -> str:
    value = _text(item, key)
    if value and value not in known:
        fault(f"there is no {key} “{value}”", item.items[key].place, nearest(value, known))
    return value


def _kind(item: Mapping, top: Mapping) -> str:
    kind = _choice(item, "kind", schema.KINDS) or _choice(top, "kind", schema.KINDS)
    return kind or fault("“kind” is missing", item.place, "add kind: to the entry or to the topic")


def _severity(item: Mapping) -> int:
    if "severity" not in item.items:
        return 3
    value = integer(item.items["severity"])
    return value if 1 <= value <= 5 else fault(f"severity {value}", item.items["severity"].place, "use 1 to 5")


def _example(node: Node) -> Example:
    item = mapping(node, ("draft", "finds", "becomes"), ("draft", "finds", "becomes"))
    return Example(*(string(item.items[key]) for key in ("draft", "finds", "becomes")))


def _invitation(node: Node, captured: Sequence[frozenset[str]], known: Known) -> Invitation:
    item = mapping(node, ("say", "move", "only", "register"), ("say", "move"))
    say = item.items["say"]
    _check_gaps(say, _tree(say, known.lists), captured)
    conditions = (*schema.CONDITIONS, *sorted(known.needs)) if known.needs is not None else None
    return Invitation(
        say=string(say),
        move=_choice(item, "move", schema.MOVES),
        only=_choice(item, "only", conditions) if conditions else _text(item, "only"),
        register=_choice(item, "register", schema.REGISTERS),
    )


def _check_gaps(say: Node, tree: template.Sequence, captured: Sequence[frozenset[str]]) -> None:
    """A gap of an invitation must be captured by every opener; inside [ ], by one of them."""
    every, some = frozenset.intersection(*captured), frozenset.union(*captured)
    needed = template.gaps(tuple(part for part in tree if not isinstance(part, template.Optional)))
    for name in sorted(template.gaps(tree) - some):
        fault(f"{{{name}}} is captured by no opener", say.place, "use a gap of the openers")
    for name in sorted(needed - every):
        todo = "put it in [ ], or move that opener to an entry of its own"
        fault(f"{{{name}}} is not captured by every opener", say.place, todo)


def _convertible(names: frozenset[str]) -> frozenset[str]:
    # {do}, {doing} and {done} are forms of one verb phrase: any of them can be made from any other.
    return names | _VERB_GAPS if names & _VERB_GAPS else names


def _template(node: Node, lists: dict[str, tuple[str, ...]]) -> str:
    _tree(node, lists)
    return string(node)


def _tree(node: Node, lists: dict[str, tuple[str, ...]]) -> template.Sequence:
    """The tree of a template whose lists exist and which does not unfold into too much. Raises PhraseError."""
    text = string(node)
    if text.count("(") + text.count("[") > MOST_NESTED and _depth(text) > MOST_NESTED:
        fault(f"brackets nested deeper than {MOST_NESTED}", node.place, "write the alternatives out")
    tree = template.parse(text, str(node.place))
    for name in sorted(template.lists(tree)) if "<" in text else ():
        if name not in lists:
            fault(f"there is no list <{name}>", node.place, nearest(name, lists))
    return tree


def _depth(text: str) -> int:
    """How deep brackets nest, counted before the parser, which is recursive, sees them."""
    deepest = depth = 0
    for character in text:
        depth += (character in "([") - (character in ")]")
        deepest = max(deepest, depth)
    return deepest


def read_lists(path: Path) -> dict[str, tuple[str, ...]]:
    """The named lists of a lists.yaml. Raises PhraseError."""
    top = mapping(yamlfile.read(path), ("lists",), ("lists",))
    return _lists(top.items["lists"])


def _lists(node: Node) -> dict[str, tuple[str, ...]]:
    return {name: tuple(_plain(one) for one in _items(name, items)) for name, items in mapping(node).items.items()}


def _items(name: str, node: Node) -> tuple[Node, ...]:
    return listing(node) or fault(f"the list <{name}> is empty", node.place, "write at least one alternative")


def _plain(node: Node) -> str:
    text = string(node)
    if mark := re.search(r"[()\[\]{}<>|]", text):
        fault(f"“{mark.group()}” in a list", node.place, "write each alternative out; lists hold plain words")
    return text


def read_words(path: Path) -> Words:
    """The word lists of words.yaml. Raises PhraseError."""
    names = Words._fields
    top = mapping(yamlfile.read(path), names, names)
    needs = mapping(top.items["needs"]).items
    texts = {name: _text_map(top.items[name]) for name in _TEXT_MAPS}
    maps = {name: _list_map(top.items[name], needs) for name in _LIST_MAPS}
    plain = {name: strings(top.items[name]) for name in names if name not in (*_TEXT_MAPS, *_LIST_MAPS)}
    return Words(**texts, **maps, **plain)  # type: ignore[arg-type]  # the names decide the types, see model.Words


def _text_map(node: Node) -> dict[str, str]:
    return {key: string(value, empty=True) for key, value in mapping(node).items.items()}


def _list_map(node: Node, needs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {key: strings(value) for key, value in mapping(node, needs).items.items()}


def read_care(
    path: Path, named: dict[str, tuple[str, ...]]
) -> tuple[tuple[CareClass, ...], dict[str, tuple[str, ...]]]:
    """The classes of care.yaml and its own lists; `named` are those of lists.yaml. Raises PhraseError."""
    top = mapping(yamlfile.read(path), ("lists", "classes"), ("classes",))
    own = _lists(top.items["lists"]) if "lists" in top.items else {}
    return tuple(_care_class(node, {**named, **own}) for node in _some(top, "classes")), own


def _care_class(node: Node, lists: dict[str, tuple[str, ...]]) -> CareClass:
    keys = ("id", "action", "note", "patterns", "unless", "examples", "leaves", "together")
    item = mapping(node, keys, keys[:4])
    return CareClass(
        id=_identity(item.items["id"]),
        action=_choice(item, "action", _ACTIONS),
        note=string(item.items["note"]),
        patterns=tuple(_template(one, lists) for one in _some(item, "patterns")),
        unless=tuple(_template(one, lists) for one in _optional(item, "unless")),
        examples=tuple(string(one) for one in _optional(item, "examples")),
        leaves=tuple(string(one) for one in _optional(item, "leaves")),
        together=tuple(_row(one, lists) for one in _optional(item, "together")),
    )


def _row(node: Node, lists: dict[str, tuple[str, ...]]) -> str:
    """“one & another & !a third”: templates that have to be near each other, and what must be nowhere."""
    source = string(node)
    assert isinstance(node, Scalar)
    pieces = template.row(source)
    if sum(wanted for _, wanted in pieces) < 2:
        fault("fewer than two templates that go together", node.place, "write “one & another”, or make it a pattern")
    for piece, _ in pieces:
        _tree(replace(node, text=piece), lists)
    return source


def read_replies(path: Path, known: Known) -> tuple[Reply, ...]:
    """The received lines of replies.yaml. Raises PhraseError."""
    top = mapping(yamlfile.read(path), ("replies",), ("replies",))
    return tuple(_reply(node, path, known) for node in listing(top.items["replies"]))


def _reply(node: Node, path: Path, known: Known) -> Reply:
    keys = ("id", "lines", "behind", "answers", "repeats", "examples", "leaves", "source")
    item = mapping(node, keys, keys[:4])
    return Reply(
        id=_identity(item.items["id"]),
        lines=tuple(_template(one, known.lists) for one in _some(item, "lines")),
        behind=tuple(string(one) for one in _some(item, "behind")),
        answers=tuple(_answer(one) for one in _some(item, "answers")),
        repeats=tuple(string(one) for one in _optional(item, "repeats")),
        examples=tuple(string(one) for one in _optional(item, "examples")),
        leaves=tuple(string(one) for one in _optional(item, "leaves")),
        source=_text(item, "source"),
        where=f"{path}:{item.place.line}",
    )


def _answer(node: Node) -> tuple[str, str]:
    item = mapping(node, ("say", "move"), ("say", "move"))
    return string(item.items["say"]), _choice(item, "move", schema.MOVES)


def read_kinds(path: Path) -> tuple[Kind, ...]:
    """kinds.yaml: exactly the kinds of the schema. Raises PhraseError."""
    keys = ("id", "name", "what")
    return tuple(Kind(*texts) for texts in _table(path, "kinds", keys, schema.KINDS))


def read_moves(path: Path) -> tuple[Move, ...]:
    """moves.yaml: exactly the moves of the schema. Raises PhraseError."""
    keys = ("id", "name", "does", "why", "source")
    return tuple(Move(*texts) for texts in _table(path, "moves", keys, schema.MOVES))


def _table(path: Path, key: str, columns: Sequence[str], known: Sequence[str]) -> list[tuple[str, ...]]:
    top = mapping(yamlfile.read(path), (key,), (key,))
    seen: dict[str, Node] = {}
    rows: list[tuple[str, ...]] = []
    for node in listing(top.items[key]):
        item = mapping(node, columns, columns)
        name = _choice(item, "id", known)
        if name in seen:
            fault(f"“{name}” a second time", item.place, f"it is already on line {seen[name].place.line}; keep one")
        seen[name] = node
        rows.append(tuple(string(item.items[column]) for column in columns))
    if missing := [name for name in known if name not in seen]:
        fault(f"{', '.join(missing)} missing", top.items[key].place, f"add each to {key}:")
    return rows
