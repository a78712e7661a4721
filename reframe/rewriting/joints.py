"""Where an invitation meets what is kept: capitals, full stops, conjunctions, tags, insults set apart.

A `Joint` says which stretch of the draft an invitation replaces and how it is fitted in there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ..matching import Match
from ..matching.gaps import PhraseTable
from ..matching.guards import LONGEST_LEAD, is_setting
from ..pattern import Pattern
from ..reading import Reading
from ..reading.clauses import CLAUSE, PRONOUNS, SENTENCE, SUBJECTS, says_when
from ..reading.words import COMMA, PLAIN
from .voice import Voice

_AND = frozenset({"and", "plus", "or"})
_CAUSE = frozenset({"because", "cause", "since", "so", "as"})
# Words that only opened the accusation; nothing is lost with them.
_DROPPED = frozenset("so like and because also plus oh wow ugh now then well but or lol omg seriously yeah cause".split())
_JOINS = _DROPPED | {"as", "since", "honestly", "frankly"}
# Words at the very start that only mock or stress what follows them: “Brilliant, so it's me again”.
_MOCKS = frozenset("clearly obviously apparently evidently again brilliant great lovely fantastic wonderful perfect super typical surely literally".split())
_BIDS = frozenset("please kindly".split())  # they go with the order they stand before
_GREETINGS = frozenset("hi hello hey dear".split())
_PERFECT = frozenset({"have", "has", "had"})
# After these a statement may go on in the same sentence; “that” belonged to what was replaced.
_GOES_ON = frozenset("and but or so because plus though although while when if until unless before after since as yet".split())
_AND_THE_ONE = frozenset({"and the one", "and the ones", "and the time", "and the other", "and the rest"})
# They close an accusation, behind a comma or as a sentence; inside its clause they are tails of words.yaml.
_CLINCHERS = ("plain and simple", "pure and simple", "simple as that", "no other word for it", "there is no other word for it", "you will anyway")
# So do these, which only mock what was said.
_SNEERS = (
    "lovely", "charming", "interesting", "brilliant", "classy", "nice one", "real nice", "just great", "bravo", "unreal",
    "cheers for that", "thanks for that", "thanks a bunch", "good job", "great job", "very mature", "real mature", "how mature",
    "how nice", "how lovely", "simple as", "do the maths", "do the math", "how convenient", "funny that", "shocking", "shocker", "typical", "unbelievable", "ridiculous", "pathetic", "disgusting", "embarrassing", "a joke",
    "congratulations", "congrats", "well done you", "so thanks for that", "so congratulations", "i swear", "i swear to god", "swear down", "simple", "it is a joke", "it is pathetic", "it is ridiculous", "it is embarrassing", "it is disgusting",
)  # fmt: skip
_TAG = Pattern(
    r"(?:(?:do|did|are|is|was|were|have|has|can|could|will|would|should) (?:not )?(?:you|it|i|they|he|she|we)(?: not)?|is it not|right|no|huh|ok|yeah|innit|eh|or what|or something|"
    r"(?:and )?(?:i think )?(?:you|we both|everyone) knows? (?:it|that)|and i am (?:so |really )?(?:sick|tired|done) of it|hello|what|seriously|or (?:do not|not|else)|"
    rf"{'|'.join((*_CLINCHERS, *_SNEERS))})(?: |$)"
)
# “The worst neighbour we've ever had”: the superlative and its clause are one verdict.
_EVER = Pattern(
    r"(?:that )?(?:(?:i|we|anyone|anybody|they) (?:have |has |had |will |could )?ever \w+(?: (?:with|across|for|to|of|in my life))?|i (?:know|have met)|alive|on earth|in the world|going)(?: |$)"
)
_EMPHASES = frozenset(
    {
        "like never", "never", "ever", "never ever", "not once", "not ever", "every time", "always", "like always", "seriously",
        "literally", "at all", "period", *_CLINCHERS, *_SNEERS, "full stop", "as usual", "as always", "again", "zero", "nothing", "zilch",
        "wow", "honestly", "just wow", "every day", "you know it",
        "what a joke", "end of", "like ever",
    }
)  # fmt: skip
# A clause that begins with one of these says nothing without the one before it.
_HANGS_ON = frozenset("since because cause when whenever while though although as if unless until like than which who that".split())
# Words that stand before an accusation and say something without it.
_SAYS = frozenset("no yes yeah yep nope nah ok okay sorry thanks fine right alright great".split())
# Behind these, and one word for whom, what is told belongs to the telling: “you'll tell Jean I'm sulking”.
_TELLS = frozenset("tell tells told telling say says saying think thinks claim claims pretend swear".split())
# A sentence cannot end in one of these, and says nothing where it begins with one and ends before what that leads to.
_INCOMPLETE = frozenset("is are was were am be been the a an my your his her their our to of that than because think thinks say says know knows".split())
_LEADS_TO = frozenset("before after once unless although while whenever".split())
# What the writer will do for themselves is a limit, and stays: “… and I'll go”.
_OWN_STEPS = frozenset("go leave move stay pack walk sleep".split())
_CONDITIONS = frozenset("if unless whenever until".split())
_ASKING = frozenset("who what when where why how which can could would will do did does are is was were have has shall should may am".split())
_BEFORE_VERB = frozenset("then also still just even now always never actually".split())
_LONGEST_GUESS = 6  # words
# They answer or open what is left out, and say nothing without it: “She isn't.”, “… so I will”, “this is exactly …”.
_AUXILIARY = r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should)"
_ECHO = Pattern(rf"(?:(?:and|but|well|so|because) )?(?:i|we|he|she|it|they|that|this|there) {_AUXILIARY}(?: not)?(?: either| though| so| too| again| now)? $")
_STUB = Pattern(rf"(?:(?:and|but|well|so|oh) )?(?:of course|naturally|do not worry|no worries|then again) $|(?:(?:and|but|well|so) )?(?:i|we|he|she|it|they|that|this|which|there)(?: {_AUXILIARY}| exactly| precisely| probably| maybe| only| also| really)+ $")
_THAT_YOU = " that you "
_WISHED = ("i wish you", "i was hoping you", "was hoping you", "i'd have liked", "id have liked")
# Words that are no names: they begin small when their sentence is joined to another.
_SMALL = PRONOUNS | frozenset("the a an my your his her our their this that these those there if when could can would will please thanks have are is was do did what how where next".split())
_SIGNS = "£$€₹¥#@(“"
_PUNCTUATION = Pattern(r"[ \t]*[.!?…]+[.!?…]*")


class Joint(NamedTuple):
    """start, end: code points replaced. before: put first. after: how the sentence goes on.

    capital: whether the invitation begins a sentence. goes_on: kept words of the same sentence follow.
    cause: whether they give a reason. punctuation: the marks that ended the sentence.
    """

    start: int
    end: int
    before: str
    capital: bool
    goes_on: bool
    cause: bool
    punctuation: str
    rest: int  # code point where the kept remainder begins when the sentence is closed
    trailing: str  # what stands between here and `rest` when the sentence simply goes on
    joins: str  # the word that joins the remainder
    address: str = ""  # “, Ravi” that closes the sentence and stays
    setting: str = ""  # “On Friday ” that opened it: in “it bothers me that you …” it goes where it belongs
    orphan: str = ""  # “and then told Jean” has lost its subject with the words before: what it needs again


class Marks(NamedTuple):
    """Lists the joints look at. people: words one addresses somebody with. lead, lead_phrases: what leads up to an accusation.
    pasts: irregular past forms."""

    hostile_emoji: Collection[str]
    insult_nouns: PhraseTable
    people: Collection[str]
    lead: Collection[str]
    lead_phrases: Collection[str]
    pasts: Collection[str]


def extend(reading: Reading, match: Match, marks: Marks, following: int | None) -> int:
    """The word after everything that belongs to an accusation: tags, apposed insults, a guess that answers its question.

    following: the first word of the next finding, which is not taken along; None where there is none.
    """
    last = match.hit.last
    limit = len(reading.words) if following is None else following
    while last < limit and reading.strengths[last] != SENTENCE:
        step = _insult(reading, last, marks.insult_nouns) or _tag(reading, last) or _ever(reading, last) or _told(reading, match.begins, last) or _guess(reading, match.begins, last, marks.people) or _listed(reading, last) or _trailing(reading, last) or _called(reading, last) or _threat(reading, match, last)
        if not step or last + step > limit:
            break
        last += step
    emphasis = _emphasis(reading, last)
    return last + emphasis if last + emphasis <= limit else last


def _threat(reading: Reading, match: Match, at: int) -> int:
    """Words that go on with a threat: “if you do that again you're out | and I'll ring Dave's cousin”."""
    goes_on = match.entry.kind == "ultimatum" and reading.norms[at : at + 3] in (["and", "i", "will"], ["and", "we", "will"], ["and", "you", "can"])
    goes_on = goes_on and _OWN_STEPS.isdisjoint(reading.norms[at + 3 : at + 4])
    end = at + 1
    while goes_on and not _closes(reading, end):
        end += 1
    return end - at if goes_on else 0


