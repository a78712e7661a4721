"""What is left out goes whole: with what led up to it, and with nothing that somebody needs."""

from __future__ import annotations

import pytest

from reframe.reframer import Reframer


@pytest.mark.parametrize(
    ("draft", "rewritten"),
    [
        # What only led up to it says nothing on its own.
        ("Rachel, I'm sorry but you're a terrible friend. I'll bring the car round at six.", "Rachel, I'll bring the car round at six."),
        # … but not whom a message is for.
        ("Dave, you're a clown. The match is at 8.", "Dave, the match is at 8."),
        ("Dave, you're a clown. Slater starts at 8 tomorrow.", "Dave. Slater starts at 8 tomorrow."),
        ("To be frank, you're an idiot. The rent is due on the 5th.", "The rent is due on the 5th."),
        ("Since you're a liar I'm keeping the key from now on.", "I'm keeping the key from now on."),
        # What leads up to words that stay, stays with them; so does who is meant.
        ("Arre yaar you're an idiot, please don't park behind my scooty.", "Arre yaar, please don't park behind my scooty."),
        ("@sam you're an idiot. Slides 4-7 by nine please.", "@sam. Slides 4-7 by nine please."),
        # What only answers it goes, too, as does what mocks it, and what only leads up to it.
        ("Your mam let herself in at 8 and I was in the shower. You're a coward so I will.", "Your mam let herself in at 8 and I was in the shower."),
        ("The tank was empty again this morning. ur such a freeloader i swear", "The tank was empty again this morning."),
        ("Your father's check-up is on the 21st. You live like pigs, simple.", "Your father's check-up is on the 21st."),
        # Nor may a sentence end where it was to go on, or lose what it led to.
        ("The bill was 380 in the end. You're so flaky. Everybody in the chat thinks so they're just too nice to say it.", "The bill was 380 in the end."),
        (
            "I put in 165. And before you start with the knee, you're so selfish. The receipts are in the tin next to the urn.",
            "I put in 165. The receipts are in the tin next to the urn.",
        ),
        # Nobody is left to be called where the sentence is gone.
        ("I found the letters. You're a liar, Chris. We need to talk tonight.", "I found the letters. We need to talk tonight."),
        # A mocking guess belongs to its question, a name behind it does not.
        ("I said no. Who do you think you are, the queen? The key is under the mat by the door.", "I said no. The key is under the mat by the door."),
        # The mark of a question goes with the question.
        (
            "Your son is parking in my slot daily, what kind of upbringing is this? I am a senior citizen and the stairs are hard for me. Kindly see that it is free by 6 pm.",
            "Your son is parking in my slot daily. I am a senior citizen and the stairs are hard for me. Kindly see that it is free by 6 pm.",
        ),
        # Where two go in a row, one space is left.
        ("You idiot. You liar. The rent is due on the 5th, so send it.", "The rent is due on the 5th, so send it."),
        ("I paid. You idiot. You liar. The rent is due on the 5th.", "I paid. The rent is due on the 5th."),
        # A tail belongs to its verdict.
        ("The dog barked from 11 till 3 again. You're the worst neighbour we've ever had.", "The dog barked from 11 till 3 again."),
        ("You are a thief, no other word for it. I need the 200 back.", "I need the 200 back."),
        ("Do what you like, you will anyway. Dinner is at 6.", "I don't agree, and I'll leave it with you. Dinner is at 6."),
        # A greeting greets whatever comes next.
        ("Hi Marcus, you're an idiot. The figures are due by noon on Friday.", "Hi Marcus. The figures are due by noon on Friday."),
        # The condition of a request stays, whatever insult closes it.
        (
            "If you're coming on Sunday bring the 200 you owe me, you idiot. Mam is cooking and the kids will be there by 3.",
            "If you're coming on Sunday bring the 200 you owe me. Mam is cooking and the kids will be there by 3.",
        ),
        # How long it has lasted stays with a fact, and cannot stay with a wish.
        ("You have undermined us at every turn since he was born.", "It bothers me that you've undermined us at every turn since he was born."),
        ("Mum, you haven't once brought Gran to the clinic since September.", "Mum, it would mean a lot to me if you could bring Gran to the clinic."),
        # What only mocked or stressed the accusation goes with it.
        ("Clearly you haven't bothered to open any of them.", "Could you open some of them when you get a chance?"),
        ("You never tell me whether you come or not.", "I'd love it if you could tell me whether you come or not."),
    ],
)
def test_what_stands_around_an_accusation(reframer: Reframer, draft: str, rewritten: str) -> None:
    assert reframer.check(draft).rewritten == rewritten


