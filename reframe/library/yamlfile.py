"""Strict YAML: every value keeps its line and column, and YAML's own traps are errors rather than surprises.

A file becomes `Scalar`, `Listing` and `Mapping` values, built from the parser's events: nothing is resolved, so `no`
stays the text "no", and a nested or self-referring file is refused before it can grow.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ..errors import PhraseError

if TYPE_CHECKING:
    import yaml

MOST_BYTES = 5_000_000
MOST_DEPTH = 20

_BOOLEANS = frozenset(("yes", "no", "on", "off", "y", "n", "true", "false", "null", "~"))
_CUT = re.compile(r"[ \t]+#")
_INTEGER = re.compile(r"-?[0-9]{1,9}", re.ASCII)
# What no phrase needs: control characters (they could drive a terminal) and half characters (they cannot be written).
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file, both from 1; columns are code points."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `style` is the quotation mark, empty when there is none; `cut` says that ` #` follows."""

    text: str
    style: str
    cut: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    items: dict[str, Node]
    keys: dict[str, Scalar]
    place: Place


Node = Scalar | Listing | Mapping


def fault(what: str, place: Place | str, todo: str) -> NoReturn:
    """Raise a PhraseError at a place."""
    raise PhraseError(what, str(place), todo)


def nearest(word: str, known: Iterable[str]) -> str:
    """“did you mean …” with the nearest known word, else the whole (short) list."""
    from difflib import get_close_matches  # only a faulty file needs it

    words = sorted(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f"did you mean “{close[0]}”?"
    return "use one of " + ", ".join(words) if words else "there are none to choose from"


def read(path: Path) -> Mapping:
    """The top mapping of a YAML file.

    Raises PhraseError with `path:line:column` and what to write instead: not readable, larger than 5 MB, not UTF-8,
    not YAML, a tab, an anchor, alias or tag, a duplicate key, nested deeper than 20, not a mapping at the top.
    """
    text = _text(path)
    node = _tree(text, str(path))
    if not isinstance(node, Mapping):
        fault("the file is not a mapping", node.place, "begin with keys such as topic: and entries:")
    return node


def _text(path: Path) -> str:
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            fault("not a file", str(path), "give the path of a YAML file")
        if info.st_size > MOST_BYTES:
            fault("larger than 5 MB", str(path), "split it into several topics")
        data = path.read_bytes()
    except OSError as error:
        raise PhraseError(f"cannot be read ({error.strerror})", str(path), "check the path and its permissions") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PhraseError(f"not UTF-8 at byte {error.start}", f"{path}:{line}:1", "save the file as UTF-8") from error
    if "\t" in text:
        before = text[: text.index("\t")]
        place = Place(str(path), before.count("\n") + 1, len(before) - before.rfind("\n"))
        fault("a tab", place, "use spaces; inside a quoted string write \\t")
    return text


def _tree(text: str, path: str) -> Node:
    import yaml  # 50 ms, not paid where the cache answers

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(text, Loader=loader)
        return _Builder(path, text.splitlines()).document(iter(events))
    except yaml.MarkedYAMLError as error:
        # What is never closed is found at the end of the file; where it opened says more.
        opened = error.context_mark if "end of stream" in (error.problem or "") else None
        mark = opened or error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else path
        raise PhraseError(f"not YAML: {error.problem or error.context}", str(place), _hint(text, mark)) from error
    except yaml.YAMLError as error:
        # The reader found a character that YAML does not allow; it has a position but no mark.
        at = getattr(error, "position", 0)
        place = Place(path, text.count("\n", 0, at) + 1, 1)
        raise PhraseError("a character that YAML does not allow", str(place), "remove it or write it as \\x..") from error


def _hint(text: str, mark: yaml.Mark | None) -> str:
    """What most often stands behind a syntax error, judged from the lines up to it."""
    lines = text.splitlines()[: mark.line + 1] if mark else []
    # An escaped quotation mark counts too: this is a hint, not a parser.
    odd = [number for number, line in enumerate(lines, 1) if line.count('"') % 2]
    if odd:
        return f"close the quotation mark on line {odd[0]}, and write one inside a string as \\\" or “ ”"
    return "check the indentation and put every string in double quotes"


class _Builder:
    """Events → nodes. Recursion is bounded by MOST_DEPTH, so no file can exhaust the stack."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path, self.lines = path, lines

    def document(self, events: Iterator[yaml.Event]) -> Node:
        import yaml

        node: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                fault("a second document", self.place(event), "keep one document in a file: remove the ---")
            if isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, 1)
        return node or fault("the file is empty", f"{self.path}:1:1", "begin with topic: and entries:")

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path, 1, 1)

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        import yaml

        place = self.place(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            fault("an anchor or alias (& or *)", place, "write the value out, or quote the text")
        if tag := getattr(event, "tag", None):
            fault(f"a tag {tag}", place, "remove it; text goes in double quotes")
        if depth > MOST_DEPTH:
            fault(f"nested deeper than {MOST_DEPTH}", place, "flatten it")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing(tuple(self.items(events, depth)), place)
        return self.mapping(events, depth, place)

    def items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        import yaml

        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, events, depth + 1)

    def mapping(self, events: Iterator[yaml.Event], depth: int, place: Place) -> Mapping:
        import yaml

        items: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            if not isinstance(key, Scalar):
                fault("a key that is not a word", key.place, "write the key as plain text")
            if not key.style and key.text.lower() in _BOOLEANS:
                fault(f"the key {key.text or '(nothing)'} is a boolean to YAML", key.place, f'write "{key.text}":')
            if key.text in items:
                first = keys[key.text].place.line
                fault(f"“{key.text}” a second time", key.place, f"it is already on line {first}; keep one")
            keys[key.text] = key
            items[key.text] = self.node(next(events), events, depth + 1)
        return Mapping(items, keys, place)

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        style = event.style if event.style in ('"', "'", "|", ">") else ""
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end and end.line < len(self.lines) else ""
        text = str(event.value)
        if bad := _UNWANTED.search(text):
            fault(f"a control character (U+{ord(bad.group()):04X})", place, "remove it from the string")
        return Scalar(text, style, not style and bool(_CUT.match(rest)), place)


def string(node: Node, *, empty: bool = False) -> str:
    """The text of a double-quoted scalar. `empty`: whether "" is allowed. Raises PhraseError."""
    if not isinstance(node, Scalar):
        fault("a list or mapping where a string is due", node.place, 'write "…"')
    if node.cut:
        fault(f"the value is cut to “{node.text}” by #", node.place, "put the whole value in double quotes")
    if node.style != '"':
        _unquoted(node)
    if not empty and not node.text.strip():
        fault("an empty string", node.place, "write the text or remove the key")
    return node.text


def _unquoted(node: Scalar) -> NoReturn:
    if not node.style and not node.text:
        fault("nothing is written here", node.place, 'write "…" or remove the key')
    if not node.style and node.text.lower() in _BOOLEANS:
        fault(f"{node.text} without quotation marks is a boolean to YAML", node.place, f'write "{node.text}"')
    line = " ".join(node.text.split())
    fault(f"“{line if len(line) <= 40 else line[:39] + '…'}” is not in double quotes", node.place, 'write "…"')


def integer(node: Node) -> int:
    """A plain whole number. Raises PhraseError."""
    if isinstance(node, Scalar) and not node.style and _INTEGER.fullmatch(node.text):
        return int(node.text)
    fault("not a whole number", node.place, "write it in digits without quotation marks")


def boolean(node: Node) -> bool:
    """A plain `true` or `false`, in these spellings only. Raises PhraseError."""
    if isinstance(node, Scalar) and not node.style and node.text in ("true", "false"):
        return node.text == "true"
    fault("neither true nor false", node.place, "write true or false without quotation marks")


def listing(node: Node) -> tuple[Node, ...]:
    """The items of a list. Raises PhraseError."""
    if isinstance(node, Listing):
        return node.items
    fault("not a list", node.place, 'write ["…", "…"], or one - "…" a line')


def strings(node: Node) -> tuple[str, ...]:
    """A list of double-quoted strings. Raises PhraseError."""
    return tuple(string(item) for item in listing(node))


def mapping(node: Node, known: Iterable[str] | None = None, needed: Iterable[str] = ()) -> Mapping:
    """A mapping. known: its allowed keys, any when None. needed: keys that must be there. Raises PhraseError."""
    if not isinstance(node, Mapping):
        fault("not a mapping", node.place, "write key: value pairs")
    if known is not None:
        allowed = tuple(known)
        for name, key in node.keys.items():
            if name not in allowed:
                fault(f"unknown key “{name}”", key.place, nearest(name, allowed))
    for name in needed:
        if name not in node.items:
            fault(f"“{name}” is missing", node.place, f"add {name}:")
    return node
