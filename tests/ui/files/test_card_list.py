from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPalette

from quizapp.cards import Card, Kind, Task
from quizapp.study.importing import Entry
from quizapp.ui.files.card_list import CardList
from quizapp.ui.files.paged import Paged
from quizapp.ui.files.section import Section
from quizapp.ui.files.tab_order import stops_in
from quizapp.ui.files.typeset_cell import CellPainter
from quizapp.ui.files.workroom import Workroom
from quizapp.ui.formulas.formula_store import FormulaStore
from quizapp.ui.formulas.mathematics import Formula, Words
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # widgets without a display


@pytest.fixture
def typesetter(formulas: Path) -> Iterator[Typesetter]:
    made = Typesetter(FormulaStore(formulas))
    yield made
    made.close()


def entries(count: int) -> tuple[Entry, ...]:
    usual: dict[str, Any] = {"deck": "d", "kind": Kind.EXERCISE, "task": Task.DIFFERENTIATE, "answer": "2x"}
    cards = (Card(id=str(row), problem=f"x^{row}", **usual) for row in range(count))
    return tuple(Entry(row=row, card=card, digest="", meaning="") for row, card in enumerate(cards))


def test_a_hundred_thousand_cards_cost_no_more_than_ten(qtbot: Any, typesetter: Typesetter) -> None:
    def cost(count: int) -> float:
        cards = CardList(typesetter)
        qtbot.addWidget(cards)
        shown = entries(count)
        cards.resize(700, 300)
        cards.show()
        before = time.thread_time()
        cards.show_entries(shown, frozenset())
        cards.grab()
        return time.thread_time() - before

    cost(10)
    assert cost(100_000) < 5 * max(cost(10), 0.005)


def test_only_what_is_in_sight_is_asked_for(
    qtbot: Any, typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = CardList(typesetter)
    qtbot.addWidget(cards)
    asked: set[int] = set()
    data = type(cards.model()).data
    monkeypatch.setattr(
        type(cards.model()), "data", lambda self, index, role=0: (asked.add(index.row()), data(self, index, role))[1]
    )
    cards.resize(700, 300)
    cards.show_entries(entries(5000), frozenset())
    cards.show()
    cards.grab()
    assert asked
    assert max(asked) < 20


def test_cards_that_are_left_out_say_so(qtbot: Any, typesetter: Typesetter) -> None:
    cards = CardList(typesetter)
    qtbot.addWidget(cards)
    shown = entries(3)
    cards.show_entries(shown, frozenset())
    assert cards.model().index(1, 0).data().endswith("checked")
    cards.show_entries(shown, {"1"})
    assert cards.model().index(1, 0).data().endswith("checked, left out")


def test_what_does_not_fit_into_a_cell_is_cut_with_an_ellipsis(qtbot: Any, typesetter: Typesetter) -> None:
    def ink(pieces: tuple[Words | Formula, ...], width: int) -> bytes:
        image = QImage(width, 30, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        CellPainter(typesetter).paint(painter, QRectF(0, 0, width, 30), pieces, QFont(), QPalette())
        painter.end()
        return bytes(image.constBits())

    short = (Words("one two"),)
    assert ink(short, 300) != ink((Words("one two " * 200),), 300)
    assert ink((), 300) == b"\xff" * len(ink((), 300))


def test_tab_goes_from_a_section_into_what_it_opened(qtbot: Any) -> None:
    section = Section(lambda: Button("inside"))
    section.say("Something")
    qtbot.addWidget(section)
    section.show()
    section.turn()
    head, inside = stops_in(section)
    assert head.nextInFocusChain() is inside
    section.turn()
    assert not section.is_open


def test_long_lists_of_widgets_are_built_some_at_a_time(qtbot: Any) -> None:
    paged: Paged[int, Button] = Paged(lambda number: Button(str(number)))
    qtbot.addWidget(paged)
    paged.show_values(range(100))
    assert len(paged.shown) == 8
    first = paged.shown[0][1]
    paged._more.click()
    assert len(paged.shown) == 33
    assert paged.shown[0][1] is first
    paged.show_values(range(5, 8))
    assert [value for value, _ in paged.shown] == [5, 6, 7]


def test_a_workroom_does_one_thing_after_the_other_off_the_windows_thread(qtbot: Any) -> None:
    room = Workroom("test")
    told: list[object] = []
    room.do(threading.current_thread, told.append, told.append)
    room.do(lambda: 1 // 0, told.append, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] is not threading.main_thread()
    assert isinstance(told[1], ZeroDivisionError)
    room.do(lambda: 2, told.append, told.append)
    room.close()
    assert len(told) == 2
