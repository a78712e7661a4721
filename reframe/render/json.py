"""The report as JSON, with the same names as in Python: {"version": 1, "drafts": [report, …]}."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .place import Placed

VERSION = 1
# What JSON may carry raw and a terminal would obey, or no encoding can write.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def as_dict(placed: Placed) -> dict[str, Any]:
    """A report with its path, and per finding and note the line and column in the file."""
    lines = placed.lines()
    report = placed.report.as_dict()
    for item in (*report["findings"], *report["care"]):
        item["line"], item["column"] = lines.at(item["start"])
    return {"path": placed.path, **report}


def dump(value: Any, *, indent: int | None = None) -> str:
    """JSON in UTF-8 letters; control and bidi characters escaped, so that they stay data wherever it is shown."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _RAW.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def stream(placed: Iterable[Placed]) -> Iterator[str]:
    """One object for many drafts, in pieces, so that a large corpus is never held whole.

    It is closed even when reading fails half-way: what was found stays readable.
    """
    yield f'{{"version": {VERSION}, "drafts": ['
    between = "\n"
    try:
        for one in placed:
            yield between + dump(as_dict(one))
            between = ",\n"
    finally:
        yield "\n]}\n"


def render(placed: Placed) -> str:
    """One report as the whole object."""
    return "".join(stream([placed]))
