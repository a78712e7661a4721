"""Where one clause ends and the next begins: how strongly each place between two words separates them."""

from __future__ import annotations

from collections.abc import Sequence

from .words import BREAK, COMMA, PLAIN, STOP, Word

# Strength of the boundary before a word. A gap runs on through SOFT, an opener may end at it.
INSIDE, SOFT, CLAUSE, SENTENCE = 0, 1, 2, 3

SUBJECTS = frozenset("i you we he she they it that's there everyone nobody someone".split())
_NOTHING_BUT = frozenset("nothing anything anyone anybody all none everything everyone nobody".split())
PRONOUNS = frozenset("i you we he she they it".split())
_AND = frozenset({"and", "or", "nor", "plus", "&"})
CAUSES = frozenset({"because", "so", "but", "although", "though", "whereas", "yet", "hence", "therefore", "cause", "since"})
_OBJECTS = frozenset("me him us them it yourself myself this".split())
_CLOSERS = frozenset(
    "anymore again anyway either too now today tonight tomorrow yesterday lately ever here there once all right lol lmao tbh "
    "ngl fr ffs smh omg babe bro dude mate man yaar na hun though please ok enough already always".split()
)
# After these, “I am …” belongs to the clause that is already running: “who I am”, “you think I am”.
_TAKES_CLAUSE = frozenset(
    "think thinks thought know knows knew say says said feel feels felt believe hope guess swear tell tells told that if when what "
    "how why where who which whether like than as is was wish realise realised everything anything all thing way time until unless "
    "while before after once because whenever wherever whatever person one reason and or but so things".split()
)
_TELLS = frozenset("tell tells told telling ask asks asked show showed let promise promised remind reminded convince convinced warn warned made make".split())
_VERBISH = frozenset(
    "am is are was were have has had do does did can could will would should shall must may might never always just feel felt want "
    "wanted need needed think thought know knew said told keep kept get got go went make made swear guess hate love miss try tried "
    "really literally still only even ask asked work worked cook cooked pay paid".split()
)
_FRONTED = frozenset(
    "daily now today then still yesterday tonight everyday also again sometimes usually honestly frankly actually clearly obviously apparently basically "
    "suddenly somehow maybe seriously meanwhile".split()
)
_DETERMINERS = frozenset("the my our your his her their this that these those every both mum mom dad".split())
_PREPOSITIONS = frozenset("of in on at to for with from about by into over under without and or".split())
FINITE = frozenset(
    "is are was were has have had does do did can could will would should keeps keep miss misses missed needs need says said say thinks "
    "think wants want knows know gets get got asked asks ask saw sees see heard hears hear feels feel felt noticed cried cries cry "
    "hate hates love loves hurt hurts ache aches broke breaks works leaks smells waited waits wait deserve deserves looks look looked goes go went came comes come never always still".split()
)
_TRIGGERS = frozenset("never always do don't does did can will would should have has are is still just then now even".split())


# Where nothing is marked, these after “and” begin something new.
_STARTS = frozenset("this that what why how where who must are could would will stop no nobody none all every each both everything if when after as it's oh".split())
# No clause ends in one of these.
CANNOT_END = frozenset(
    "the a an my your his her their our this every each no some any and or but if when that who which where how what why because "
    "of to in on at for with from by about into like than as is are was were am be been being do does did have has had can could "
    "will would should must may might not never very so too really just think thinks thought know knew say says said tell told feel "
    "felt guess believe hope wish see hear make makes made let want wanted need asked ask thing things way time day person people one "
    "everything anything something all those".split()
)


# After “so” these begin what is asked: “… so call me”.
_ASKED = frozenset(
    "can could would will please maybe stop why what call ring text message let tell come do answer send get go sort give take leave make "
    "if when is are did does don't bring pay find just pls plz kindly".split()
)
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tues tue wed thurs thur fri sat sun january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sept sep oct nov dec night week weekend month year morning afternoon "
    "evening christmas xmas easter diwali eid thanksgiving birthday wedding anniversary funeral summer winter spring autumn ramadan holi pongal onam".split()
)
_TIME_LEADS = frozenset("on since last every at until till before after over during the my your our his her mum's dad's all one".split())


def says_when(norms: Sequence[str], at: int) -> bool:
    """Whether a time begins at a word: “on Sunday”, “since last March”, “at the wedding”, “yesterday”, “when …”."""
    if norms[at] in ("when", "while", "whenever", "yesterday"):
        return True
    end = at
    while end < min(at + 4, len(norms)) and norms[end] in _TIME_LEADS:
        end += 1
    return at < end < len(norms) and (norms[end] in TIME_WORDS or (norms[end - 1] in ("since", "on") and norms[end].isdigit()))


_OPENING = CAUSES | _AND | PRONOUNS | {"all"}  # nothing else opens a clause without a mark


