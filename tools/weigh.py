"""Writes phrases/weights.txt and phrases/care-weights.txt: how much words speak for a reproach, and for what must not be
softened, learned from annotated drafts.

    pip install -e '.[weigh]'
    python -m tools.weigh

Two logistic regressions over what `reframe.matching.weighing` looks at, on the drafts of `drafts/` and `tests/drafts/`, the
examples of the entries, what becomes of them, the examples of the care classes, and the lines that both leave alone. Run it
when drafts were added or when `features` has changed. The same drafts and the same library give the same weights.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reframe.library.load import read_library
from reframe.library.model import Library
from reframe.library.places import CARE_WEIGHTS, WEIGHTS
from reframe.matching.weighing import clauses, features, passage
from reframe.reading import read
from reframe.reframer import Reframer
from tests.scoring import UNSEEN, Span, same_clause, spans_of
from tests.scoring import read as read_drafts

ROOT = Path(__file__).resolve().parent.parent
_STRENGTH = 0.15  # of the data against a weight of nothing
_LEAST = 0.1  # a lighter weight is not kept
_SHORT = 60  # words of a draft that is weighed as a whole, too


class Row(NamedTuple):
    """What is weighed, whether it is what is looked for, and how much that counts."""

    features: list[str]
    right: bool
    counts: float


class Draft(NamedTuple):
    """text, its reproaches in code points, whether it must not be softened, how much it counts."""

    text: str
    spans: Sequence[Span]
    safety: bool
    counts: float


def drafts(library: Library) -> Iterator[Draft]:
    """Every draft that there is to learn from."""
    for path in sorted([*(ROOT / "drafts").glob("*.jsonl"), *(ROOT / "tests" / "drafts").glob("*.jsonl")]):
        for draft in read_drafts(path) if path.stem not in UNSEEN else ():
            yield Draft(draft["text"], spans_of(draft), draft.get("safety", False), 1.5)
    for entry in library.entries:
        for example in entry.examples:
            at = example.draft.index(example.finds)
            yield Draft(example.draft, [(at, at + len(example.finds))], False, 0.7)
            yield Draft(example.becomes, [], False, 0.5)
        yield from (Draft(line, [], False, 1.0) for line in entry.leaves)
    for care in library.care:
        yield from (Draft(line, [], True, 1.0) for line in care.examples)
        yield from (Draft(line, [], False, 2.0) for line in care.leaves)


def reproaches(draft: Draft) -> Iterator[Row]:
    """Its clauses, and which of them are reproaches."""
    reading = read(draft.text)
    parts = clauses(reading)
    for index, part in enumerate(parts):
        right = any(same_clause(reading.span(*part), span) for span in draft.spans)
        yield Row(list(features(reading, parts, index)), right, draft.counts * (1.5 if draft.safety else 1))


def cares(draft: Draft, by_form: Reframer) -> Iterator[Row]:
    """The sentences in which something was noted by form, the others where that was wrong, and the draft if it is short."""
    reading = read(draft.text)
    starts = [word.start for word in reading.words]
    for note in by_form.check(draft.text).care:
        first, last = bisect_right(starts, note.start) - 1, bisect_right(starts, note.end - 1) - 1
        place = reading.sentence_of(first)[0], reading.sentence_of(last)[1]
        yield Row(list(passage(reading, *place)), draft.safety, draft.counts * (1 if draft.safety else 2))
    for place in () if draft.safety else pairwise(reading.sentences):
        yield Row(list(passage(reading, *place)), False, draft.counts)
    if draft.safety or len(starts) < _SHORT:
        yield Row(list(passage(reading, 0, len(starts))), draft.safety, draft.counts)


def learned(rows: Sequence[Row]) -> Iterator[str]:
    """Lines “feature=weight”, by feature."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(row.features, 1) for row in rows])
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, fit_intercept=False, random_state=0)
    model.fit(table, [row.right for row in rows], sample_weight=[row.counts for row in rows])
    weights = zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0]), strict=True)
    return (f"{feature}={weight:.2f}\n" for feature, weight in weights if abs(weight) >= _LEAST)


def main() -> int:
    library, _ = read_library()
    by_form = Reframer(library).by_form
    made = list(drafts(library))
    rows = {WEIGHTS: [row for draft in made for row in reproaches(draft)], CARE_WEIGHTS: [row for draft in made for row in cares(draft, by_form)]}
    for name, each in rows.items():
        lines = list(learned(each))
        (ROOT / "phrases" / name).write_text("".join(lines), encoding="utf-8")
        print(f"{len(lines)} weights in phrases/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