def _ever(reading: Reading, at: int) -> int:
    """Words of the clause that a superlative brings along: “the worst flatmate I've ever had”."""
    if at >= len(reading.words) or reading.words[at].sep > PLAIN:
        return 0
    match = _EVER.match(" ".join(reading.norms[at : reading.sentence_of(at)[1]]) + " ")
    return len(match.group().split()) if match else 0


def _told(reading: Reading, begins: int, at: int) -> int:
    """Words of what somebody is said to tell: “… you'll tell Jean | I'm sulking”."""
    if reading.words[at].sep > PLAIN or reading.norms[at] not in PRONOUNS or _TELLS.isdisjoint(reading.norms[max(begins, at - 2) : at]):
        return 0
    end = at + 1
    while not _closes(reading, end):
        end += 1
    return end - at


def _guess(reading: Reading, begins: int, at: int, people: Collection[str]) -> int:
    """Words of a mocking answer that ends a question: “what do you want, a medal?”"""
    end = reading.sentence_of(at)[1]
    asked = reading.norms[begins] in _ASKING and reading.text[reading.words[end - 1].end :].lstrip()[:1] == "?"
    said = reading.norms[at : at + 2]
    bare = not PRONOUNS.intersection(said) and said[0] not in _GOES_ON | _HANGS_ON
    called = _address(reading, at, people)
    return end - at if asked and bare and not called and reading.words[at].sep > PLAIN and end - at <= _LONGEST_GUESS else 0