def boundaries(words: list[Word], dictated: bool) -> list[int]:
    """Strength of the boundary before each word and, last, after the last one: `len(words) + 1` numbers.

    dictated: see `is_dictated`.
    """
    strengths = [
        INSIDE if index and word.sep == PLAIN and word.norm not in _OPENING else _boundary(words, index, dictated) for index, word in enumerate(words)
    ]
    return [*strengths, SENTENCE]


DICTATED = 24  # words to one mark, at least


def is_dictated(words: list[Word]) -> bool:
    """Whether a draft is spoken on and on without a mark."""
    return len(words) >= DICTATED and sum(word.sep > PLAIN for word in words) * DICTATED < len(words)


def _boundary(words: list[Word], index: int, dictated: bool) -> int:
    word = words[index]
    if index == 0 or word.sep == STOP:
        return SENTENCE
    if words[index - 1].start == word.start:
        return INSIDE
    after = words[index + 1].norm if index + 1 < len(words) and words[index + 1].sep != STOP else ""
    if word.sep == COMMA:
        return INSIDE if _in_list(words, index) else CLAUSE
    if word.norm == "but" and words[index - 1].norm in _NOTHING_BUT:
        return INSIDE
    if word.norm in CAUSES:
        return CLAUSE if word.norm not in ("since", "so", "yet", "though") or _opens_clause(word.norm, after, words[index - 1].norm) else INSIDE
    if word.norm in _AND:
        later = words[index + 2].norm if index + 2 < len(words) else ""
        fronted = after in _FRONTED and later in SUBJECTS
        spoken = dictated and after in _STARTS
        return CLAUSE if after in SUBJECTS or after in _TRIGGERS or fronted or spoken or _has_own_verb(words, index + 1) else INSIDE
    if word.norm == "i" and after in ("am", "feel", "swear", "just", "hate", "miss") and not _asked(words, index):
        return CLAUSE
    if dictated and word.norm == "all" and after in PRONOUNS and _is_wanted(words, index + 2):
        return CLAUSE
    if dictated and word.norm in PRONOUNS and after in _VERBISH and not _asked(words, index) and words[index - 1].norm not in CANNOT_END:
        return CLAUSE
    told = index > 1 and words[index - 2].norm in _TELLS
    closed = word.sep == BREAK or words[index - 1].norm in _CLOSERS or (words[index - 1].norm in _OBJECTS and not told)
    if closed and after in _VERBISH and word.norm in PRONOUNS:
        return CLAUSE
    return SOFT if word.sep == BREAK and word.norm in SUBJECTS else INSIDE


def _is_wanted(words: list[Word], at: int) -> bool:
    """Whether “all I” goes on as what is asked for: “all i want is …”, “all i need is …”."""
    return at < len(words) and words[at].norm in ("want", "wanted", "need", "needed", "ask", "asked", "am")


def _asked(words: list[Word], index: int) -> bool:
    """Whether “I am …” belongs to the clause before it: “who I am”, “how tired I am”, “you think I am”, “you told her I am”."""
    if words[index - 1].norm in _TAKES_CLAUSE or (index > 1 and words[index - 2].norm in _TELLS and words[index].sep == PLAIN):
        return True
    for word in reversed(words[max(0, index - 4) : index]):
        if word.norm in SUBJECTS:
            return False
        if word.norm in ("how", "what", "who", "where"):
            return True
    return False


def _has_own_verb(words: list[Word], start: int) -> bool:
    """Whether a noun with a verb of its own begins here: “and the kids miss you”, not “and the kids”."""
    if start >= len(words) or words[start].norm not in _DETERMINERS:
        return False
    for ahead in range(start + 2, min(start + 5, len(words))):
        if words[ahead].sep >= COMMA or words[ahead].norm in _PREPOSITIONS:
            return False
        if words[ahead].norm in FINITE:
            return True
    return False


def _opens_clause(norm: str, after: str, before: str) -> bool:
    if norm == "so":
        return after in SUBJECTS or after in _ASKED
    if norm == "though":
        return after in SUBJECTS
    return after in SUBJECTS or after == "the" or (norm == "yet" and after in SUBJECTS)


def _in_list(words: list[Word], index: int, items: int = 6) -> bool:
    """Whether the comma before `index` separates items of a list: “milk, bread and eggs”, “lazy, rude”."""
    for ahead in range(index, min(index + 5, len(words))):
        if ahead > index and words[ahead].sep == STOP:
            return False
        if words[ahead].norm in SUBJECTS or words[ahead].norm in CAUSES or words[ahead].norm in _TRIGGERS:
            return False
        if words[ahead].norm in ("and", "or"):
            after = words[ahead + 1].norm if ahead + 1 < len(words) else ""
            return bool(after) and after not in SUBJECTS and after not in _TRIGGERS and ahead > index
        if ahead > index and words[ahead].sep == COMMA:
            return items > 0 and _in_list(words, ahead, items - 1)
    return False
