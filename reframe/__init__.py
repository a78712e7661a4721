"""reframe: hard things, said without starting a fight. Everything runs locally."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .model import CareNote, Finding, Report, Suggestion
    from .reframer import Reframer

__version__ = "0.1.0"
__all__ = ["CareNote", "Finding", "Reframer", "Report", "Suggestion", "__version__", "batch"]


def __getattr__(name: str) -> Any:
    # Imported on first use: `reframe --version` needs none of it.
    if name == "Reframer":
        from .reframer import Reframer

        return Reframer
    if name in ("CareNote", "Finding", "Report", "Suggestion"):
        from . import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def batch(texts: Iterable[str], reframer: Reframer | None = None) -> Iterator[Report]:
    """A report for each text, in order, each when it is asked for: a corpus is read in flat memory.

    reframer: one with settings of its own. Raises PhraseError when the library cannot be read.
    """
    if reframer is None:
        from .reframer import Reframer

        reframer = Reframer()
    return map(reframer.check, texts)