def _emphasis(reading: Reading, at: int) -> int:
    """Words of a sentence after the accusation that only say it louder: “like NEVER.”, “Typical.”"""
    if at >= len(reading.words):
        return 0
    end = reading.sentence_of(at)[1]
    return end - at if " ".join(reading.norms[at:end]) in _EMPHASES else 0


def _listed(reading: Reading, at: int) -> int:
    """Words of a further item of the same reproach: “never on time, never organised and never prepared”."""
    begins = at + (reading.norms[at] in _AND or reading.norms[at] == "but")
    if begins >= len(reading.words) or reading.norms[begins] not in ("never", "always", "not"):
        return 0
    end = begins + 1
    while not _closes(reading, end):
        end += 1
    return end - at


def _called(reading: Reading, at: int) -> int:
    """Words of a name and a tag behind it: “…, Neil, and you know it”."""
    word = reading.words[at]
    named = word.sep > PLAIN and reading.text[word.start : word.end].istitle() and _closes(reading, at + 1)
    tag = _tag(reading, at + 1) if named and at + 1 < len(reading.words) and reading.strengths[at + 1] != SENTENCE else 0
    return 1 + tag if tag else 0


def _trailing(reading: Reading, at: int) -> int:
    """Words of a short piece without a verb that hangs on: “…, and the one before that”."""
    if " ".join(reading.norms[at : at + 3]) not in _AND_THE_ONE:
        return 0
    end = at + 1
    while not _closes(reading, end):
        end += 1
    return end - at if end - at <= 6 else 0


def _closes(reading: Reading, at: int) -> bool:
    return at >= len(reading.words) or reading.strengths[at] >= CLAUSE


