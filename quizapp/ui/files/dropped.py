"""Files among what was dropped, or copied elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Nothing is ever fetched: addresses elsewhere are left out."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
