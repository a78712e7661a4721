"""What looks like an accusation and is none: quoted, reported, negated, embedded, generic, praise, banter.

Each guard is a function of a draft and a hit that says whether it blocks. Their names stand in
`Match.blocked_by`, so that a phrase author sees why a line was left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..library.model import Entry
from ..library.schema import WEIGHED
from ..pattern import Pattern
from ..reading import Reading
from ..reading.clauses import CANNOT_END, CLAUSE, SUBJECTS
from ..reading.words import PLAIN
from .automaton import stems
from .gaps import DEGREE, PhraseTable
from .walk import Hit

FIRM, WRONG = "firm", "wrong"
LAST_RESORTS = {WRONG: 1} | dict.fromkeys(WEIGHED, 2)  # the higher one gives way to the lower, all of them to the rest


LONGEST_LEAD = 6  # words


class Context(NamedTuple):
    """Word lists the guards look at, in normal form."""

    lead: Collection[str]
    lead_phrases: Collection[str]
    people: Collection[str]
    tables: Mapping[str, PhraseTable]
    hostile_emoji: frozenset[str]
    kind_emoji: frozenset[str]


# “I think (that)”, “I feel like”, “it's like” before an opener belong to it: they are rewritten with it.
MATRIX = Pattern(
    r"(?:(?:and|but|so|because|well|now) )*(?:"
    r"(?:i|we)(?: (?:am|do|just|really|honestly|still|also|kind|of|sometimes|often|always|genuinely|have|been|starting|to|can))*"
    r" (?:think|feel|feeling|guess|swear|reckon|suppose|figure|bet|know|notice|find|say|mean|believe|hate|hate it|hate the fact|resent|suspect|thinking)"
    r"(?: it)?(?: (?:like|that|as if|as though|how|when))*"
    r"|i can not (?:believe|stand|take|bear|deal with)(?: it)?(?: (?:that|how|when))?"
    r"|i (?:just )?(?:think|find) it is (?:funny|interesting|hilarious|sad|crazy|ridiculous)(?: (?:that|how))?"
    r"|it (?:is|feels|seems|sounds|looks)(?: to me)?(?: (?:just|always|really|so))*(?: (?:like|as if|as though|that))+"
    r"|(?:feels|seems|sounds|looks|is)(?: like| as if)"
    r"|(?:it is )?(?:(?:so|quite|perfectly|pretty|very|just|blatantly) )*(?:obvious|clear|plain|evident)(?: to (?:me|us|everyone))?(?: that)?"
    r"|(?:all )?(?:i am|i was) saying is(?: that)?|all i (?:said|mean) is(?: that)?"
    r"|(?:the )?(?:fact|truth|problem|thing|point|worst part) is(?: that)?"
    r"|(?:i am )?(?:so )?(?:sick|tired|fed up|done)(?: (?:of|with))?(?: (?:how|that|it when))"
    r"|i (?:am|was) (?:sad|hurt|upset|angry|annoyed|mad|disappointed|gutted|sure|convinced)(?: (?:that|when|because))?"
    r")$"
)
_DENIED = Pattern(
    r"\b(?:(?:not|never|no one|nobody|none of us|hardly|without)(?: \w+){0,2} (?:think|thinks|thinking|saying|say|says|said|mean|means|meaning|believe|believes|"
    r"suggesting|implying|accusing|feel|feels|claiming|thought|hate|blame|because)|not that|not as if|not like|far from it|stop (?:thinking|telling yourself|saying))"
    r"(?: (?:that|you|of|like|it|anymore|for a second|how|when))*$"
)
_REPORTED = Pattern(
    r"\b(?<!thing to )(?:say|says|said|saying|tell|tells|told|telling|thinks|thought|goes|claims|claimed|asked|asks|called|calling|heard|read|wrote|"
    r"texted|text|reckons|reckoned|yelled|shouted|screamed|insists|insisted|agreed|believes|feels|hinted|replied|goes like|was like|were like|is like|be like|sang|song|"
    r"lyric|lyrics|article|post|poem|dreamt|dreamed|joked|imagine|pretend|suppose|hope|hoping|glad|wish|remember when|ever think)"
    r"(?: (?:me|us|him|her|them|you|everyone|people|it|to|like|on|in|again|once|all|so|straight|already|clearly))*(?: (?:that|how|about how|when|if))?$"
)
# Somebody's questions, one after the other: “the officer asked why you came so late and do you even know him”.
_ASKED_ON = Pattern(r"\b(?!(?:i|we|you|have|just|only) )\w+ (?:asked|asks|wondered|wanted to know)(?: \w+){0,3} (?:why|if|whether|what|how|when|where|do|did|is|are)\b")
_OWN_SAYING = Pattern(r"\bi (?:have |already |just |only )*(?:said|told|say|tell)\b")
_EMBEDS = frozenset(
    "if when whenever unless whether until till while who whom whose which that where how what why than as like before after once since".split()
)
# Before a subject these ask: “next time can you just …”, “would you like …”.
_INVERTS = frozenset("can could will would should may shall must do does did have has had".split())
_ASKS = _INVERTS | frozenset("are is am was were why what how when where who".split())
_ADDRESS_BREAKERS = frozenset("the a an my your his her their our this every".split())
_GENERIC = Pattern(
    r"\b(?:when|if|once|unless) you (?:are|have|become|get|live|grow|work|were|reach|turn) (?:a|an|in|old|older|to|sixty|fifty|forty|thirty|twenty)\b|\bas a parent\b|^in life\b|\brecipe\b|\bone of those\b"
)
# A word of each of these stands wherever the pattern does: most drafts hold none of them, and are not searched at every hit.
_GENERIC_BY = frozenset("when if once unless parent life recipe those".split())
_USED = frozenset(
    "click press tap router settings otp app recipe teaspoon teaspoons tablespoon tablespoons oven upload login reception helmet fry onion onions "
    "simmer stir boil cumin dough flour garlic preheat marinate whistles dal rajma".split()
)
_INSTRUCTION_BY = _USED | {"passport", "gate"}
_INSTRUCTIONS = _INSTRUCTION_BY | frozenset("spoons tbsp tsp sugar salt heat lid microwave rinse grams degrees save button menu screen icon folder".split())
_INSTRUCTION = Pattern(rf"\b(?:{'|'.join(sorted(_USED))}|passport control|at the gate)\b")
_LAUGHS = (
    r"\b(?:ha(?:ha)+|hehe(?:he)*|rofl|jk|just kidding|only joking|well done|congrats|congratulations|good way|mean that in|legend|proud of (?:you|u)"
    r"|love (?:you|u|ya) for|love that|that's lovely|thats lovely|is lovely|so lovely|so kind|so sweet of|thank (?:you|u|god)(?! for nothing)|thanks so much|grateful)\b"
    r"|<3|:\)|;\)|:d\b"
)
_LAUGH = Pattern(_LAUGHS)
# Wherever one of a sentence's parts laughs, all of the draft does by this.
_LAUGH_SOMEWHERE = Pattern(_LAUGHS.replace("(?! for nothing)", ""))
_WARM = Pattern(
    r"\b(?:never (?:stop|cease to|fail to) (?:surpris|amaz|make me (?:laugh|smile))|love you (?:for|so|always|loads|lots|x)|(?:so|very) proud|proud of you"
    r"|you deserve (?:every|all|it all|the)|thank you|thanks so much|well done|congratulations|happy (?:birthday|anniversary)"
    r"|best (?:mum|mom|dad|friend|husband|wife|boss|brother|sister|neighbour) (?:ever|in the|i could)|made my day|laughed so|still laughing|so sweet|so kind)"
)
# Said beside what would be a reproach, these take it back: “you said you'd ring, I completely understand”.
_FORGIVING = Pattern(
    r"\bi (?:completely|totally|fully|absolutely) understand\b|\bno (?:worries|rush|pressure)\b|\b(?:i am|am) so sorry\b|\bso sorry (?:for|about|to hear)\b"
    r"|\bi would love to take you\b|\bsounds like you (?:loved|enjoyed|had|were)\b|\blegend\b|\bna na\b|\bla la\b|\bwho sings\b"
)
_FORGIVING_BY = frozenset("understand worries rush pressure sorry take sounds legend na la sings".split())
_SPEAKER = Pattern(r"\b[A-Z]{2,}: *[\"“]?$")
_NO_STATEMENTS = frozenset({"rhetorical-why", "contempt", "ultimatum"})
_PRAISE_KINDS = frozenset(
    {"absolute", "judgement", "comparison", "blame", "name-calling", "disguised-feeling", "guilt", "mind-reading", "contempt", "diagnosis", "scorekeeping"}
)
_ON_SOMEBODY = frozenset({"judgement", "name-calling", "contempt"})
_SPOKEN_TO = frozenset("you your yours yourself yourselves".split())
# A kind word says that the line is kind where it tells what is done, not where it names whom it is done to.
_PRAISED_IN = frozenset({"do", "doing", "done", "rest"})
NEGATIONS = frozenset("never not hardly barely rarely seldom neither nor without nobody nothing no".split())
_SETTING = frozenset("at in on during since last this yesterday today tonight all for from over by next".split())
_BEFORE_SETTING = frozenset("and but so then also plus because oh well ok now again".split())
# Between “you” and the verb of a wrong; and what makes it no fact.
_ON_THE_WAY = frozenset(
    "have had been are were just then also even again actually went and always keep kept still once managed decided chose to literally basically "
    "straight up completely totally really suddenly clearly all both only already got constantly deliberately purposely willingly happily conveniently "
    "somehow repeatedly proceeded dared continue continued started start".split()
)
_FRONTS = frozenset("when whenever if after before because since once while until unless as".split())
_QUESTION = Pattern(r"[\s,]*(?:right|yeah|yes|no|innit|or)?\s*\?")
_UNREAL = frozenset("can could will would may might must should shall do did if get need know want".split())
_FINITE_BE = frozenset("is are was were has have had".split())
_LEAST_WORDS = 3
_OWNERS = frozenset("the my our his her".split())
_ASKED_FOR = frozenset({"please", "kindly"})
_SCARED = 2  # words in scare quotes: “your phone is always "dead"” quotes nobody
_LONGEST_SPEAKER = 30  # code points
# “You could …” says nothing that happened, “you in Abuja” nothing at all.
_NOT_TOLD = _UNREAL | _SETTING | {"with", "of", "and"}
_NO_VERB = _ON_THE_WAY | _FINITE_BE | NEGATIONS
_MOST_LEFT = 40  # words before an opener that can have a say in it
_HOSTILE_MARK = Pattern(r"[!?]{2,}|\b[A-Z]{4,}\b")


def lead_start(reading: Reading, first: int, context: Context) -> tuple[str, int]:
    """Whether an opener may begin at word `first`, and where the words that belong to it begin.

    Returns the name of the guard that blocks it (empty: none) and the first word of a swallowed
    “I feel like …” (`first` where there is none).
    """
    at, begins = first, first
    clause = _clause_start(reading, first)
    if clause > 0 and reading.norms[clause - 1] == "not" and reading.norms[clause] == "because":
        return "negated", first
    while at > 0 and (reading.strengths[at] < CLAUSE or _runs_on(reading, at)):
        if reading.words[at].start == reading.words[at - 1].start:
            return "embedded", first
        clause = _clause_start(reading, at)
        left = " ".join(reading.norms[clause:at])
        if _DENIED.search(left) and "can not believe" not in left:
            return "negated", first
        matrix = MATRIX.search(left)
        if matrix:
            begins = at = at - (matrix.group().count(" ") + 1)
            continue
        if _runs_on(reading, at):
            said = _REPORTED.search(left) is not None and _OWN_SAYING.search(left) is None
            return ("reported" if said else ""), begins
        insult = _insult_before(reading, clause, at, context.tables["insult_nouns"])
        if insult is not None:
            begins = at = insult
            continue
        phrase = _lead_phrase(reading, clause, at, context)
        if phrase:
            at -= phrase
            continue
        before = reading.norms[at - 1]
        if before in _INVERTS and reading.norms[at] in SUBJECTS and not (at - 2 >= clause and reading.norms[at - 2] in SUBJECTS):
            return "embedded", first
        if before in _EMBEDS and not (before in ("like", "since") and at - 1 == clause):
            return "reported" if _REPORTED.search(left) else "embedded", first
        if _REPORTED.search(left):
            return ("reported", first)
        if before in context.lead or before in context.people or _is_name(reading, at - 1):
            if before in context.people and at - 2 >= clause and reading.norms[at - 2] in _ADDRESS_BREAKERS:
                return "embedded", first
            at -= 1
            continue
        if is_setting(reading, clause, at) or _is_dictated(reading, at):
            break
        return "embedded", first
    return _before_comma(reading, at), begins


def _lead_phrase(reading: Reading, clause: int, at: int, context: Context) -> int:
    """How many words before `at` are a lead of several words: “to be frank”, “let me tell you something”."""
    sizes = range(min(LONGEST_LEAD, at - clause), 1, -1)
    return next((size for size in sizes if " ".join(reading.norms[at - size : at]) in context.lead_phrases), 0)


def _runs_on(reading: Reading, at: int) -> bool:
    """Whether a clause begins here with no mark before it: “… listen to me you never …”."""
    return reading.strengths[at] == CLAUSE and reading.words[at].sep == PLAIN and reading.norms[at] in SUBJECTS


def is_setting(reading: Reading, clause: int, at: int) -> bool:
    """Whether only time or place stands before: “at the wedding you …”, “last night you …”, “since March I …”."""
    words = reading.norms[clause:at]
    while words and words[0] in _BEFORE_SETTING:
        words = words[1:]
    return 0 < len(words) <= 5 and words[0] in _SETTING and not any(word in SUBJECTS or word in _EMBEDS for word in words[1:])


def _is_dictated(reading: Reading, at: int) -> bool:
    """Whether the draft is spoken without a mark, so that a clause may begin after any word that can end one."""
    if reading.norms[at] not in SUBJECTS or reading.norms[at - 1] in CANNOT_END:
        return False
    return reading.dictated


def _insult_before(reading: Reading, clause: int, at: int, table: PhraseTable) -> int | None:
    """First word of an insult that fills the clause up to word `at`: “you absolute clown you deleted …”."""
    begin = clause + (reading.norms[clause] == "you")
    while begin < at and reading.norms[begin] in DEGREE:
        begin += 1
    if any(reading.norms[begin:at] in (words, [*words, "and"]) for words, _ in table.get(reading.norms[begin], ())):
        return clause
    return None


def _clause_start(reading: Reading, at: int) -> int:
    start, least = at - 1, max(0, at - _MOST_LEFT)
    while start > least and reading.strengths[start] < CLAUSE:
        start -= 1
    return start


def _before_comma(reading: Reading, at: int) -> str:
    """A clause that a comma or a conjunction opens may still be what somebody is said to have said."""
    if at == 0 or reading.strengths[at] != CLAUSE:
        return ""
    if reading.words[at].sep == PLAIN:
        asks = reading.norms[at] in ("and", "or") and reading.norms[at + 1] in _ASKS
        return "reported" if asks and _ASKED_ON.search(" ".join(reading.norms[reading.sentence_of(at)[0] : at])) else ""
    left = " ".join(reading.norms[_clause_start(reading, at) : at])
    if _DENIED.search(left) and "can not believe" not in left:
        return "negated"
    if _REPORTED.search(left) and not _OWN_SAYING.search(left) and len(left.split()) < 7:
        return "reported"
    return ""


def _is_name(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    typed = reading.text[word.start : word.end]
    mentioned = reading.text[: word.start].endswith("@")
    capital = typed[:1].isupper() and not typed.isupper()
    return mentioned or (capital and word.norm not in SUBJECTS and word.norm not in CANNOT_END)


def quoted(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """Inside quotation marks, code, a link, a forwarded mail, a song line, behind the name of who speaks in a play."""
    start, end = reading.span(hit.first, hit.body)
    spoken = not reading.shouted and _SPEAKER.search(reading.text[max(0, start - _LONGEST_SPEAKER) : start])
    return bool(spoken) or any(begin <= start or len(reading.text[begin:stop].split()) > _SCARED for begin, stop in reading.quotes(start, end))


def relative(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """What only says which one is meant: “the list you sent has no milk on it”."""
    at = hit.first
    if at == 0 or reading.norms[at] not in SUBJECTS or reading.words[at].sep != PLAIN or hit.last - at <= _LEAST_WORDS:
        return False
    return reading.norms[at + 2] in _FINITE_BE and reading.norms[at + 1] not in _NO_VERB


def generic(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """“You” that means anybody: “when you're a parent you never sleep”."""
    if _GENERIC_BY.isdisjoint(reading.held):
        return False
    start, end = reading.sentence_of(hit.first)
    return bool(_GENERIC.search(" ".join(reading.norms[start:end])))