def _insult(reading: Reading, at: int, table: PhraseTable) -> int:
    for words, _ in table.get(reading.norms[at], ()):
        if reading.norms[at : at + len(words)] == words and _closes(reading, at + len(words)):
            return len(words)
    return 0


def _tag(reading: Reading, at: int) -> int:
    _, end = reading.sentence_of(at)
    match = _TAG.match(" ".join(reading.norms[at:end]) + " ")
    if match is None:
        return 0
    size = len(match.group().split())
    return size if (_closes(reading, at + size) and at + size == end) or (reading.words[at].sep and _closes(reading, at + size)) else 0


def joint(
    reading: Reading, match: Match, voice: Voice, marks: Marks, previous: int | None, question_before: bool, following: int | None,
    cut: range,
) -> Joint:
    """How the clause of a match sits in its sentence.

    previous: the word after the finding before, where only joining words stand between; else None.
    question_before: whether what replaced that one ended with a question mark.
    following: the first word of the next finding, None where there is none.
    cut: the words left out right before, if any.
    """
    first, _ = reading.sentence_of(match.begins)
    last = extend(reading, match, marks, following)
    last -= _closing_name(reading, match, last)
    start, before, capital = _left(reading, match.begins, first, voice, previous, question_before, marks.insult_nouns, cut)
    setting = ""
    if not before and not capital and start == reading.words[match.begins].start and is_setting(reading, first, match.begins):
        start, setting = reading.words[first].start, reading.text[reading.words[first].start : start]
    words_end = reading.words[last - 1].end
    end = _over_emoji(reading.text, _past_quote(reading.text, start, words_end), marks.hostile_emoji)
    address = _address(reading, last, marks.people)
    if address:
        last, end = reading.sentence_of(last)[1], end + len(address)
    ends_sentence = last >= len(reading.words) or reading.strengths[last] == SENTENCE
    if ends_sentence:
        punctuation = _PUNCTUATION.match(reading.text, end)
        mark = punctuation.group().strip() if punctuation else ""
        end = punctuation.end() if punctuation else end
        end = _over_emoji(reading.text, end, marks.hostile_emoji)
        return Joint(start, end, before, capital, False, False, mark, end, "", "", address, setting)
    if _named_between(reading, last, following):
        address = reading.text[end : reading.words[last].end]
        last, end, words_end = last + 1, end + len(address), reading.words[last].end
    if following is not None and _only_joins(reading, last, following):
        return Joint(start, end, before, capital, False, False, "", end, "", "", setting=setting)
    joins = "when" if says_when(reading.norms, last) or _is_since(reading, match, last) else reading.norms[last]
    if joins == "because" and reading.norms[last + 1 : last + 2] == ["of"]:
        joins = "because of"
    cause = joins in _CAUSE
    skip = last + 1 if joins in _AND or joins == "that" or (cause and joins != "so") else last
    rest = _start(reading, min(skip, len(reading.words) - 1))
    # An emoji that went with the accusation had parted it from what follows, as a comma does.
    between = reading.text[end : reading.words[last].start] if end == words_end else ","
    orphan = _subject(reading, match, skip, voice, marks) if joins == "and" else ""
    return Joint(start, end, before, capital, True, cause, "", rest, between, joins, address, setting, orphan)


def _subject(reading: Reading, match: Match, at: int, voice: Voice, marks: Marks) -> str:
    """“you ” where a verb follows that shares the “you” of the accusation: “you left and then told Jean”."""
    while at < len(reading.norms) and reading.norms[at] in _BEFORE_VERB:
        at += 1
    verb = reading.norms[at] if at < len(reading.norms) else ""
    return ("u " if voice.short else "you ") if _is_past(verb, marks) and reading.norms[match.hit.first] == "you" else ""


def _is_since(reading: Reading, match: Match, at: int) -> bool:
    """Whether “since” says how long, not why: “you have undermined us since he was born”."""
    return reading.norms[at] == "since" and not _PERFECT.isdisjoint(reading.norms[match.hit.first : match.hit.last])


