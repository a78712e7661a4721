"""The built-in library and a Reframer over it, made once for all tests: both take seconds, and both are values.

The Reframer is of the compiled library that comes with the package, as users have it.
"""

from __future__ import annotations

import gc
from functools import cache

from reframe.library.load import load_library
from reframe.library.model import Library
from reframe.reframer import Reframer


@cache
def library() -> Library:
    return load_library()


@cache
def reframer() -> Reframer:
    made = Reframer()
    made.library = library()  # or it would be read again
    made.check("")  # opens the engine
    gc.freeze()  # a million objects that stay need not be looked through again and again
    return made
