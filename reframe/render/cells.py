"""How wide text is on a screen, and where to break it. Without rich: a pipe must not pay for it."""

from __future__ import annotations

_JOINER = "\u200d"
_AS_EMOJI = "\ufe0f"
_TONES = ("\U0001f3fb", "\U0001f3ff")


def widths(text: str) -> list[int]:
    """The cells of each character: 0 for what joins its neighbour, 2 for wide ones, else 1."""
    if text.isascii():
        return [1] * len(text)
    cells: list[int] = []
    for at, character in enumerate(text):
        before = text[at - 1] if at else ""
        if before == _JOINER or (_TONES[0] <= character <= _TONES[1] and before and cells[-1] == 2):
            cells.append(0)
        elif character == _AS_EMOJI:
            # It turns a narrow sign (❤) into an emoji two cells wide.
            cells.append(1 if before and cells[-1] == 1 else 0)
        else:
            cells.append(_width(character))
    return cells


def _width(character: str) -> int:
    if character in "\u00ad" or character.isascii():
        return 1
    # Only what is not ASCII waits for this import.
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """The cells of a whole text."""
    return sum(widths(text))


def fold(text: str, limit: int) -> list[tuple[int, int]]:
    """Where to break one line so that each row fits: (start, end) offsets that follow on one another.

    Rows break after white space, which may hang over the edge; a longer word is cut.
    """
    if len(text) * 2 <= limit:
        return [(0, len(text))]
    cells = widths(text)
    rows: list[tuple[int, int]] = []
    start = used = 0
    after_space = -1
    for at, character in enumerate(text):
        if used + cells[at] > limit and at > start and not character.isspace():
            cut = after_space if after_space > start else at
            rows.append((start, cut))
            start, used = cut, sum(cells[cut:at])
        used += cells[at]
        if character.isspace():
            after_space = at + 1
    return [*rows, (start, len(text))]
