"""Pictures among words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from quizapp.cards import Symbols
from quizapp.ui.formulas.formula_store import FormulaStore
from quizapp.ui.formulas.mathematics import prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.look.palette import DARK, LIGHT, Colours, qt_palette
from quizapp.ui.pictures.gallery import Gallery
from quizapp.ui.widgets import picture_box
from quizapp.ui.widgets.math_text import MathText

Paint = Callable[..., bytes]
Hang = Callable[..., MathText]


@pytest.fixture
def hang(qtbot: Any, qapp: QApplication, tmp_path: Path, paint: Paint) -> Iterator[Hang]:
    """A text on the screen, with its pictures."""
    pictures: dict[str, bytes] = {}
    gallery = Gallery(lambda name, done: done(pictures.get(name)))
    typesetter = Typesetter(FormulaStore(tmp_path), gallery)
    palette = qapp.palette()

    def show(text: str, width: int = 600, colours: Colours = LIGHT, **named: bytes) -> MathText:
        qapp.setPalette(qt_palette(colours))
        pictures.update({f"{name}.png": data for name, data in named.items()})
        label = MathText(typesetter)
        qtbot.addWidget(label)
        label.show_pieces(*prose(text, Symbols()))
        label.resize(width, label.heightForWidth(width))
        label.show()
        qtbot.waitUntil(lambda: not gallery.is_waiting)
        label.resize(width, label.heightForWidth(width))
        return label

    yield show
    qapp.setPalette(palette)
    gallery.close()
    typesetter.close()


def colour_at(label: MathText, x: int, y: int) -> str:
    return label.grab().toImage().pixelColor(x, y).name()


def test_a_picture_stands_on_a_line_of_its_own_and_words_go_on_below(hang: Hang, paint: Paint) -> None:
    without = hang("before and after")
    label = hang("before ![axes](a.png) and after", a=paint(width=300, height=200))
    assert label.heightForWidth(600) >= 200 + 2 * without.heightForWidth(600)


def test_its_title_is_what_a_screen_reader_says(hang: Hang, paint: Paint) -> None:
    assert hang("Look: ![two axes](a.png)", a=paint()).accessibleName() == "Look: picture: two axes"


def test_a_missing_picture_is_said_in_words(hang: Hang) -> None:
    label = hang("See ![two axes](gone.png), or ![](gone.gif).")
    assert label.accessibleName() == "See (picture missing: two axes) , or (picture missing) ."


def test_a_picture_is_never_wider_than_its_column_nor_too_tall_for_an_answer(hang: Hang, paint: Paint) -> None:
    label = hang("![](a.png)", width=200, a=paint(width=3000, height=600))
    assert 35 <= label.heightForWidth(200) <= 45
    tall = hang("![](b.png)", b=paint(width=300, height=3000))
    assert tall.heightForWidth(600) <= 20 * tall.fontInfo().pixelSize() + 2


def test_a_small_picture_stands_in_its_line(hang: Hang, paint: Paint) -> None:
    label = hang("so ![](a.png) it is", a=paint(width=40, height=20))
    assert label.heightForWidth(600) < 40


def test_dark_lines_on_nothing_get_a_light_ground_in_a_dark_window(hang: Hang, paint: Paint) -> None:
    clear = paint("black", width=300, height=200)
    assert colour_at(hang("![](a.png)", colours=DARK, a=clear), 250, 50) == DARK.ink
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    assert colour_at(hang("![](a.png)", a=clear), 250, 50) != DARK.ink
    assert ground.lightness() < 128


def test_a_picture_is_drawn_with_every_pixel_that_a_sharp_screen_has(
    hang: Hang, paint: Paint, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = hang("![](a.png)", width=200, a=paint(ground="white", width=400, height=266))
    sizes: list[int] = []
    original = picture_box._pixels
    monkeypatch.setattr(
        picture_box, "_pixels", lambda *given: sizes.append((found := original(*given)).width()) or found
    )
    sharp = QPixmap(400, 400)
    sharp.setDevicePixelRatio(2)
    sharp.fill(QColor(Qt.GlobalColor.white))
    label.render(sharp)
    assert sizes == [400]