def _left(
    reading: Reading, begins: int, first: int, voice: Voice, previous: int | None, question_before: bool, insults: PhraseTable,
    cut: range,
) -> tuple[int, str, bool]:
    if previous is not None:
        start = reading.words[previous - 1].end
        if reading.strengths[begins] == SENTENCE:
            return reading.words[begins].start, "", True
        return start, (" " if question_before else ". "), True
    while begins > first and reading.norms[begins - 1] in _BIDS:
        begins -= 1
    if cut and first < cut.stop and cut.start <= first + 2 and _only_joins(reading, cut.stop, begins):
        return reading.words[begins].start, "", _only_opens(reading, first, cut.start)
    if cut and cut.start > first and reading.norms[cut.start - 1] not in _AND and _only_joins(reading, cut.stop, begins):
        return reading.words[cut.stop - 1].end, ". ", True
    if begins > first + 2 and reading.norms[begins] == "so" and reading.words[begins].sep == PLAIN:
        return reading.words[begins - 1].end, ". " if voice.stops else ", ", voice.stops
    begins = _over_insult(reading, begins, first, insults)
    at = begins
    while at > first and reading.norms[at - 1] in _DROPPED and reading.words[at - 1].start != reading.words[first].start:
        at -= 1
    if _only_opens(reading, first, begins):
        return reading.words[first].start, "", True
    if reading.norms[begins] in ("and", "but") and cut.stop != begins:  # an opener that joins: “and i get a thumbs up”
        return reading.words[begins - 1].end, ". " if voice.stops else ", ", voice.stops
    if reading.norms[begins - 1] in ("but", "and") and at == begins - 1:
        return reading.words[begins].start, "", False
    if at < begins and any(norm in _CAUSE for norm in reading.norms[at:begins]):
        return reading.words[at - 1].end, ". " if voice.stops else ", ", voice.stops
    return reading.words[begins].start, "", False


def _address(reading: Reading, at: int, people: Collection[str]) -> str:
    """“, Ravi” or “, mum” where nothing but that is left of the sentence."""
    if at >= len(reading.words) or reading.strengths[at] == SENTENCE:
        return ""
    end = reading.sentence_of(at)[1]
    if reading.words[at].sep == PLAIN and not _is_name(reading, at, end):
        return ""
    typed = [reading.text[word.start : word.end] for word in reading.words[at:end]]
    named = all(word.istitle() or reading.norms[at + n] in people for n, word in enumerate(typed))
    if len(typed) > 2 or not named:
        return ""
    return reading.text[reading.words[at - 1].end : reading.words[end - 1].end]


def _named_between(reading: Reading, at: int, following: int | None) -> bool:
    """Whether a name set apart by commas stands between an accusation and what is kept: “…, Maeve, but it was a joke”."""
    if at + 1 >= len(reading.words) or following in (at, at + 1) or not reading.words[at].sep == reading.words[at + 1].sep == COMMA:
        return False
    return reading.text[reading.words[at].start : reading.words[at].end].istitle() and reading.norms[at] not in SUBJECTS and reading.strengths[at + 1] < SENTENCE


def _start(reading: Reading, at: int) -> int:
    """Where a word begins, with the sign set before it: £2, #4, @Ravi, “so”."""
    start = reading.words[at].start
    while start > 0 and reading.text[start - 1] in _SIGNS:
        start -= 1
    return start


def _closing_name(reading: Reading, match: Match, last: int) -> int:
    """1 where the form ends in a name that closes the sentence, “you never listen Ravi”: the name stays."""
    return int(match.hit.body < last == match.hit.last and _is_name(reading, last - 1, reading.sentence_of(last - 1)[1]))


def _is_name(reading: Reading, at: int, end: int) -> bool:
    word = reading.words[at]
    typed = reading.text[word.start : word.end]
    return at == end - 1 and len(typed) > 2 and typed.istitle()


def _over_insult(reading: Reading, begins: int, first: int, table: PhraseTable) -> int:
    """The word that begins an insult set before the accusation, “you idiot, …”, or `begins`."""
    for at in range(max(first, begins - 4), begins):
        for words, _ in table.get(reading.norms[at], ()):
            if reading.norms[at:begins] == words and reading.strengths[at] >= CLAUSE:
                return at
    return begins


