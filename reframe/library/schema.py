"""Closed vocabularies of the library: what may stand where."""

KINDS = (
    "absolute", "judgement", "name-calling", "diagnosis", "blame", "rhetorical-why", "should", "demand",
    "mind-reading", "comparison", "ultimatum", "guilt", "minimising", "contempt", "stonewalling", "non-apology",
    "scorekeeping", "triangulation", "disguised-feeling", "dismissal", "pressure",
)
MOVES = (
    "name-the-pattern", "own-feeling", "need", "observation", "request", "willingness", "offer-privacy",
    "small-step", "start-with-self", "name-the-fear", "appreciation", "curiosity", "acknowledge", "own-part",
    "one-issue", "pause-and-return", "boundary", "reduce-blame", "leave-out",
)
GAPS = ("do", "doing", "done", "trait", "feeling", "thing", "person", "rest")
REGISTERS = ("plain", "texting", "formal")
# Conditions an invitation may set on the words its opener captured (`only:`). A need id of words.yaml is one too.
CONDITIONS = (
    "present",   # the captured verb phrase is in the present or base form
    "past",      # it tells of something past: "told me", "came home late"
    "shared",    # something two people can do together: "spend time", "talk"
    "active",    # neither stative ("want", "know") nor negative ("interrupt"): fits after "you could"
    "gap",       # the optional gap of the opener was filled
    "no-gap",    # … or was not
)
WHEN = (
    "alone",     # the opener is the whole draft, a greeting or a tail aside: “k”, “Fine.”
    "negative",  # the gap holds a word of the list `negative`: "you always {do}" is a complaint only then
    "wrong",     # the gap tells of a wrong: it opens with one of the list `wrongs`, or holds one of `slights`; gives way to all else
    "beside",    # fires where the clause weighs enough (see weighing.py), beside another finding or in a draft that weighs much;
                 # gives way to all else
    "heavy",     # as beside, where it weighs a little more: for what is left out rather than said otherwise
    "firm",      # fires only where another finding or a hostile mark (!!, 🙄, CAPS) stands in the draft
)
# From how many hundredths of log-odds on a clause is taken for a reproach (matching/weighing.py): at 0 every other one is. A
# finding of what is weighed needs so much more, by its `when:`.
LEAST = -20
WEIGHED = {"beside": 0, "heavy": 30}
# How much a draft without any form has to weigh as a whole (`heft`).
ALONE = 100
# In a draft of so many clauses a form has to weigh as much, too.
SEVERAL = 3
