"""What is measured, part by part. A ratio is always of two measurements of this run."""

from __future__ import annotations

import os
import random
import re
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import reframe.cli  # noqa: F401 - it sets how seldom the collector runs, as where one types
from reframe.library.load import load_library
from reframe.library.model import Library
from reframe.library.template import expand, parse
from reframe.reframer import Reframer

from . import measure, texts
from .peers import Peer
from .table import Row, seconds, speed

PYTHON = sys.executable
REFRAME = (PYTHON, "-m", "reframe")
LINES = ("check", "--each", "line", "--format", "jsonl")


class Plan(NamedTuple):
    """How much is measured. text: so many characters of it. folder: where files may be put; it holds our cache."""

    runs: int
    size: int
    hostile: int
    growth: tuple[int, ...]
    text: Callable[[int], str]
    folder: Path
    peers: tuple[Peer, ...]

    def file(self, size: int) -> Path:
        """A file of so much text."""
        path = self.folder / f"{size}.txt"
        if not path.exists():
            path.write_text(self.text(size), encoding="utf-8")
        return path


def latency(plan: Plan) -> Iterator[Row]:
    """One message through a pipe, from start to end."""
    path = plan.folder / "message.txt"
    path.write_text(texts.MESSAGE + "\n", encoding="utf-8")
    measured = (
        ('`python -c "import typer"`', measure.Command((PYTHON, "-c", "import typer")), ""),
        ("`python -c pass`", measure.Command((PYTHON, "-c", "pass")), ""),
        # Before the warm one: it leaves the cache that the warm one reads.
        ("`reframe`, first start", measure.Command(REFRAME, path, _forget), "≤ 4"),
        ("`reframe`, cache warm", measure.Command(REFRAME, path), "≤ 1.4"),
        ("`reframe --version`", measure.Command((*REFRAME, "--version")), "≤ 1.3"),
        ("`reframe --help`", measure.Command((*REFRAME, "--help")), "≤ 1.3"),
        *((f"{peer.name} {peer.version}", measure.Command((*peer.command, str(path))), "") for peer in plan.peers),
    )
    found = measure.processes([command for _, command, _ in measured], runs=3 * plan.runs)
    for (what, _, goal), taken in zip(measured, found, strict=True):
        yield Row(what, seconds(taken), taken / found[0], "typer", goal)


def _forget() -> None:
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"]) / "reframe", ignore_errors=True)


def throughput(plan: Plan) -> Iterator[Row]:
    """Much text, each line a draft."""
    path = plan.file(plan.size)
    text = path.read_text(encoding="utf-8")
    scan = trie_regex(phrases(load_library(), 500))
    scanned = measure.function(lambda: sum(1 for _ in scan.finditer(text.lower())), runs=plan.runs)
    yield Row("scan: one prefix-trie regex, 500 phrases", speed(plan.size, scanned))
    alone = measure.process((*REFRAME, *LINES, "--jobs", "1", str(path)), runs=plan.runs)
    yield Row("`reframe check`, one process", speed(plan.size, alone), scanned / alone, "scan", "≥ 0.17")
    one, all_of_them = (
        statistics.median(measure.by_the_clock((*REFRAME, *LINES, *jobs, str(path))) for _ in range(plan.runs)) for jobs in (("--jobs", "1"), ())
    )
    cores = len(os.sched_getaffinity(0))
    yield Row(f"`reframe check`, {cores} cores, by the clock", speed(plan.size, all_of_them), one / all_of_them, "one process")
    for peer in plan.peers:
        if not peer.slow:
            taken = measure.process((*peer.command, str(path)), runs=plan.runs)
            goal = "≥ 20" if peer.name == "proselint" else ""
            yield Row(f"{peer.name} {peer.version}", speed(plan.size, taken))
            yield Row(f"`reframe check` beside {peer.name}", speed(plan.size, alone), taken / alone, peer.name, goal)


def phrases(library: Library, count: int) -> list[str]:
    """The first phrases of the library, without gaps."""
    flat = (re.sub(r"\{\w+\}", "", next(expand(parse(opener), library.lists))) for e in library.entries for opener in e.openers)
    return list(dict.fromkeys(" ".join(phrase.lower().split()) for phrase in flat if phrase.strip()))[:count]


def trie_regex(words: Iterable[str]) -> re.Pattern[str]:
    """A regular expression that finds any of the phrases, with common beginnings shared."""
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        here = trie
        for letter in word:
            here = here.setdefault(letter, {})
        here[""] = {}
    return re.compile(rf"\b{_pattern(trie)}\b")


def _pattern(trie: dict[str, dict]) -> str:  # type: ignore[type-arg]
    options = [re.escape(letter) + _pattern(after) for letter, after in sorted(trie.items()) if letter]
    inner = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})" if options else ""
    return f"(?:{inner})?" if inner and "" in trie else inner