def _only_opens(reading: Reading, start: int, end: int) -> bool:
    return all(norm in _DROPPED or norm in _MOCKS for norm in reading.norms[start:end])


def _only_joins(reading: Reading, start: int, end: int) -> bool:
    return start <= end and all(norm in _JOINS for norm in reading.norms[start:end])


def _past_quote(text: str, start: int, end: int) -> int:
    """Past the mark that closes a quotation which was opened on the way: “the money got 'delayed'”."""
    mark = text[end : end + 1]
    opened = {"'": r"(?<!\w)'(?=\w)", "’": "‘", "”": "“", '"': '"'}.get(mark)
    return end + 1 if opened and len(re.findall(opened, text[start:end])) % 2 else end


def _over_emoji(text: str, at: int, emoji: Collection[str]) -> int:
    """Past the hostile emoji that belong to the accusation."""
    while True:
        skipped = at + len(text[at:]) - len(text[at:].lstrip(" "))
        found = next((mark for mark in emoji if text.startswith(mark, skipped)), None)
        if found is None:
            return at
        at = skipped + len(found)
        while (at < len(text) and text[at] in "\ufe0f\u200d♀♂") or text[at : at + 1] in ("🏻", "🏼", "🏽", "🏾", "🏿"):
            at += 1


def fitted(text: str, joint: Joint, reading: Reading, voice: Voice) -> tuple[str, int]:
    """The invitation as it is spliced in, and the code point up to which it replaces the draft."""
    body = text.rstrip(".")
    if joint.setting:
        inside = _with_setting(body, _small(joint.setting.strip()))
        joint = joint._replace(before="" if inside else joint.setting, capital=bool(inside))
        body = inside or body
    if joint.capital and not voice.lower:
        body = _capital(body)
    elif not joint.capital:
        body = _small(body)
    question = body.endswith("?")
    if not joint.goes_on:
        mark = "" if question or body.endswith(("!", "…")) else _mark(joint.punctuation)
        if joint.address:
            asked = "?" if question else ""
            parted = "," if joint.address.startswith(" ") and not voice.lower else ""
            return joint.before + body.rstrip("?") + parted + joint.address + asked + mark, joint.end
        return joint.before + body + mark, joint.end
    if joint.address:
        body = body.rstrip("?") + joint.address + ("?" if question else "")
    if joint.orphan and _THAT_YOU not in body:
        stop = "" if question else "."
        return joint.before + body + stop + " " + (joint.orphan if voice.lower else _capital(joint.orphan)), joint.rest
    several = re.search(r"[.!?] ", body) is not None
    comma = joint.trailing.strip() == "," and not (joint.address and joint.joins in ("but", "and"))
    run_on = voice.stops and joint.joins not in _GOES_ON and not joint.trailing.strip()
    cause = joint.cause and _THAT_YOU not in body  # “it bothers me that you only came” goes on with its reason
    if question or several or comma or cause or run_on:
        letter = reading.text[joint.rest : joint.rest + 1]
        stop = "" if question else "."
        return joint.before + body + stop + " " + (letter if voice.lower else letter.upper()), joint.rest + 1
    joined = joint.joins in PRONOUNS or (not voice.lower and joint.joins in ("and", "but", "so"))
    comma_due = joint.trailing == " " and joined
    return joint.before + body + ("," if comma_due else ""), joint.end


def _with_setting(body: str, setting: str) -> str:
    """An invitation with what says when or where inside it, empty where it has no place there."""
    if _THAT_YOU in body:
        return body.replace(_THAT_YOU, f" that {setting} you ", 1)
    return f"{body} {setting}" if body.lower().startswith(_WISHED) and not body.endswith("?") else ""


def spoken(text: str, voice: Voice) -> str:
    """The invitation on its own, as a sentence of this writer's."""
    body = text if voice.lower else _capital(text)
    return body if not voice.stops or body.endswith(("?", "!", "…", ".")) else body + "."


def _mark(punctuation: str) -> str:
    if not punctuation:
        return ""
    return "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    if text[:2] in ("I ", "I'", "I’") or (text[:1].isupper() and text[1:2].isupper()):
        return text
    return text[:1].lower() + text[1:]


