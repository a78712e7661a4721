"""Library → what the stages run on: tries and phrase tables, as plain data that the cache can keep."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ..library.model import CareClass, Entry, Invitation, Library, Words
from ..library.schema import WEIGHED
from .automaton import PARTS, Automaton, Machine, phrase_table, phrase_words
from .weighing import SLOTS, slot

Compiled = Mapping[str, Any]
_COUNTED = 4  # one line in so many


def compile_library(library: Library) -> dict[str, Any]:
    """Everything that checking a draft needs, by section: automata, word lists in normal form, slim entries."""
    from .building import compile_templates  # a warm cache pays for none of it

    words = library.words
    named = library.lists
    care_named = {**named, **library.care_lists}
    pieces, rows = _rows(library.care)
    numbers: dict[str, int] = {}
    weighed = [entry.when in WEIGHED for entry in library.entries]
    openers = compile_templates(((n, e.openers) for n, e in enumerate(library.entries) if not weighed[n]), named, numbers)
    beside = compile_templates(((n, e.openers) for n, e in enumerate(library.entries) if weighed[n]), named, numbers)
    unless = compile_templates(((n, e.unless) for n, e in enumerate(library.entries)), named, numbers)
    known = len(numbers)  # a word of an exception is right as it stands, too
    automata = {
        "openers": openers,
        "beside": beside,
        "unless": unless,
        "care_unless": compile_templates(((n, c.unless) for n, c in enumerate(library.care)), care_named, numbers),
        "care_pieces": compile_templates(((n, [piece]) for n, piece in enumerate(pieces)), care_named, numbers),
        "replies": compile_templates(((n, r.lines) for n, r in enumerate(library.replies)), named, numbers),
    }
    lists = _lists(words)
    rare = _rarest(rows, automata["care_pieces"], lists, numbers, _ordinary(library))
    kinds = sorted(set(rare))
    # One class more than there are: what no row can do without. Where that does not stand, the row is not looked at.
    care = [*(c.patterns for c in library.care), [pieces[number] for number in kinds]]
    automata["care"] = compile_templates(enumerate(care), care_named, numbers)
    return {
        **{f"{name}.{part}": column for name, data in automata.items() for part, column in data.items()},
        **lists,
        "vocabulary": list(numbers),
        "known": known,
        "care_rows": tuple([[number, *row] for number, row in enumerate(rows) if rare[number] == kind] for kind in kinds),
        "entries": tuple(_slim(entry) for entry in library.entries),
        "care_classes": [[care.id, care.action, care.note] for care in library.care],
        "warnings": list(library.warnings),
        "lookalikes": list(library.lookalikes),
        "weights": scale_of(library.weights),
        "care_weights": scale_of(library.care_weights),
    }


def scale_of(weights: Iterable[str]) -> array[int]:
    """The weights by slot, in hundredths."""
    scale = array("h", bytes(SLOTS * array("h").itemsize))
    for line in weights:
        feature, _, value = line.rpartition("=")
        scale[slot(feature)] += round(float(value) * 100)
    return scale


def _lists(words: Words) -> dict[str, Any]:
    """words.yaml in normal form."""
    leads = [phrase_words(phrase) for phrase in words.lead]
    return {
        "padding": sorted({w for p in words.padding for w in phrase_words(p)}),
        "lead": sorted({lead[0] for lead in leads if len(lead) == 1} - _NEVER_LEAD),
        "lead_phrases": sorted({" ".join(lead) for lead in leads if len(lead) > 1}),
        "people": sorted({w for p in words.people for w in phrase_words(p)}),
        "tails": phrase_table({"tail": [t for t in words.tails if t not in ("ya", "i mean")], "people": [p for p in words.people if " " not in p]}),
        "trait": phrase_table(_merged(words.traits, words.labels)),
        "feeling": phrase_table(words.faux),
        "never_positive": phrase_table({"positive": words.never_positive}),
        "positive": phrase_table({"positive": words.positive}),
        "negative": phrase_table({"negative": [*words.negative, *(t for ts in words.traits.values() for t in ts)]}),
        "wrongs": phrase_table({"wrong": _inflected(words.wrongs, words.verbs)}),
        "slights": phrase_table({"slight": words.slights}),
        "insults": phrase_table({"insult": words.insults}),
        "insult_nouns": phrase_table({"insult": words.insult_nouns}),
        "shared": phrase_table({"shared": words.shared}),
        "stative": list(words.stative),
        "feelings": list(words.feelings),
        "verbs": list(words.verbs),
        "participles": sorted({form for row in words.verbs for form in row.split()[2].split("/")}),
        "doubling": list(words.doubling),
        "silent_e": list(words.silent_e),
        "hostile_emoji": list(words.hostile_emoji),
        "kind_emoji": list(words.kind_emoji),
        "polarity": [[list(phrase_words(key)), value] for key, value in sorted(words.polarity.items(), key=lambda kv: -len(kv[0].split()))],
    }


def _rows(classes: tuple[CareClass, ...]) -> tuple[list[str], list[list[Any]]]:
    """The different templates of all `together` rows, and each row as [class, templates it needs, templates it must not meet]."""
    from ..library.template import row

    numbers: dict[str, int] = {}
    rows: list[list[Any]] = []
    for owner, care in enumerate(classes):
        for source in care.together:
            parted: tuple[list[int], list[int]] = ([], [])
            for piece, wanted in row(source):
                parted[not wanted].append(numbers.setdefault(piece, len(numbers)))
            rows.append([owner, *parted])
    return list(numbers), rows


def _rarest(rows: list[list[Any]], pieces: Automaton, lists: Mapping[str, Any], numbers: Mapping[str, int], lines: Iterable[str]) -> list[int]:
    """Of each row the piece that stands in the fewest of these lines."""
    from ..reading import read
    from .gaps import Typed
    from .walk import Grammar, hits

    walked, grammar = Machine(pieces, numbers), Grammar(frozenset(lists["padding"]), lists["tails"], Typed(lists, frozenset(lists["participles"])))
    held = Counter(owner for line in lines for owner in {hit.owner for hit in hits(walked, read(line), grammar, free=True)})
    return [min(needs, key=lambda piece: (held[piece], piece)) for _, needs, _ in rows]


def _ordinary(library: Library) -> list[str]:
    """Ordinary talk, to count in: a part of the lines that are known to be left alone. All of them tell little more."""
    lines = [line for leaves in (*(e.leaves for e in library.entries), *(c.leaves for c in library.care)) for line in leaves]
    return lines[::_COUNTED]


def _slim(entry: Entry) -> list[Any]:
    invitations = [[i.say, i.move, i.only, i.register] for i in entry.invitations]
    return [
        entry.id, entry.kind, entry.topic, entry.openers, entry.hears, entry.why, invitations, entry.severity, entry.when, entry.unless, entry.own,
    ]


class Entries:
    """The entries as far as checking needs them (no examples, no sources), each read when it is first met."""

    def __init__(self, data: Compiled) -> None:
        self._data = data
        self._made: dict[int, Entry] = {}

    def __getitem__(self, number: int) -> Entry:
        if number not in self._made:
            name, kind, topic, openers, hears, why, says, severity, when, unless, own = self._data["entries"][number]
            invitations = tuple(Invitation(*row) for row in says)
            self._made[number] = Entry(
                name, kind, topic, tuple(openers), tuple(hears), why, invitations, severity, when, tuple(unless), own=own
            )
        return self._made[number]


def machine(data: Compiled, name: str, numbers: Mapping[str, int]) -> Machine:
    """One of the automata, ready to be walked."""
    return Machine({part: data[f"{name}.{part}"] for part in PARTS}, numbers)


def care_of(data: Compiled) -> tuple[CareClass, ...]:
    """The care classes as far as checking needs them: no patterns, no examples."""
    return tuple(CareClass(name, action, note, ()) for name, action, note in data["care_classes"])


# Words that open a clause of their own: an opener behind them is embedded, whatever the list says.
_NEVER_LEAD = frozenset(
    "if when whenever unless whether until while who which that where how what why than as i you we he she they it is are was were "
    "do does did have has had not never to of for with in on at by from the a an my your his her their our this these those "
    "me him them us said say says told tell".split()
)


def _inflected(phrases: Iterable[str], verbs: Iterable[str]) -> list[str]:
    """Phrases that begin with a verb, and their irregular forms: “break my …”, “broke my …”, “broken my …”."""
    forms = {row.split()[0]: [form for cell in row.split() for form in cell.split("/")] for row in verbs}
    split = [(head, rest) for head, _, rest in (phrase.partition(" ") for phrase in phrases)]
    return list(dict.fromkeys(f"{form} {rest}".strip() for head, rest in split for form in forms.get(head, [head])))


def _merged(*groups: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    merged: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for need, phrases in group.items():
            merged[need] = (*merged.get(need, ()), *phrases)
    return merged
