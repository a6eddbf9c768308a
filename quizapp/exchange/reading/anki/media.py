"""The pictures of a package. Their entries are numbered; a list in the package says what each was called."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from zlib import crc32

from quizapp.cards.picture import picture_name as kept_name
from quizapp.exchange.reading.anki.archive import Reopened, unpacked
from quizapp.exchange.reading.anki.protobuf import Malformed, fields_of, text_in
from quizapp.exchange.scanned import Media, Unusable
from quizapp.exchange.text.markup import picture_name

_MOST_LIST = 32 << 20
_MOST_PICTURE = 32 << 20
_MOST_IN_ALL = 1 << 30
_LONGEST_NAME = 255
"""Bytes of a file's name."""
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg"})


def media_of(path: Path, archive: zipfile.ZipFile, mess: ExitStack, *, zstd: bool) -> Media:
    """The pictures, none of them read yet; what is held open to read them is closed with `mess`.

    Raises Unusable for a list that cannot be read.
    """
    if "media" not in archive.namelist():
        return Media()
    listed = b"".join(unpacked(archive, "media", _MOST_LIST, zstd=zstd))
    entries = _from_protobuf(listed) if zstd else _from_json(listed)
    known = set(archive.namelist())
    wanted = {name: entry for entry, name in entries if entry in known and is_picture(name)}
    if zstd:
        _measure(archive, wanted.values())
    return _media(path, archive, wanted, mess, zstd=zstd)


def _measure(archive: zipfile.ZipFile, entries: Iterable[str]) -> None:
    """Unpacks the pictures and keeps nothing: a zstd stream does not say how long it is. Raises Unusable for a bomb."""
    total = 0
    for entry in entries:
        total += sum(map(len, unpacked(archive, entry, _MOST_PICTURE, zstd=True)))
        if total > _MOST_IN_ALL:
            raise Unusable("The pictures of this package take more than 1 GB.")


def is_picture(name: str) -> bool:
    """Whether the name is one of a picture, and only a name: no path leads out of it."""
    fits = len(name.encode("utf-8", "replace")) <= _LONGEST_NAME
    return fits and picture_name(name) == name and Path(name).suffix.casefold() in _SUFFIXES


def _from_json(listed: bytes) -> list[tuple[str, str]]:
    try:
        table = json.loads(listed or b"{}")
    except ValueError as error:
        raise Unusable("The package is damaged: its list of pictures cannot be read.") from error
    if not isinstance(table, dict):
        raise Unusable("The package is damaged: its list of pictures cannot be read.")
    return [(entry, name) for entry, name in table.items() if isinstance(name, str)]


def _from_protobuf(listed: bytes) -> list[tuple[str, str]]:
    """MediaEntries { repeated MediaEntry entries = 1 { string name = 1; } }, in the order of their numbers."""
    try:
        entries = [value for number, value in fields_of(listed) if number == 1 and isinstance(value, bytes)]
        return [(str(place), text_in(entry, 1)) for place, entry in enumerate(entries)]
    except Malformed as error:
        raise Unusable("The package is damaged: its list of pictures cannot be read.") from error


def _fetcher(archive: Reopened, entries: dict[str, str], *, zstd: bool) -> Callable[[str], bytes]:
    sizes: dict[str, int] = {}
    total = 0
    """Each counted once, though it may be looked at again and again."""

    def fetch(name: str) -> bytes:
        nonlocal total
        picture = archive.read(entries[name], _MOST_PICTURE, zstd=zstd)
        total += len(picture) - sizes.get(name, 0)
        sizes[name] = len(picture)
        if total > _MOST_IN_ALL:
            raise Unusable("The pictures of this package take more than 1 GB.")
        if not kept_name(picture):
            raise KeyError(name)
        return picture

    return fetch


def _marks(archive: zipfile.ZipFile, entries: dict[str, str]) -> dict[str, str]:
    """By picture, what the archive's table of contents says of it: nothing is unpacked."""
    return {
        name: _mark(archive.getinfo(entry).CRC, archive.getinfo(entry).file_size) for name, entry in entries.items()
    }


def _mark(checksum: int, size: int) -> str:
    return f"{checksum:x} {size}"


def pictures_within(path: Path, archive: zipfile.ZipFile, mess: ExitStack) -> Media:
    """The same of an archive in which they are packed under their own names."""
    wanted = {name: name for name in archive.namelist() if is_picture(name)}
    return _media(path, archive, wanted, mess, zstd=False)


def _media(path: Path, archive: zipfile.ZipFile, wanted: dict[str, str], mess: ExitStack, *, zstd: bool) -> Media:
    again = Reopened(path)
    mess.callback(again.close)
    return Media(frozenset(wanted), _fetcher(again, wanted, zstd=zstd), _marks(archive, wanted).__getitem__)


def pictures_beside(folder: Path, names: Iterable[str]) -> Media:
    """The pictures in a folder that travels with a text file. Only files of that very folder are ever opened."""
    known = frozenset(name for name in names if is_picture(name) and (folder / name).is_file())

    def fetch(name: str) -> bytes:
        path = folder / name
        if not is_bearable(path):
            raise KeyError(name)
        picture = path.read_bytes()
        if not kept_name(picture):
            raise KeyError(name)
        return picture

    def mark(name: str) -> str:
        """Of the content: when a file was written says nothing once it was copied."""
        try:
            picture = (folder / name).read_bytes() if is_bearable(folder / name) else b""
        except OSError:
            return ""
        return _mark(crc32(picture), len(picture))

    def is_bearable(path: Path) -> bool:
        return not path.is_symlink() and path.stat().st_size <= _MOST_PICTURE

    return Media(known, fetch, mark)
