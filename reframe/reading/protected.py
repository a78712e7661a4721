"""Stretches of a draft that are somebody else's words or no words at all: quotes, code, links, forwarded mail."""

from __future__ import annotations

import re

from ..pattern import Pattern

Span = tuple[int, int]

_PATTERNS = (
    Pattern(r"```.*?(?:```|\Z)", re.S),
    Pattern(r"`[^`\n]+`"),
    Pattern(r"(?:https?://|www\.)\S+"),
    Pattern(r"^[ \t]*>.*$", re.M),
    Pattern(r"“[^”]{1,2000}”"),
    Pattern(r'(?<![\w"])"[^"\n]{1,2000}"(?!\w)'),
    # An apostrophe between letters is none of the marks: 'you're useless'.
    Pattern(r"(?<![\w'])'(?:[^'\n]|(?<=\w)'(?=\w)){3,400}'(?![\w'])"),
    Pattern(r"(?<!\w)‘(?:[^’\n]|(?<=\w)’(?=\w)){3,400}’(?!\w)"),
    Pattern(r"[🎵🎶♪♫][^\n]*"),
    # Everything below the head of a forwarded or answered mail belongs to somebody else.
    Pattern(r"^-{2,} ?(?:original|forwarded) message.*\Z", re.I | re.M | re.S),
    Pattern(r"^On [^\n]{4,80} wrote:\s*$.*\Z", re.M | re.S),
    Pattern(r"^From: [^\n]+\n(?:Sent|Date|To): .*\Z", re.M | re.S),
)
_OPENERS = re.compile("[`>“\"'‘🎵🎶♪♫]|http|www|^-{2}|^On |^From: ", re.M)


def protected_spans(text: str) -> list[Span]:
    """Spans, in order and merged, in which nothing is found and nothing is changed."""
    if not _OPENERS.search(text):
        return []
    spans = sorted(match.span() for pattern in _PATTERNS for match in pattern.finditer(text))
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
