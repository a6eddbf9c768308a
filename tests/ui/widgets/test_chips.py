"""What the symbol buttons type."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.cards import SymbolKind, Symbols
from quizapp.ui.widgets.answer_field import AnswerField
from quizapp.ui.widgets.chips import Chip, chips_for


def chip(face: str) -> Chip:
    symbols = Symbols({"A": SymbolKind.MATRIX, "f": SymbolKind.FUNCTION})
    return next(each for each in chips_for(symbols, "") if each.face == face)


@pytest.mark.parametrize(
    ("face", "text", "selected", "becomes", "cursor"),
    [
        ("sin", "2", (1, 0), "2sin()", 5),
        ("√", "x+1", (0, 3), "√(x+1)", 6),
        ("a⁄b", "", (0, 0), "()/()", 1),
        ("a⁄b", "x+1", (0, 3), "(x+1)/()", 7),
        ("xⁿ", "x", (1, 0), "x^", 2),
        ("|x|", "x", (0, 1), "|x|", 3),
        ("( , )", "", (0, 0), "(, )", 1),
        ("π", "2x", (1, 0), "2πx", 2),
    ],
)
def test_a_symbol_goes_to_the_cursor_or_around_the_selection(
    *, qtbot: Any, face: str, text: str, selected: tuple[int, int], becomes: str, cursor: int
) -> None:
    field = AnswerField()
    qtbot.addWidget(field)
    field.setText(text)
    start, length = selected
    field.setSelection(start, length) if length else field.setCursorPosition(start)
    field.insert_chip(chip(face))
    assert field.text() == becomes
    assert field.cursorPosition() == cursor


def test_matrices_bring_a_transpose_and_functions_a_prime() -> None:
    plain = {each.face for each in chips_for(Symbols(), "2x")}
    assert "xᵀ" not in plain
    assert "( , )" in {each.face for each in chips_for(Symbols(), "(2x, 3y)")}
    assert "xᵀ" in {each.face for each in chips_for(Symbols({"A": SymbolKind.MATRIX}), "A x")}
    assert "f′" in {each.face for each in chips_for(Symbols({"f": SymbolKind.FUNCTION}), "f'(x)")}
