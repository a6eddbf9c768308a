"""What no file may do, whatever its format."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.exchange import scan as scanning
from quizapp.exchange.reading import delimited, encodings
from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Unusable

TWICE = """
    CREATE TABLE copy AS SELECT * FROM rows; DROP TABLE rows; CREATE TABLE rows AS SELECT * FROM copy;
    INSERT INTO rows SELECT * FROM copy;
"""
DECKS = Path(__file__).parent.parent / "data" / "decks"


def repacked(path: Path, script: str) -> Path:
    """Anki's package with something done to its collection."""
    collection = path.with_suffix(".anki2")
    with zipfile.ZipFile(DECKS / "middle.apkg") as package:
        collection.write_bytes(package.read("collection.anki21"))
    with closing(sqlite3.connect(collection)) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        connection.executescript(script)
        connection.commit()
    with zipfile.ZipFile(path, "w") as package:
        package.write(collection, "collection.anki21")
    return path


def everything(path: Path) -> int:
    with scan(path) as found:
        return len(list(found.notes))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MOST", 5)
    monkeypatch.setattr(scanning, "_SURELY_TOO_MANY", 20)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("rows", "reads"), [(5, True), (6, False), (500, False)])
def test_more_rows_than_an_import_can_hold_are_refused(rows: int, *, reads: bool, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("front,back\n" + "".join(f"word {n},{n}\n" for n in range(rows)), encoding="utf-8")
    if reads:
        assert everything(path) == rows
    else:
        with pytest.raises(Unusable, match="more than 5 rows in this file"):
            everything(path)


@pytest.mark.usefixtures("few")
def test_a_package_with_too_many_cards_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unusable, match="more than 5 rows"):
        scan(DECKS / "middle.apkg")


@pytest.mark.parametrize("table", ["notes", "cards"])
def test_a_collection_whose_rows_share_a_number_is_refused(table: str, tmp_path: Path) -> None:
    path = repacked(tmp_path / "cross.apkg", TWICE.replace("rows", table))
    with pytest.raises(Unusable, match=f"two of its {table} have the same number"):
        everything(path)


def test_a_text_far_larger_than_any_deck_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "_LONGEST", 1 << 20)
    path = tmp_path / "large.csv"
    path.write_bytes(b"front,back\n" * 100_000)
    with pytest.raises(Unusable, match="too large; 1 MB is the most"):
        scan(path)


def test_a_field_of_megabytes_costs_its_row_alone_in_every_kind_of_text(tmp_path: Path) -> None:
    for name, parted in (("a.csv", ","), ("b.txt", "\t")):
        path = tmp_path / name
        path.write_text(f"d/dx x^2{parted}2x\n{'a' * 5_000_000}{parted}b\nd/dx x^3{parted}3x^2\n", encoding="utf-8")
        assert everything(path) == 3


def test_a_picture_with_a_name_that_no_file_can_have_is_missing_and_no_more(tmp_path: Path) -> None:
    deck = json.loads((DECKS / "crowdanki.json").read_bytes())
    deck["media_files"] = ["é" * 200 + ".png", "a.png"]
    (tmp_path / "deck.json").write_text(json.dumps(deck), encoding="utf-8")
    with scan(tmp_path / "deck.json") as found:
        assert found.media.names == frozenset()


def test_the_first_lines_are_looked_at_only_so_far_as_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    monkeypatch.setattr(delimited, "delimiter_of", lambda body: taken.append(len(body)) or ",")
    path = tmp_path / "long.csv"
    path.write_text(("a" * 1_000_000 + ",b\n") * 5, encoding="utf-8")
    assert everything(path) == 5
    assert taken == [2]
