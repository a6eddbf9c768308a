"""Cards, or a whole collection, as a file; the ending of its name says which kind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from quizapp.cards import Card
from quizapp.cards.decks import is_within
from quizapp.cards.practice import MakeFrom, make_nothing
from quizapp.exchange.writing import columns_of, markdown_of, toml_of, write_package
from quizapp.storage import pictures
from quizapp.storage.backup import copy_whole
from quizapp.storage.collection import Collection
from quizapp.storage.disk import put_in_place
from quizapp.storage.errors import CollectionError
from quizapp.study.stand_ins import StandIns, standing_in
from quizapp.study.taking_along import all_pictures, pictures_of, take_along
from quizapp.study.words import counted

COLLECTION = (".db", ".zip")
"""Endings of a whole collection with its history."""
HOLDS_TEMPLATES = (".toml", *COLLECTION)
_BESIDE = (".toml", ".csv", ".tsv", ".md", ".db")
"""Endings of files that cannot hold pictures: they are in a folder beside it."""
_BOM = "\ufeff"
"""Without it Excel takes UTF-8 for something else."""


class CannotExport(Exception):
    """One plain sentence. Nothing was written then."""


@dataclass(frozen=True, slots=True)
class Exported:
    path: Path
    cards: int
    remarks: tuple[str, ...] = ()
    """What the file could not hold, one plain sentence each."""
    pictures: int = 0
    """Those that the cards show."""
    missing: int = 0
    """Pictures that the cards show and the collection has not."""
    folder: Path | None = None
    """Where the pictures are, when the file does not hold them itself: both belong together."""

    @property
    def contents(self) -> str:
        """What was written: "12 cards; 3 pictures in the folder mine.pictures beside it"."""
        said = counted(self.cards, "card")
        if self.pictures:
            said += f"; {counted(self.pictures, 'picture')}"
        if self.folder:
            said += f" in the folder {self.folder.name} beside it"
        if self.missing:
            said += f"; {counted(self.missing, 'picture')} {'is' if self.missing == 1 else 'are'} missing"
        return said


def export(
    collection: Collection,
    path: Path,
    deck: str = "",
    only: Set[str] = frozenset(),
    *,
    make_from: MakeFrom = make_nothing,
) -> Exported:
    """Writes the cards that are asked, all or those of a deck and what is below it, or the whole collection.

    `only` holds the ids of cards where just those are wanted. `make_from` makes the problems that stand for templates,
    where the kind of file cannot hold them.

    A file that is there is replaced, and only by a whole one. Raises CannotExport, and CollectionError where it is the
    collection's fault.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None and path.suffix.lower() not in COLLECTION:
        raise CannotExport(f"{path.name}: the ending says what to write: {', '.join([*_WRITERS, *COLLECTION])}.")
    cards = [card for card in cards_of(collection.cards(), deck) if not only or card.id in only]
    _refuse(path, collection, cards, deck or only)
    written = _as_the_file_holds_them(cards, path, make_from)
    shown, missing = all_pictures(collection) if write is None else pictures_of(written.cards, collection)
    beside = bool(shown) and path.suffix.lower() in _BESIDE
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".quizapp-") as folder:
            unfinished = Path(folder) / path.name
            if beside:
                take_along(shown, collection, path)
            if write is None:
                _write_collection(collection, unfinished)
            else:
                write(written.cards, unfinished, collection)
            put_in_place(unfinished, path)
    except OSError as error:
        raise CannotExport(f"{path} could not be written: {error.strerror or error}.") from error
    except CollectionError as error:
        if beside:
            raise CannotExport(f"The pictures could not be written beside {path}.") from error
        raise
    folder_beside = pictures.folder_of(path) if beside else None
    return Exported(path, len(written.cards), written.remarks, len(shown), missing, folder_beside)


def _as_the_file_holds_them(cards: Sequence[Card], path: Path, make_from: MakeFrom) -> StandIns:
    if path.suffix.lower() in HOLDS_TEMPLATES:
        return StandIns(tuple(cards), ())
    written = standing_in(cards, make_from)
    if not written.cards:
        raise CannotExport(f"There is nothing to write to {path.name}: no problem could be made of any template.")
    return written


def cards_of(cards: Sequence[Card], deck: str) -> list[Card]:
    """Those of a deck and of the decks below it; without a name all."""
    return [card for card in cards if not deck or is_within(card.deck, deck)]


def _refuse(path: Path, collection: Collection, cards: Sequence[Card], part: str | Set[str]) -> None:
    if not cards:
        is_deck = part and isinstance(part, str)
        raise CannotExport(
            f"There is no deck “{part}” with cards in it." if is_deck else "There are no cards to export."
        )
    if part and path.suffix.lower() in COLLECTION:
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
    path.write_text(markdown_of(cards, pictures.folder_of(path).name), encoding="utf-8", newline="\n")


def _write_package(cards: Sequence[Card], path: Path, collection: Collection) -> None:
    folder = pictures.folder_of(collection.path)
    there, _ = pictures_of(cards, collection)
    write_package(cards, path, [folder / name for name in there])


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
