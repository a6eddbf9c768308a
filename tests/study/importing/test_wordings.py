from __future__ import annotations

import pytest

from quizapp.cards import Symbols
from quizapp.exchange.scanned import Maths, Prose
from quizapp.notation import Derivative, Gradient, Limit, Read, read_at_once
from quizapp.study.importing.wordings import may_ask


@pytest.mark.parametrize(
    "line",
    [
        "d/dx x^2",
        "d²/dx² sin x",
        "∂/∂x x y",
        "(x^2)'",
        "(x^2)′",
        '(x^2)"',
        "(x^2)`",
        "(x^2)´",
        "D_x x^2",
        "∂_x (x y)",
        "lim x->0 x",
        "limit x->0 x",
        "Lim x->0 x",
        "grad x^2",
        "Gradient x y",
        "nabla x y",
        "∇ (x y)",
        r"\frac{d}{dx} x",
        r"\lim_{x \to 0} x",
        r"\nabla x y",
        "d⁄dx x^2",
        "d÷dx x^2",
    ],
)
def test_whatever_our_notation_reads_as_asking_for_a_derivative_gradient_or_limit_may_ask(line: str) -> None:
    reading = read_at_once(line, Symbols(), answer=False)
    assert isinstance(reading, Read)
    assert isinstance(reading.tree, Derivative | Gradient | Limit)
    assert may_ask((Prose(line),))
    assert may_ask((Maths("x"),))
    assert may_ask((Prose("What is "), Maths("x"), Prose("?")))


@pytest.mark.parametrize(
    "line",
    [
        "Ableitung von sin x",
        "Dérivée de sin x",
        "Derivada de sin x",
        "Derivata di sin x",
        "DERIVATIVE of x",
        "Let y = x",
    ],
)
def test_words_that_ask_for_a_derivative_may_ask(line: str) -> None:
    assert may_ask((Prose(line),))


@pytest.mark.parametrize("line", ["What is the capital of France?", "When was theorem 12 proved, and by whom?", "x^2"])
def test_most_sentences_are_told_at_a_glance_to_ask_for_nothing_of_the_kind(line: str) -> None:
    assert not may_ask((Prose(line),))