def removed(
    reading: Reading, match: Match, marks: Marks, following: int | None, cut: range, asked: bool, told: bool
) -> tuple[int, int, str]:
    """The stretch to drop when an accusation is left out, and what stands there instead.

    following: see `joint`. cut: the words left out right before, if any.
    asked: whether what stands before now ends with a question mark, which needs no full stop behind it. told: whether a
    statement was put where the sentence began.
    """
    text = reading.text
    first, sentence_end = reading.sentence_of(match.begins)
    last = extend(reading, match, marks, following)
    while last < sentence_end and (_hangs_on(reading.norms, last) or says_when(reading.norms, last)) and (following is None or following > last):
        last = min(reading.next_clause[last], sentence_end)
    if _address(reading, last, marks.people):
        last = sentence_end
    last = _past_echo(reading, last, sentence_end, following)
    end = _over_emoji(text, _past_quote(text, reading.words[match.begins].start, reading.words[last - 1].end), marks.hostile_emoji)
    at = match.begins
    while at > first and reading.norms[at - 1] in _JOINS and reading.norms[at - 2 : at] != ["as", "well"]:
        at -= 2 if reading.norms[max(first, at - 2) : at] == ["right", "now"] else 1
    if cut.start < at <= cut.stop:
        at = max(cut.start, first)
    at = _before_hanging(reading, first, at, last >= sentence_end and match.entry.kind != "name-calling")
    if at == first + 1 < last and first and at != cut.start and last >= sentence_end and reading.norms[first] not in _SAYS and not reading.norms[first].isdigit():
        at = first  # one word is left of it: a name, or what led up
    stays = last < sentence_end and reading.words[last].sep > PLAIN and reading.norms[last] not in _DROPPED and reading.norms[first] not in _HANGS_ON
    led = _only_leads(reading, first, at, marks) or _STUB.match(" ".join(reading.norms[first:at]) + " ")
    if not stays and led and text[max(0, reading.words[first].start - 1)] != "@":
        at = first
    if at == first < match.begins and reading.norms[first] in _GREETINGS and reading.words[first + 1].end < reading.words[match.begins].start:
        at = first + 2  # “Hi Marcus” greets whatever comes next
    elif at == first == 0 and last >= sentence_end and last < len(reading.words):
        at = _call(reading, match.begins, marks.people)
        if at:
            return _calling(reading, at, last, end, following)
    if last >= sentence_end and match.entry.kind == "ultimatum" and reading.norms[first] in _CONDITIONS:
        at = first  # “If you sign it before we meet, …” says nothing alone
    if last >= sentence_end:
        punctuation = _PUNCTUATION.match(text, end)
        if at > first:
            # The question went with the accusation: “…, what kind of upbringing is this?”
            if punctuation and "?" in punctuation.group() and (told or reading.norms[first] not in _ASKING):
                return reading.words[at - 1].end, punctuation.end(), "" if asked else "."
            return reading.words[at - 1].end, punctuation.end() if asked and punctuation else end, ""
        end = _over_emoji(text, punctuation.end() if punctuation else end, marks.hostile_emoji)
        return *_with_space(text, reading.words[first].start, end), ""
    follows = following is not None and _only_joins(reading, last, following)
    after = last + 1 if reading.norms[last] in _DROPPED and last + 1 < sentence_end else last
    rest = _start(reading, after)
    if at > first and not _is_call(reading, first, at, marks.people):
        # What joined it with the words before goes with it; what joins the words behind stays.
        before = reading.words[at - 1].end
        return (before, rest + 1, " " + text[rest].upper()) if asked and not follows else (before, end, "")
    start = reading.words[at].start
    if following is not None and follows:
        return start, reading.words[following].start, ""
    small = text[start].islower()
    shared = _shared(reading, match, after, marks)
    if shared:
        return start, rest, shared if small else _capital(shared)
    return start, rest + 1, text[rest] if small else text[rest].upper()


def _shared(reading: Reading, match: Match, at: int, marks: Marks) -> str:
    """“i ” where a verb follows that shares the subject of what is left out: “nine months I carried you, sold my bangles”."""
    if reading.words[at].sep != COMMA or not _is_past(reading.norms[at], marks):
        return ""
    subject = next((norm for norm in reading.norms[match.hit.first : match.hit.last] if norm in PRONOUNS), "")
    return f"{subject} " if subject else ""


