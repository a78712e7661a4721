"""The command line: parse, call, print, exit. Nothing below it prints."""

import atexit
import gc

# A start makes many objects and no rubbish: looking through them again and again took a tenth of it, and once more at the end
# another tenth.
gc.set_threshold(100_000, 20, 100)
atexit.register(gc.freeze)

from .main import main  # noqa: E402

__all__ = ["main"]
