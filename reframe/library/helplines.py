"""Help lines by region, from phrases/helplines.yaml. Nobody is given a number who has not named a region."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import PhraseError
from . import yamlfile
from .places import find_phrases
from .yamlfile import Node, listing, mapping, string

# Which numbers a care note comes with; the others come with none.
FOR = {
    "crisis-self": "crisis", "crisis-other": "crisis", "abuse": "abuse", "fear": "abuse", "coercion": "abuse", "child-safety": "child",
}  # fmt: skip


class Line(NamedTuple):
    """A help line: its name and number, and what it is for (crisis, abuse, child, police)."""

    name: str
    number: str
    purposes: tuple[str, ...]


def helplines(region: str) -> tuple[Line, ...]:
    """The help lines of a region, none where it is not known. Raises PhraseError when the file cannot be used."""
    regions = _regions()
    return tuple(_line(node) for node in listing(regions[region])) if region in regions else ()


def regions() -> tuple[str, ...]:
    """The regions that have help lines."""
    return tuple(sorted(_regions()))


def numbers(region: str, care: str) -> str:
    """The numbers for a class of care note, in one phrase; empty where there are none."""
    purpose = FOR.get(care, "")
    found = [line for line in helplines(region) if purpose in line.purposes] if purpose else []
    return ", ".join(f"{line.name} {line.number}" for line in found)


def _regions() -> dict[str, Node]:
    path = find_phrases() / "helplines.yaml"
    if not path.is_file():
        raise PhraseError("the help lines are missing", str(path), "install reframe again")
    return mapping(mapping(yamlfile.read(path), ("regions",), ("regions",)).items["regions"]).items


def _line(node: Node) -> Line:
    item = mapping(node, ("name", "number", "for", "checked", "source"), ("name", "number", "for", "source"))
    return Line(string(item.items["name"]), string(item.items["number"]), yamlfile.strings(item.items["for"]))
