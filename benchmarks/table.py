"""The table: one row a measurement, each beside what it is a ratio of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Row(NamedTuple):
    """what was measured, said; its ratio to another row of this run, and the goal for that ratio ("≤ 1.4", "≥ 20")."""

    what: str
    value: str
    ratio: float | None = None
    of: str = ""
    goal: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        if not self.goal or self.ratio is None:
            return None
        sign, number = self.goal.split()
        return self.ratio <= float(number) if sign == "≤" else self.ratio >= float(number)


def seconds(value: float) -> str:
    """A time as a person reads it."""
    return f"{value * 1000:.0f} ms" if value < 10 else f"{value:.0f} s"


def speed(size: int, taken: float) -> str:
    """Megabytes a second."""
    rate = size / taken / 1e6
    return f"{rate:.2f} MB/s" if rate < 10 else f"{rate:.0f} MB/s"


def titled(title: str) -> Iterator[str]:
    """The head of a part of the table, in Markdown."""
    yield f"\n**{title}**\n"
    yield "| what | measured | ratio | goal | met |"
    yield "| --- | ---: | ---: | ---: | --- |"


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Rows in Markdown, each as soon as it is known."""
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.{2 if row.ratio > 0.1 else 4}f} × {row.of}" if row.of else f"{row.ratio:.2f}"
        met = {True: "yes", False: "**no**", None: ""}[row.holds]
        yield f"| {row.what} | {row.value} | {ratio} | {row.goal} | {met} |"
