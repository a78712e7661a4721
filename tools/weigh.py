"""Writes phrases/weights.txt: how much words speak for a reproach, learned from annotated drafts.

    pip install -e '.[weigh]'
    python -m tools.weigh

A logistic regression over what `reframe.matching.weighing` looks at, on the drafts of `drafts/` and `tests/drafts/`, the
examples of the entries and of the care classes, and the lines that both leave alone. Run it when drafts were added or
when `features` has changed. The same drafts and the same library give the same weights.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reframe.library.load import read_library
from reframe.library.model import Library
from reframe.library.places import WEIGHTS
from reframe.matching.weighing import clauses, features
from reframe.reading import read
from reframe.reframer import Reframer
from tests.scoring import UNSEEN, Span, same_clause, spans_of
from tests.scoring import read as read_drafts

ROOT = Path(__file__).resolve().parent.parent
_STRENGTH = 0.3  # of the data against a weight of nothing
_LEAST = 0.1  # a lighter weight is not kept


class Row(NamedTuple):
    """One clause: what is weighed of it, whether it is a reproach, how much that counts."""

    features: list[str]
    reproach: bool
    counts: float


def rows(library: Library) -> Iterator[Row]:
    """Every clause that there is to learn from."""
    reframer = Reframer(library._replace(weights=()))
    files = sorted([*(ROOT / "drafts").glob("*.jsonl"), *(ROOT / "tests" / "drafts").glob("*.jsonl")])
    for draft in (draft for path in files if path.stem not in UNSEEN for draft in read_drafts(path)):
        found = [(finding.start, finding.end) for finding in reframer.check(draft["text"]).findings if finding.severity > 1]
        yield from rows_of(draft["text"], spans_of(draft), found, 2.0 if draft.get("safety") else 1.5)
    for entry in library.entries:
        for example in entry.examples:
            at = example.draft.index(example.finds)
            yield from rows_of(example.draft, [(at, at + len(example.finds))], [], 0.7)
        for line in entry.leaves:
            yield from rows_of(line, [], [], 1.0)
    for care in library.care:
        for line in care.examples:
            yield from rows_of(line, [], [], 1.5)
        for line in care.leaves:
            yield from rows_of(line, [], [], 0.7)


def rows_of(text: str, spans: Sequence[Span], found: Sequence[Span], counts: float) -> Iterator[Row]:
    """The clauses of one draft. spans: its reproaches, found: what has a form in it, both in code points."""
    reading = read(text)
    parts = clauses(reading)
    places = [reading.span(*part) for part in parts]
    there = [any(begin < other_end and other < end for other, other_end in found) for begin, end in places]
    for index, place in enumerate(places):
        yield Row(list(features(reading, parts, index, there)), any(same_clause(place, one) for one in spans), counts)


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
    library, _ = read_library()
    weights = learned(list(rows(library)))
    path = ROOT / "phrases" / WEIGHTS
    path.write_text("".join(f"{feature}={weight}\n" for feature, weight in sorted(weights.items())), encoding="utf-8")
    print(f"{len(weights)} weights in {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
