"""Pictures of cards, in a folder beside the collection; each under a name that its content gives it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quizapp.cards.picture import picture_name
from quizapp.storage.disk import put_in_place
from quizapp.storage.faults import plainly

MOST_BYTES = 32 << 20
"""Of one picture."""


def folder_of(collection: Path) -> Path:
    return collection.with_name(f"{collection.stem}.pictures")


def keep_pictures(collection: Path, pictures: Iterable[bytes]) -> tuple[str, ...]:
    """The names of those that were not there before. What cannot be shown is left out.

    Raises CollectionError; then none of them is kept.
    """
    added: list[str] = []
    try:
        with plainly(collection):
            for data in pictures:
                if (name := picture_name(data)) and not (place := folder_of(collection) / name).exists():
                    _keep(place, data)
                    added.append(name)
    except BaseException:
        remove_pictures(collection, added)
        raise
    return tuple(added)


def remove_pictures(collection: Path, names: Iterable[str]) -> None:
    """Those that are still there; a file that cannot be removed does no harm."""
    folder = folder_of(collection)
    for name in names:
        with suppress(OSError):
            (folder / Path(name).name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def is_kept(collection: Path, name: str) -> bool:
    try:
        return (folder_of(collection) / Path(name).name).is_file()
    except OSError:  # a name longer than any file's
        return False


def read_picture(collection: Path, name: str) -> bytes | None:
    """None for one that is not there, or that no import would have kept."""
    try:
        with (folder_of(collection) / Path(name).name).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return None
    return data if len(data) <= MOST_BYTES else None


def _keep(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_suffix(".part")
    unfinished.write_bytes(data)
    put_in_place(unfinished, place)
