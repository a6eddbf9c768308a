"""Packages that are cut off, hostile or of the wrong kind: a sentence each, soon, and with little memory."""

import json
import os
import sqlite3
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Unusable

Change = Callable[[dict[str, bytes]], None]
Rewrite = Callable[[str, Change], Path]


@pytest.fixture
def rewritten(read: Any, tmp_path: Path) -> Rewrite:
    """A package with its entries changed."""

    def rewrite(name: str, change: Change) -> Path:
        with zipfile.ZipFile(read.decks / name) as package:
            entries = {entry: package.read(entry) for entry in package.namelist()}
        change(entries)
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for entry, content in entries.items():
                package.writestr(entry, content)
        return path

    return rewrite


@pytest.fixture
def collection(rewritten: Rewrite, tmp_path: Path) -> Callable[[str], Path]:
    """A package in whose collection some SQL was executed."""

    def execute(sql: str) -> Path:
        def change(entries: dict[str, bytes]) -> None:
            file = tmp_path / "collection"
            file.write_bytes(entries["collection.anki21"])
            connection = sqlite3.connect(file)
            connection.executescript(sql)
            connection.commit()
            connection.close()
            entries["collection.anki21"] = file.read_bytes()

        return rewritten("middle.apkg", change)

    return execute


def zeros(size: int) -> bytes:
    packer = zstandard.ZstdCompressor().compressobj()
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()


def refused(read: Any, path: Path, sentence: str) -> None:
    start = time.perf_counter()
    with pytest.raises(Unusable, match=sentence):
        read.everything(path)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("length", [3, 20, 500, 20_000, -10])
def test_a_package_that_was_cut_off_is_refused(read: Any, tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.apkg"
    path.write_bytes((read.decks / "newest.apkg").read_bytes()[:length])
    refused(read, path, "damaged")


@pytest.mark.parametrize("start", [b"", b"PK\3\4", b"SQLite format 3\0"])
def test_junk_is_refused(read: Any, tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "junk.apkg"
    path.write_bytes(start + os.urandom(5000))
    refused(read, path, "damaged")


def test_a_zip_bomb_is_refused(read: Any, tmp_path: Path) -> None:
    path = tmp_path / "bomb.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package, package.open("collection.anki2", "w") as entry:
        for _ in range(200):
            entry.write(bytes(1 << 20))
    refused(read, path, "“collection.anki2” in this package unpacks to far more than it should")


def test_a_zstd_bomb_is_refused(read: Any, rewritten: Rewrite) -> None:
    bomb = zeros(256 << 20)
    refused(read, rewritten("newest.apkg", lambda entries: entries.update({"collection.anki21b": bomb})), "far more")


def test_a_bomb_among_the_pictures_is_refused_before_anything_is_read(read: Any, rewritten: Rewrite) -> None:
    bomb = zeros(256 << 20)
    refused(read, rewritten("newest.apkg", lambda entries: entries.update({"0": bomb})), "“0” in this package")


def test_a_package_of_very_many_files_is_refused(read: Any, tmp_path: Path) -> None:
    path = tmp_path / "many.apkg"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(120_000):
            package.writestr(f"{number:0>30}", b"")
    refused(read, path, "too many files")


def test_names_of_pictures_never_lead_out_of_the_package(read: Any, rewritten: Rewrite) -> None:
    names = {"0": "../../evil.png", "1": "/etc/evil.png", "2": "C:\\evil.png", "3": "..\\evil.png", "4": "run.exe"}
    path = rewritten("middle.apkg", lambda entries: entries.update({"media": json.dumps(names).encode()}))
    with scan(path) as found:
        assert not found.media.names


def test_what_is_called_a_picture_and_is_none_is_not_handed_out(read: Any, rewritten: Rewrite) -> None:
    path = rewritten("middle.apkg", lambda entries: entries.update({"0": b"<svg onload='x'>"}))
    with scan(path) as found, pytest.raises(KeyError):
        found.media.read("curve.png")


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("DROP TABLE notes", "no collection of Anki: it has no table “notes”"),
        ("ALTER TABLE notes RENAME TO n; CREATE VIEW notes AS SELECT * FROM n", "it has no table “notes”"),
        ("UPDATE col SET ver = 3", "too old"),
        ("UPDATE col SET ver = 30", "newer Anki"),
        ("DELETE FROM col", "too old"),
        ("UPDATE col SET models = '[1, 2'", "note types of this collection cannot be read"),
        ("UPDATE col SET models = '{\"1\": 3}'", "note types of this collection cannot be read"),
        ("DELETE FROM cards; DELETE FROM notes", "no cards in this file"),
    ],
)
def test_a_collection_of_the_wrong_schema_is_refused(
    read: Any, collection: Callable[[str], Path], sql: str, sentence: str
) -> None:
    refused(read, collection(sql), sentence)


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("UPDATE notes SET flds = hex(zeroblob(2500000)) WHERE id", "5,000,000 characters, too many for a card"),
        ("UPDATE notes SET flds = x'00ff' WHERE id", "This note is damaged"),
        ("UPDATE notes SET mid = 'x' WHERE id", "note type of this note is missing"),
        ("UPDATE cards SET ord = 70 WHERE nid", "There is no template 71"),
        ("DELETE FROM cards WHERE nid", "has no card"),
    ],
)
def test_a_bad_note_costs_itself_only(read: Any, collection: Callable[[str], Path], sql: str, reason: str) -> None:
    path = collection(f"{sql} = (SELECT min(id) FROM notes)")  # noqa: S608
    assert len(read.notes(path)) == 7
    ((row, said),) = read.rejected(path)
    assert row == 1
    assert reason in said


def test_a_package_of_a_newer_generation_says_so(read: Any, rewritten: Rewrite) -> None:
    refused(read, rewritten("newest.apkg", lambda entries: entries.update({"meta": b"\x08\x09"})), "newer Anki")


def test_the_stub_beside_a_newer_collection_is_never_read(read: Any, rewritten: Rewrite) -> None:
    def remove(entries: dict[str, bytes]) -> None:
        del entries["collection.anki21b"]
        assert "collection.anki2" in entries

    refused(read, rewritten("newest.apkg", remove), "its collection is missing")


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [("xl/workbook.xml", "Excel workbook"), ("word/document.xml", "Word document"), ("x", "no deck")],
)
def test_other_archives_are_called_by_their_names(read: Any, tmp_path: Path, entry: str, sentence: str) -> None:
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(entry, "x")
    refused(read, path, sentence)
