"""What fits in a gap: where a capture that begins at a word may end."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from ..reading import Reading
from ..reading.clauses import CAUSES, CLAUSE, PRONOUNS, SUBJECTS
from ..reading.words import PLAIN

PhraseTable = Mapping[str, list[list[Any]]]


class Typed(NamedTuple):
    """What the typed gaps know: {trait} and {feeling} phrases, irregular participles for {done}."""

    tables: Mapping[str, PhraseTable]
    participles: Collection[str]

    def phrases(self, gap: str) -> PhraseTable:
        """The table of {trait} or of {feeling}."""
        return self.tables[gap]

DEGREE = frozenset(
    "a an the such so too very really quite rather pretty bit little most more just being always completely totally absolutely "
    "utter utterly complete total absolute proper right real fucking bloody damn goddamn freaking flipping incredibly unbelievably "
    "extremely super hella well dead all kind of sort always getting become acting actually literally honestly seriously "
    "old big whole massive giant single stupid typical another nothing but self-centred fat little constant constantly always and".split()
)
_GENERIC_NOUNS = frozenset(
    "person people man men woman women human being guy girl boy friend partner husband wife mother mum mom father dad parent son "
    "daughter brother sister boss colleague manager roommate flatmate neighbour neighbor landlord listener driver individual thing "
    "fellow creature one ones lot bunch cow git sod man-child boyfriend girlfriend fool idiot liar cow goat pig bastard bitch".split()
)
_NO_VERB = frozenset("and or but because so the a an my your his her their our i you we he she they".split())
# In -ing, and no form of a verb.
_NO_DOING = frozenset(
    "anything everything nothing something morning evening wedding thing building ceiling pudding spring string darling sibling".split()
)


MOST_WORDS = 60  # in a gap; what runs on longer without any mark is not captured


def clause_end(reading: Reading, start: int) -> int:
    """First word after `start` that begins a new clause, at most MOST_WORDS on."""
    return min(reading.next_clause[start], start + MOST_WORDS)


def ends(name: str, reading: Reading, start: int, typed: Typed, *, clause: bool = False, closing: bool = False, opening: bool = False) -> Iterator[int]:
    """Every word index at which a gap that begins at word `start` may end, longest first.

    typed: what is known of the typed gaps. clause: whether a clause of its own may be captured. closing: whether
    nothing follows the gap, so that it runs to the end of the clause. opening: whether the opener begins with it.
    """
    if start >= len(reading.words) or (not opening and start > 0 and _parted(reading, start, clause)):
        return
    if start > 0 and reading.words[start].start == reading.words[start - 1].start:
        return
    if name in ("trait", "feeling"):
        yield from phrase_ends(reading, start, typed.phrases(name))
        return
    if not _begins(name, reading, start, typed) or (opening and reading.norms[start] in CAUSES | {"and", "or"}):
        return
    last = clause_end(reading, start)
    if opening and name != "rest" and reading.norms[start] in PRONOUNS | {"nobody"}:
        last = start + 1  # “it means nothing to you”; “I don't think my job …” is another clause
    if name == "person":
        last = min(last, start + 4)
    elif name == "thing":
        last = min(last, start + 9)
    yield from (last,) if closing else range(last, start, -1)


def _parted(reading: Reading, start: int, clause: bool) -> bool:
    if reading.strengths[start] < CLAUSE:
        return False
    return not (clause and reading.words[start].sep == PLAIN and reading.norms[start] in SUBJECTS)


def _begins(name: str, reading: Reading, start: int, typed: Typed) -> bool:
    norm = reading.norms[start]
    if name == "doing":
        ahead = reading.norms[start + 1] if norm in ("always", "constantly", "forever", "not", "just") and start + 1 < len(reading.norms) else norm
        return ahead.endswith("ing") and len(ahead) > 4 and ahead not in _NO_DOING
    if name == "done":
        return norm.endswith(("ed", "en", "wn")) or norm in typed.participles
    if name == "do":
        return norm not in _NO_VERB
    if name == "person":
        return norm not in ("i", "you", "it", "to", "and", "that")
    return True


def phrase_ends(reading: Reading, start: int, table: PhraseTable) -> Iterator[int]:
    """Ends of a known phrase with its modifiers: “so bloody lazy and rude”, “a selfish old goat”."""
    at = start
    limit = min(len(reading.words), start + 12)
    best: list[int] = []
    while at < limit and (at == start or reading.strengths[at] < 3):
        end = _phrase_at(reading, at, table)
        if end:
            at = end
            best.append(at)
            if at < limit and reading.norms[at] in _GENERIC_NOUNS and reading.strengths[at] == 0:
                at += 1
                best.append(at)
            continue
        if reading.norms[at] in DEGREE or (best and reading.norms[at] == "and"):
            at += 1
            continue
        break
    yield from reversed(best)


def _phrase_at(reading: Reading, at: int, table: PhraseTable) -> int:
    for words, _ in _rows(reading.norms[at], table):
        here = reading.norms[at : at + len(words)]
        if words in (here, _many(here)):
            return at + len(words)
    return 0


def _rows(norm: str, table: PhraseTable) -> list[list[Any]]:
    """Phrases that begin with a word, or of that one word in the plural: pigs, liars."""
    rows = table.get(norm, [])
    if norm.endswith("s") and len(norm) > 3:
        rows = [*rows, *(row for row in table.get(norm[:-1], ()) if len(row[0]) == 1)]
    return rows


def _many(norms: list[str]) -> list[str]:
    return [*norms[:-1], norms[-1].removesuffix("s")] if norms else norms


def group_of(reading: Reading, start: int, end: int, table: PhraseTable) -> str:
    """The need of the first known phrase between two words, empty where there is none."""
    for at in range(start, end):
        for words, group in _rows(reading.norms[at], table):
            here = reading.norms[at : at + len(words)]
            if words in (here, _many(here)):
                return str(group)
    return ""


__all__ = ["CLAUSE", "SUBJECTS", "PhraseTable", "clause_end", "ends", "group_of", "phrase_ends"]
