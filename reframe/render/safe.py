"""Characters that steer a terminal never reach one: they are shown instead of obeyed."""

from __future__ import annotations

import re

# C0 without tab and newline, DEL, C1, bidi embeddings and overrides, lone surrogates (no encoding can write them).
# A "\r" that belongs to a line end moves nothing that matters.
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)")


def visible(text: str) -> str:
    """The text with steering characters replaced one for one by pictures (␛, ␀, �), so that offsets stay true."""
    return _STEERING.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"


def one_line(text: str, most: int = 0) -> str:
    """The text on one line, visible, its white space single; cut with … after `most` characters where given."""
    line = " ".join(visible(text).split())
    return line if not most or len(line) <= most else line[: most - 1].rstrip() + "…"
