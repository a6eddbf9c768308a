"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def put_in_place(finished: Path, path: Path) -> None:
    """Moves a finished file to `path`, durably: after a power cut either the old or the new one stands there."""
    with finished.open("rb+") as file:
        os.fsync(file.fileno())
    finished.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Windows opens no folders, and keeps names durable by itself.
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
