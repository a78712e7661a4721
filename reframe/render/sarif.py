"""Findings as SARIF 2.1.0, with the suggestions as fixes, for code scanning and editors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..model import Finding, Suggestion
from .json import dump
from .linter import message
from .place import NOWHERE, Lines, Placed
from .safe import one_line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {1: "note", 2: "note", 3: "warning", 4: "warning", 5: "error"}


class Rules:
    """The rules that results point to, each once, in the order of their first result."""

    def __init__(self) -> None:
        self.all: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}

    def number(self, name: str, rule: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What a result says of its rule, which is made when it is new."""
        if name not in self._numbers:
            self._numbers[name] = len(self.all)
            self.all.append({"id": name, **rule()})
        return {"ruleId": name, "ruleIndex": self._numbers[name]}


def stream(placed: Iterable[Placed]) -> Iterator[str]:
    """One log for many drafts. Rules follow from the results, so it comes in one piece, at the end."""
    rules = Rules()
    results = [result for one in placed for result in _results(one, rules)]
    driver = {"name": "reframe", "version": __version__, "rules": rules.all}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def render(placed: Placed) -> str:
    """One report as a whole log."""
    return "".join(stream([placed]))


def _results(placed: Placed, rules: Rules) -> Iterator[dict[str, Any]]:
    lines = placed.lines()
    where = {"uri": _uri(placed.path)}
    for note in placed.report.care:
        yield {
            **rules.number(f"care/{note.kind}", lambda: {"shortDescription": {"text": "Left as it is, on purpose."}}),
            # A note is no failure; the standard then asks for the level "none".
            "kind": "informational",
            "level": "none",
            "message": {"text": one_line(note.text)},
            "locations": [_location(note.start, note.end, lines, where)],
        }
    for finding in placed.report.findings:
        yield {
            **rules.number(finding.entry, partial(_rule, finding)),
            "level": _LEVELS.get(finding.severity, "warning"),
            "message": {"text": message(finding, with_kind=True)},
            "locations": [_location(finding.start, finding.end, lines, where)],
            "fixes": [_fix(suggestion, lines, where) for suggestion in finding.suggestions],
        }


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "shortDescription": {"text": one_line(finding.hears[0] if finding.hears else finding.kind)},
        "fullDescription": {"text": one_line(finding.why)},
        "defaultConfiguration": {"level": _LEVELS.get(finding.severity, "warning")},
        "properties": {"tags": [finding.kind]},
    }


def _location(start: int, end: int, lines: Lines, where: dict[str, str]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": where, "region": _region(start, end, lines)}}


def _region(start: int, end: int, lines: Lines) -> dict[str, int]:
    (first, column), (last, after) = lines.at(start), lines.at(end)
    return {"startLine": first, "startColumn": column, "endLine": last, "endColumn": after}


def _fix(suggestion: Suggestion, lines: Lines, where: dict[str, str]) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(suggestion.start, suggestion.end, lines),
        "insertedContent": {"text": suggestion.text},
    }
    return {
        "description": {"text": suggestion.move},
        "artifactChanges": [{"artifactLocation": where, "replacements": [replacement]}],
    }


def _uri(path: str) -> str:
    if path == NOWHERE:
        return "stdin"
    file = Path(path)
    # "file:///…" for an absolute path, a relative reference else; a first part with ":" would read as a scheme.
    return file.as_uri() if file.is_absolute() else quote(file.as_posix(), errors="surrogateescape")