def _is_past(norm: str, marks: Marks) -> bool:
    return norm in marks.pasts or (norm.endswith("ed") and len(norm) > 4)


def _hangs_on(norms: Sequence[str], at: int) -> bool:
    """Whether a clause that begins here says nothing without the one before it."""
    return norms[at] in _HANGS_ON or (norms[at] == "even" and norms[at + 1 : at + 2] in (["if"], ["though"], ["when"]))


def _before_hanging(reading: Reading, first: int, at: int, closes: bool) -> int:
    """The word before which a sentence can end once the rest of it is left out: not at “everybody thinks …”.

    closes: whether nothing of the sentence stays behind, so that “before you start with the knee, …” has lost what it led to.
    """
    while at > first and reading.norms[at - 1] in _INCOMPLETE:
        at -= 1
        while at > first and reading.strengths[at] < CLAUSE:
            at -= 1
    opens = next((index for index in range(first, at) if reading.norms[index] not in _DROPPED), at)
    leads = opens < at and reading.norms[opens] in _LEADS_TO and all(strength < CLAUSE for strength in reading.strengths[opens + 1 : at])
    return first if closes and leads else at


def _past_echo(reading: Reading, last: int, sentence_end: int, following: int | None) -> int:
    """The word after what only answers an accusation that is left out, in its sentence or as the next one."""
    if last >= len(reading.words):
        return last
    end = sentence_end if last < sentence_end else reading.sentence_of(last)[1]
    echoes = _ECHO.match(" ".join(reading.norms[last:end]) + " ") is not None
    return end if echoes and (following is None or end <= following) else last


def _only_leads(reading: Reading, first: int, at: int, marks: Marks) -> bool:
    """Whether nothing but names and words that lead up to the accusation stands before it: “Rachel, to be honest”."""
    while first < at:
        sizes = range(min(LONGEST_LEAD, at - first), 1, -1)
        phrase = next((size for size in sizes if " ".join(reading.norms[first : first + size]) in marks.lead_phrases), 0)
        norm = reading.norms[first]
        if not phrase and (norm in _SAYS or (norm not in marks.lead and norm not in marks.people and norm not in ("the", "my"))):
            return False
        first += phrase or 1
    return True


def _call(reading: Reading, begins: int, people: Collection[str]) -> int:
    """How many words open a draft with whom it speaks to: “Hannah, …”, “Josh mate …”; none where they are not set apart."""
    for size in (1, 2):
        if size <= begins and _is_call(reading, 0, size, people):
            return size
    return 0


def _calling(reading: Reading, at: int, last: int, end: int, following: int | None) -> tuple[int, int, str]:
    """The stretch to drop behind a name that opens a draft, and what joins the name with the words that follow."""
    text, start, rest = reading.text, reading.words[at - 1].end, reading.words[last].start
    punctuation = _PUNCTUATION.match(text, end)
    stop = punctuation.end() if punctuation else end
    if text[rest].islower() or text[rest : rest + 2] in ("I ", "I'", "I’"):
        return start, stop, ","
    if following == last or reading.norms[last] not in _SMALL or "\n" in text[stop:rest]:
        return start, stop, "."
    return start, rest + 1, ", " + text[rest].lower()


def _is_call(reading: Reading, first: int, at: int, people: Collection[str]) -> bool:
    """Whether nothing but a name set off by a comma stands before: “Margaret, …”, “Aunt May, …”, “my son, …”."""
    typed = [reading.text[word.start : word.end] for word in reading.words[first:at]]
    named = all(word.istitle() or reading.norms[first + n] in people for n, word in enumerate(typed))
    return len(typed) <= 2 and named and reading.words[at].sep > PLAIN


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the space that parted it from its neighbour: before it, or after it at the start of a line."""
    before = start
    while before > 0 and text[before - 1] == " ":
        before -= 1
    if before > 0 and text[before - 1] != "\n":
        return before, end
    while end < len(text) and text[end] == " ":
        end += 1
    return start, end
