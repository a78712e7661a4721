"""reframe: hard things, said without starting a fight. Everything runs locally."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .model import CareNote, Finding, Report, Suggestion
    from .reframer import Reframer

__version__ = "0.1.0"
__all__ = ["CareNote", "Finding", "Reframer", "Report", "Suggestion", "__version__"]


def __getattr__(name: str) -> Any:
    # Imported on first use: `reframe --version` needs none of it.
    if name == "Reframer":
        from .reframer import Reframer

        return Reframer
    if name in ("CareNote", "Finding", "Report", "Suggestion"):
        from . import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
