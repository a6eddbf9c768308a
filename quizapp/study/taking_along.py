"""The pictures of exported cards, beside a file that cannot hold them itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizapp.cards import Card
from quizapp.cards.pictured import pictures_on
from quizapp.storage.collection import Collection
from quizapp.storage.pictures import folder_of, keep_pictures


def pictures_of(cards: Iterable[Card], collection: Collection) -> tuple[list[str], int]:
    """The names of those that the cards show and that are there, and how many are missing."""
    shown = frozenset[str]().union(*map(pictures_on, cards))
    there = sorted(name for name in shown if collection.has_picture(name))
    return there, len(shown) - len(there)


def all_pictures(collection: Collection) -> tuple[list[str], int]:
    """The same of the whole collection, retired cards too."""
    folder = folder_of(collection.path)
    names = sorted(picture.name for picture in folder.iterdir()) if folder.is_dir() else []
    _, missing = pictures_of(collection.cards(), collection)
    return names, missing


def take_along(names: Iterable[str], collection: Collection, path: Path) -> tuple[str, ...]:
    """Writes them into the folder beside the file of this path; what is there already stays.

    Returns the names of those that were written. Raises CollectionError; then none was.
    """
    read = (collection.picture(name) for name in names)
    return keep_pictures(path, (data for data in read if data is not None))
