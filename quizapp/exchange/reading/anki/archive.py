"""Zip archives and zstd streams from strangers: what they unpack to is bounded, by ratio and in all."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

import zstandard

from quizapp.exchange.scanned import Unusable

_BLOCK = 1 << 18
_DIRECTORY = 8 << 20
"""Bytes of a zip's table of contents; as objects it takes ten times as much."""
_HARMLESS = 64 << 20
_RATIO = 100
"""Text packs ten to one, repetitive text thirty to one; a bomb a thousand to one."""
MOST = 1 << 30
_MOST_WINDOW = 128 << 20
"""What a zstd stream may ask for to look back into."""
_TAIL = (1 << 16) + 22
DAMAGES = (zipfile.BadZipFile, zlib.error, zstandard.ZstdError, EOFError, struct.error, ValueError, OverflowError)
_DAMAGED = "The package is damaged or was cut off."


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, if its table of contents is bearable. Raises Unusable, also for damage met while it is open."""
    with _said_plainly():
        _check_directory(path)
        with zipfile.ZipFile(path) as archive:
            yield archive


class Reopened:
    """An archive that is opened again when something more of it is wanted, and then held: its table of contents may be
    long, and there may be thousands of pictures in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: zipfile.ZipFile | None = None

    def read(self, name: str, most: int, *, zstd: bool) -> bytes:
        """As `unpacked`. May be called on several threads. Raises Unusable."""
        with _said_plainly():
            archive = self._held
            if archive is None:
                _check_directory(self._path)
                self._held = archive = zipfile.ZipFile(self._path)
            return b"".join(unpacked(archive, name, most, zstd=zstd))

    def close(self) -> None:
        """It may be read all the same later on."""
        held, self._held = self._held, None
        if held is not None:
            held.close()


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except NotImplementedError as error:
        raise Unusable("The package is packed in a way that cannot be read here.") from error
    except RuntimeError as error:
        raise Unusable("The package is locked with a password.") from error
    except DAMAGES as error:
        raise Unusable(_DAMAGED) from error


def _check_directory(path: Path) -> None:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _TAIL, 0))
        tail = file.read(_TAIL)
    place = tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) - place < 22:
        raise Unusable(_DAMAGED)
    (length,) = struct.unpack_from("<L", tail, place + 12)
    if place >= 76 and tail[place - 20 : place - 16] == b"PK\6\7" and tail[place - 76 : place - 72] == b"PK\6\6":
        (length,) = struct.unpack_from("<Q", tail, place - 76 + 40)
    if length > _DIRECTORY:
        raise Unusable("There are too many files in this package.")


def check_sizes(archive: zipfile.ZipFile) -> None:
    """What the table of contents itself says must be bearable. Raises Unusable."""
    total = 0
    for entry in archive.infolist():
        if entry.file_size > allowed(entry.compress_size):
            raise _bomb(entry.filename)
        total += entry.file_size
    if total > 4 * MOST:
        raise Unusable("The package unpacks to more than 4 GB.")


def allowed(packed: int) -> int:
    """How many bytes may come of so many packed ones."""
    return min(max(packed * _RATIO, _HARMLESS), MOST)


def unpacked(archive: zipfile.ZipFile, name: str, most: int, *, zstd: bool) -> Iterator[bytes]:
    """What an entry holds, block by block, up to `most` bytes and as its packed size allows. Raises Unusable."""
    entry = archive.getinfo(name)
    bound = min(most, allowed(entry.compress_size))
    done = 0
    with archive.open(entry) as raw, _decompressed(raw, zstd=zstd) as stream:
        while block := stream.read(_BLOCK):
            done += len(block)
            if done > bound:
                raise _bomb(name)
            yield block


@contextmanager
def _decompressed(raw: IO[bytes], *, zstd: bool) -> Iterator[IO[bytes] | BinaryIO]:
    if not zstd:
        yield raw
        return
    reader = zstandard.ZstdDecompressor(max_window_size=_MOST_WINDOW)
    with reader.stream_reader(raw, read_across_frames=True, closefd=False) as stream:
        yield stream


def _bomb(name: str) -> Unusable:
    return Unusable(f"“{name[:50]}” in this package unpacks to far more than it should; the package was not opened.")
