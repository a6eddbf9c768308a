from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest

from quizapp.cards import Card, Content, Kind, Task
from quizapp.cards.picture import picture_name
from quizapp.storage.collection import Collection, open_collection
from quizapp.storage.imports import Batch, ImportedCard
from quizapp.study.exporting import CannotExport, export

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
PICTURE = b"\x89PNG\r\n\x1a\n and so on"


def card(name: str, deck: str, problem: str = "x^2") -> Card:
    return Card(id=name, deck=deck, kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, problem=problem, answer="2x")


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with open_collection(tmp_path / "home" / "collection.db", NOW) as opened:
        opened.sync(Content((), (card("exercise-1", "Shipped"),)), "first")
        shown = Card(
            id="own-1",
            deck="Mine::Graphs",
            kind=Kind.CONCEPT,
            task=Task.RECALL,
            prompt=f"Which is ![]({picture_name(PICTURE)})?",
            answer="a parabola",
        )
        mine = (shown, card("own-2", "Mine"))
        cards = tuple(ImportedCard(card=each, digest=each.id, meaning=each.id) for each in mine)
        opened.keep_import(Batch(id=uuid4(), name="mine", at=NOW, cards=cards), [PICTURE])
        yield opened


def test_a_deck_is_exported_with_the_decks_below_it(collection: Collection, tmp_path: Path) -> None:
    assert export(collection, tmp_path / "mine.toml", "Mine").cards == 2
    text = (tmp_path / "mine.toml").read_text(encoding="utf-8")
    assert "own-1" in text
    assert "exercise-1" not in text


@pytest.mark.parametrize("ending", ["toml", "csv", "tsv", "md", "apkg", "db", "zip", "TOML"])
def test_the_ending_says_what_is_written(collection: Collection, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"all.{ending}"
    path.write_bytes(b"the last export")
    assert export(collection, path).cards == 3
    assert len(path.read_bytes()) > 50
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [path.name]


def test_a_whole_collection_is_one_that_can_be_opened(collection: Collection, tmp_path: Path) -> None:
    export(collection, tmp_path / "copy.db")
    with open_collection(tmp_path / "copy.db", NOW) as copy:
        assert copy.cards() == collection.cards()
        assert copy.imports() == collection.imports()


def test_a_zip_holds_the_collection_and_its_pictures(collection: Collection, tmp_path: Path) -> None:
    export(collection, tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as archive:
        assert sorted(archive.namelist()) == ["collection.db", f"collection.pictures/{picture_name(PICTURE)}"]
        archive.extractall(tmp_path / "elsewhere")
    with closing(sqlite3.connect(tmp_path / "elsewhere" / "collection.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_package_takes_the_pictures_along(collection: Collection, tmp_path: Path) -> None:
    export(collection, tmp_path / "mine.apkg", "Mine")
    with ZipFile(tmp_path / "mine.apkg") as archive:
        assert archive.read("0") == PICTURE


@pytest.mark.parametrize(
    ("name", "deck", "said"),
    [
        ("deck.docx", "", "the ending says what to write"),
        ("deck", "", "the ending says what to write"),
        ("deck.toml", "Nowhere", "no deck “Nowhere”"),
        ("all.db", "Mine", "for a whole collection"),
        ("home/collection.db", "", "is the collection itself"),
        ("nowhere/deck.toml", "", "could not be written"),
    ],
)
def test_what_cannot_be_written_is_a_plain_sentence(
    collection: Collection, tmp_path: Path, name: str, deck: str, said: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CannotExport, match=said):
        export(collection, tmp_path / name, deck)
    assert sorted(tmp_path.rglob("*")) == before


def test_cards_can_be_named_one_by_one(collection: Collection, tmp_path: Path) -> None:
    assert export(collection, tmp_path / "some.toml", only={"own-2", "exercise-1"}).cards == 2
    with pytest.raises(CannotExport, match="no cards"):
        export(collection, tmp_path / "none.toml", only={"gone"})
    with pytest.raises(CannotExport, match="whole collection"):
        export(collection, tmp_path / "some.db", only={"own-2"})
