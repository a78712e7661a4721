"""The pictures of the README, drawn from real runs: `python tools/pictures.py` writes docs/pictures anew.

What the library says of the drafts in them is kept beside them, in reports.json, and they are drawn from that: so the
test that they are current fails when reframe looks different, not whenever a phrase changes by a word.

With --check nothing is written: it names what is not current, the words among it, and exits with 1.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
COMMAND = "python tools/pictures.py"
KEPT = "reports.json"
sys.path.insert(0, str(ROOT))

DRAFT = "You never help me with the dishes, and I'm tired. You're so selfish. Can we talk tonight?"
COLUMNS = 78
# No font is loaded from anywhere: pictures work offline, and tell nobody that they are looked at.
FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px;
line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


CELL = 12.2  # the width of a letter, as rich draws them
_TEXT = re.compile(r'<text class="([^"]+)" x="([0-9.]+)" y="([0-9.]+)" textLength="[0-9.]+" clip-path="([^"]+)">([^<]*)</text>\n?')
Reports = dict[str, Any]


def recorded() -> Reports:
    """What the library of this version says of the drafts."""
    from reframe.reframer import Reframer

    return {DRAFT: Reframer().check(DRAFT).as_dict()}


def kept() -> Reports:
    """What was said of them when the pictures were drawn."""
    reports: Reports = json.loads((FOLDER / KEPT).read_text(encoding="utf-8"))
    return reports


def restored(draft: str, data: dict[str, Any]) -> Any:
    """A report from the plain data of one."""
    from reframe.model import Finding, Report, Suggestion

    findings = (
        Finding(**{**one, "hears": tuple(one["hears"]), "suggestions": tuple(Suggestion(**said) for said in one["suggestions"])})
        for one in data["findings"]
    )
    return Report(draft, tuple(findings), (), data["rewritten"])


def play() -> int:
    """The composer, with what is kept for a library."""
    from reframe.cli import main
    from reframe.model import Report
    from reframe.reframer import Reframer

    reports = kept()

    def check(_: object, text: str) -> Report:
        return restored(text, reports[text]) if text in reports else Report(text, rewritten=text)

    setattr(Reframer, "check", check)  # noqa: B010
    setattr(Reframer, "warnings", ())  # noqa: B010
    return main([])


def svg(name: str, command: str, draw: Callable[[Any], None]) -> str:
    """A picture of what `draw` prints on a console."""
    from rich.console import Console

    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False)
    draw(console)
    return _TEXT.sub(_placed, console.export_svg(title=command, code_format=FORMAT, unique_id=f"reframe-{name}"))


def _placed(found: re.Match[str]) -> str:
    """A text where its first letter stands: some viewers drop the blanks that a text begins with."""
    style, x, y, clip, text = found.groups()
    inner = text.replace("&#160;", " ").rstrip()
    letters = inner.lstrip()
    if not letters:
        return ""
    left = float(x) + (len(inner) - len(letters)) * CELL
    wide = len(re.sub(r"&[^;]+;", "x", letters)) * CELL
    body = letters.replace(" ", "&#160;")
    return f'<text class="{style}" x="{left:g}" y="{y}" textLength="{wide:g}" clip-path="{clip}">{body}</text>\n'


def report() -> str:
    """`reframe "…"` on a terminal."""
    from rich.text import Text

    from reframe.render import terminal
    from reframe.render.place import Placed

    os.environ["TERM"] = "xterm-256color"
    painted = terminal.render(Placed(restored(DRAFT, kept()[DRAFT])), COLUMNS)
    return svg("report", f'reframe "{DRAFT[:34]}…"', lambda console: console.print(Text.from_ansi(painted), end=""))


def composer() -> str:
    """`reframe`, with a message being written, through a real pseudo-terminal."""
    from tests.terminal import KEYS, terminal

    with tempfile.TemporaryDirectory() as home:
        here = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "PYTHONPATH": str(ROOT)}
        with terminal([sys.executable, __file__, "--play"], columns=COLUMNS, rows=22, **here) as opened:
            opened.wait("Alt-Enter done")
            opened.paste(DRAFT)
            opened.wait("F3 next")
            # From the end of the message to the first opener.
            opened.send(KEYS["f3"])
            first = kept()[DRAFT]["findings"][0]
            opened.wait(lambda: opened.styled(first["quote"]).bold and first["hears"][0] in opened.text and "Alt-Enter done" in opened.text)
            opened.settle()
            rows = list(_rows(opened.screen))

    def draw(console: Any) -> None:
        for row in rows:
            console.print(row, no_wrap=True, crop=True)

    return svg("composer", "reframe", draw)


def _rows(screen: Any) -> Iterator[Any]:
    """The rows of a pyte screen down to the last with something on it, as rich text."""
    from rich.text import Text

    last = max((number for number, line in enumerate(screen.display) if line.strip()), default=0)
    for number in range(last + 1):
        text = Text()
        cells = [(_style(screen, number, column), screen.buffer[number][column].data) for column in range(screen.columns)]
        for style, run in groupby(cells, key=lambda cell: cell[0]):
            text.append("".join(data for _, data in run), style)
        text.rstrip()
        yield text


def _style(screen: Any, row: int, column: int) -> Any:
    from rich.style import Style

    cell = screen.buffer[row][column]
    here = (screen.cursor.y, screen.cursor.x) == (row, column)
    color = None if cell.fg == "default" else cell.fg
    return Style(color=color, bold=cell.bold, italic=cell.italics, underline=cell.underscore, reverse=here)


PICTURES = {"report": report, "composer": composer}


def said(picture: str) -> str:
    """What a picture says, without how it is drawn: versions of the drawing library differ in that."""
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", picture)
    return "\n".join(text.replace("&#160;", " ").strip() for text in texts if text.replace("&#160;", " ").strip())


def stale() -> list[str]:
    """The pictures that reframe of today would draw in another way."""
    there = {name: FOLDER / f"{name}.svg" for name in PICTURES}
    return [name for name, path in there.items() if not path.is_file() or said(path.read_text(encoding="utf-8")) != said(PICTURES[name]())]


def write() -> None:
    """Draws everything anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / KEPT).write_text(json.dumps(recorded(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name, draw in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(draw(), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Writes the pictures, or with --check compares them and the words in them."""
    if arguments == ["--play"]:
        return play()
    if not arguments:
        write()
        return 0
    if arguments != ["--check"]:
        sys.stderr.write(__doc__ or "")
        return 2
    old = [*stale(), *([KEPT] if kept() != recorded() else [])]
    if old:
        sys.stderr.write(f"not current: {', '.join(old)}; run {COMMAND}\n")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
