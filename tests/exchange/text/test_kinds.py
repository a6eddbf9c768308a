"""What letters stand for, in a sentence."""

from __future__ import annotations

import pytest

from quizapp.cards import SymbolKind
from quizapp.exchange.text.kinds import stated, statement_of

MATRIX, VECTOR = SymbolKind.MATRIX, SymbolKind.VECTOR


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ({"A": MATRIX}, "Here A is a matrix."),
        ({"x": VECTOR, "A": MATRIX, "b": VECTOR}, "Here A is a matrix, x and b are vectors."),
        ({"A": MATRIX, "B": MATRIX, "C": MATRIX}, "Here A, B and C are matrices."),
        ({"x": VECTOR, "f": SymbolKind.FUNCTION}, "Here x is a vector."),
        ({"n": SymbolKind.INTEGER}, ""),
    ],
)
def test_a_statement_is_read_as_it_was_written(kinds: dict[str, SymbolKind], sentence: str) -> None:
    assert statement_of(kinds) == sentence
    assert stated(f"Find it. {sentence} $f$")[1] == {name: kind for name, kind in kinds.items() if kind.is_array}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Differentiate x^T A x, where A is a matrix and x is a vector.", "Differentiate x^T A x"),
        ("Let A be a matrix, and let us see.", ", and let us see."),
        ("A vector and a matrix are multiplied.", "A vector and a matrix are multiplied."),
    ],
)
def test_the_statement_alone_is_taken_out(words: str, left: str) -> None:
    assert stated(words)[0] == left
