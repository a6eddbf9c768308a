from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt

from quizapp.cards import Symbols
from quizapp.study.browsing.values import CardState, Listed
from quizapp.ui.cards.card_model import CardModel
from quizapp.ui.cards.card_row import CardRow, card_row

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
IDS = [f"card-{number}" for number in range(100_000)]


def row(card_id: str) -> CardRow:
    listed = Listed(
        id=card_id,
        deck="Mine",
        question=f"What is {card_id}?",
        answer="this",
        is_prose=True,
        symbols=Symbols(),
        rules=(),
        tags=(),
        difficulty=1,
        state=CardState.NEW,
        due=None,
        recall=None,
        suspended=False,
        is_own=True,
        lapses=0,
        missed=False,
    )
    return card_row(listed, {}, NOW)


def test_only_rows_that_are_looked_at_are_asked_for_with_some_around_them(qtbot):
    model = CardModel()
    model.show_ids(IDS)
    with qtbot.waitSignal(model.wanted) as asked:
        model.look_at(50_000, 50_020)
    (wanted,) = asked.args
    assert set(IDS[50_000:50_021]) <= set(wanted)
    assert len(wanted) < 100


def test_what_is_here_is_not_asked_for_again(qtbot):
    model = CardModel()
    model.show_ids(IDS)
    model.take(map(row, IDS[:60]))
    with qtbot.assertNotEmitted(model.wanted):
        model.look_at(0, 40)
    model.forget_rows()
    with qtbot.waitSignal(model.wanted):
        model.look_at(0, 40)


def test_it_remembers_some_screens_full_and_no_more():
    model = CardModel()
    model.show_ids(IDS)
    model.take(map(row, IDS[:3000]))
    assert len(model._rows) < 1000
    assert model.row(2999) is not None
    assert model.row(0) is None


def test_a_row_that_has_not_come_is_empty_and_one_that_has_says_its_text():
    model = CardModel()
    model.show_ids(IDS)
    assert model.rowCount() == 100_000
    assert model.index(7, 0).data() is None
    model.take([row("card-7")])
    assert model.index(7, 0).data() == "What is card-7?"
    assert model.index(7, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "What is card-7?, Mine, new"
