r"""Against packages that Anki 26.09 (newest, middle) and genanki 0.13 (oldest) wrote."""

import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Format, Maths, Options, Picture, Prose, Shape

ALL_OF_ANKI = ["newest.apkg", "middle.apkg", "newest.colpkg"]


@pytest.mark.parametrize("name", ALL_OF_ANKI)
def test_every_generation_of_packages_gives_the_same_cards(read: Any, name: str) -> None:
    assert read.sides(read.decks / name) == [
        (r"d/dx $\arctan x$", r"$\frac{1}{1+x^2}$"),
        ("derivative of sin x please", "cos x & nothing else"),
        ("$e^{x}$", "$e^x$"),
        ("$e^x$", "$e^{x}$"),
        (r"The derivative of $\sin x$ is […], and $\frac{d}{dx} x^2 = 2x$.", r"$\cos x$"),
        (r"The derivative of $\sin x$ is $\cos x$, and $\frac{d}{dx} x^2 = [\ldots]$.", "$2x$"),
        ("Which curve? [curve.png]", "$y = x^3$"),
        ("d/dx [x^3]", "3x^2"),
    ]


@pytest.mark.parametrize("name", ALL_OF_ANKI)
def test_notes_keep_what_else_anki_knows_of_them(read: Any, name: str) -> None:
    first, *_ = read.notes(read.decks / name)
    assert (first.deck, first.tags, first.model) == ("Calculus::Derivatives", ("inverse", "trig"), "Basic")
    assert (first.row, first.ordinal, first.guid, first.suspended) == (1, 0, "vsBAY&F8ES", False)
    assert first.fields == (
        ("Front", (Prose("d/dx "), Maths(r"\arctan x"))),
        ("Back", (Maths(r"\frac{1}{1+x^2}"),)),
    )


@pytest.mark.parametrize("name", ALL_OF_ANKI)
def test_each_card_of_a_note_is_known_by_its_number(read: Any, name: str) -> None:
    assert [(note.row, note.ordinal) for note in read.notes(read.decks / name)][2:6] == [(3, 0), (3, 1), (4, 0), (4, 1)]
    assert [note.shape for note in read.notes(read.decks / name)][4:6] == [Shape.CLOZE, Shape.CLOZE]


@pytest.mark.parametrize("name", ALL_OF_ANKI)
def test_reviews_come_only_if_they_are_wanted(read: Any, name: str) -> None:
    assert not any(note.past for note in read.notes(read.decks / name))
    ratings = [tuple(review.rating for review in note.past) for note in read.notes(read.decks / name, history=True)]
    assert ratings[:4] == [(3,), (1,), (4,), ()]
    (review,) = read.notes(read.decks / name, history=True)[0].past
    assert review.at == datetime(2026, 11, 25, 17, 41, 58, 927000, UTC)


@pytest.mark.parametrize("name", ALL_OF_ANKI)
def test_pictures_are_there_and_nothing_from_elsewhere(read: Any, name: str) -> None:
    with scan(read.decks / name) as found:
        assert found.format is Format.ANKI_PACKAGE
        assert found.media.names == {"curve.png"}
        assert found.media.read("curve.png").startswith(b"\x89PNG")
        with pytest.raises(KeyError):
            found.media.read("x.png")
    assert read.notes(read.decks / name)[6].front == (Prose("Which curve? "), Picture("curve.png"))


def test_reviews_of_a_card_without_a_note_do_not_hide_those_of_others(read: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(read.decks / "middle.apkg") as package:
        (tmp_path / "collection.anki2").write_bytes(package.read("collection.anki21"))
    connection = sqlite3.connect(tmp_path / "collection.anki2")
    connection.execute("DELETE FROM notes WHERE id = (SELECT min(id) FROM notes)")
    connection.commit()
    connection.close()
    found = read.notes(tmp_path / "collection.anki2", history=True)
    assert [len(note.past) for note in found] == [1, 1, 0, 0, 0, 0, 0]


def test_the_oldest_generation_is_read_with_all_its_templates(read: Any) -> None:
    assert read.sides(read.decks / "oldest.apkg") == [
        ("Differentiate $x^n$", "$n x^{n-1}$ power rule"),
        ("What has the derivative $n x^{n-1}$?", "$x^n$"),
    ]


def test_as_many_cards_are_announced_as_there_are(read: Any) -> None:
    with scan(read.decks / "middle.apkg") as found:
        assert found.about == 8 == len(list(found.notes))


def test_the_temporary_copy_is_gone_afterwards(read: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with scan(read.decks / "newest.apkg", Options()) as found:
        assert list(tmp_path.iterdir())
        list(found.notes)
    assert not list(tmp_path.iterdir())


def test_suspended_cards_are_told_where_the_history_is_wanted(read: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(read.decks / "middle.apkg") as package:
        (tmp_path / "collection.anki2").write_bytes(package.read("collection.anki21"))
    connection = sqlite3.connect(tmp_path / "collection.anki2")
    connection.execute("UPDATE cards SET queue = -1 WHERE id = (SELECT min(id) FROM cards)")
    connection.commit()
    connection.close()
    assert sum(note.suspended for note in read.notes(tmp_path / "collection.anki2", history=True)) == 1
    assert not any(note.suspended for note in read.notes(tmp_path / "collection.anki2"))


def test_a_package_is_opened_once_for_all_its_pictures(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    really = zipfile.ZipFile

    def counted(*args: Any, **more: Any) -> zipfile.ZipFile:
        opened.append(args)
        return really(*args, **more)

    with scan(read.decks / "middle.apkg") as found:
        monkeypatch.setattr(zipfile, "ZipFile", counted)
        for _ in range(3):
            found.media.read("curve.png")
        assert len(opened) == 1
    assert found.media.read("curve.png").startswith(b"\x89PNG")
    assert len(opened) == 2


@pytest.mark.parametrize("name", ALL_OF_ANKI)
def test_what_a_package_says_of_a_picture_costs_no_unpacking(read: Any, name: str) -> None:
    with scan(read.decks / name) as found:
        assert found.media.mark_of("curve.png")
        assert found.media.mark_of("x.png") == ""