def instruction(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """How a thing works: “you need to restart the router”."""
    if entry.kind not in ("should", "absolute", "demand", "ultimatum") or _INSTRUCTION_BY.isdisjoint(reading.held):
        return False
    start, end = reading.sentence_of(hit.first)
    if entry.kind == "absolute":  # one tap or oven is in many a quarrel, two such words are a recipe or a manual
        return len(_INSTRUCTIONS.intersection(reading.norms)) > 1
    return bool(_INSTRUCTION.search(" ".join(reading.norms[start:end])))


def praise(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """Kind words in the gap or right after: “you always make me laugh”, “just like your mother, so generous”."""
    if entry.kind not in _PRAISE_KINDS:
        return False
    _, end = reading.sentence_of(hit.first)
    if _denies(reading, hit):
        # “You never say anything nice” is no praise, “you never let me down” is.
        return holds(reading, hit.first, hit.body, context.tables["never_positive"])
    if holds(reading, hit.first, hit.body, context.tables["negative"]):
        return False
    if any(holds(reading, begin, stop, context.tables["positive"]) for name, begin, stop in hit.captures if name in _PRAISED_IN):
        return True
    after = entry.kind in ("comparison", "judgement", "name-calling")
    return after and holds(reading, hit.body, min(end, hit.body + 6), context.tables["positive"])


def _denies(reading: Reading, hit: Hit) -> bool:
    """Whether the opener itself, gaps aside, says no of the other: “you never …”, not “I wouldn't have shouted if you …”."""
    if reading.norms[hit.first] == "i":
        return False
    taken = {at for _, begin, stop in hit.captures for at in range(begin, stop)}
    return any(reading.norms[at] in NEGATIONS for at in range(hit.first, hit.body) if at not in taken)


def holds(reading: Reading, start: int, end: int, table: PhraseTable) -> bool:
    """Whether one of the phrases of a table stands between two words, its first word in any regular form."""
    return any(_stands(reading, at, end, table) for at in range(start, end))


def _stands(reading: Reading, at: int, end: int, table: PhraseTable) -> bool:
    for stem in stems(reading.norms[at]):
        for words, _ in table.get(stem, ()):
            if at + len(words) <= end and reading.norms[at + 1 : at + len(words)] == words[1:]:
                return True
    return False


def of_another(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """A bare verdict on somebody who is not there: “He ghosted you? What a coward.”"""
    if entry.kind not in _ON_SOMEBODY or not _SPOKEN_TO.isdisjoint(reading.norms[hit.first : hit.last]):
        return False
    start, end = reading.sentence_of(hit.first)
    if start == 0 or not _SPOKEN_TO.isdisjoint(reading.norms[start:end]):
        return False
    before = reading.norms[reading.sentence_of(start - 1)[0] : start]
    whose = next((norm for norm in before if norm in SUBJECTS), "")
    return whose in ("he", "she", "they") or (before[0] in ("my", "your") and any(norm in context.people for norm in before[1:2]))


def banter(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """Between friends: laughter, thanks or a kind emoji in the same sentence, and nothing hostile."""
    if not _is_merry(reading.text, context.kind_emoji):
        return False
    start, end = reading.sentence_of(hit.first)
    begin = reading.words[start].start
    stop = reading.words[end].start if end < len(reading.words) else len(reading.text)
    sentence = reading.text[begin:stop]
    if any(mark in sentence for mark in context.hostile_emoji):
        return False
    if any(mark in sentence for mark in context.kind_emoji):
        return True
    opener = reading.span(hit.first, hit.body)
    # “lol” alone is as often a sneer as a smile.
    return _LAUGH.search((reading.text[begin : opener[0]] + " " + reading.text[opener[1] : stop]).lower()) is not None


@lru_cache(maxsize=8)  # asked for every opener of a draft
def _is_merry(text: str, emoji: frozenset[str]) -> bool:
    """Whether there is laughter, thanks or a kind emoji anywhere at all."""
    return _LAUGH_SOMEWHERE.search(text.lower()) is not None or any(mark in text for mark in emoji)


def forgiven(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """Taken back in the same breath: “you were supposed to bring crisps and you brought a cake. Legend.”"""
    if _FORGIVING_BY.isdisjoint(reading.held) or is_hostile(reading, context):
        return False
    start, end = _around(reading, hit)
    beside = (reading.norms[start : hit.first], reading.norms[hit.last : end])
    return any(_FORGIVING.search(" ".join(norms)) is not None for norms in beside)


def _around(reading: Reading, hit: Hit) -> tuple[int, int]:
    """First word, and word after the last, of the sentence of a hit and of those beside it."""
    start, end = reading.sentence_of(hit.first)
    start = reading.sentence_of(start - 1)[0] if start else 0
    return start, reading.sentence_of(end)[1] if end < len(reading.words) else end


def unfit(reading: Reading, hit: Hit, entry: Entry, context: Context) -> bool:
    """The entry's own `when:` is not met; what some want of the other findings, and weighing, is seen to by the matcher."""
    if entry.when == "negative":
        return not any(holds(reading, begin, stop, context.tables["negative"]) for _, begin, stop in hit.captures)
    if entry.when == WRONG:
        return not _tells_of_wrong(reading, hit, context)
    if entry.when in WEIGHED:
        if hit.last - hit.first < _LEAST_WORDS or _asks_for(reading, hit) or _is_object(reading, hit):
            return True
        if hit.literals == 0:
            return _is_part(reading, hit) or _counts(reading, hit) or _is_news(reading, hit)
        judged = holds(reading, hit.first, hit.last, context.tables["trait"])
        return entry.kind not in _NO_STATEMENTS and (judged or not _tells(reading, hit, context))
    if entry.when == "alone":
        return len(reading.words) - (hit.last - hit.first) > 2
    return False


def _tells_of_wrong(reading: Reading, hit: Hit, context: Context) -> bool:
    """“You broke my mug”, “you then told everyone”; not “you could break …”, not “you never broke …”, no question."""
    _, at, end = hit.captures[-1]
    if _is_fronted(reading, hit.first) or reading.norms[at] in _UNREAL or not NEGATIONS.isdisjoint(reading.norms[at : at + 3]):
        return False
    if asks(reading, hit) or _is_warm(reading, hit, context):
        return False
    begin = next((index for index in range(at, end) if reading.norms[index] not in _ON_THE_WAY), end)
    return (begin < end and _stands(reading, begin, end, context.tables["wrongs"])) or holds(reading, at, end, context.tables["slights"])


def _tells(reading: Reading, hit: Hit, context: Context) -> bool:
    """Whether an opener says what is so: not “you could break …”, no question, nothing fond."""
    unreal = any(reading.norms[at] in _NOT_TOLD for name, at, _ in hit.captures[-1:] if name == "rest")
    return not (unreal or _is_fronted(reading, hit.first) or asks(reading, hit) or _is_warm(reading, hit, context))


def _is_part(reading: Reading, hit: Hit) -> bool:
    """Whether what an opener of nothing but a gap holds is too little to go by, or something in its sentence hangs on it."""
    start, end = reading.sentence_of(hit.first)
    before = reading.norms[hit.first - 1] if hit.first > start else ""
    hangs_on = reading.norms[start] in _FRONTS or reading.norms[hit.first] in _EMBEDS or before in _EMBEDS or before in _FRONTS
    return hit.last < end or hangs_on


def _is_object(reading: Reading, hit: Hit) -> bool:
    """Whether “your …” is no subject: “Transfer your half by Friday”, where a capital makes a name of the verb."""
    return reading.norms[hit.first] == "your" and reading.strengths[hit.first] < CLAUSE


def _asks_for(reading: Reading, hit: Hit) -> bool:
    """Whether the writer asks for something there: “from now on please no fizzy drinks”."""
    return not _ASKED_FOR.isdisjoint(reading.norms[hit.first : hit.last])


def _is_news(reading: Reading, hit: Hit) -> bool:
    """Whether it tells of others, and not of the reader: “The kids waited up”; “the rest of us manage” compares."""
    told = reading.norms[hit.first : hit.last]
    return told[0] in _OWNERS and told[1] != "rest" and _SPOKEN_TO.isdisjoint(told)


def _counts(reading: Reading, hit: Hit) -> bool:
    """Whether there is a figure, which is a fact more often than not: “only 7 of 24 have paid the AED 50”."""
    return any(letter.isdigit() for norm in reading.norms[hit.first : hit.last] for letter in norm)


def _is_warm(reading: Reading, hit: Hit, context: Context) -> bool:
    """Whether a draft is fond where it tells what somebody did: “you never stop surprising me, you hid the last one in my coat”."""
    if is_hostile(reading, context):
        return False
    start, end = _around(reading, hit)
    return _WARM.search(" ".join(reading.norms[start:end])) is not None


def _is_fronted(reading: Reading, first: int) -> bool:
    """Whether the sentence opens with a time or a reason: in “when I was tired you left me” that has to go along."""
    start, _ = reading.sentence_of(first)
    return not _FRONTS.isdisjoint(reading.norms[start:first])


def asks(reading: Reading, hit: Hit) -> bool:
    return _QUESTION.match(reading.text, reading.span(hit.first, hit.last)[1]) is not None


def is_hostile(reading: Reading, context: Context) -> bool:
    """Whether a draft shouts or sneers: !!, ?!, a word in capitals, 🙄."""
    return _marks(reading.text, context.hostile_emoji)


@lru_cache(maxsize=8)  # asked for every opener of a draft
def _marks(text: str, emoji: frozenset[str]) -> bool:
    return bool(_HOSTILE_MARK.search(text)) or any(mark in text for mark in emoji)


GUARDS: Mapping[str, Callable[[Reading, Hit, Entry, Context], bool]] = {
    "quoted": quoted,
    "relative": relative,
    "generic": generic,
    "instruction": instruction,
    "praise": praise,
    "of-another": of_another,
    "banter": banter,
    "forgiven": forgiven,
    "when": unfit,
}