@pytest.mark.parametrize(
    ("draft", "rewritten"),
    [
        # The threat goes on.
        (
            "Rehearsals Tuesday. Fionn if you show up half cut again you're out and I'll ring Dave's cousin, simple as.",
            "Rehearsals Tuesday. Fionn I'd really rather you didn't show up half cut. Can we talk about it first?",
        ),
        # The question became a statement, and what is left of it with it.
        ("The build broke at 4. Do you even run the tests or do you just mash the button and go home?", "The build broke at 4. I'd like to be sure that you run the tests."),
        # A quotation that it opened goes with it.
        ("Cuzo stop pretending the chama money got 'delayed', we meet at six.", "Cuzo I'd like to hear how it really was, also when it's hard. We meet at six."),
        # The opener joins what stands before it.
        ("Eighteen hours I was in labour with you and I get a thumbs up.", "Eighteen hours I was in labour with you. A proper word from you would mean a lot to me."),
    ],
)
def test_what_is_put_instead_closes(reframer: Reframer, draft: str, rewritten: str) -> None:
    assert reframer.check(draft).rewritten == rewritten


@pytest.mark.parametrize("close", ["Cheers.", "Thanks very much."])
def test_who_closes_politely_does_not_sneer(reframer: Reframer, close: str) -> None:
    assert reframer.check(f"You never reply. {close}").rewritten.endswith(close)


def test_a_name_between_stays_between(reframer: Reframer) -> None:
    draft = "Sorry you took it that way, Maeve, but it was a joke about a hat."
    assert reframer.check(draft).rewritten == "I'm sorry for my part in this, Maeve, but it was a joke about a hat."


def test_something_is_left_to_send(reframer: Reframer) -> None:
    draft = "I suppose you think she's grand because she tells you she's grand on the phone. She isn't."
    assert reframer.check(draft).rewritten == "I'd like to know how it came about. She tells you she's grand on the phone. She isn't."


def test_an_opinion_goes_where_the_rest_says_what_happened(reframer: Reframer) -> None:
    said = "It's 400 from Bali, nearly two years now, and the bank wrote again on Monday."
    assert reframer.check(f"{said} You're so tight.").rewritten == said
    assert reframer.check("You're so tight.").rewritten != ""


@pytest.mark.parametrize("lead", ["To be frank", "Real talk", "I'm gonna be honest", "Let me tell you something"])
def test_a_lead_of_several_words_opens_a_clause(reframer: Reframer, lead: str) -> None:
    assert reframer.check(f"{lead} you are lazy.").findings


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("You never turn the oven off.", True),
        ("You always say you will fix the tap.", True),
        ("You never add the lemon before you stir in the sugar.", False),
        ("You always forget to click save before you close the app.", False),
    ],
)
def test_one_oven_is_a_quarrel_and_a_recipe_has_more(reframer: Reframer, draft: str, found: bool) -> None:
    assert bool(reframer.check(draft).findings) is found


def test_a_reproach_that_so_joins_is_a_sentence_of_its_own(reframer: Reframer) -> None:
    rewritten = reframer.check("The van is booked so you can't get out of it.").rewritten
    assert rewritten.startswith("The van is booked. I'd")


def test_what_they_are_said_to_tell_is_not_left_behind(reframer: Reframer) -> None:
    draft = "The boiler man comes on Thursday between 8 and 12. I dare say you will tell Jean I am sulking."
    assert "sulking" not in reframer.check(draft).rewritten


def test_what_was_done_has_to_say_what(reframer: Reframer) -> None:
    assert "that you did Disney" not in reframer.check("I did every clinic visit, every flu shot, every 2am fever since she was born. You did Disney. So spare me the lecture about bedtime.").rewritten


def test_a_condition_is_not_left_without_its_threat(reframer: Reframer) -> None:
    draft = "Fergal is free on Saturday after 2 and the keys are with Bernie next door. Could you let me know? If you sign one thing before we meet, you needn't look for me at your table again."
    assert "If you sign" not in reframer.check(draft).rewritten


def test_a_feeling_is_not_left_out(reframer: Reframer) -> None:
    draft = "I felt completely undermined by you in the 10am. You jumped in over me three times. Can we do 15 min before Thursday?"
    feeling = next(finding for finding in reframer.check(draft).findings if finding.kind == "disguised-feeling")
    assert not feeling.suggestions[0].leaves_out


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("I worked nights at the bakery in March while you finished your course.", "I worked nights at the bakery in March, and I'd like that to count."),
        ("You broke your promise to Nora.", "It bothers me that you broke your promise to Nora."),
        ("Your son kicked a football through my greenhouse.", "It's hard for me that your son kicked a football through my greenhouse"),
        ("I raised two children on nights.", "I raised two children on nights"),
        ("I waited a while for you at the station on Friday.", "It's hard for me that I waited a while for you at the station on Friday."),
        # A verdict is none of them.
        ("You ruined Thanksgiving, Carol.", ""),
    ],
)
def test_a_fact_is_kept_where_the_entry_has_only_stock_lines(reframer: Reframer, draft: str, kept: str) -> None:
    rewritten = reframer.by_form.check(draft).rewritten
    assert rewritten.startswith(kept) if kept else "that you ruined" not in rewritten


@pytest.mark.parametrize("stress", ["Again again again.", "Just actually literally.", "Honestly, really, again."])
def test_words_that_only_stress_tell_nothing(reframer: Reframer, stress: str) -> None:
    assert "hard for me" not in reframer.check(f"You're so selfish and lazy. {stress} You never help.").rewritten
