"""Lines broken between words. prompt_toolkit breaks a line wherever the window ends, in the middle of a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth

Way = Callable[[int], int]


def breaks(cells: Sequence[int], spaces: Sequence[bool], limit: int) -> Iterator[tuple[int, int, int]]:
    """The rows of a line: (start, end, cells used). White space hangs over the edge; a longer word is cut."""
    start = used = 0
    after_space = -1
    for at, (wide, space) in enumerate(zip(cells, spaces, strict=True)):
        if used + wide > limit and at > start and not space:
            cut = after_space if after_space > start else at
            yield start, cut, sum(cells[start:cut])
            start, used = cut, sum(cells[cut:at])
        used += wide
        if space:
            after_space = at + 1
    yield start, len(cells), used


class WrapWords(Processor):
    """Fills each row up with blanks, so that the next begins with a word; `margin` is what stands before each row."""

    def __init__(self, margin: int) -> None:
        self._margin = margin

    def apply_transformation(self, ti: TransformationInput) -> Transformation:
        """The line as it is drawn, with the way from its characters to the drawn ones and back."""
        limit = max(ti.width - self._margin, 1)
        text = fragment_list_to_text(ti.fragments)
        if len(text) * 2 <= limit:
            return Transformation(ti.fragments)
        letters = explode_text_fragments(ti.fragments)
        cells = [get_cwidth(letter) for letter in text]
        drawn: StyleAndTextTuples = []
        places: list[int] = []
        rows = list(breaks(cells, [letter.isspace() for letter in text], limit))
        for number, (start, end, used) in enumerate(rows):
            end_of_row = number < len(rows) - 1
            over = used - limit if end_of_row else 0
            for at in range(start, end):
                places.append(len(drawn) if over <= 0 or at < end - over else len(drawn) - 1)
                if over <= 0 or at < end - over:
                    drawn.append(letters[at])
            if end_of_row:
                drawn += [("", " ")] * (limit - used)
        return Transformation(drawn, _forward(places, len(drawn)), _backward(places, len(text)))


def _forward(places: list[int], last: int) -> Way:
    return lambda at: places[at] if 0 <= at < len(places) else last + at - len(places)


def _backward(places: list[int], last: int) -> Way:
    return lambda at: max(bisect_right(places, at) - 1, 0) if places and at <= places[-1] else last
