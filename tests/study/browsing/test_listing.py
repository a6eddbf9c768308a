from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from quizapp.cards import Rating, Symbols, Task
from quizapp.storage.collection import Collection
from quizapp.study.browsing import CannotEdit, CardState, DeckState, Limits, Listed
from quizapp.study.library import Library

Answer = Callable[..., None]


def test_a_row_says_all_that_the_table_shows(
    library: Library, collection: Collection, answer: Answer, clock: Any
) -> None:
    answer("own-a", Rating.EASY, ago=30)
    answer("own-a", Rating.AGAIN, ago=3)
    answer("own-a", Rating.GOOD, ago=3)
    answer("own-a", Rating.AGAIN)
    library.suspend(["own-a"])
    (row,) = library.rows(["own-a"])
    memory = collection.memory("own-a")
    assert memory is not None
    assert row == Listed(
        id="own-a",
        deck="Mine::Powers",
        question="d/dx [x^3]",
        answer="3x^2",
        is_prose=False,
        symbols=Symbols(),
        rules=("power",),
        tags=("exam::oral",),
        difficulty=2,
        state=CardState.LEARNING,
        due=memory.due,
        recall=1.0,
        suspended=True,
        is_own=True,
        lapses=2,
        missed=True,
        added=clock(),
    )


def test_rows_come_in_the_order_asked_for_and_without_what_is_gone(library: Library) -> None:
    rows = library.rows(["own-c", "nothing", "exercise-a"])
    assert [row.id for row in rows] == ["own-c", "exercise-a"]
    prose, plain = rows
    assert (prose.is_prose, prose.question, prose.answer) == (True, "Wer maß die Größe Σίσυφος?", "Пётр")
    assert (plain.is_prose, plain.is_own, plain.state) == (False, False, CardState.NEW)
    assert (plain.due, plain.recall) == (None, None)


def test_a_row_says_when_its_card_was_imported_or_written(library: Library, clock: Any) -> None:
    imported = clock()
    clock.advance(days=2)
    library.add_card(replace(library.card("own-a"), id="own-new"))
    library.tag(["own-a", "own-new"], ["later"])
    library.tag(["own-b"], ["later"])
    rows = library.rows(["own-a", "own-b", "own-new", "exercise-a"])
    assert [row.added for row in rows] == [imported, imported, clock(), None]


def test_formulas_beside_words_stand_between_dollars(library: Library) -> None:
    card = library.card("own-b")
    library.change_card(replace(card, prompt="Find the slope", task=Task.EVALUATE))
    (row,) = library.rows(["own-b"])
    assert (row.is_prose, row.question, row.answer) == (True, "Find the slope $x² + 1$", "$3x^2$")


def test_a_card_that_was_reset_is_not_missed(library: Library, answer: Answer) -> None:
    answer("own-a", Rating.AGAIN)
    library.reset(["own-a"])
    (row,) = library.rows(["own-a"])
    assert (row.missed, row.state, row.lapses) == (False, CardState.NEW, 0)
    assert list(library.find("is:missed").ids) == []


def test_decks_count_what_is_in_them_and_below(library: Library, answer: Answer) -> None:
    answer("own-a")
    answer("own-b")
    library.suspend(["own-b", "own-c"])
    library.limit_deck("Mine", Limits(5, None))
    library.create_deck("Empty::Below")
    assert library.decks() == (
        DeckState("Rule exercises", 2, 0, 2, Limits(), is_own=False),
        DeckState("Concepts", 2, 0, 2, Limits(), is_own=False),
        DeckState("Mine", 3, 1, 0, Limits(5, None), is_own=True),
        DeckState("Mine::Powers", 1, 1, 0, Limits(), is_own=True),
        DeckState("Empty", 0, 0, 0, Limits(), is_own=True),
        DeckState("Empty::Below", 0, 0, 0, Limits(), is_own=True),
    )


def test_tags_are_listed_in_alphabetical_order(library: Library) -> None:
    library.tag(["own-c", "own-a"], ["Beta", "alpha"])
    assert library.tags() == ("alpha", "Beta", "exam", "exam::oral")


def test_a_card_that_is_not_there_is_said(library: Library) -> None:
    library.delete(["own-a"])
    for card_id in ("nothing", "own-a"):
        with pytest.raises(CannotEdit, match="This card is not there any more"):
            library.card(card_id)


def test_edits_are_told_and_undone_through_the_library(library: Library, clock: Any) -> None:
    edit = library.move(["own-b"], "Elsewhere")
    assert (edit.sentence, edit.at, edit.cards) == ("Moved 1 card to Elsewhere.", clock(), 1)
    assert library.last_edit() == edit
    assert library.undo_edit().sentence == "Undone: Moved 1 card to Elsewhere."
    assert library.last_edit() is None
