"""Writes phrases/weights.txt: how much words speak for a reproach, learned from annotated drafts.

    pip install -e '.[weigh]'
    python -m tools.weigh

A logistic regression over what `reframe.matching.weighing` looks at, on the drafts of `drafts/` and `tests/drafts/`, the
examples of the entries and of the care classes, and the lines that both leave alone. Run it when drafts were added or
when `features` has changed. The same drafts and the same library give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reframe.library.load import load_library
from reframe.library.model import Library
from reframe.library.places import WEIGHTS
from reframe.matching.weighing import clauses, features
from reframe.reading import Reading, read
from reframe.reframer import Reframer

ROOT = Path(__file__).resolve().parent.parent
# Left out, to see on them what the weights are worth on drafts that nothing was learned from.
UNSEEN = ("round5", "round14", "round18")
_STRENGTH = 0.3  # of the data against a weight of nothing
_LEAST = 0.1  # a lighter weight is not kept

Span = tuple[int, int]


class Row(NamedTuple):
    """One clause: what is weighed of it, whether it is a reproach, how much that counts."""

    features: list[str]
    reproach: bool
    counts: float


def drafts(folder: Path) -> Iterator[tuple[str, list[Span], bool]]:
    """Text, reproaches in code points, and whether it must not be softened, of every annotated draft in a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem in UNSEEN:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            draft = json.loads(line)
            text = draft["text"]
            spans = [(at, at + len(span["quote"])) for span in draft["spans"] for at in [text.index(span["quote"])]]
            yield text, spans, draft.get("safety", False)


def rows(library: Library) -> Iterator[Row]:
    """Every clause that there is to learn from."""
    reframer = Reframer(library._replace(weights=()))
    for folder in (ROOT / "drafts", ROOT / "tests" / "drafts"):
        for text, spans, safety in drafts(folder):
            found = [(finding.start, finding.end) for finding in reframer.check(text).findings if finding.severity > 1]
            yield from _rows(text, spans, found, 2.0 if safety else 1.5)
    for entry in library.entries:
        for example in entry.examples:
            at = example.draft.index(example.finds)
            yield from _rows(example.draft, [(at, at + len(example.finds))], [], 0.7)
        for line in entry.leaves:
            yield from _rows(line, [], [], 1.0)
    for care in library.care:
        for line in care.examples:
            yield from _rows(line, [], [], 1.5)
        for line in care.leaves:
            yield from _rows(line, [], [], 0.7)


def _rows(text: str, spans: Sequence[Span], found: Sequence[Span], counts: float) -> Iterator[Row]:
    reading = read(text)
    parts = clauses(reading)
    there = [any(_shared(_span(reading, part), one) for one in found) for part in parts]
    for index, part in enumerate(parts):
        begin, end = _span(reading, part)
        reproach = any(2 * _shared((begin, end), one) >= min(end - begin, one[1] - one[0]) for one in spans)
        yield Row(list(features(reading, parts, index, there)), reproach, counts)


def _span(reading: Reading, part: tuple[int, int]) -> Span:
    return reading.span(*part)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def learned(made: Sequence[Row]) -> dict[str, float]:
    """Weights by feature."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(row.features, 1) for row in made])
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, fit_intercept=False, random_state=0)
    model.fit(table, [row.reproach for row in made], sample_weight=[row.counts for row in made])
    weights = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return {feature: round(float(weight), 2) for feature, weight in weights if abs(weight) >= _LEAST}


def main() -> int:
    library = load_library()
    weights = learned(list(rows(library)))
    path = ROOT / "phrases" / WEIGHTS
    path.write_text("".join(f"{feature}={weight}\n" for feature, weight in sorted(weights.items())), encoding="utf-8")
    print(f"{len(weights)} weights in {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
