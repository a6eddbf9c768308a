"""The pictures that travel with a text file: NAME.toml, .csv or .md has them in the folder NAME.pictures beside it."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from quizapp.exchange.reading.anki.media import pictures_beside
from quizapp.exchange.scanned import Media

_MOST = 100_000
"""Files in the folder that are looked at."""


def folder_beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.pictures")


def media_beside(path: Path) -> Media:
    """None of them is read yet."""
    return pictures_of_folder(folder_beside(path))


def pictures_of_folder(folder: Path) -> Media:
    """The pictures that lie in it. A folder that is a link to another is left alone."""
    if folder.is_symlink() or not folder.is_dir():
        return Media()
    with os.scandir(folder) as entries:
        names = [entry.name for entry in islice(entries, _MOST)]
    return pictures_beside(folder, names)
