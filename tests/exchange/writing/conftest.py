from __future__ import annotations

import pytest

from quizapp.cards import Card, Form, Kind, SymbolKind, Task


@pytest.fixture
def full() -> Card:
    """Everything that a card can have."""
    return Card(
        id="own-1",
        deck='Mine::Über "quotes"',
        kind=Kind.EXERCISE,
        task=Task.GRADIENT,
        problem="a^T x",
        prompt="Line one\nLine two with $x^2$, \\(\\frac{1}{2}\\) and 'both' \"quotes\"\t\x07",
        answer="a",
        accept=("a + 0",),
        wrong=("x", "A^T"),
        wrt=("x", "y"),
        variables={"a": SymbolKind.VECTOR, "x y": SymbolKind.MATRIX},
        domain="x > 0",
        rules=("gradient-linear", "power"),
        difficulty=3,
        source=("gradient / row 1",),
        erratum="Misprinted.",
        explanation="It is.",
        hints=("One.", "Two."),
        form=Form.FACTORED,
        insists=True,
        tags=("exam", "week::1"),
    )


@pytest.fixture
def plain() -> Card:
    return Card(
        id="own-2", deck="Mine", kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, problem="arcsin x", answer="1/√(1-x²)"
    )


@pytest.fixture
def choice() -> Card:
    return Card(
        id="own-3",
        deck="Mine",
        kind=Kind.CONCEPT,
        task=Task.CHOOSE,
        prompt="What is 1 < 2 & $dy/dx$?",
        answer="a *rate* # of change",
        wrong=("$5", "an <b>area</b>"),
    )
