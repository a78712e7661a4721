"""The draft as words in normal form, each with its code-point offsets in the untouched text.

Spelling variants are differences between a word and its normal form, never edits to the text, so a
position, once known, is kept. A contraction is several words that share the offsets of one token.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

# What stands between two words, by how much it separates them.
PLAIN, COMMA, BREAK, STOP = 0, 1, 2, 3


class Word(NamedTuple):
    """One normal-form word. start, end: the token's code points; sep: what separates it from the word before."""

    norm: str
    start: int
    end: int
    sep: int


_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)\S+                          # a link is one token
    | \d+(?:[.,:/]\d+)*[^\W\d_]*                      # 3:15, 42.50, 1,140, 10pm
    | [^\W_]+(?:[*]+[^\W_]*)*(?:['’‘`´ʼ][^\W\d_]+)*     # don’t, f***ing, mother's
    """,
    re.VERBOSE,
)
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_STRETCHED = re.compile(r"(\w)\1{2,}")
_ABBREVIATIONS = frozenset({"rs", "nos", "inr", "ft", "etc", "jr", "sr", "rev", "smt", "mr", "mrs", "ms", "dr", "st", "prof", "vs", "eg", "ie", "approx", "fr", "sgt", "capt"})

# Written without an apostrophe, or as people type; keyed by the spelling with every apostrophe taken out.
_SPELLED: dict[str, tuple[str, ...]] = {
    "u": ("you",), "yu": ("you",), "ya": ("you",), "ye": ("you",), "yiz": ("you",), "yous": ("you",), "youse": ("you",), "yall": ("you", "all"),
    "r": ("are",), "ure": ("you", "are"), "youre": ("you", "are"), "yore": ("you", "are"), "urself": ("yourself",),
    "urs": ("yours",), "uve": ("you", "have"), "youve": ("you", "have"), "youd": ("you", "would"), "ud": ("you", "would"),
    "youll": ("you", "will"), "ull": ("you", "will"), "im": ("i", "am"), "ive": ("i", "have"), "hes": ("he", "is"),
    "shes": ("she", "is"), "theyre": ("they", "are"), "theyve": ("they", "have"), "weve": ("we", "have"),
    "itll": ("it", "will"), "its": ("it", "is"), "thats": ("that", "is"), "theres": ("there", "is"), "heres": ("here", "is"),
    "whats": ("what", "is"), "whos": ("who", "is"), "hows": ("how", "is"), "wheres": ("where", "is"), "whens": ("when", "is"),
    "lets": ("let", "us"), "cannot": ("can", "not"), "cant": ("can", "not"), "wont": ("will", "not"), "dont": ("do", "not"),
    "doesnt": ("does", "not"), "didnt": ("did", "not"), "isnt": ("is", "not"), "arent": ("are", "not"),
    "wasnt": ("was", "not"), "werent": ("were", "not"), "havent": ("have", "not"), "hasnt": ("has", "not"),
    "hadnt": ("had", "not"), "couldnt": ("could", "not"), "wouldnt": ("would", "not"), "shouldnt": ("should", "not"),
    "mustnt": ("must", "not"), "neednt": ("need", "not"), "aint": ("is", "not"), "dnt": ("do", "not"), "dint": ("did", "not"),
    "didnot": ("did", "not"), "donot": ("do", "not"), "nt": ("not",), "hv": ("have",), "nvr": ("never",), "neva": ("never",),
    "gonna": ("going", "to"), "gunna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("have", "got", "to"),
    "gimme": ("give", "me"), "lemme": ("let", "me"), "dunno": ("do", "not", "know"), "tryna": ("trying", "to"),
    "shoulda": ("should", "have"), "woulda": ("would", "have"), "coulda": ("could", "have"), "outta": ("out", "of"),
    "shud": ("should",), "shd": ("should",), "shld": ("should",), "wud": ("would",), "wld": ("would",), "cud": ("could",), "cld": ("could",), "shouldve": ("should", "have"), "wouldve": ("would", "have"), "couldve": ("could", "have"), "mustve": ("must", "have"),
    "cuz": ("because",), "coz": ("because",), "cos": ("because",), "bcoz": ("because",), "bcz": ("because",), "bcos": ("because",),
    "bc": ("because",), "pls": ("please",), "plz": ("please",), "plzz": ("please",), "abt": ("about",), "tmrw": ("tomorrow",),
    "tmr": ("tomorrow",), "ppl": ("people",), "bt": ("but",), "nd": ("and",), "wrk": ("work",), "msg": ("message",),
    "msgs": ("messages",), "thru": ("through",), "tho": ("though",), "rn": ("right", "now"), "everytime": ("every", "time"),
    "alot": ("a", "lot"), "b4": ("before",), "nvm": ("never", "mind"), "ok": ("ok",), "okay": ("ok",), "kay": ("ok",),
    "smth": ("something",), "sth": ("something",), "mum": ("mum",), "k": ("k",), "wif": ("with",), "ofc": ("of", "course"),
    "def": ("definitely",), "obvs": ("obviously",), "srsly": ("seriously",), "fukin": ("fucking",), "fuckin": ("fucking",),
    "fking": ("fucking",), "fkn": ("fucking",), "effing": ("fucking",), "favour": ("favor",), "apologize": ("apologise",),
    "apologized": ("apologised",), "apologizing": ("apologising",), "realize": ("realise",), "realized": ("realised",),
    "counseling": ("counselling",), "counselor": ("counsellor",), "behavior": ("behaviour",), "criticize": ("criticise",),
    "prioritize": ("prioritise",), "recognize": ("recognise",), "organized": ("organised",), "selfcentered": ("self", "centred"),
    "centered": ("centred",), "embarassing": ("embarrassing",), "embarassed": ("embarrassed",), "definately": ("definitely",),
    "canceled": ("cancelled",), "mom": ("mom",), "ghosting": ("ghosting",),
}  # fmt: skip
# Real words that only an apostrophe turns into a contraction.
_WITH_APOSTROPHE: dict[str, tuple[str, ...]] = {
    "were": ("we", "are"), "well": ("we", "will"), "wed": ("we", "would"), "shell": ("she", "will"), "hell": ("he", "will"),
    "ill": ("i", "will"), "id": ("i", "would"), "hed": ("he", "would"), "shed": ("she", "would"), "theyll": ("they", "will"),
    "theyd": ("they", "would"), "itd": ("it", "would"), "shant": ("shall", "not"),
}  # fmt: skip
_SUFFIXES = {"ll": "will", "ve": "have", "d": "would", "re": "are", "m": "am"}
_IS_HOSTS = frozenset("it that this what who how where when why there here he she everything nothing everyone nobody".split())
# After these, “ur” means “you are”: articles, degree words, negation, -ing forms.
_AFTER_YOU_ARE = frozenset(
    "a an so such too very really not never always constantly forever just being literally actually only the still honestly acting making doing "
    "going getting right wrong welcome fine ok mad crazy like supposed meant on in at with out off up told paid gone back here there all".split()
)
_NOT_ILL_AFTER = frozenset("am is are was were be been being so very really feel felt feeling fell mentally still too".split())


def read_words(text: str, known: Collection[str] = ()) -> list[Word]:
    """Words of `text` in order.

    known: words of the library; a stretched word (“neverrr”, “offff”) is folded to the one that is known.
    """
    known = known if isinstance(known, frozenset) else frozenset(known)
    words: list[Word] = []
    last_end = 0
    for match in _TOKEN.finditer(text):
        token, (start, end) = match.group(), match.span()
        if not words:
            sep = STOP
        elif text[last_end:start] == " ":  # as most words are parted
            sep = PLAIN
        else:
            sep = _separation(text, last_end, start, words[-1].norm, token)
        for norm in _normal(token, known):
            words.append(Word(norm, start, end, sep))
            sep = PLAIN
        last_end = end
    return _in_context(_unstuttered(words), text)


_STUTTERED = 3  # words, each a sentence


def _unstuttered(words: list[Word]) -> list[Word]:
    """“Put. The. Phone. Down.” is one sentence said slowly: three or more of a single word each, in a row."""
    if sum(word.sep == STOP for word in words) < _STUTTERED:
        return words
    lone = [
        word.sep == STOP and (n + 1 == len(words) or words[n + 1].sep == STOP) and not word.norm.isdigit() for n, word in enumerate(words)
    ]
    for n in range(len(words)):
        if lone[n] and n >= 2 and lone[n - 1] and lone[n - 2]:
            words[n - 1] = words[n - 1]._replace(sep=PLAIN)
            words[n] = words[n]._replace(sep=PLAIN)
    return words


def _separation(text: str, start: int, end: int, before: str, token: str) -> int:
    between = text[start:end]
    if between == "-":
        return PLAIN
    stripped = between.strip(" \t")
    if stripped == "-" and between[0].isspace() and between[-1].isspace() and not token[0].isdigit():
        return COMMA  # a dash set apart: “no milk - you forgot - …”
    if not stripped or stripped in "-/&+’'":
        return PLAIN
    if "\n\n" in stripped.replace("\r", "").replace(" ", "").replace("\t", ""):
        return STOP
    if "\n" in stripped and (token[0].isupper() or token[0].isdigit() or re.search(r"[-*•>]", stripped)):
        return STOP
    if any(mark in stripped for mark in "!?…") or "." in stripped:
        if stripped == "." and (before in _ABBREVIATIONS or (between == "." and len(before) == 1 and before not in ("i", "u"))):
            return PLAIN  # also “M.Tech”
        # Three dots in the middle of a sentence are a pause, not its end.
        if re.fullmatch(r"(\.{2,}|…)", stripped) and token[0].islower():
            return COMMA
        return STOP
    if stripped == "\n":
        return BREAK
    if not stripped.strip("*_“‘\"£$€₹¥#@~+%"):
        return PLAIN
    return COMMA


@lru_cache(maxsize=20_000)
def _normal(token: str, known: frozenset[str]) -> tuple[str, ...]:
    low = token.lower()
    bare = _APOSTROPHES.sub("", low)
    if bare != low:
        if bare in _WITH_APOSTROPHE:
            return _WITH_APOSTROPHE[bare]
        if bare in _SPELLED:
            return _SPELLED[bare]
        host, _, tail = _APOSTROPHES.sub("'", low).rpartition("'")
        if tail in _SUFFIXES:
            return (*_normal(host, known), _SUFFIXES[tail])
        if tail == "t" and host.endswith("n"):
            return (host[:-1], "not")
        if tail == "s" and host in _IS_HOSTS:
            return (host, "is")
        return (f"{host}'{tail}",)
    if bare in _SPELLED:
        return _SPELLED[bare]
    if _STRETCHED.search(bare) and not bare.isdigit():
        return _folded(bare, known)
    return (bare,)


def _folded(word: str, known: frozenset[str]) -> tuple[str, ...]:
    single, double = _STRETCHED.sub(r"\1", word), _STRETCHED.sub(r"\1\1", word)
    for form in (single, double):
        if form in _SPELLED:
            return _SPELLED[form]
        if form in known:
            return (form,)
    return (single,)


_CONTEXTUAL = frozenset("ur ill id y n of your".split())


def _in_context(words: list[Word], text: str) -> list[Word]:
    """Spellings that only the neighbours decide: ur, ill, id, y, should of."""
    read: list[Word] = []
    for index, word in enumerate(words):
        if word.norm not in _CONTEXTUAL:
            read.append(word)
            continue
        after = words[index + 1] if index + 1 < len(words) else None
        before = read[-1].norm if read else ""
        if word.norm == "ur":
            yours = after is None or after.sep != PLAIN or not _follows_you_are(after.norm)
            read += [word._replace(norm="your")] if yours else [word._replace(norm="you"), Word("are", word.start, word.end, PLAIN)]
        elif word.norm == "ill" and before not in _NOT_ILL_AFTER and after is not None and after.sep == PLAIN:
            read += [word._replace(norm="i"), Word("will", word.start, word.end, PLAIN)]
        elif word.norm == "id" and after is not None and after.sep == PLAIN and before not in ("your", "my", "the", "an", "photo"):
            read += [word._replace(norm="i"), Word("would", word.start, word.end, PLAIN)]
        elif word.norm == "y" and after is not None and after.norm in ("do", "did", "are", "you", "cant", "can", "is", "dont"):
            read.append(word._replace(norm="why"))
        elif word.norm == "n" and before and after is not None:
            read.append(word._replace(norm="and"))
        elif word.norm == "of" and before in ("should", "would", "could", "must", "might") and after is not None:
            read.append(word._replace(norm="have"))
        elif word.norm == "your" and after is not None and after.sep == PLAIN and after.norm in _AFTER_YOUR_MEANS_YOU_ARE:
            read += [word._replace(norm="you"), Word("are", word.start, word.end, PLAIN)]
        else:
            read.append(word)
    return read


# “your” before these is a misspelt “you’re”.
_AFTER_YOUR_MEANS_YOU_ARE = frozenset("a an so such too not being never always welcome just literally".split())


def _follows_you_are(norm: str) -> bool:
    return norm in _AFTER_YOU_ARE or (norm.endswith("ing") and len(norm) > 5) or norm in _ADJECTIVES_AFTER_UR


_ADJECTIVES_AFTER_UR = frozenset(
    "selfish lazy rude late toxic fake sneaky jealous insane mental annoying useless pathetic impossible unreal disgusting "
    "ridiculous embarrassing mean cold dramatic sensitive stupid dumb boring clingy needy controlling delusional obsessed "
    "stubborn petty childish immature weird wrong upset angry sad tired hormonal safe amazing lovely hilarious cute kind "
    "cheap stingy unbelievable awful horrible paranoid insecure narcissistic overreacting exactly honestly seriously "
    "probably definitely worse worst no nothing bipolar unreliable ungrateful disrespectful manipulative irresponsible inconsiderate insensitive "
    "heartless spoilt spoiled thick vile shameless hopeless careless thoughtless hypocritical arrogant ignorant judgmental judgemental condescending "
    "patronising patronizing moody grumpy distant impatient unfair unkind unsupportive dishonest disloyal deluded unhinged nuts evil wicked nasty "
    "way completely totally absolutely utterly clearly obviously blind "
    "clueless tactless obnoxious insufferable unbearable exhausting draining infuriating entitled".split()
)
