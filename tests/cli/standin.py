"""A stand-in for the road, so that the command line is tested on its own: three openers, one care note, one reply.

As a script it runs the command line with the stand-in in place: `python standin.py [ARGUMENTS]`.
"""

from __future__ import annotations

import os
import re
import runpy
import sys
import types
from typing import Any, NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if __name__ == "__main__":
    # As with `python -m`: the checkout leads, and this folder, with its own modules, stays out.
    sys.path[0] = ROOT

from reframe.library.model import Entry, Example, Invitation, Kind, Library, Move, Reply, Words  # noqa: E402
from reframe.model import CareNote, Finding, Report, Suggestion, splice  # noqa: E402

OPENERS = {
    "you never listen": ("absolute", "never-listen", "I'd love to be heard", 3),
    "you need therapy": ("diagnosis", "need-therapy", "would you talk to someone with me", 4),
    "you should": ("should", "should-do", "I’d like you to", 2),
}
CARE = re.compile(r"i am scared of you")


def _entry(opener: str, kind: str, name: str, say: str, severity: int) -> Entry:
    example = Example(f"{opener.capitalize()}.", opener.capitalize(), f"{say}.")
    return Entry(
        name, kind, "stand-in", (opener,), ("Nothing I do counts.",), "It asks them to defend the past.",
        (Invitation(say, "request"),), severity, unless=("you never listen to jazz",), examples=(example,),
        leaves=("Listen to this.",), source="nowhere", where="phrases/en/stand-in.yaml:4",
    )


LIBRARY = Library(
    entries=tuple(_entry(opener, *rest) for opener, rest in OPENERS.items()),
    lists={},
    words=Words(),
    care=(),
    care_lists={},
    replies=(
        Reply("we-can", ("we can fix it ourselves",), ("Fear of strangers.",), (("I hear you.", "acknowledge"),), ("Again?",)),
        Reply("help", ("I need help",), ("A wish.",), (("I am here.", "need"),), ()),
    ),
    kinds=(Kind("absolute", "Always and never", "Makes one evening into every evening."),),
    moves=(Move("request", "Ask for one thing", "Asks.", "It can be answered.", "NVC"),),
    warnings=("my.yaml:3: not used",) if os.environ.get("STANDIN_WARNS") else (),
)


class Match(NamedTuple):
    entry: Entry
    opener: int
    start: int
    end: int
    blocked_by: tuple[str, ...]


class Reframer:
    """The seam of the real one, as far as the command line uses it."""

    def __init__(self, library: Library | None = None, **given: Any) -> None:
        self.library = library or LIBRARY
        self.given = given

    def check(self, text: str) -> Report:
        if text == "break":
            raise RuntimeError(text)
        lowered = text.lower()
        if found := CARE.search(lowered):
            note = CareNote("fear", "keep", "This is left as it is.", found.start(), found.end(), found.group())
            return Report(text, (), (note,), text)
        findings = tuple(sorted((f for e in self.library.entries for f in self._find(text, lowered, e)), key=lambda f: f.start))
        return Report(text, findings, (), splice(text, [f.suggestions[0] for f in findings]))

    def _find(self, text: str, lowered: str, entry: Entry) -> list[Finding]:
        only, skip, level = (self.given.get(key) for key in ("only", "skip", "level"))
        if "jazz" in lowered:  # what their `unless` holds back
            return []
        if (only and entry.kind not in only) or (skip and entry.kind in skip) or entry.severity < (level or 1):
            return []
        say = entry.invitations[0].say
        return [
            Finding(
                m.start(), m.end(), text[m.start() : m.end()], entry.kind, entry.id, entry.severity, entry.hears, entry.why,
                (Suggestion(say, "request", m.start(), m.end()), Suggestion("could we", "need", m.start(), m.end())),
            )
            for m in re.finditer(re.escape(entry.openers[0]), lowered)
        ]

    @property
    def warnings(self) -> tuple[str, ...]:
        return self.library.warnings

    def replies(self, text: str) -> list[Reply]:
        said = text.lower()
        return [reply for reply in self.library.replies if any(line.lower() in said for line in reply.lines)]

    def matches(self, text: str) -> list[Match]:
        found = [(entry, text.lower().find(entry.openers[0])) for entry in self.library.entries]
        blocked = ("unless:0",) if "jazz" in text else ()
        return [Match(entry, 0, at, at + len(entry.openers[0]), blocked) for entry, at in found if at >= 0]


def module() -> types.ModuleType:
    """What `reframe.reframer` is for the tests."""
    made = types.ModuleType("reframe.reframer")
    made.Reframer = Reframer  # type: ignore[attr-defined]
    return made


if __name__ == "__main__":
    sys.modules["reframe.reframer"] = module()
    try:
        runpy.run_module("reframe", run_name="__main__", alter_sys=True)
    finally:
        if os.environ.get("STANDIN_IMPORTS"):
            sys.stderr.write("imported: " + " ".join(sorted(sys.modules)) + "\n")
