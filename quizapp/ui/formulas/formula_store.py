"""Typeset formulas on disk, so that a start draws at once what was drawn yesterday."""

from __future__ import annotations

import contextlib
import hashlib
from functools import cached_property
from pathlib import Path

_MOST_FILES = 4000
"""About 30 MB."""


class FormulaStore:
    """One file a formula, in a folder named after the version of the typesetter. Losing it costs nothing but time."""

    def __init__(self, folder: Path) -> None:
        self._parent = folder
        self._written = 0

    @cached_property
    def _folder(self) -> Path:
        from importlib.metadata import version  # noqa: PLC0415  # 30 ms that the first window need not wait for

        return self._parent / f"formulas-{version('ziamath')}"

    def load(self, latex: str) -> bytes | None:
        try:
            return self._file(latex).read_bytes()
        except OSError:
            return None

    def save(self, latex: str, svg: bytes) -> None:
        """Best effort: a full or read-only disk must not stop anybody from studying."""
        file = self._file(latex)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._written % 100 == 0:
                self._thin()
            self._written += 1
            unfinished = file.with_suffix(".part")
            unfinished.write_bytes(svg)
            unfinished.replace(file)

    def _file(self, latex: str) -> Path:
        return self._folder / f"{hashlib.sha256(latex.encode()).hexdigest()[:32]}.svg"

    def _thin(self) -> None:
        """Oldest first, a quarter at a time."""
        files = list(self._folder.iterdir())
        if len(files) <= _MOST_FILES:
            return
        files.sort(key=lambda file: file.stat().st_mtime)
        for file in files[: _MOST_FILES // 4]:
            file.unlink(missing_ok=True)
