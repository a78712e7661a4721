"""The five-construct language of openers and invitations: words, (a|b), [optional], {gap}, <list>.

`parse` turns a template into a tree; `expand` turns the tree into flat sequences of words and gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple, TypeAlias

from ..errors import PhraseError
from .schema import GAPS

_TOKEN = re.compile(r"\s+|[()\[\]|]|\{[^{}]*\}|<[^<>]*>|[^\s()\[\]|{}<>]+|.")
_SIGNS = frozenset("()[]|{}<>")


class Text(NamedTuple):
    """Literal text, as typed."""

    text: str


class Gap(NamedTuple):
    name: str


class ListRef(NamedTuple):
    name: str


class Choice(NamedTuple):
    options: tuple[Sequence, ...]


class Optional(NamedTuple):
    options: tuple[Sequence, ...]


Part: TypeAlias = "Text | Gap | ListRef | Choice | Optional"
Sequence: TypeAlias = tuple[Part, ...]


def _fault(what: str, todo: str, source: str, at: int) -> PhraseError:
    return PhraseError(what, f"character {at + 1}", todo, excerpt=f"    {source}\n    {' ' * at}^")


def parse(source: str, where: str = "") -> Sequence:
    """The tree of a template.

    source: the template as written. where: its place, for the message.
    Raises PhraseError with the place, a caret under the fault and what to write instead.
    """
    try:
        return _parsed(source)
    except PhraseError as fault:
        if not where:
            raise
        raise PhraseError(fault.what, f"{where} ({fault.where} of the template)", fault.todo, excerpt=fault.excerpt) from None


@lru_cache(maxsize=50_000)  # loading, compiling and checking each want the tree
def _parsed(source: str) -> Sequence:
    if not source.strip():
        raise _fault("an empty template", "write the phrase between the quotation marks", source, 0)
    return _Parser(source).whole()


class _Parser:
    """The tokens of a template, read from left to right."""

    def __init__(self, source: str) -> None:
        self._source, self._tokens, self._index = source, _TOKEN.findall(source), 0

    def whole(self) -> Sequence:
        parts = self._sequence("")
        if self._index < len(self._tokens):
            raise self._fault(f"“{self._tokens[self._index]}” closes nothing", "remove it or open it before")
        return parts

    def _fault(self, what: str, todo: str, index: int | None = None) -> PhraseError:
        """index: of the token that is at fault, the present one when None. Nothing stands between tokens."""
        return _fault(what, todo, self._source, sum(map(len, self._tokens[: self._index if index is None else index])))

    def _sequence(self, closing: str) -> Sequence:
        parts: list[Part] = []
        tokens = self._tokens
        while self._index < len(tokens):
            text = tokens[self._index]
            if text[0] not in _SIGNS:
                parts.append(_text(text))
            elif text in ("(", "["):
                options = self._options(")" if text == "(" else "]")
                parts.append(Choice(options) if text == "(" else Optional(options))
                continue
            elif text in (")", "]") or (text == "|" and closing):
                break
            elif text == "|":
                raise self._fault("“|” outside brackets", "put the alternatives in (a|b)")
            else:
                parts.append(self._reference(text))
            self._index += 1
        return tuple(parts)

    def _reference(self, text: str) -> Part:
        if text.startswith("{") and text.endswith("}") and len(text) > 1:
            name = text[1:-1]
            if name not in GAPS:
                raise self._fault(f"there is no gap {text}", f"use one of {', '.join('{' + gap + '}' for gap in GAPS)}")
            return Gap(name)
        if text.startswith("<") and text.endswith(">"):
            return ListRef(text[1:-1])
        pair = {"{": "}", "}": "{", "<": ">", ">": "<"}[text]
        raise self._fault(f"“{text}” without its “{pair}”", "write a gap as {do} and a list as <name>")

    def _options(self, closing: str) -> tuple[Sequence, ...]:
        """The alternatives of the bracket that opens here, up to behind the one that closes it."""
        opened = self._index
        options: list[Sequence] = []
        text = "|"
        while text == "|":
            self._index += 1
            options.append(self._sequence(closing))
            if all(isinstance(part, Text) and part.text.isspace() for part in options[-1]):
                raise self._fault("an empty alternative", "write the words, or use [ ] for what may be left out")
            if self._index == len(self._tokens):
                raise self._fault(f"“{self._tokens[opened]}” is never closed", f"add “{closing}”", opened)
            text = self._tokens[self._index]
        if text != closing:
            raise self._fault(f"“{text}” where “{closing}” should close", f"write “{closing}”")
        self._index += 1
        return tuple(options)


@lru_cache(maxsize=10_000)
def _text(text: str) -> Text:
    """One object for a word that stands in a thousand templates."""
    return Text(text)


def row(source: str) -> tuple[tuple[str, bool], ...]:
    """The templates of “one & another & !a third”, each with whether it has to be there (or, after “!”, must not)."""
    pieces = (piece.strip() for piece in source.split(" & "))
    return tuple((piece.removeprefix("!").strip(), not piece.startswith("!")) for piece in pieces)


def gaps(sequence: Sequence) -> frozenset[str]:
    """Names of the gaps that stand anywhere in a tree."""
    found: set[str] = set()
    for part in sequence:
        if isinstance(part, Gap):
            found.add(part.name)
        elif isinstance(part, (Choice, Optional)):
            found.update(*(gaps(option) for option in part.options))
    return frozenset(found)


def lists(sequence: Sequence) -> frozenset[str]:
    """Names of the lists that a tree refers to."""
    found: set[str] = set()
    for part in sequence:
        if isinstance(part, ListRef):
            found.add(part.name)
        elif isinstance(part, (Choice, Optional)):
            found.update(*(lists(option) for option in part.options))
    return frozenset(found)


def expand(sequence: Sequence, named: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Every flat form of a template, gaps kept as {name}, spaces single. Lists may not refer to lists.

    named: the named lists. Raises KeyError for an unknown list.
    """
    for pieces in product(*(_forms(part, named) for part in sequence)):
        yield " ".join("".join(pieces).split())


def _forms(part: Part, named: Mapping[str, tuple[str, ...]]) -> list[str]:
    if isinstance(part, Text):
        return [part.text]
    if isinstance(part, Gap):
        return ["{" + part.name + "}"]
    if isinstance(part, ListRef):
        return list(named[part.name])
    inner = ["".join(pieces) for option in part.options for pieces in product(*(_forms(p, named) for p in option))]
    return ["", *inner] if isinstance(part, Optional) else inner
