"""What a plan shows of the pictures in its file, in the real window: no collection has them yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from quizapp.cards.picture import picture_name
from quizapp.exchange.scanned import Media, Unusable
from quizapp.study.importing import ImportPlan
from quizapp.ui.files.card_list import CardList
from quizapp.ui.files.plan_pictures import PlanPictures
from quizapp.ui.pictures.decoding import Shown
from quizapp.ui.widgets.basics import Panel

DECK = "What is it? ![the axes](axes.png) :: lines\n\nd/dx $x^2$ :: $2x$\n"


@pytest.fixture
def pictured(write: Callable[[str, str], Path], paint: Callable[..., bytes]) -> Callable[..., Path]:
    """A deck with a folder of pictures beside it."""

    def make(text: str, **pictures: bytes) -> Path:
        deck = write("graphs.md", text)
        folder = deck.with_name("graphs.pictures")
        folder.mkdir(exist_ok=True)
        for name, data in pictures.items():
            (folder / f"{name}.png").write_bytes(data)
        return deck

    return make


def gallery(learner: Any) -> Any:
    return learner.program.furniture.typesetter.gallery


def tab_to(learner: Any, widget: QWidget) -> None:
    """From a place that is not far above it."""
    for _ in range(6):
        if learner.focus is not widget:
            learner.press(Qt.Key.Key_Tab)
    assert learner.focus is widget


def colours(cards: CardList, row: int) -> set[str]:
    """What is seen in the left part of a row."""
    place: QRect = cards.visualRect(cards.model().index(row, 0))
    image = cards.viewport().grab(place.adjusted(12, 0, -place.width() * 2 // 3, 0)).toImage()
    return {
        QColor(image.pixelColor(x, y)).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def test_new_cards_show_the_pictures_of_their_file(importer: Any, learner: Any, pictured: Any, paint: Any) -> None:
    data = paint(ground="yellow")
    importer.drop(pictured(DECK, axes=data))
    importer.wait_for("Add 2 cards")
    learner.click("▸  2 new cards")
    learner.wait_until(lambda: isinstance(gallery(learner).look(picture_name(data)), Shown))
    cards = learner.window.findChild(CardList)
    learner.wait_until(lambda: "#ffff00" in colours(cards, 0))
    assert "#ffff00" not in colours(cards, 1)
    tab_to(learner, cards)
    learner.wait_to_see("What is it? picture: the axes")


def test_a_picture_that_cannot_be_drawn_is_a_sentence(importer: Any, learner: Any, pictured: Any, paint: Any) -> None:
    broken = paint(ground="yellow")[:60]
    importer.drop(pictured(DECK, axes=broken))
    importer.wait_for("Add 2 cards")
    learner.click("▸  2 new cards")
    learner.wait_until(lambda: gallery(learner).look(picture_name(broken)) is not None)
    tab_to(learner, learner.window.findChild(CardList))
    learner.wait_to_see("What is it? (picture that cannot be shown: the axes)")


def test_a_changed_card_shows_its_pictures_side_by_side(importer: Any, learner: Any, pictured: Any, paint: Any) -> None:
    first, second = paint(ground="yellow"), paint(ground="cyan")
    importer.drop(pictured("one ![a](a.png) :: words\n", a=first, b=second))
    importer.wait_for("Add 1 card")
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("Added 1 card")
    learner.click("Close")
    importer.drop(pictured("one ![a](a.png) :: other words ![b](b.png)\n"))
    importer.wait_for("Change 1 card")
    learner.click("▸  1 changed card")
    learner.wait_until(lambda: isinstance(gallery(learner).look(picture_name(second)), Shown))
    learner.wait_to_see("Answer, in the file: other words picture: b")


def test_only_the_pictures_of_rows_in_sight_are_read(importer: Any, learner: Any, pictured: Any, paint: Any) -> None:
    pictures = {f"p{row}": paint(ground="yellow", width=20 + row, height=20) for row in range(60)}
    deck = "\n".join(f"picture {row}? ![p](p{row}.png) :: {row}\n" for row in range(60))
    importer.drop(pictured(deck, **pictures))
    importer.wait_for("Add 60 cards")
    assert not any(map(gallery(learner).look, map(picture_name, pictures.values())))
    learner.click("▸  60 new cards")
    names = [picture_name(data) for data in pictures.values()]
    learner.wait_until(lambda: isinstance(gallery(learner).look(names[0]), Shown))
    cards = learner.window.findChild(CardList)
    cards.setFocus()
    learner.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    learner.wait_until(lambda: isinstance(gallery(learner).look(names[-1]), Shown))
    assert not any(map(gallery(learner).look, names[15:45]))


def test_pictures_are_still_there_while_the_file_is_planned_again(
    importer: Any, learner: Any, pictured: Any, paint: Any
) -> None:
    data = paint()
    importer.drop(pictured(DECK, axes=data))
    importer.wait_for("Add 2 cards")
    read: list[bytes | None] = []
    (file,) = importer.flow._files.values()
    importer.flow._planner.plan(file)
    importer.flow.pictures.fetch(picture_name(data), read.append)
    learner.wait_until(lambda: read == [data])
    importer.wait_for("Add 2 cards")
    learner.click("Leave this file out")
    importer.flow.pictures.fetch(picture_name(data), read.append)
    assert read == [data, None]


@pytest.mark.parametrize("error", [KeyError("a.png"), Unusable("The file is damaged."), FileNotFoundError("a.png")])
def test_what_cannot_be_read_any_more_is_missing(qtbot: Any, error: Exception) -> None:
    def fail(_name: str) -> bytes:
        raise error

    plan = ImportPlan(name="d", pictures={"kept.png": "a.png"}, media=Media(frozenset({"a.png"}), fail))
    pictures = PlanPictures(lambda: [plan])
    read: list[bytes | None] = []
    pictures.fetch("kept.png", read.append)
    qtbot.waitUntil(lambda: read == [None])
    pictures.fetch("another.png", read.append)
    assert read == [None, None]
    pictures.close()


@pytest.mark.parametrize("height", [640, 820])
def test_the_row_that_is_chosen_and_its_whole_card_are_both_in_sight(
    importer: Any, learner: Any, write: Any, height: int
) -> None:
    learner.window.resize(900, height)
    importer.drop(write("many.md", "\n\n".join(f"question {row} :: answer {row}" for row in range(40))))
    importer.wait_for("Add 40 cards")
    learner.click("▸  40 new cards")
    cards = learner.window.findChild(CardList)
    tab_to(learner, cards)
    learner.press(Qt.Key.Key_Down)
    learner.wait_to_see("question 1")
    whole = cards.parentWidget().findChild(Panel)
    learner.wait_until(lambda: is_in_sight(learner, whole) and is_in_sight(learner, cards))
    learner.press(Qt.Key.Key_Tab)
    learner.wait_until(lambda: not cards.hasFocus())
    assert not learner.window.page._revealed


def is_in_sight(learner: Any, widget: QWidget) -> bool:
    view = learner.window.page._scroller.viewport()
    return bool(view.rect().contains(QRect(widget.mapTo(view, QPoint(0, 0)), widget.size())))
