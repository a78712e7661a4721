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
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(source)]
    if not source.strip():
        raise _fault("an empty template", "write the phrase between the quotation marks", source, 0)
    parts, rest = _sequence(tokens, 0, source, closing="")
    if rest != len(tokens):
        text, at = tokens[rest]
        raise _fault(f"“{text}” closes nothing", "remove it or open it before", source, at)
    return parts


def _sequence(tokens: list[tuple[str, int]], index: int, source: str, closing: str) -> tuple[Sequence, int]:
    parts: list[Part] = []
    while index < len(tokens):
        text, at = tokens[index]
        if text in (")", "]") or (text == "|" and closing):
            break
        if text == "|":
            raise _fault("“|” outside brackets", "put the alternatives in (a|b)", source, at)
        if text in ("(", "["):
            options, index = _options(tokens, index + 1, source, ")" if text == "(" else "]", at)
            parts.append(Choice(options) if text == "(" else Optional(options))
            continue
        parts.append(_leaf(text, at, source))
        index += 1
    return tuple(parts), index


def _leaf(text: str, at: int, source: str) -> Part:
    if text[0] not in "{}<>":
        return Text(text)
    if text.startswith("{") and text.endswith("}") and len(text) > 1:
        name = text[1:-1]
        if name not in GAPS:
            near = ", ".join("{" + gap + "}" for gap in GAPS)
            raise _fault(f"there is no gap {text}", f"use one of {near}", source, at)
        return Gap(name)
    if text.startswith("<") and text.endswith(">"):
        return ListRef(text[1:-1])
    pair = {"{": "}", "}": "{", "<": ">", ">": "<"}[text]
    raise _fault(f"“{text}” without its “{pair}”", "write a gap as {do} and a list as <name>", source, at)


def _options(
    tokens: list[tuple[str, int]], index: int, source: str, closing: str, opened: int
) -> tuple[tuple[Sequence, ...], int]:
    options: list[Sequence] = []
    while True:
        option, index = _sequence(tokens, index, source, closing)
        if not any(not (isinstance(p, Text) and p.text.isspace()) for p in option):
            at = tokens[index][1] if index < len(tokens) else len(source)
            raise _fault("an empty alternative", "write the words, or use [ ] for what may be left out", source, at)
        options.append(option)
        if index >= len(tokens):
            raise _fault(f"“{source[opened]}” is never closed", f"add “{closing}”", source, opened)
        text, at = tokens[index]
        index += 1
        if text == closing:
            return tuple(options), index
        if text != "|":
            raise _fault(f"“{text}” where “{closing}” should close", f"write “{closing}”", source, at)


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
