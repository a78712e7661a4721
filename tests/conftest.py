"""Shared by all tests: one library and one Reframer, read from the built-in phrases alone."""

from __future__ import annotations

import gc
import os
import signal
import tempfile

# As the command line does: a library is a million objects that stay, and looking through them again and again takes a third of the time.
gc.set_threshold(100_000, 20, 100)

# A suite started in the background of a script ignores Ctrl-C, and so would every process a test starts.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Before reframe is imported: nothing of the user's own configuration or cache takes part.
_HOME = tempfile.mkdtemp(prefix="reframe-tests-")
os.environ["XDG_CONFIG_HOME"] = os.path.join(_HOME, "config")
os.environ["XDG_CACHE_HOME"] = os.path.join(_HOME, "cache")
os.environ["HOME"] = _HOME

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

from reframe.library.model import Library  # noqa: E402
from reframe.reframer import Reframer  # noqa: E402

from . import whole  # noqa: E402

# What passes here passes on every machine; `--hypothesis-profile default` looks further.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """A few tests that somebody picks are done before a second process has read the library."""
    return 0 if config.option.keyword or config.args != config.getini("testpaths") else None


@pytest.fixture(scope="session")
def library() -> Library:
    return whole.library()


@pytest.fixture(scope="session")
def reframer() -> Reframer:
    return whole.reframer()
