"""`reframe reply "…"`: what may stand behind a line you received, and answers that keep the door open."""

from __future__ import annotations

from collections.abc import Iterable

from ..library.helplines import FOR, numbers
from ..library.model import Reply
from ..model import CareNote
from ..render import reply as page
from . import checking, heeding, inputs, output
from .options import Options

DONE, HUSHED = 0, 3
# A threat that one receives, or a limit that is crossed, is met with the numbers for abuse.
RECEIVED = "abuse"
MOST_NAMED = 4


def run(line: str | None, options: Options) -> int:
    """Prints the answers for a received line. Returns 0; 3 for a care note that --quiet-notes leaves unsaid."""
    what = "the line you received"
    drafts = inputs.from_argument(line) if line is not None else checking.typed_or_piped(options, "draft", what)
    code = DONE
    for draft in drafts:
        options = heeding.heeded(options)
        reframer = checking.reframer(options)
        # Care first here too: a line that threatens or cries for help is not met with a phrase.
        if notes := reframer.check(draft.text).care:
            code = HUSHED if options.quiet_notes else DONE
            output.page(page.care_rows(_numbers(notes, options.region), output.width()) if code == DONE else [], options)
        elif replies := reframer.replies(draft.text):
            output.page(page.reply_rows(draft.text, replies[0], output.width()), options)
        else:
            output.page(page.unknown_rows(_alike(draft.text, reframer.library.replies), output.width()), options)
    return code


def _numbers(notes: Iterable[CareNote], region: str) -> str:
    """The help lines of a region for these notes; nothing where none was named."""
    classes = dict.fromkeys(note.kind if note.kind in FOR else RECEIVED for note in notes)
    return ", ".join(dict.fromkeys(filter(None, (numbers(region, one) for one in classes)))) if region else ""


def _alike(line: str, replies: Iterable[Reply]) -> list[str]:
    """Lines that there are answers to, those most like this one first."""
    # Only who has no answer waits for the import.
    from rapidfuzz import fuzz

    known = [reply.examples[0] for reply in replies if reply.examples]
    return sorted(known, key=lambda one: -fuzz.token_set_ratio(one.casefold(), line.casefold()))[:MOST_NAMED]
