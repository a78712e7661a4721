"""Text to measure on: ordinary talk from a fixed seed, and texts made to be slow."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path

SEED = 6
MESSAGE = (
    "Hey, I got home late again and the sink was full. You never help me with the dishes, and "
    "I am so tired of asking every single week."
)
_WHO = "I|we|they|my sister|the neighbour|our boss|he|she|the kids|everybody|you|that guy|your mum|the team".split("|")
_DOES = (
    "went to|saw|forgot|liked|talked about|paid for|called|will fix|can't find|picked up|is looking at|waited for|missed|"
    "wrote down|never minded|always wanted|should see|asked about"
).split("|")
_WHAT = (
    "the car|dinner|the game last night|that new place|a ticket|the report|some milk|the meeting|her birthday|the shop on the corner|"
    "[NAME]|this song|the second season|nothing much|a really good point|the whole thing|his old phone|our flat"
).split("|")
_THEN = (
    "|, you know|. What do you think?| and it was fine|!!| lol| because of the rain|. Thanks for that.|, so see you at 7|"
    "... anyway| if that works for you|. I'm not sure yet.| — honestly|, as always"
).split("|")
_OPENERS = "You never listen.|you always do this|Why do you even bother?|You need therapy|ur so selfish|You should know better".split("|")


def talk(size: int) -> str:
    """Ordinary talk, one utterance a line, about one in twenty an accusation."""
    chosen = random.Random(SEED)
    lines: list[str] = []
    length = 0
    while length < size:
        line = " ".join(chosen.choice(part) for part in (_WHO, _DOES, _WHAT)) + chosen.choice(_THEN)
        line = chosen.choice(_OPENERS) if chosen.random() < 0.05 else line[0].upper() + line[1:]
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)[:size]


def from_files(files: list[str], size: int) -> str:
    """So much of the files' text, again from the beginning where it does not reach."""
    whole = "\n".join(Path(file).read_text(encoding="utf-8", errors="replace").rstrip("\n") for file in files)
    if not whole.strip():
        raise SystemExit("benchmarks: these files are empty")
    return "".join(islice(cycle([whole + "\n"]), size // (len(whole) + 1) + 1))[:size]


def hostile(size: int) -> Mapping[str, str]:
    """Texts that could be slow, by name; each is one draft."""
    return {name: (piece * (size // len(piece) + 1))[:size] for name, piece in _pieces()}


def _pieces() -> Iterator[tuple[str, str]]:
    yield "“you you you …”", "you "
    yield "openers, one after another", "You never listen to me. "
    yield "openers without a mark", "you never listen to me you always do this "
    yield "nested quotes", "“you said ‘I said \"you never "
    yield "stretched letters", "youuuuuuu neverrrrrr listennnnnn "
    yield "combining marks", "y\u0301\u0300\u0302o\u0301u\u0300 n\u0301ever "
    yield "commas", "lazy, rude, you, never, "
    yield "one word", "a"
    yield "misspelt words", "yuo nevr lisen too mee becuase "
