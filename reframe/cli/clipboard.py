"""The clipboard, only ever when asked for: by the terminal over ssh, else by the tool that the system has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress

from ..errors import SettingsError

BY_TERMINAL = "OSC 52"
SECONDS = 5
MOST_BYTES = 70_000  # terminals cut what is longer, silently
Find = Callable[[str], object]
# What has to be in the environment for a tool to work, nothing for those that need nothing.
TOOLS = (
    ("pbcopy", "", ("pbcopy",)),
    ("wl-copy", "WAYLAND_DISPLAY", ("wl-copy",)),
    ("xclip", "DISPLAY", ("xclip", "-selection", "clipboard")),
    ("clip.exe", "", ("clip.exe",)),
)


def copy(text: str) -> None:
    """Puts a text on the clipboard. Raises SettingsError where there is none."""
    way = way_to(os.environ, shutil.which)
    if way == (BY_TERMINAL,):
        _by_terminal(text)
        return
    data = text.encode("utf-16") if way[0] == "clip.exe" else text.encode("utf-8", "replace")
    try:
        # Not captured: xclip stays to hand the text out, and would hold a pipe open.
        quiet = subprocess.DEVNULL
        subprocess.run(way, input=data, stdout=quiet, stderr=quiet, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        raise SettingsError(f"{way[0]} did not take the message", todo="leave out --copy") from None


def way_to(environ: Mapping[str, str], find: Find) -> tuple[str, ...]:
    """The command that takes the text, or (BY_TERMINAL,): over ssh the clipboard is where the terminal is."""
    if not (environ.get("SSH_TTY") or environ.get("SSH_CONNECTION")):
        for name, needs, command in TOOLS:
            if (not needs or environ.get(needs)) and find(name):
                return command
    return (BY_TERMINAL,)


def sequence(text: str) -> str:
    """What makes a terminal copy a text."""
    return f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode()}\x07"


def _by_terminal(text: str) -> None:
    escape = sequence(text)
    if len(escape) > MOST_BYTES:
        raise SettingsError("the message is too long for the terminal to copy", todo="leave out --copy")
    for stream in (sys.stderr, sys.stdout):
        if stream is not None and stream.isatty():
            stream.write(escape)
            stream.flush()
            return
    with suppress(OSError), open("/dev/tty", "w", encoding="utf-8") as terminal:
        terminal.write(escape)
        return
    raise SettingsError("there is no clipboard here", todo="leave out --copy")
