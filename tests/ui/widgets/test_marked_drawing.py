"""The colours of a typeset formula."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor
from PySide6.QtSvg import QSvgRenderer

from quizapp.cards import Symbols
from quizapp.ui.formulas.mathematics import Formula, expression, expression_with_mark
from quizapp.ui.formulas.typesetter import _drawn
from quizapp.ui.widgets.marked_drawing import coloured

INK, MARKED = QColor("#112233"), QColor("#aa0000")


def drawing(text: str, part: str) -> str:
    start = text.index(part)
    piece = expression_with_mark(text, Symbols(), start, start + len(part))
    assert isinstance(piece, Formula)
    return coloured(_drawn(piece.latex), INK, MARKED).decode()


def visible_marked(svg: str) -> int:
    return len(re.findall(r'<path [^>]*fill="#aa0000"', svg))


def test_a_formula_without_a_mark_has_the_colour_of_the_text() -> None:
    piece = expression("x^2 + 1", Symbols())
    assert isinstance(piece, Formula)
    svg = coloured(_drawn(piece.latex), INK, MARKED).decode()
    assert 'fill="#112233"' in svg
    assert "#aa0000" not in svg


@pytest.mark.parametrize(
    ("text", "part", "glyphs"),
    [
        ("d/dx [e^(2x) sin(3x)]", "sin(3x)", 5),
        ("d/dx [x^2 e^(3x) cos x]", "e^(3x)", 3),
        ("d/dx [x^2 + 1/x]", "1/x", 2),
    ],
)
def test_the_marked_part_alone_is_marked_and_stands_on_a_sheet(text: str, part: str, glyphs: int) -> None:
    svg = drawing(text, part)
    assert visible_marked(svg) == glyphs
    assert svg.count("fill-opacity") == 1
    assert QSvgRenderer(QByteArray(svg.encode())).isValid()
