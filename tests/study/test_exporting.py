from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest

from quizapp.cards import Card, Content, Fresh, Kind, NoProblem, Problem, Task, Template
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


def test_a_copy_of_the_collection_has_its_pictures_beside_it(collection: Collection, tmp_path: Path) -> None:
    assert export(collection, tmp_path / "copy.db").folder == tmp_path / "copy.pictures"
    with open_collection(tmp_path / "copy.db", NOW) as copy:
        assert copy.picture(picture_name(PICTURE)) == PICTURE


def test_what_was_written_is_said(collection: Collection, tmp_path: Path) -> None:
    exported = export(collection, tmp_path / "mine.csv", "Mine")
    assert exported.contents == "2 cards; 1 picture in the folder mine.pictures beside it"
    assert export(collection, tmp_path / "mine.apkg", "Mine").contents == "2 cards; 1 picture"
    assert export(collection, tmp_path / "shipped.csv", "Shipped").contents == "1 card"
    shutil.rmtree(collection.path.with_suffix(".pictures"))
    assert export(collection, tmp_path / "less.toml", "Mine").contents == "2 cards; 1 picture is missing"


def test_where_the_pictures_cannot_be_written_nothing_is(collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "mine.pictures").write_bytes(b"a file of this name")
    with pytest.raises(CannotExport, match="The pictures could not be written"):
        export(collection, tmp_path / "mine.toml", "Mine")
    assert not (tmp_path / "mine.toml").exists()


def test_a_package_takes_the_pictures_along(collection: Collection, tmp_path: Path) -> None:
    export(collection, tmp_path / "mine.apkg", "Mine")
    with ZipFile(tmp_path / "mine.apkg") as archive:
        assert archive.read("0") == PICTURE


def fresh_problem(template: Template, seed: int, avoid: frozenset[str], /) -> Problem:
    if "hopeless" in template.id:
        raise NoProblem
    problem = f"{seed}x{len(avoid)}"
    return Problem(problem=problem, answer="1", practice="", level=1, seed=seed, template=template.id, key=problem)


def test_a_template_of_which_no_problem_comes_is_left_out_and_that_is_said(
    collection: Collection, tmp_path: Path
) -> None:
    for name in ("own-fresh", "own-hopeless"):
        collection.edits.add(
            replace(card(name, "Fresh", "a x"), answer="", fresh=Fresh(parameters=("a in 2..9",))), NOW
        )
    exported = export(collection, tmp_path / "fresh.csv", "Fresh", make_from=fresh_problem)
    assert exported.cards == 1
    assert [remark.partition(":")[0] for remark in exported.remarks] == [
        "This kind of file cannot hold templates",
        "No problem could be made of the template of 1 card, left out of the file.",
    ]
    assert export(collection, tmp_path / "fresh.toml", "Fresh").cards == 2
    assert "1x0" in (tmp_path / "fresh.csv").read_text(encoding="utf-8")
    collection.edits.delete(["own-fresh"], NOW)
    with pytest.raises(CannotExport, match="no problem could be made"):
        export(collection, tmp_path / "none.csv", "Fresh", make_from=fresh_problem)
    assert not (tmp_path / "none.csv").exists()


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
