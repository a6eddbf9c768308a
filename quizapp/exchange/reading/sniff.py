"""What kind of file it is, told from what stands in it; the name counts only where that leaves a choice."""

from __future__ import annotations

import re
from pathlib import Path

from quizapp.exchange.reading.anki.archive import opened
from quizapp.exchange.reading.anki.database import opened as database
from quizapp.exchange.reading.anki.database import tables_of
from quizapp.exchange.reading.anki_header import header_of
from quizapp.exchange.reading.mnemosyne.database import TABLES as MNEMOSYNE_TABLES
from quizapp.exchange.scanned import Format, Unusable

_SAMPLE = 1 << 16
_FOREIGN = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as CSV"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_INSIDE_ZIPS = (
    ("xl/workbook.xml", "an Excel workbook; save the sheet as CSV"),
    ("content.xml", "an OpenDocument file; save the sheet as CSV"),
    ("word/document.xml", "a Word document; save it as text"),
)
_PACKAGES = frozenset({".apkg", ".colpkg", ".zip"})
_OWN = re.compile(r"^\s*\[\[card\]\]", re.MULTILINE)
_QUESTION = re.compile(r"\AQ:.*^A:", re.MULTILINE | re.DOTALL)
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mkd"})
_MARKDOWN = re.compile(r"^\#{1,6} \S|^\S[^\t\n]*? ::: ?\S|^\S[^\t\n]*? :: \S|^\?{1,2}[ ]*$", re.MULTILINE)


def format_of(path: Path) -> Format:
    """The format of a file. Raises Unusable for what is surely none of them."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    if not start.strip():
        raise Unusable("The file is empty.")
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path)
    if start.startswith(b"SQLite format 3\0"):
        return _of_tables(path)
    if path.suffix.casefold() in _PACKAGES:
        raise Unusable("The package is damaged, or it is none.")
    for mark, name in _FOREIGN:
        if start.startswith(mark):
            raise Unusable(f"This is {name}.")
    return _text(path.suffix.casefold(), _decoded(start))


def _of_tables(path: Path) -> Format:
    with database(path) as connection:
        tables = tables_of(connection)
    if tables.issuperset(MNEMOSYNE_TABLES):
        return Format.MNEMOSYNE
    if tables.issuperset({"imported", "decks", "reviews"}):
        raise Unusable("This is a collection of quizapp; open it with --collection.")
    return Format.ANKI_PACKAGE


def _zipped(path: Path) -> Format:
    with opened(path) as archive:
        names = set(archive.namelist())
    if names & {"collection.anki2", "collection.anki21", "collection.anki21b"}:
        return Format.ANKI_PACKAGE
    if "cards.xml" in names:
        return Format.MNEMOSYNE
    for name, what in _INSIDE_ZIPS:
        if name in names:
            raise Unusable(f"This is {what}.")
    raise Unusable("There is no deck in this archive.")


def _decoded(start: bytes) -> str:
    """Near enough to recognise a format by."""
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if wide else "utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def _text(suffix: str, text: str) -> Format:
    bare = text.lstrip()
    if suffix == ".toml" or _OWN.search(text):
        return Format.OWN
    if bare.startswith("<") and ("<mnemosyne" in bare or "<openSM2sync" in bare):
        return Format.MNEMOSYNE
    if bare.startswith("{") and '"' in bare and (suffix == ".json" or '"__type__"' in bare):
        return Format.CROWDANKI
    if header_of(text.split("\n", 30)).lines:
        return Format.ANKI_TEXT
    if _QUESTION.match(bare):
        return Format.SUPERMEMO
    if suffix in _MARKDOWN_SUFFIXES or (suffix not in {".csv", ".tsv"} and _is_markdown(text)):
        return Format.MARKDOWN
    return Format.DELIMITED


def _is_markdown(text: str) -> bool:
    """Whether the cards of Markdown stand in it, and no tabs, which part the columns of a list."""
    return bool(_MARKDOWN.search(text)) and "\t" not in text
