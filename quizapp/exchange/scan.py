"""The door to all formats: which one is this file, and what does it hold?"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import mkstemp

from quizapp.exchange.reading.anki.package import scan_anki
from quizapp.exchange.reading.crowdanki import scan_crowdanki
from quizapp.exchange.reading.delimited import scan_delimited
from quizapp.exchange.reading.markdown import scan_markdown
from quizapp.exchange.reading.mnemosyne.scanning import scan_mnemosyne
from quizapp.exchange.reading.own import scan_own
from quizapp.exchange.reading.sniff import format_of
from quizapp.exchange.reading.supermemo import scan_supermemo
from quizapp.exchange.scanned import Format, Options, Row, Scan, Unusable

_USUAL = Options()
_READERS = {
    Format.DELIMITED: scan_delimited,
    Format.ANKI_TEXT: scan_delimited,
    Format.ANKI_PACKAGE: scan_anki,
    Format.OWN: scan_own,
    Format.MARKDOWN: scan_markdown,
    Format.MNEMOSYNE: scan_mnemosyne,
    Format.SUPERMEMO: scan_supermemo,
    Format.CROWDANKI: scan_crowdanki,
}
MOST = 120_000
"""Rows of one import; what is known of each until it is done takes 2 kB."""
_SURELY_TOO_MANY = 4 * MOST
"""Only packages know how many there are: of a text the lines are counted, and a row may have several."""
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, RecursionError, MemoryError, NotImplementedError)
"""What the libraries raise for files that are cut off, or worse."""


def scan(path: Path, options: Options = _USUAL) -> Scan:
    """What the file holds. Reading decides nothing and changes nothing. Raises Unusable."""
    try:
        found = _READERS[options.format or format_of(path)](path, options)
    except OSError as error:
        raise Unusable("The file cannot be read.") from error
    except _DAMAGES as error:
        raise Unusable("The file is damaged.") from error
    if found.about > (MOST if found.format is Format.ANKI_PACKAGE else _SURELY_TOO_MANY):
        found.close()
        raise _too_many()
    return replace(found, rows=_some(found.rows))


def scan_text(text: str, options: Options = _USUAL) -> Scan:
    """The same of a text that was pasted. Raises Unusable."""
    handle, name = mkstemp(prefix="quizapp-", suffix=".txt")
    path = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(text.encode("utf-8", "replace"))
        found = scan(path, options)
    except BaseException:
        path.unlink(missing_ok=True)
        raise

    def close() -> None:
        found.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)

    return replace(found, name="Pasted", close=close)


def _some(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; raises Unusable where there are none or too many, and for damage that is met late."""
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            if number > MOST:
                raise _too_many()
            yield row
    except OSError as error:
        raise Unusable("The file cannot be read to its end.") from error
    except _DAMAGES as error:
        raise Unusable("The file is damaged.") from error
    if not number:
        raise Unusable("There are no cards in this file.")


def _too_many() -> Unusable:
    return Unusable(f"There are more than {MOST:,} rows in this file; part it into smaller ones.")
