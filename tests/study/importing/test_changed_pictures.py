"""A picture that was changed under its name is a change of the cards that show it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from quizapp.cards import Card, Kind, Task
from quizapp.cards.picture import picture_name
from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Media, Note, Own, Picture, Prose, Shape
from quizapp.study.desk import Desk
from quizapp.study.importing import ImportPlan

DECKS = Path(__file__).parent.parent.parent / "data" / "decks"
PNG = b"\x89PNG\r\n\x1a\n"
OLD, NEW = PNG + b"old", PNG + b"new"
NoteOf = Callable[..., Note]
Planned = Callable[..., ImportPlan]
Import = Callable[..., Any]


class File:
    """The pictures of a file, which counts how often they are read."""

    def __init__(self, **pictures: bytes) -> None:
        self.pictures = {f"{name}.png": data for name, data in pictures.items()}
        self.read: list[str] = []

    @property
    def media(self) -> Media:
        return Media(frozenset(self.pictures), self._fetch, lambda name: str(hash(self.pictures[name])))

    def _fetch(self, name: str) -> bytes:
        self.read.append(name)
        return self.pictures[name]


def numbers(plan: ImportPlan) -> tuple[int, int, int, int]:
    return len(plan.added), len(plan.changed), len(plan.unchanged), len(plan.rejected)


@pytest.mark.parametrize("guid", ["of-another-program", ""])
@pytest.mark.parametrize("on_front", [True, False])
def test_only_the_cards_that_show_it_change_and_keep_their_ids(
    *, imported: Import, planned: Planned, note_of: NoteOf, guid: str, on_front: bool
) -> None:
    shown = (Prose("A curve: "), Picture("a.png"))
    sides = (shown, "a wave") if on_front else ("Which curve?", shown)
    notes = note_of(*sides, guid=guid), note_of("Another?", (Picture("b.png"),), 2), note_of("Capital?", "Paris", 3)
    file = File(a=OLD, b=OLD + b"b")
    (first, *_) = planned(*notes, media=file.media).added
    imported(*notes, media=file.media)
    file.pictures["a.png"] = NEW
    plan = planned(*notes, media=file.media)
    assert numbers(plan) == (0, 1, 2, 0)
    (changed,) = plan.changed
    assert changed.card.id == first.card.id
    assert picture_name(NEW) in changed.card.prompt + changed.card.answer
    assert plan.pictures == {picture_name(NEW): "a.png"}
    imported(*notes, media=file.media)
    assert numbers(planned(*notes, media=file.media)) == (0, 0, 3, 0)


def test_where_no_picture_changed_none_is_read(imported: Import, planned: Planned, note_of: NoteOf) -> None:
    file = File(a=OLD, b=NEW)
    notes = note_of("Which?", (Picture("a.png"),)), note_of((Picture("b.png"),), "That.", 2)
    imported(*notes, media=file.media)
    file.read.clear()
    assert numbers(planned(*notes, media=file.media)) == (0, 0, 2, 0)
    assert file.read == []


def test_the_same_words_about_a_picture_of_the_same_name_in_another_file_are_another_card(
    imported: Import, planned: Planned, note_of: NoteOf
) -> None:
    note = note_of((Prose("Which? "), Picture("image1.png")), "That.", deck="Curves")
    imported(note, name="first", media=File(image1=OLD).media)
    assert numbers(planned(note, name="second", media=File(image1=NEW).media)) == (1, 0, 0, 0)
    assert numbers(planned(note, name="second", media=File(image1=OLD).media)) == (0, 0, 1, 0)


def test_in_our_own_format_too(imported: Import, planned: Planned, note_of: NoteOf) -> None:
    def own(card_id: str) -> Note:
        prompt = "Which? ![a curve](a.png)"
        card = Card(id=card_id, deck="Mine", kind=Kind.CONCEPT, task=Task.RECALL, prompt=prompt, answer="That.")
        return note_of("", "", shape=Shape.OWN, own=Own({}, card))

    for card_id in ("curve-1", ""):
        file = File(a=OLD + card_id.encode())
        imported(own(card_id), media=file.media)
        assert numbers(planned(own(card_id), media=file.media)) == (0, 0, 1, 0)
        file.pictures["a.png"] = NEW + card_id.encode()
        assert numbers(planned(own(card_id), media=file.media)) == (0, 1, 0, 0)


def test_a_picture_beside_a_spreadsheet_was_replaced(desk: Desk, tmp_path: Path) -> None:
    def plan() -> ImportPlan:
        with scan(tmp_path / "deck.csv") as found:
            return desk.library.plan_import(found)

    pictures = tmp_path / "deck.pictures"
    pictures.mkdir()
    (tmp_path / "deck.csv").write_text('Which?,"<img src=""a.png"">"\nCapital?,Paris\nAnd here?,![](a.png)\n')
    (pictures / "a.png").write_bytes(OLD)
    with scan(tmp_path / "deck.csv") as found:
        desk.library.execute_import(desk.library.plan_import(found))
    assert numbers(plan()) == (0, 0, 3, 0)
    (pictures / "a.png").write_bytes(NEW)
    assert numbers(plan()) == (0, 2, 1, 0)


@pytest.mark.parametrize("name", ["newest.apkg", "middle.apkg"])
def test_a_package_in_which_a_picture_was_replaced(desk: Desk, tmp_path: Path, name: str) -> None:
    def plan(path: Path) -> ImportPlan:
        with scan(path) as found:
            plan = desk.library.plan_import(found)
            desk.library.execute_import(plan)
        return plan

    assert plan(DECKS / name).added
    again = plan(DECKS / name)
    assert (numbers(again)[:2], again.pictures) == ((0, 0), {})
    changed = tmp_path / name
    with zipfile.ZipFile(DECKS / name) as package, zipfile.ZipFile(changed, "w") as copy:
        for entry in package.namelist():
            picture = zstandard.compress(NEW) if name.startswith("newest") else NEW
            copy.writestr(entry, picture if entry.isdigit() else package.read(entry))
    third = plan(changed)
    assert numbers(third)[:2] == (0, 1)
    assert f"![]({picture_name(NEW)})" in third.changed[0].card.prompt
    assert numbers(plan(changed))[:2] == (0, 0)


def test_a_deck_with_a_folder_of_pictures(desk: Desk, tmp_path: Path) -> None:
    deck = tmp_path / "curves.md"
    deck.write_text("Which? ![](a.png) :: a wave\n\nNone? :: none\n", encoding="utf-8")
    picture = tmp_path / "curves.pictures" / "a.png"
    picture.parent.mkdir()

    def plan() -> ImportPlan:
        with scan(deck) as found:
            plan = desk.library.plan_import(found)
            desk.library.execute_import(plan)
        return plan

    picture.write_bytes(OLD)
    assert numbers(plan()) == (2, 0, 0, 0)
    picture.write_bytes(OLD)
    assert numbers(plan()) == (0, 0, 2, 0)
    picture.write_bytes(NEW)
    assert numbers(plan()) == (0, 1, 1, 0)
    picture.unlink()
    picture.symlink_to(deck)
    assert numbers(plan()) == (0, 1, 1, 0)
