"""Edits of more cards than are dealt with at once: all of it or nothing, told as it goes, and undone as exactly."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from quizapp.cards import Card, Memory, Review
from quizapp.cards.review import Stage
from quizapp.storage.collection import Collection
from quizapp.storage.edits import Edit, many, resetting
from quizapp.storage.errors import CannotEdit
from quizapp.storage.imports import Batch, ImportedCard

Make = Callable[..., Card]
Edits = Callable[[Collection, list[str], datetime, Callable[[int, int], None]], Edit]
COUNT = 25
ACTS: dict[str, Edits] = {
    "move": lambda held, ids, now, tick: held.edits.move(ids, "Elsewhere", now, tick=tick),
    "tag": lambda held, ids, now, tick: held.edits.tag(ids, ["new"], ["t1"], now, tick=tick),
    "suspend": lambda held, ids, now, tick: held.edits.suspend(ids, now, tick=tick),
    "delete": lambda held, ids, now, tick: held.edits.delete(ids, now, tick=tick),
    "reset": lambda held, ids, now, tick: held.edits.reset(ids, now, tick=tick),
    "rename the deck": lambda held, _, now, tick: held.edits.rename_deck("Many", "Renamed", now, tick=tick),
    "delete the deck": lambda held, _, now, tick: held.edits.delete_deck("Many", now, tick=tick),
}
every_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (many, resetting):
        monkeypatch.setattr(module, "_STRIDE", 10)


@pytest.fixture
def full(taught: Collection, make_card: Make, now: datetime) -> Collection:
    """Many cards of the learner's own, each with a memory that is like no other."""
    cards = [
        make_card(f"many-{number:03}", deck=f"Many::{number % 3}", tags=(f"t{number % 4}", "t1"), problem=f"x^{number}")
        for number in range(COUNT)
    ]
    imported = tuple(ImportedCard(card=card, digest=card.id, meaning=card.id) for card in cards)
    taught.keep_import(Batch(id=uuid4(), name="many.csv", at=now, cards=imported))
    memories = {card.id: _memory(place, now) for place, card in enumerate(cards)}
    taught.replace_memories({**memories, "square": _memory(7, now)}, {})
    return taught


def _memory(place: int, now: datetime) -> Memory:
    due = (now + timedelta(days=place)).replace(microsecond=place % 2)
    return Memory(Stage.LEARNING, place, 1 / (place + 3), 0.1 + place / 7, due, now)


def ids(collection: Collection) -> list[str]:
    """The program's among them, last first."""
    return [card.id for card in reversed(collection.cards())]


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Without what files gave, which is kept from the first change of a card on."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TEMP TABLE cards AS SELECT * FROM main.cards")
        connection.execute("ALTER TABLE temp.cards DROP COLUMN given")
        names = ("temp.cards", "decks", "memories", "reviews")
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608


@every_act
def test_what_was_done_to_many_cards_is_told_and_undone_exactly(full: Collection, act: Edits, now: datetime) -> None:
    before, told, undone = contents(full.path), list[tuple[int, int]](), list[tuple[int, int]]()
    edit = act(full, ids(full), now, lambda done, of: told.append((done, of)))
    assert contents(full.path) != before
    total = told[-1][0]
    assert total >= COUNT
    assert told == [(10, total), (20, total), (total, total)]
    assert len(full.edits.touched(edit.id)) == edit.cards >= COUNT
    assert full.edits.undo(now, tick=lambda done, of: undone.append((done, of))).cards == edit.cards
    assert undone == told
    assert contents(full.path) == before


@every_act
@pytest.mark.parametrize("undoing", [False, True])
def test_stopped_halfway_nothing_is_changed_and_it_can_be_done_again(
    full: Collection, act: Edits, now: datetime, *, undoing: bool
) -> None:
    def stop(done: int, _of: int) -> None:
        if done > 10:
            raise KeyboardInterrupt

    if undoing:
        act(full, ids(full), now, lambda _done, _of: None)
    before, last = contents(full.path), full.edits.last()
    with pytest.raises(KeyboardInterrupt):
        full.edits.undo(now, tick=stop) if undoing else act(full, ids(full), now, stop)
    assert (contents(full.path), full.edits.last()) == (before, last)
    full.edits.undo(now) if undoing else act(full, ids(full), now, lambda _done, _of: None)
    assert contents(full.path) != before


def test_of_many_cards_those_that_were_changed_since_stay(full: Collection, make_card: Make, now: datetime) -> None:
    full.edits.move(ids(full), "Elsewhere", now)
    kept = full.kept_cards(["many-003", "many-004"])
    given = [replace(each.card, deck="Third") for each in kept.values()]
    again = tuple(ImportedCard(card=card, digest="", meaning="", before=kept[card.id]) for card in given)
    full.keep_import(Batch(id=uuid4(), name="again.csv", at=now, cards=again))
    assert full.edits.undo(now).sentence == (
        "Undone: Moved 28 cards to Elsewhere. 2 cards were changed since, and stay as they are."
    )
    assert {card.id for card in full.cards() if card.deck == "Third"} == set(kept)
    assert "Elsewhere" not in full.decks()


def test_cards_that_an_undone_import_took_away_are_missed_among_many(full: Collection, now: datetime) -> None:
    full.replace_memories({}, {})
    full.edits.suspend(ids(full), now)
    full.undo_import(full.imports()[0].id, now)
    assert full.edits.undo(now).sentence.endswith(f"{COUNT} cards are not there any more.")
    assert full.listing.suspended() == frozenset()


def test_a_deck_with_a_nul_in_its_name_comes_back_whole(full: Collection, make_card: Make, now: datetime) -> None:
    odd = make_card("odd", deck="A\0B")
    full.keep_import(Batch(id=uuid4(), name="", at=now, cards=(ImportedCard(card=odd, digest="", meaning=""),)))
    full.edits.move(["odd", "many-001"], "Elsewhere", now)
    full.edits.undo(now)
    assert full.card("odd") == odd
    full.edits.move(["many-001"], "A\0B", now)
    full.edits.undo(now)
    assert [card.id for card in full.cards() if card.deck == "A\0B"] == ["odd"]


def test_each_list_of_tags_becomes_another(full: Collection, now: datetime) -> None:
    before = {card.id: card.tags for card in full.cards()}
    full.edits.tag(ids(full), ["new", "t2"], ["t1"], now)
    for card in full.cards():
        kept = [tag for tag in before[card.id] if tag != "t1"]
        assert card.tags == tuple(dict.fromkeys([*kept, "new", "t2"]))


def test_a_reset_among_many_gives_back_what_was_not_reviewed_since(
    full: Collection, make_review: Callable[..., Review], make_memory: Callable[..., Memory], now: datetime
) -> None:
    before = full.memories()
    full.edits.reset(ids(full), now)
    assert full.memories() == {}
    full.record(make_review("many-007"), make_memory())
    full.edits.undo(now)
    assert full.memories() == {**before, "many-007": make_memory()}


def test_cards_that_are_asked_for_twice_are_one(full: Collection, now: datetime) -> None:
    assert full.edits.suspend(["many-001", "many-001", "gone"], now).sentence == "Suspended 1 card."
    with pytest.raises(CannotEdit, match=r"^This card is suspended already\.$"):
        full.edits.suspend(["many-001", "many-001"], now)
