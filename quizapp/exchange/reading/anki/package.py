"""Anki's .apkg and .colpkg, of all three generations, and a bare collection.anki2."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from quizapp.exchange.reading.anki.archive import MOST, check_sizes, opened, unpacked
from quizapp.exchange.reading.anki.collection import Collection
from quizapp.exchange.reading.anki.media import media_of
from quizapp.exchange.reading.anki.protobuf import Malformed, number_in
from quizapp.exchange.scanned import Format, Media, Options, Scan, Unusable

_MOST_META = 1 << 10


@dataclass(frozen=True, slots=True)
class Generation:
    """How a package is laid out. An older collection beside a newer one is a stub that says “please update”."""

    collection: str
    zstd: bool = False


_NEWEST = Generation("collection.anki21b", zstd=True)
_MIDDLE = Generation("collection.anki21")
_OLDEST = Generation("collection.anki2")
_BY_VERSION = {1: _OLDEST, 2: _MIDDLE, 3: _NEWEST}


def scan_anki(path: Path, options: Options) -> Scan:
    """Reads a package or a collection. The collection in it is unpacked into a temporary file. Raises Unusable."""
    if _begins_with(path, b"SQLite format 3"):
        return _scan(path, Media(), path, options, ExitStack())
    with ExitStack() as mess:
        with opened(path) as archive:
            check_sizes(archive)
            generation = _generation(archive)
            copy = _temporary(mess)
            _unpack(unpacked(archive, generation.collection, MOST, zstd=generation.zstd), copy)
            media = media_of(path, archive, mess, zstd=generation.zstd)
        return _scan(copy, media, path, options, mess.pop_all())


def _scan(collection: Path, media: Media, path: Path, options: Options, mess: ExitStack) -> Scan:
    with mess:
        found = mess.enter_context(Collection.opened(collection))
        return Scan(
            format=Format.ANKI_PACKAGE,
            rows=found.notes(history=options.history),
            name=path.stem,
            about=found.count(),
            media=media,
            close=mess.pop_all().close,
        )


def _generation(archive: zipfile.ZipFile) -> Generation:
    """As the meta file says; without one, the newest that is there."""
    names = set(archive.namelist())
    if "meta" in names:
        meta = b"".join(unpacked(archive, "meta", _MOST_META, zstd=False))
        try:
            version = number_in(meta, 1)
        except Malformed as error:
            raise Unusable("The package is damaged: its description cannot be read.") from error
        if version not in _BY_VERSION:
            raise Unusable("This package comes of a newer Anki than can be read here; export it for older versions.")
        generation = _BY_VERSION[version]
        if generation.collection in names:
            return generation
        raise Unusable("The package is damaged: its collection is missing.")
    for generation in (_NEWEST, _MIDDLE, _OLDEST):
        if generation.collection in names:
            return generation
    raise Unusable("There is no collection in this package.")


def _temporary(mess: ExitStack) -> Path:
    handle, name = mkstemp(prefix="quizapp-", suffix=".anki2")
    with open(handle, "wb"):  # noqa: PTH123 - it is open already
        path = Path(name)
    mess.callback(_remove, path)
    return path


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _unpack(blocks: Iterable[bytes], target: Path) -> None:
    with target.open("wb") as file:
        file.writelines(blocks)


def _begins_with(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark
