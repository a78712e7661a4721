"""A regular expression that is compiled when it is first used: a start pays only for those that a draft needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class Pattern:
    """The methods of `re.Pattern` that are used here."""

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags
        self._compiled: re.Pattern[str] | None = None

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        return self._ready().search(text)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self._ready().match(text, at)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._ready().finditer(text)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._ready().sub(instead, text)
