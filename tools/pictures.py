"""The pictures of the README, drawn from real runs: `python tools/pictures.py` writes docs/pictures/*.svg anew.

With --check it writes nothing, names those that are not current, and exits with 1.
"""

from __future__ import annotations

import io
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


def svg(name: str, command: str, draw: Callable[[Any], None]) -> str:
    """A picture of what `draw` prints on a console."""
    from rich.console import Console

    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False)
    draw(console)
    return console.export_svg(title=command, code_format=FORMAT, unique_id=f"reframe-{name}")


def report() -> str:
    """`reframe "…"` on a terminal."""
    from rich.text import Text

    from reframe.reframer import Reframer
    from reframe.render import terminal
    from reframe.render.place import Placed

    os.environ["TERM"] = "xterm-256color"
    painted = terminal.render(Placed(Reframer().check(DRAFT)), COLUMNS)
    return svg("report", f'reframe "{DRAFT[:34]}…"', lambda console: console.print(Text.from_ansi(painted), end=""))


def composer() -> str:
    """`reframe`, with a message being written, through a real pseudo-terminal."""
    from tests.terminal import KEYS, terminal

    with tempfile.TemporaryDirectory() as home:
        here = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "PYTHONPATH": str(ROOT)}
        with terminal([sys.executable, "-m", "reframe"], columns=COLUMNS, rows=22, **here) as opened:
            opened.wait("Alt-Enter done")
            opened.paste(DRAFT)
            opened.wait("F3 next")
            # From the end of the message to the first opener.
            opened.send(KEYS["f3"])
            opened.wait(lambda: opened.styled("You never").bold)
            rows = list(_rows(opened.screen))
    return svg("composer", "reframe", lambda console: [console.print(row, no_wrap=True, crop=True) for row in rows])


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


def main(arguments: list[str]) -> int:
    """Writes the pictures, or with --check compares them."""
    stale = []
    for name, draw in PICTURES.items():
        path = FOLDER / f"{name}.svg"
        picture = draw()
        if "--check" not in arguments:
            path.write_text(picture, encoding="utf-8")
        elif not path.is_file() or said(path.read_text(encoding="utf-8")) != said(picture):
            stale.append(name)
    if stale:
        sys.stderr.write(f"not current: {', '.join(stale)}; run python tools/pictures.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
