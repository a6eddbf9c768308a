"""Cards, or a whole collection, as a file; the ending of its name says which kind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from quizapp.cards import Card
from quizapp.cards.decks import is_within
from quizapp.exchange.writing import columns_of, markdown_of, toml_of, write_package
from quizapp.exchange.writing.sides import pictures_of
from quizapp.storage import pictures
from quizapp.storage.backup import copy_whole
from quizapp.storage.collection import Collection
from quizapp.storage.disk import put_in_place

COLLECTION = (".db", ".zip")
"""Endings of a whole collection with its history."""
_BOM = "\ufeff"
"""Without it Excel takes UTF-8 for something else."""


class CannotExport(Exception):
    """One plain sentence. Nothing was written then."""


@dataclass(frozen=True, slots=True)
class Exported:
    path: Path
    cards: int


def export(collection: Collection, path: Path, deck: str = "") -> Exported:
    """Writes the cards that are asked, all or those of a deck and what is below it, or the whole collection.

    A file that is there is replaced, and only by a whole one. Raises CannotExport, and CollectionError where it is the
    collection's fault.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None and path.suffix.lower() not in COLLECTION:
        raise CannotExport(f"{path.name}: the ending says what to write: {', '.join([*_WRITERS, *COLLECTION])}.")
    cards = cards_of(collection.cards(), deck)
    _refuse(path, collection, cards, deck)
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".quizapp-") as folder:
            unfinished = Path(folder) / path.name
            if write is None:
                _write_collection(collection, unfinished)
            else:
                write(cards, unfinished, collection)
            put_in_place(unfinished, path)
    except OSError as error:
        raise CannotExport(f"{path} could not be written: {error.strerror or error}.") from error
    return Exported(path, len(cards))


def cards_of(cards: Sequence[Card], deck: str) -> list[Card]:
    """Those of a deck and of the decks below it; without a name all."""
    return [card for card in cards if not deck or is_within(card.deck, deck)]


def _refuse(path: Path, collection: Collection, cards: Sequence[Card], deck: str) -> None:
    if not cards:
        raise CannotExport(f"There is no deck “{deck}” with cards in it." if deck else "There are no cards to export.")
    if deck and path.suffix.lower() in COLLECTION:
        raise CannotExport(f"{path.name} is for a whole collection; to export a deck, use {', '.join(_WRITERS)}.")
    if path.resolve() == collection.path:
        raise CannotExport(f"{path} is the collection itself; choose another name.")


def _write_toml(cards: Sequence[Card], path: Path, _collection: Collection) -> None:
    path.write_text(toml_of(cards), encoding="utf-8", newline="\n")


def _write_csv(cards: Sequence[Card], path: Path, _collection: Collection) -> None:
    path.write_text(_BOM + columns_of(cards), encoding="utf-8", newline="\n")


def _write_tsv(cards: Sequence[Card], path: Path, _collection: Collection) -> None:
    path.write_text(columns_of(cards, "\t"), encoding="utf-8", newline="\n")


def _write_markdown(cards: Sequence[Card], path: Path, _collection: Collection) -> None:
    path.write_text(markdown_of(cards), encoding="utf-8", newline="\n")


def _write_package(cards: Sequence[Card], path: Path, collection: Collection) -> None:
    folder = pictures.folder_of(collection.path)
    shown = [folder / name for name in pictures_of(cards)]
    write_package(cards, path, [picture for picture in shown if picture.is_file()])


def _write_collection(collection: Collection, path: Path) -> None:
    if path.suffix.lower() == ".db":
        copy_whole(collection.path, path)
        return
    copy = path.with_name(collection.path.name)
    copy_whole(collection.path, copy)
    folder = pictures.folder_of(collection.path)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.write(copy, copy.name)
        for picture in sorted(folder.iterdir()) if folder.is_dir() else ():
            archive.write(picture, f"{folder.name}/{picture.name}")


_WRITERS: dict[str, Callable[[Sequence[Card], Path, Collection], None]] = {
    ".toml": _write_toml,
    ".csv": _write_csv,
    ".tsv": _write_tsv,
    ".apkg": _write_package,
    ".md": _write_markdown,
}
