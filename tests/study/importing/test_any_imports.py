"""Any imports and edits, done and undone in any order: what each file gave stays known."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards import Content
from quizapp.exchange.scanned import Format, Note, Prose, Scan
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection, open_collection
from quizapp.storage.errors import CannotEdit, CannotUndoImport
from quizapp.study.importing import execute, plan_import

EVENING = datetime(2026, 3, 1, 18, tzinfo=UTC)
_Rows = dict[str, str]
_questions = st.sampled_from(("One", "Two", "Three"))
_answers = st.sampled_from(("a", "b", "c"))


@dataclass(slots=True)
class World:
    """A collection, and beside it what each of its imports is known to have given."""

    collection: Collection
    given: dict[str, list[tuple[UUID, str]]] = field(default_factory=dict)
    """By card, from the oldest import to the newest; of those that were not undone."""

    def bring(self, rows: _Rows) -> None:
        plan = plan_import(_scan(rows), self.collection, rules=())
        done = execute(plan, self.collection, Scheduler(), EVENING)
        for entry in (*plan.added, *plan.changed):
            assert done.import_id is not None
            self.given.setdefault(entry.card.id, []).append((done.import_id, entry.card.answer))
        again = plan_import(_scan(rows), self.collection, rules=())
        assert not again.added
        assert all(entry.merged and entry.merged.is_disputed for entry in again.changed)

    def take_back(self, place: int) -> None:
        imports = self.collection.imports()
        if place >= len(imports):
            return
        undone = imports[place].id
        with suppress(CannotUndoImport):
            self.collection.undo_import(undone, EVENING)
            for each in self.given.values():
                each[:] = [gift for gift in each if gift[0] != undone]

    def change(self, question: str, answer: str) -> None:
        card = next((card for card in self.collection.cards() if card.prompt == question), None)
        if card is not None:
            with suppress(CannotEdit):
                self.collection.edits.change(replace(card, answer=answer), EVENING)

    def delete(self, question: str) -> None:
        ids = [card.id for card in self.collection.cards() if card.prompt == question]
        with suppress(CannotEdit):
            self.collection.edits.delete(ids, EVENING)

    def undo_edit(self) -> None:
        with suppress(CannotEdit):
            self.collection.edits.undo(EVENING)

    def check(self) -> None:
        found = self.collection.given_cards(list(self.given))
        expected = {card_id: gifts[-1][1] for card_id, gifts in self.given.items() if gifts}
        assert {card_id: card.answer for card_id, card in found.items()} == expected
        asked = {card.id for card in self.collection.cards()}
        assert self.collection.last_imported().keys() == asked & expected.keys()


def _scan(rows: _Rows) -> Scan:
    notes = [Note(row, (Prose(front),), (Prose(back),)) for row, (front, back) in enumerate(rows.items(), 1)]
    return Scan(format=Format.DELIMITED, rows=notes, name="Mine", about=len(notes))


Act = Callable[[World], None]
_acts: st.SearchStrategy[Act] = st.one_of(
    st.dictionaries(_questions, _answers, min_size=1).map(lambda rows: lambda world: world.bring(rows)),
    st.integers(0, 3).map(lambda place: lambda world: world.take_back(place)),
    st.tuples(_questions, _answers).map(lambda change: lambda world: world.change(*change)),
    _questions.map(lambda question: lambda world: world.delete(question)),
    st.just(World.undo_edit),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(_acts, max_size=14))
def test_what_each_file_gave_is_known_whatever_came_between(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_collection(Path(folder) / "collection.db", EVENING) as opened:
        opened.sync(Content((), ()), "first")
        world = World(opened)
        for act in acts:
            act(world)
            world.check()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.dictionaries(_questions, _answers, min_size=1), max_size=6))
def test_as_many_undos_as_imports_leave_nothing(files: list[_Rows]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_collection(Path(folder) / "collection.db", EVENING) as opened:
        opened.sync(Content((), ()), "first")
        world = World(opened)
        for rows in files:
            world.bring(rows)
        for past in opened.imports():
            before = opened.cards()
            opened.undo_import(past.id, EVENING)
            assert opened.cards() != before
        assert opened.cards() == []