def growth_in_text(plan: Plan) -> Iterator[Row]:
    """From little text to much, the same lines again and again, in one process, each line a draft."""
    check = Reframer().check  # out of the cache, as users have it
    rates: list[float] = []
    some = plan.text(plan.growth[0]).split("\n")
    for size in plan.growth:
        drafts = some * (size // plan.growth[0])
        taken = measure.function(lambda drafts=drafts: [check(draft) for draft in drafts], runs=plan.runs)  # type: ignore[misc]
        rates.append(size / taken)
        yield Row(f"{size // 1000:,} kB", speed(size, taken))
    yield Row("fastest to slowest", "", max(rates) / min(rates), "", "≤ 1.2")


def growth_in_library(plan: Plan) -> Iterator[Row]:
    """The same text against ten times the openers, each in a process of its own."""
    path = plan.file(plan.hostile)
    once, tenfold = (_grown(plan, times, path) for times in (1, 10))
    bare, more = (float((plan.folder / f"grown-{times}.seconds").read_text()) for times in (1, 10))
    yield Row("the library", f"{speed(plan.hostile, bare)}, {once:.0f} MB")
    yield Row("ten times the openers: time", speed(plan.hostile, more), more / bare, "the library", "≤ 1.4")
    yield Row("ten times the openers: memory", f"{tenfold:.0f} MB", tenfold / once, "the library", "≤ 3")


def _grown(plan: Plan, times: int, text: Path) -> float:
    place = plan.folder / f"grown-{times}.compiled"
    start = (PYTHON, "-m", "benchmarks.grown")
    measure.process((*start, "build", str(times), str(place)), runs=1)
    return measure.memory((*start, "check", str(place), str(text), str(plan.runs)))


def memory(plan: Plan) -> Iterator[Row]:
    """A pipe of many drafts."""
    sizes = (plan.size // 10, plan.size)
    measure.process((*REFRAME, "--brief", "See you."), runs=1)  # the cache is there, whatever was measured before
    small, large = (
        measure.memory((*REFRAME, *LINES, "-"), stdin=plan.file(size)) for size in sizes
    )
    yield Row(f"peak, {sizes[0] // 1000:,} kB through a pipe", f"{small:.0f} MB")
    yield Row(f"peak, {sizes[1] // 1000:,} kB through a pipe", f"{large:.0f} MB", large / small, f"{sizes[0] // 1000:,} kB", "≤ 1.2")
    yield Row("… of the 120 MB allowed", f"{large:.0f} MB", large / 120, "120 MB", "≤ 1")
    taken = statistics.median(
        measure.first_line((*REFRAME, *LINES, "-"), b"You never listen to me.\nSee you.\n") for _ in range(plan.runs)
    )
    yield Row("first finding while the pipe stays open", seconds(taken))


def worst(plan: Plan) -> Iterator[Row]:
    """Each text one draft, beside ordinary text of its size as one draft."""
    check = Reframer().check  # out of the cache, as users have it
    # Where care speaks, nothing else is looked for: that would be too easy.
    lines = (line for line in plan.text(2 * plan.hostile).split("\n") if not check(line).care)
    talk = "\n".join(lines)[: plan.hostile]
    ordinary = measure.function(lambda: check(talk), runs=plan.runs)
    yield Row(f"ordinary text, {plan.hostile // 1000:,} kB", seconds(ordinary))
    for name, text in texts.hostile(plan.hostile).items():
        taken = measure.function(lambda text=text: check(text), runs=plan.runs)  # type: ignore[misc]
        yield Row(name, seconds(taken), taken / ordinary, "ordinary", "≤ 5")


def live(plan: Plan) -> Iterator[Row]:
    """A draft of 2,000 characters, checked again after each key, as in the composer's process."""
    check = Reframer().check
    draft = " ".join(line for line in plan.text(10_000).split("\n") if not check(line).care)[:2000]
    chosen = random.Random(texts.SEED)
    taken: list[float] = []
    for _ in range(40 * plan.runs):
        at = chosen.randrange(len(draft))
        changed = draft[:at] + chosen.choice("aeiou nst.,") + draft[at:]
        start = time.process_time()
        check(changed)
        taken.append(time.process_time() - start)
    last = statistics.quantiles(taken[plan.runs :], n=100)[98]
    yield Row("median", f"{statistics.median(taken) * 1000:.1f} ms")
    yield Row("99th percentile", f"{last * 1000:.1f} ms", last / 0.010, "10 ms", "≤ 1")


PARTS = (
    ("Answer to one message", latency),
    ("Throughput, each line a draft", throughput),
    ("Growth with the text", growth_in_text),
    ("Growth with the library", growth_in_library),
    ("Memory", memory),
    ("Worst cases", worst),
    ("The composer: 2,000 characters after one key", live),
)
