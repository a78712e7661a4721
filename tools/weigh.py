"""Writes phrases/weights.txt and phrases/care-weights.txt: how much words speak for a reproach, and for what must not be
softened, learned from annotated drafts.

    pip install -e '.[weigh]'
    python -m tools.weigh

Logistic regressions over what `reframe.matching.weighing` looks at, on the drafts of `drafts/` and `tests/drafts/`, the
examples of the entries, what becomes of them, the examples of the care classes, and the lines that both leave alone. What a
clause weighs when all is considered is learned from what its words weigh by weights that have not seen its draft. Run it
when drafts were added or when `features` or `standing` has changed. The same drafts and the same library give the same weights.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reframe.library.load import read_library
from reframe.library.model import Library
from reframe.library.places import CARE_WEIGHTS, WEIGHTS
from reframe.matching.compile import scale_of
from reframe.matching.weighing import by_words, clauses, features, passage, standing
from reframe.reframer import Reframer
from tests.scoring import UNSEEN, Span, same_clause, spans_of
from tests.scoring import read as read_drafts

ROOT = Path(__file__).resolve().parent.parent
_STRENGTH = 0.15  # of the data against a weight of nothing
_TELLING = 0.6  # see `learned`; of the words of a clause
_LEAST, _LEAST_NOTED = 0.05, 0.1  # a lighter weight of a word is not kept, in a reproach and in what must not be softened
_SEEN = 3  # times; words that stand more rarely are not learned from
_SHORT = 60  # words of a draft that is weighed as a whole, too
_PARTS = 6  # of the drafts, each weighed by what was learned from the others
_LINES = "lines"  # messages by kind, most of them one clause: nothing to learn there of what stands beside what
_HARMLESS = 1.5  # how much more than others a draft counts that is a reproach nowhere


class Row(NamedTuple):
    """What is weighed, whether it is what is looked for, and how much that counts."""

    features: list[str]
    right: bool
    counts: float


class Draft(NamedTuple):
    """text, its reproaches in code points, whether it must not be softened, how much it counts, and of what set it is."""

    text: str
    spans: Sequence[Span]
    safety: bool
    counts: float
    of: str = ""


def drafts(library: Library) -> Iterator[Draft]:
    """Every draft that there is to learn from."""
    for path in sorted([*(ROOT / "drafts").glob("*.jsonl"), *(ROOT / "tests" / "drafts").glob("*.jsonl")]):
        for draft in read_drafts(path) if path.stem not in UNSEEN else ():
            yield Draft(draft["text"], spans_of(draft), draft.get("safety", False), 1.5, path.stem)
    for entry in library.entries:
        for example in entry.examples:
            at = example.draft.index(example.finds)
            yield Draft(example.draft, [(at, at + len(example.finds))], False, 0.7)
            yield Draft(example.becomes, [], False, 0.5)
        yield from (Draft(line, [], False, 1.0) for line in entry.leaves)
    for care in library.care:
        yield from (Draft(line, [], True, 1.0) for line in care.examples)
        yield from (Draft(line, [], False, 2.0) for line in care.leaves)


def considered(made: Sequence[Draft], rows: Sequence[list[Row]], by_form: Reframer) -> Iterator[Row]:
    """The clauses of whole drafts, see `placed`. rows: the `reproaches` of each draft."""
    sets = sorted({draft.of for draft in made} - {"", _LINES})
    for part in range(_PARTS):
        held = set(sets[part::_PARTS])
        scale = scale_of(by_their_words([row for draft, each in zip(made, rows, strict=True) if draft.of not in held for row in each]))
        for draft in made:
            if draft.of in held:
                yield from placed(draft, scale, by_form)


def placed(draft: Draft, scale: Sequence[int], by_form: Reframer) -> Iterator[Row]:
    """Its clauses, with what each weighs by its words and what stands beside it. scale: the weights of the words."""
    reading = by_form.read(draft.text)
    parts = clauses(reading)
    counts = 1 if draft.spans or draft.safety else _HARMLESS
    for part, weighed in zip(parts, standing(by_words(scale, reading, parts), by_form.forms(reading)), strict=True):
        yield Row(weighed, any(same_clause(reading.span(*part), span) for span in draft.spans), counts)


def reproaches(draft: Draft, by_form: Reframer) -> Iterator[Row]:
    """Its clauses, and which of them are reproaches."""
    reading = by_form.read(draft.text)
    parts = clauses(reading)
    for index, part in enumerate(parts):
        right = any(same_clause(reading.span(*part), span) for span in draft.spans)
        yield Row(list(features(reading, parts, index)), right, draft.counts * (1.5 if draft.safety else 1))


def cares(draft: Draft, by_form: Reframer) -> Iterator[Row]:
    """The sentences in which something was noted by form, the others where that was wrong, and the draft if it is short."""
    reading = by_form.read(draft.text)
    starts = [word.start for word in reading.words]
    for note in by_form.check(draft.text).care:
        first, last = bisect_right(starts, note.start) - 1, bisect_right(starts, note.end - 1) - 1
        place = reading.sentence_of(first)[0], reading.sentence_of(last)[1]
        yield Row(list(passage(reading, *place)), draft.safety, draft.counts * (1 if draft.safety else 2))
    for place in () if draft.safety else pairwise(reading.sentences):
        yield Row(list(passage(reading, *place)), False, draft.counts)
    if draft.safety or len(starts) < _SHORT:
        yield Row(list(passage(reading, 0, len(starts))), draft.safety, draft.counts)


def by_their_words(rows: Sequence[Row]) -> Iterator[str]:
    """The weights of the words of clauses, see `learned`."""
    return learned(rows, _LEAST, _SEEN, _TELLING)


def learned(rows: Sequence[Row], least: float, often: int = 1, telling: float = 0) -> Iterator[str]:
    """Lines “feature=weight”, by feature, without those that weigh less than the least.

    often: how many rows a feature has to stand in. telling: how far a feature may weigh the more, the more it stands on one
    side only (Wang and Manning, “Baselines and Bigrams”, 2012); 0 to 1.
    """
    import numpy
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(feature for row in rows for feature in set(row.features))
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([{feature: 1 for feature in row.features if seen[feature] >= often} for row in rows])
    right, counts = numpy.array([row.right for row in rows]), numpy.array([row.counts for row in rows])
    here, there = (1 + table[side].T @ counts[side] for side in (right, ~right))
    scale = 1 - telling + telling * abs(numpy.log(here / here.sum()) - numpy.log(there / there.sum()))
    table = table.multiply(scale).tocsr()
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, fit_intercept=False, random_state=0)
    model.fit(table, right, sample_weight=counts)
    weights = zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0] * scale), strict=True)
    return (f"{feature}={weight:.2f}\n" for feature, weight in weights if abs(weight) >= least)


def main() -> int:
    library, _ = read_library()
    by_form = Reframer(library).by_form
    made = list(drafts(library))
    rows = [list(reproaches(draft, by_form)) for draft in made]
    written = {
        WEIGHTS: [*by_their_words([row for each in rows for row in each]), *learned(list(considered(made, rows, by_form)), 0.01)],
        CARE_WEIGHTS: list(learned([row for draft in made for row in cares(draft, by_form)], _LEAST_NOTED)),
    }
    for name, lines in written.items():
        (ROOT / "phrases" / name).write_text("".join(lines), encoding="utf-8")
        print(f"{len(lines)} weights in phrases/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
