"""The frozen values that travel down the road. Offsets are code points in the untouched draft."""

# No `from __future__ import annotations`: of annotations that are text, each field of a NamedTuple is compiled at every start.
from collections.abc import Iterable
from typing import Any, NamedTuple


class Suggestion(NamedTuple):
    """An invitation with its gaps filled, ready to splice: `draft[start:end]` becomes `text`.

    say: the invitation alone, to be read by a person; empty where the suggestion is to leave the words out.
    """

    text: str
    move: str
    start: int
    end: int
    say: str = ""

    @property
    def leaves_out(self) -> bool:
        """Whether the suggestion is to drop the words rather than to say them another way."""
        return self.move == "leave-out"

    @property
    def shown(self) -> str:
        """What a person is shown: the invitation as a sentence of its own."""
        return self.say or self.text.strip()


class Finding(NamedTuple):
    """An opener found in a draft, `quote == draft[start:end]`, best suggestion first."""

    start: int
    end: int
    quote: str
    kind: str
    entry: str
    severity: int
    hears: tuple[str, ...]
    why: str
    suggestions: tuple[Suggestion, ...]

    @property
    def category(self) -> str:
        """The same as `kind`, under the name annotated drafts use."""
        return self.kind


class CareNote(NamedTuple):
    """Said instead of softening. `action`: keep, withhold (the writer's own threat) or ask (two readings)."""

    kind: str
    action: str
    text: str
    start: int
    end: int
    quote: str


class Report(NamedTuple):
    """What reframe has to say of one draft.

    `rewritten` is the draft with each finding's first suggestion spliced in, back to front.
    When `care` is not empty, `findings` is, and `rewritten` is the draft.
    """

    draft: str
    findings: tuple[Finding, ...] = ()
    care: tuple[CareNote, ...] = ()
    rewritten: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data, the shape of one object in `--format json`."""
        return {
            "findings": [
                {
                    "start": f.start, "end": f.end, "quote": f.quote, "kind": f.kind, "entry": f.entry,
                    "severity": f.severity, "hears": list(f.hears), "why": f.why,
                    "suggestions": [
                        {"text": s.text, "move": s.move, "start": s.start, "end": s.end, "say": s.say} for s in f.suggestions
                    ],
                }
                for f in self.findings
            ],
            "care": [
                {"kind": c.kind, "action": c.action, "text": c.text, "start": c.start, "end": c.end, "quote": c.quote}
                for c in self.care
            ],
            "rewritten": self.rewritten,
        }


def splice(draft: str, suggestions: Iterable[Suggestion]) -> str:
    """The draft with the suggestions spliced in; no two may overlap."""
    pieces: list[str] = []
    at = 0
    for suggestion in sorted(suggestions, key=lambda s: (s.start, s.end)):
        pieces += [draft[at : suggestion.start], suggestion.text]
        at = suggestion.end
    return "".join([*pieces, draft[at:]])
