"""What a build makes besides copying files, so that the first start is as quick as the next."""

from __future__ import annotations

import compileall
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compiled(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled library into the package; for an editable install the bytecode, too, as pip does for others."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from reframe.library.cache import ship
        from reframe.matching.compile import compile_library

        ship(compile_library)
        if version == "editable":
            compileall.compile_dir(Path(self.root) / "reframe", quiet=1)
