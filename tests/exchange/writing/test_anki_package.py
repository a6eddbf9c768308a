"""Anki itself says whether it can open what we write; where it is not there, we look into the package."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from quizapp.cards import Card
from quizapp.exchange.writing import write_package

PICTURE = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture
def package(plain: Card, full: Card, choice: Card, tmp_path: Path) -> Path:
    picture = tmp_path / "0f.png"
    picture.write_bytes(PICTURE)
    path = tmp_path / "deck.apkg"
    write_package([replace(plain, explanation="![](0f.png)"), full, choice], path, [picture], timestamp=1_700_000_000)
    return path


def test_a_package_holds_the_notes_with_their_mathematics(package: Path, tmp_path: Path) -> None:
    with ZipFile(package) as archive:
        archive.extract("collection.anki2", tmp_path)
        media = json.loads(archive.read("media"))
        assert archive.read("0") == PICTURE
    assert media == {"0": "0f.png"}
    with closing(sqlite3.connect(tmp_path / "collection.anki2")) as connection:
        notes = connection.execute("SELECT guid, flds, tags FROM notes ORDER BY guid").fetchall()
    assert [guid for guid, _, _ in notes] == ["own-1", "own-2", "own-3"]
    front, back, extra = notes[1][1].split("\x1f")
    assert front == r"\(\frac{d}{dx}\left[\arcsin x\right]\)"
    assert back == r"\(\frac{1}{\sqrt{1 - x^{2}}}\)"
    assert extra == '<img src="0f.png" alt="">'
    assert "1 &lt; 2 &amp; " in notes[2][1]
    assert notes[0][2].split() == ["exam", "week::1"]


@pytest.mark.anki
def test_anki_opens_a_package_with_the_maths_intact(package: Path, tmp_path: Path) -> None:
    pytest.importorskip("anki")
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest  # noqa: PLC0415

    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
        for _ in range(2):
            collection.import_anki_package(request)
        assert collection.note_count() == 3
        (note,) = (collection.get_note(each) for each in collection.find_notes("guid:own-2 OR Front:*arcsin*"))
        assert note.fields[:2] == [r"\(\frac{d}{dx}\left[\arcsin x\right]\)", r"\(\frac{1}{\sqrt{1 - x^{2}}}\)"]
        decks = {deck.name for deck in collection.decks.all_names_and_ids()}
        assert {"Mine", 'Mine::Über "quotes"'} <= {name.replace("“", '"') for name in decks}
        assert r"\(\frac{d}{dx}" in note.cards()[0].question()
        assert note.cards()[0].answer().count("<hr") == 1
        assert Path(collection.media.dir(), "0f.png").read_bytes() == PICTURE
    finally:
        collection.close()
