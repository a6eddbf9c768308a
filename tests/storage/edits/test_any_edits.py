"""Any edits, followed by as many undos, leave the collection as it was; and whatever comes between, it stays whole."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.cards import Card, Content, Kind, Memory, Mode, Rating, Review, Task
from quizapp.cards.review import Stage
from quizapp.storage.collection import Collection, open_collection
from quizapp.storage.edits import Limits
from quizapp.storage.errors import CannotEdit, CannotUndoImport
from quizapp.storage.imports import Batch, ImportedCard

NOW = datetime(2026, 3, 14, 15, 9, tzinfo=UTC)
Act = Callable[[Collection], object]


def card(card_id: str, deck: str, answer: str = "2x") -> Card:
    return Card(id=card_id, deck=deck, kind=Kind.FORMULA, task=Task.DIFFERENTIATE, problem="x^2", answer=answer)


SHIPPED = (card("a", "Formulas"), card("b", "Formulas"), card("c", "Gradients"))
OWN = (card("d", "Mine::Powers"), card("e", "Mine"), card("f", "Mine::Powers::Hard"))
DECKS = ("Formulas", "Gradients", "Mine", "Mine::Powers", "Mine::Powers::Hard", "New", "New::Below", "Mine::New")

_ids = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4)
_deck = st.sampled_from(DECKS)
_tags = st.lists(st.sampled_from(("exam", "exam::oral", "hard")), max_size=2)
_limit = st.none() | st.integers(0, 9)


def _act(name: str, *values: st.SearchStrategy[Any]) -> st.SearchStrategy[Act]:
    return st.tuples(*values).map(lambda given: lambda collection: getattr(collection.edits, name)(*given, NOW))


def _change(card_id: str, answer: str, deck: str) -> Act:
    def act(collection: Collection) -> object:
        now = collection.card(card_id) or card(card_id, deck)
        return collection.edits.change(replace(now, answer=answer, deck=deck), NOW)

    return act


acts: st.SearchStrategy[Act] = st.one_of(
    _act("add", st.builds(card, st.sampled_from("gh"), _deck)),
    st.builds(_change, st.sampled_from("abcdefgh"), st.sampled_from(("1", "2", "3")), _deck),
    _act("move", _ids, _deck),
    _act("tag", _ids, _tags, _tags),
    st.tuples(_ids, st.booleans()).map(
        lambda given: lambda collection: collection.edits.suspend(given[0], NOW, suspended=given[1])
    ),
    _act("reset", _ids),
    _act("delete", _ids),
    _act("create_deck", _deck),
    _act("rename_deck", _deck, _deck),
    _act("delete_deck", _deck),
    _act("limit_deck", _deck, st.builds(Limits, _limit, _limit)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(acts, max_size=12), st.sets(st.sampled_from("abcde")))
def test_as_many_undos_as_edits_give_the_collection_as_it_was(steps: list[Act], met: set[str]) -> None:
    with _collection(met) as collection:
        before, done = contents(collection.path), 0
        for step in steps:
            stood = contents(collection.path)
            try:
                step(collection)
                done += 1
            except CannotEdit:
                assert contents(collection.path) == stood
        for _ in range(done):
            told = collection.edits.undo(NOW)
            assert told.sentence.startswith("Undone: ")
            assert "since" not in told.sentence
        assert contents(collection.path) == before
        assert collection.edits.last() is None


def _import(card_id: str, deck: str, answer: str) -> Act:
    def act(collection: Collection) -> object:
        given = card(card_id, deck, answer)
        before = collection.kept_cards([card_id]).get(card_id)
        if before is None or before.is_own:
            one = ImportedCard(card=given, digest="", meaning="", before=before)
            collection.keep_import(Batch(id=uuid4(), name="more.csv", at=NOW, cards=(one,)))
        return None

    return act


def _undo_import(collection: Collection) -> object:
    waiting = [past.id for past in collection.imports() if past.undone_at is None]
    return collection.undo_import(waiting[0], NOW) if waiting else None


def _ship(ids: set[str], deck: str, answer: str) -> Act:
    shipped = tuple(card(card_id, deck, answer) for card_id in sorted(ids))
    return lambda collection: collection.sync(Content((), shipped), str(uuid4()))


def _answer(card_id: str) -> Act:
    def act(collection: Collection) -> object:
        if card_id in {each.id for each in collection.cards()}:
            collection.record(_review(card_id), Memory(Stage.REVIEW, None, 3.5, 5.0, NOW + timedelta(days=3), NOW))
        return None

    return act


others: st.SearchStrategy[Act] = st.one_of(
    st.builds(_import, st.sampled_from("defgh"), _deck, st.sampled_from(("1", "2"))),
    st.just(_undo_import),
    st.builds(_ship, st.sets(st.sampled_from("abc")), _deck, st.sampled_from(("1", "2"))),
    st.builds(_answer, st.sampled_from("abcdefgh")),
    st.just(lambda collection: collection.edits.undo(NOW)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(acts | others, max_size=16))
@example([_change("d", "1", "Formulas"), _undo_import])
def test_whatever_happens_between_edits_the_collection_stays_whole(steps: list[Act]) -> None:
    with _collection({"a", "d"}) as collection:
        for step in steps:
            with suppress(CannotEdit, CannotUndoImport):
                step(collection)
            assert _is_whole(collection)
        while collection.edits.last() is not None:
            collection.edits.undo(NOW)
            assert _is_whole(collection)


def _is_whole(collection: Collection) -> bool:
    """No row points nowhere, every card is in a deck that is shown, and what is read of them can be read."""
    with closing(sqlite3.connect(collection.path)) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    cards = collection.cards()
    decks = collection.listing.decks({card.deck for card in cards})
    collection.history()
    return not broken and {card.deck for card in cards} <= set(decks)


@contextmanager
def _collection(met: set[str]) -> Iterator[Collection]:
    with tempfile.TemporaryDirectory() as folder, open_collection(Path(folder) / "collection.db", NOW) as collection:
        collection.sync(Content((), SHIPPED), "first")
        imported = tuple(ImportedCard(card=each, digest=each.id, meaning=each.id) for each in OWN)
        collection.keep_import(Batch(id=uuid4(), name="mine.csv", at=NOW, cards=imported))
        for card_id in sorted(met):
            collection.record(_review(card_id), Memory(Stage.REVIEW, None, 3.5, 5.0, NOW + timedelta(days=3), NOW))
        yield collection


def _review(card_id: str) -> Review:
    plain = {"mode": Mode.TYPED, "session": uuid4(), "took": timedelta(seconds=3)}
    return Review(id=uuid4(), card_id=card_id, at=NOW, rating=Rating.GOOD, **plain)  # type: ignore[arg-type]


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All of it but the edits themselves, and what files gave, which is kept from the first change of a card on."""
    tables = ("temp.cards", "decks", "memories", "reviews", "settings", "imports", "replaced", "rules")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TEMP TABLE cards AS SELECT * FROM main.cards")
        connection.execute("ALTER TABLE temp.cards DROP COLUMN given")
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}  # noqa: S608 - names of tables
