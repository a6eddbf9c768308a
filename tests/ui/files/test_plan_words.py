from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from quizapp.cards import Card, Kind, Mode, Task
from quizapp.exchange.scanned import Column, Rejected, Role
from quizapp.storage.imports import PastImport
from quizapp.study.importing import Choice, Done, Doubt, Entry, ImportPlan, Known
from quizapp.ui.files import doubts_view, plan_words
from quizapp.ui.files.field_words import field_pieces
from quizapp.ui.files.past_imports import told
from quizapp.ui.files.planning import planned
from quizapp.ui.files.reading_view import with_role
from quizapp.ui.files.rejected_list import line
from quizapp.ui.formulas.mathematics import Formula, Words, spoken


def entry(row: int, **says: Any) -> Entry:
    usual: dict[str, Any] = {"deck": "Mine", "kind": Kind.EXERCISE, "task": Task.DIFFERENTIATE, "answer": "2x"}
    card = Card(id=f"own-{row}", problem="x^2", **{**usual, **says})
    return Entry(row=row, card=card, digest=str(row), meaning=str(row))


def plan(**parts: Any) -> ImportPlan:
    return ImportPlan(name="mine.csv", **parts)


def test_the_numbers_name_only_what_there_is() -> None:
    found = planned(plan(added=(entry(1), entry(2)), unchanged=(Known(3, "own-3"),), rejected=(Rejected(4, "Empty."),)))
    assert plan_words.numbers(found) == "2 new, 1 unchanged, 1 rejected"
    assert plan_words.numbers(planned(plan())) == "Nothing new"


def test_it_is_told_how_new_cards_are_answered() -> None:
    found = planned(plan(added=(entry(1), entry(2, task=Task.RECALL))))
    assert plan_words.ways(found) == "Of the new cards, answers are: 1 typed and checked, 1 recalled and rated by you."


def test_cards_that_are_left_out_are_not_promised() -> None:
    found = planned(plan(added=(entry(1), entry(2)), changed=(entry(3),), choices={"own-1": Choice.LEAVE_OUT}))
    assert plan_words.deed(found) == "Add 1 card, change 1"
    none = planned(plan(added=(entry(1),), choices={"own-1": Choice.LEAVE_OUT}))
    assert plan_words.deed(none) == ""
    assert "left out" in plan_words.nothing_to_do(none)


@pytest.mark.parametrize(
    ("added", "updated", "decks", "said"),
    [
        (210, 0, ("Calculus",), "Added 210 cards to “Calculus”."),
        (1, 2, ("A", "B"), "Added 1 card to 2 decks and changed 2 cards."),
        (0, 1, (), "Changed 1 card."),
        (0, 0, (), "Nothing had to be changed."),
    ],
)
def test_what_an_import_did_is_one_sentence(added: int, updated: int, decks: tuple[str, ...], said: str) -> None:
    assert plan_words.outcome(Done(uuid4(), added, updated, 0, ()), decks) == said


def test_the_decks_of_the_file_are_named_in_a_few_words() -> None:
    many = planned(plan(added=tuple(entry(row, deck=f"Deck {row}") for row in range(1, 5))))
    assert plan_words.into(many) == "as the file says: Deck 1, Deck 2 and 2 more"


def test_the_title_of_wrong_answers_says_what_becomes_of_them() -> None:
    doubts = [Doubt(row, f"own-{row}", "x", "2x", "", "") for row in (1, 2, 3)]
    choices = {"own-1": Choice.KEEP, "own-2": Choice.CORRECT}
    assert doubts_view.title(doubts, choices) == "3 wrong answers: 1 left out, 1 corrected, 1 kept"
    assert doubts_view.title([], {}) == ""


def test_a_role_that_only_one_column_can_have_changes_places() -> None:
    columns = [Column("a", Role.FRONT), Column("b", Role.BACK), Column("c", Role.FIELD)]
    assert with_role(columns, 1, Role.FRONT) == (Role.BACK, Role.FRONT, Role.FIELD)
    assert with_role(columns, 2, Role.TAGS) == (Role.FRONT, Role.BACK, Role.TAGS)
    assert with_role(columns, 0, Role.NOTHING) == (Role.NOTHING, Role.BACK, Role.FIELD)


def test_a_reason_that_names_its_row_is_not_given_it_twice() -> None:
    assert line(Rejected(1234, "The back is empty.")) == "Row 1,234: The back is empty."
    assert line(Rejected(2, "Row 2 says x; it is y.")) == "Row 2 says x; it is y."


def test_fields_of_a_card_are_shown_as_what_they_are() -> None:
    card = entry(1).card
    assert isinstance(field_pieces("answer", "x^2", card)[0], Formula)
    assert spoken(field_pieces("tags", ("a", "b"), card)) == "a, b"
    assert spoken(field_pieces("hints", ("one", "two"), card)) == "one ; two"
    for empty in ("", (), None, {}):
        assert field_pieces("explanation", empty, card) == (Words("nothing"),)
    assert field_pieces("insists", True, card) == (Words("yes"),)


def test_a_past_import_is_told_with_its_day() -> None:
    at = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
    assert told(PastImport(uuid4(), "a.csv", at, 210, 3, None)).endswith(": 210 added, 3 changed.")
    assert told(PastImport(uuid4(), "a.csv", at, 1, 0, at)).endswith(": 1 added. Undone.")


def test_modes_are_counted_once() -> None:
    assert planned(plan(added=(entry(1), entry(2)))).modes == {Mode.TYPED: 2}
