"""`reframe reply "…"`: what may stand behind a line you received, and answers that keep the door open."""

from __future__ import annotations

from ..render import reply as page
from ..render.page import Span
from . import checking, inputs, output
from .options import Options


def run(line: str | None, options: Options) -> int:
    """Prints the answers for a received line. Returns 0."""
    drafts = inputs.from_argument(line) if line is not None else checking.typed_or_piped(options, "draft")
    for draft in drafts:
        reframer = checking.reframer(options)
        # Care first here too: a line that threatens or cries for help is not met with a phrase.
        if reframer.check(draft.text).care:
            output.page(page.care_rows(output.width()), options)
            continue
        replies = reframer.replies(draft.text)
        if replies:
            output.page(page.reply_rows(draft.text, replies[0], output.width()), options)
        else:
            output.page([(Span(page.UNKNOWN),)], options)
    return 0
