"""Traps of grammar: drafts whose rewrite goes wrong where words are put together without looking.

Each case says what must be true of the rewrite: the whole text where one is right, else what has to stand in it and what
must not. `pytest -k past-never` selects one. A rewrite is also clean and stays as it is when it is rewritten again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from reframe.reframer import Reframer


class Case(NamedTuple):
    """becomes: the whole rewrite. keeps, lacks: words that have to stand in it, or must not. why: where it is not plain."""

    id: str
    draft: str
    becomes: str = ""
    keeps: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    why: str = ""


def same(name: str, draft: str, why: str = "") -> Case:
    """A draft that is left as it is."""
    return Case(name, draft, becomes=draft, why=why)


CASES = [
    # Words that live under a negation do not outlive it.
    Case("polarity-anything", "You never cook anything proper.", keeps=("cook something proper",), lacks=("anything",)),
    Case("polarity-anymore", "You never take us anywhere anymore.", keeps=("somewhere",), lacks=("anywhere", "anymore")),
    Case("polarity-either", "You never walk the dog either.", keeps=("walk the dog",), lacks=("either",)),
    Case("polarity-at-all", "You never call your sister at all.", keeps=("call your sister",), lacks=("at all", "hear from you")),
    Case("polarity-ever", "Why don't you ever phone me?", becomes="Could you phone me more often?"),
    Case("polarity-idiom", "You never lift a finger around the garden.", becomes="I'd love some more help around the garden."),
    Case("polarity-that-clause", "You never tell the kids about anything that worries you.", keeps=("something that worries you",), lacks=("anything",)),
    Case("polarity-past", "You never told me anything about the move.", keeps=("about the move",), lacks=("anything", "told")),
    same("polarity-of-its-own-clause", "The boiler hasn't been repaired yet."),
    Case("polarity-under-without", "Why can't you buy anything without asking anybody?", becomes="Could you buy something without asking anybody?",
         why="“without” licenses its own “anybody”"),
    Case("weak-negative", "You hardly ever visit your father.", keeps=("visit your father",), lacks=("hardly", "ever", "see more of you")),
    Case("double-negation", "You never don't have a comeback.", lacks=("don't", "have a comeback"),
         why="what is wished for cannot be told from it: a line that needs no gap"),
    Case("negated-tail", "You always promise to be home by six and then you aren't.", keeps=("promise to be home by six", "then you aren't")),
    # Verbs that are no action, and the past.
    Case("stative-want", "You never want to talk about the wedding.", keeps=("talk about the wedding",), lacks=("could want",)),
    Case("stative-have", "You never have time for my parents.", keeps=("time for my parents",), lacks=("could have",)),
    Case("stative-care", "You never care how my day was.", keeps=("how my day was",), lacks=("could care",)),
    Case("past-never", "You never mentioned the overdraft.", becomes="I was hoping you'd mention the overdraft."),
    Case("past-or-present", "You never shut the gate.", becomes="I'd love it if you could shut the gate more often."),
    Case("past-by-its-time", "You never shut the gate last night.", becomes="I was hoping you'd shut the gate last night."),
    Case("perfect", "You've never thanked my sister.", keeps=("thank my sister",), lacks=("thanked",)),
    Case("should-have", "You should have warned me.", becomes="I wish you'd warned me."),
    Case("should-not-have", "You shouldn't have read my diary.", becomes="I wish you hadn't read my diary."),
    Case("should-not-need-to", "You shouldn't need to be reminded.", lacks=("hadn't", "reminded", "should"), why="“need to be” is no perfect"),
    Case("why-did-not", "Why didn't you ring?", becomes="I was hoping you'd ring. What happened?"),
    Case("progressive", "You're always correcting me in front of your mum.", keeps=("when you're correcting me in front of your mum",)),
    # Indian English.
    Case("stative-progressive", "You are not understanding my problem.", keeps=("understood",), lacks=("understanding",)),
    Case("since-duration", "Since Friday you are not speaking to me.", keeps=("since Friday",), lacks=("you are not",)),
    Case("only-at-the-end", "You never ask about my exams only.", keeps=("my exams",), lacks=("only",)),
    Case("fronted", "Always you are doing like this only.", lacks=("always", "you are", "only")),
    Case("no-inversion", "Why you are not answering my messages?", lacks=("why", "not answering")),
    # What is joined with the accusation.
    Case("second-accusation", "You're always on your phone and you never even look up.", keeps=("phone", "look up"), lacks=("never", "even", "and I'd")),
    Case("shared-verb", "You never hoover the stairs or empty the bins.", keeps=("hoover the stairs and empty the bins",)),
    Case("own-clause", "You never walk the dog and my back hurts.", keeps=("walk the dog more often", "my back hurts"), lacks=("hurts more often",)),
    Case("row-of-adjectives", "You are never patient, never calm and never kind.", lacks=("never", "patient,")),
    Case("neither-nor", "You neither write nor ring.", keeps=("write and ring",), lacks=("neither", "nor")),
    Case("because-of-their-ways", "You never spend time with us because you're always at work.", keeps=("time together",), lacks=("because", "always", "work"),
         why="the reason is an accusation of its own; what was asked for is not asked for twice"),
    Case("because-of-a-verdict", "You never visit because you don't care.", lacks=("because", "care")),
    Case("when-clause", "You always act like I'm invisible when your mates come round.", keeps=("when your mates come round",), lacks=("invisible", "act")),
    Case("loaded-when", "You make me so sad when you mock my cooking.", becomes="I get so sad when you mock my cooking.",
         why="the feeling is the writer's; what happened stays in the writer's words, since another verb would change it"),
    Case("conditional", "If you loved me you'd quit smoking.", becomes="I'd love it if you could quit smoking."),
    Case("so-that", "You're so rude that I can't face dinner.", keeps=("I can't face dinner",), lacks=("rude",)),
    # Insults.
    Case("insult-in-a-question", "Why are you being such an idiot about the holiday?", keeps=("the holiday",), lacks=("idiot", "being")),
    Case("insult-before-a-fact", "You moron, the door was open all night!", becomes="The door was open all night!"),
    Case("insult-as-adjective", "You never wash your filthy mugs.", keeps=("wash your mugs",), lacks=("filthy",)),
    Case("swearing", "You never bloody listen.", lacks=("bloody", "never")),
    Case("insult-as-a-noun", "You're such a selfish person.", lacks=("selfish", "person")),
    # Who is meant.
    Case("reflexive", "You never think of anyone but yourself.", lacks=("yourself", "anyone", "someone")),
    Case("two-people", "You and your sister always gang up on me.", lacks=("gang", "your sister", "always")),
    Case("you-lot", "You lot never inform me.", lacks=("you lot", "never")),
    same("generic-you", "You never know what the weather will do."),
    same("third-person", "She never listens to him."),
    same("quoted", 'He texted "you always forget me".'),
    Case("you-said", "You said I was useless in front of the kids.", keeps=("you said I was useless in front of the kids",), lacks=("I was useless. ",)),
    same("quoted-promise", "You said \"I'll be there at 9\" and I waited.", "a fact that the writer may want to stand on; a feeling is not ours to add"),
    same("negated-trait", "You're not lazy at all."),
    same("negated-blame", "I don't think this is your fault."),
    same("praise-never", "You never fail to cheer me up."),
    same("praise-always", "You always make my day."),
    # How a phrase fits where it is put.
    Case("preposition-at-the-end", "You always pick what we argue about.", keeps=("what we argue about",), lacks=("about sometimes", "about more often")),
    Case("object-clauses", "You don't care where I work or what I earn.", keeps=("matters to you",), lacks=("matter to you too",)),
    Case("gerund", "You don't care about eating together.", becomes="I'd like eating together to matter to you too."),
    Case("agreement", "You don't care about my sister or my friends.", keeps=("my sister and my friends",), lacks=("matters",)),
    Case("that-clause", "You don't care that I cooked for three hours.", keeps=("that I cooked for three hours",)),
    Case("time-is-enough", "You never pay the rent on time.", keeps=("pay the rent on time",), lacks=("more often",)),
    Case("tag-question", "You didn't save me a seat, did you?", becomes="I was hoping you'd save me a seat."),
    Case("name-at-the-end", "You never listen, Priya.", keeps=(", Priya.",)),
    Case("greeting", "Hi mum, you never ring.", keeps=("Hi mum, I'd",)),
    Case("time-phrase", "You didn't come to the match on Saturday.", becomes="I was hoping you'd come to the match on Saturday."),
    Case("comparative", "You love your garden more than me.", lacks=("garden", "than")),
    # Orders, conditions, threats.
    Case("imperative", "Be honest with me for once.", lacks=("for once",)),
    Case("imperative-negative", "Don't be such a drama queen.", lacks=("drama", "don't be")),
    same("imperative-limit", "Stop grabbing my arm."),
    same("boundary", "If you keep shouting, I'll hang up."),
    same("harm-to-oneself", "If you go, I'll hurt myself."),
    Case("either-or", "Either you tell mum or I will.", keeps=("tell mum",), lacks=("or I will", "either")),
    Case("unless", "Unless you apologise I'm not coming.", keeps=("apologise",), lacks=("unless",)),
    # How it is written.
    Case("sarcasm", "Great job ignoring me on my birthday.", becomes="I missed hearing from you on my birthday.", why="never taken at its word"),
    Case("emoji-that-is-plain", "You always do this 🙂", lacks=("always",)),
    Case("capitals", "YOU NEVER LISTEN TO ME!!!", lacks=("never", "!"), why="no marks of shouting stay, and nothing new is shouted"),
    Case("ur-is-you-are", "ur always late", lacks=("ur always",)),
    same("ur-is-your", "ur sister rang"),
    Case("no-apostrophe", "you didnt call me back", becomes="i was hoping youd call me back"),
    Case("curly-apostrophe", "you didn’t call me back", becomes="i was hoping you’d call me back"),
    Case("slipped-apostrophe", "you did'nt call me back", becomes="i was hoping you'd call me back"),
    Case("next-line", "You never tidy up.\nAlso the deposit?", keeps=("tidy up", "\nAlso the deposit?"), lacks=("never",)),
    # Nothing is lost, nothing is made up.
    Case("amount", "You spent 12,500 on a bike without asking me.", keeps=("12,500 on a bike",), lacks=("you spent",)),
    same("already-soft", "I'd love it if you could walk the dog more often."),
    Case("no-feeling-of-ours", "You never text.", lacks=("hurt", "angry", "sad", "lonely", "worried")),
    Case("no-fact-of-ours", "You have anger issues.", lacks=("scared", "shout", "therapist", "issues")),
    Case("a-plain-fact", "You left the oven on.", keeps=("the oven",), lacks=("more often", "mean a lot", "I'd love"),
         why="a small request is enough for a small thing"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_pitfall(case: Case, reframer: Reframer) -> None:
    report = reframer.check(case.draft)
    rewritten = report.rewritten
    if case.becomes:
        assert rewritten == case.becomes, case.why
    else:
        assert rewritten != case.draft
    assert [words for words in case.keeps if not _stands(words, rewritten)] == [], (rewritten, case.why)
    assert [words for words in case.lacks if _stands(words, rewritten)] == [], (rewritten, case.why)
    if not report.care:
        again = reframer.check(rewritten)
        assert again.findings == () and again.rewritten == rewritten


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a text, whole and in any case."""
    begins, ends = (r"\b" if side.isalnum() else "" for side in (words[0], words[-1]))
    return re.search(f"{begins}{re.escape(words)}{ends}", text, re.IGNORECASE) is not None


def test_ids_are_unique() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
