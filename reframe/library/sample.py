"""Drafts made from a template, so that no alternative of it goes untried."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from .template import Choice, Gap, ListRef, Optional, Part, Sequence, Text, parse

Fillers = Mapping[str, tuple[str, ...]]

FILLERS: Fillers = {
    "do": ("help with the dishes", "listen to me when I talk", "call me back"),
    "doing": ("helping with the dishes", "listening to me", "calling me back"),
    "done": ("helped with the dishes", "listened to me", "called me back"),
    "trait": ("selfish", "rude", "lazy"),
    "feeling": ("ignored", "taken for granted", "used"),
    "thing": ("the car", "our holiday", "the money"),
    "person": ("Rahul", "your mother", "Aunt Carol"),
    "rest": ("about the weekend", "at the party", "in front of the kids"),
}
# For openers such as "you always {do}", which are a complaint only with something one would complain of.
NEGATIVE: Fillers = {
    **FILLERS,
    "do": ("interrupt me", "complain about my cooking", "shout at the kids"),
    "doing": ("interrupting me", "complaining about my cooking", "shouting at the kids"),
    "done": ("interrupted me", "complained about my cooking", "shouted at the kids"),
}

# For those that take only what is in the list of wrongs.
WRONG: Fillers = {**FILLERS, "rest": ("broke my phone", "walked out on us", "laughed at my mother")}

_GAP = re.compile(r"\{(\w+)\}")


def samples(
    template: str,
    named: Mapping[str, tuple[str, ...]],
    n: int | None = None,
    *,
    fillers: Fillers = FILLERS,
    of_list: int | None = None,
) -> list[str]:
    """Drafts that together use every alternative of a template, gaps filled, always the same ones.

    named: the named lists. n: at most so many. fillers: words for the gaps. of_list: how many items of each named list
    are tried, all when None.
    Raises PhraseError for a faulty template, KeyError for an unknown list.
    """
    flat = covering(parse(template), named, of_list=of_list)
    filled = (fill(form, fillers, index) for index, form in enumerate(flat))
    return list(dict.fromkeys(filled))[:n]


def covering(tree: Sequence, named: Mapping[str, tuple[str, ...]], *, of_list: int | None = None) -> list[str]:
    """Flat forms, gaps kept as {name}, that use every alternative at least once: the longest choice, not the product."""
    return [" ".join(form.split()) for form in _rows(tree, named, of_list)]


def fill(flat: str, fillers: Fillers, turn: int = 0) -> str:
    """A flat form with its gaps filled; `turn` picks from the words of each gap in turn."""
    return _GAP.sub(lambda gap: fillers[gap[1]][turn % len(fillers[gap[1]])], flat)


def _rows(tree: Sequence, named: Mapping[str, tuple[str, ...]], of_list: int | None) -> list[str]:
    columns = [_forms(part, named, of_list) for part in tree]
    height = max(map(len, columns), default=0)
    return ["".join(column[row % len(column)] for column in columns) for row in range(height)]


def _forms(part: Part, named: Mapping[str, tuple[str, ...]], of_list: int | None) -> list[str]:
    if isinstance(part, Text):
        return [part.text]
    if isinstance(part, Gap):
        return ["{" + part.name + "}"]
    if isinstance(part, ListRef):
        return _some_of(named[part.name], of_list)
    assert isinstance(part, (Choice, Optional))
    inner = list(chain.from_iterable(_rows(option, named, of_list) for option in part.options))
    return ["", *inner] if isinstance(part, Optional) else inner


def _some_of(items: tuple[str, ...], count: int | None) -> list[str]:
    """`count` items spread over the list, the first and the last among them."""
    if count is None or count >= len(items):
        return list(items)
    return [items[step * (len(items) - 1) // max(count - 1, 1)] for step in range(count)]
