"""Writes docs/phrases.md, the library as a page to read. Run it when a topic has changed:

    python -m tools.catalogue

A test fails when the page is not of this library.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reframe.library.load import read_library
from reframe.library.model import Entry, Library
from reframe.library.template import Choice, Gap, ListRef, Optional, Part, Text, parse

PAGE = Path(__file__).resolve().parent.parent / "docs" / "phrases.md"
COMMAND = "python -m tools.catalogue"
# What is written out: a page is read, and is not shown at all where it is too long; the YAML is complete.
MOST_ALTERNATIVES, MOST_OPENERS = 2, 6
HEAD = """\
# The phrases

{entries} entries with {openers} openers, by topic. Made by `{command}`; what is written here is lost, the phrases
themselves stand in `phrases/en/`.

An entry says what kind of accusation it is and how much it weighs (1 to 5), shows one as somebody would write it, its
openers, and the first of its invitations. In an opener `(a|b)` is one of these, `[a]` may be there, `{{do}}` is the
writer's own words, and `<list>` one of `phrases/lists.yaml`; `…` stands for what is left out on this page.
`reframe phrases show ID` prints an entry whole, with what may be heard, why it backfires and every invitation.
"""


def page(library: Library) -> str:
    """The whole page."""
    topics = [(topic, list(entries)) for topic, entries in groupby(library.entries, lambda entry: entry.topic)]
    openers = sum(len(entry.openers) for entry in library.entries)
    parts = [HEAD.format(entries=len(library.entries), openers=openers, command=COMMAND)]
    parts.append("".join(f"- [{_name(topic)}](#{_anchor(_name(topic))}), {len(entries)}\n" for topic, entries in topics))
    for topic, entries in topics:
        parts += _topic(topic, entries)
    return "\n".join(parts)


def _topic(topic: str, entries: Sequence[Entry]) -> Iterator[str]:
    sources = {entry.source for entry in entries}
    shared = f"\nAfter: {entries[0].source}\n" if len(sources) == 1 else ""
    yield f"## {_name(topic)}\n{shared}"
    for entry in entries:
        yield _entry(entry, "" if shared else entry.source)


def _entry(entry: Entry, source: str) -> str:
    said = entry.invitations[0]
    rows = [f"### {entry.id}", "", f"{entry.kind}, weighs {entry.severity}: “{entry.examples[0].finds}”", ""]
    rows += [f"    {short(parse(opener))}" for opener in entry.openers[:MOST_OPENERS]]
    rows += [f"    … and {more} more"] if (more := len(entry.openers) - MOST_OPENERS) > 0 else []
    rows += ["", f"→ “{_plain(said.say)}” ({said.move})"]
    rows += ["", f"After: {source}"] if source else []
    return "\n".join([*rows, ""])


def short(tree: Sequence[Part]) -> str:
    """A template with no more than a few alternatives of each choice."""
    return " ".join("".join(_part(part) for part in tree).split())


def _part(part: Part) -> str:
    if isinstance(part, Text):
        return part.text
    if isinstance(part, Gap):
        return f"{{{part.name}}}"
    if isinstance(part, ListRef):
        return f"<{part.name}>"
    assert isinstance(part, (Choice, Optional))
    few = part.options if len(part.options) <= MOST_ALTERNATIVES + 1 else part.options[:MOST_ALTERNATIVES]
    inner = "|".join([*(short(option) for option in few), *(["…"] if few != part.options else [])])
    return f"({inner})" if isinstance(part, Choice) else f"[{inner}]"


def _plain(say: str) -> str:
    """An invitation outside a code block, where a bracket must not begin a link."""
    return re.sub(r"([\[\]<>*_])", r"\\\1", say)


def _name(topic: str) -> str:
    return topic.replace("_", " ")


def _anchor(heading: str) -> str:
    """The fragment that a heading gets where Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def main() -> None:
    library, faults = read_library()
    if faults:
        sys.exit("\n".join(map(str, faults)))
    PAGE.write_text(page(library), encoding="utf-8")


if __name__ == "__main__":
    main()
