"""The worked solution of every card is right, uses the rules that the card names, and is quick."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from operator import attrgetter
from time import perf_counter
from typing import Any

import mpmath
import pytest

from quizapp.cards import Card, Correct, Mode, Question, SymbolKind
from quizapp.cards.derivation import Derivation
from quizapp.exchange import read_content
from quizapp.grading.solutions import DERIVED
from quizapp.grading.worker import derive, grade
from quizapp.resources import data_folder

CARDS = [card for card in read_content(data_folder()).cards if card.task in DERIVED]
_ARRAYS = {SymbolKind.VECTOR, SymbolKind.MATRIX}
OF_NUMBERS = [card for card in CARDS if not _ARRAYS & set(card.variables.values())]


def derivation_of(card: Card) -> Derivation:
    derivation = derive(Question(card, Mode.TYPED))
    assert isinstance(derivation, Derivation), derivation
    return derivation


@pytest.mark.parametrize("card", CARDS, ids=attrgetter("id"))
def test_the_solution_is_a_right_answer(card: Card) -> None:
    derivative = derivation_of(card).derivative
    assert isinstance(grade(Question(card, Mode.TYPED), derivative).verdict, Correct), derivative


@pytest.mark.parametrize("card", OF_NUMBERS, ids=attrgetter("id"))
def test_the_solution_is_what_sympy_finds(card: Card, as_mathematics: Callable[..., Any]) -> None:
    mathematics = as_mathematics(card)
    truth = mathematics.truth(card.problem)
    found = mathematics.value(derivation_of(card).derivative)
    for expected, answer, *place in islice(mathematics.at_points(truth, found, *mathematics.place), 8):
        if expected and answer and all(place):
            assert all(mpmath.almosteq(a, b, 1e-25) for a, b in zip(expected, answer, strict=True))


def test_other_ways_lead_to_the_same_derivative() -> None:
    for card in CARDS:
        for way in derivation_of(card).other_ways:
            verdict = grade(Question(card, Mode.TYPED), way.derivative).verdict
            assert isinstance(verdict, Correct), (card.problem, way, verdict)


def test_a_solution_takes_milliseconds() -> None:
    taken = []
    for card in CARDS:
        start = perf_counter()
        derivation_of(card)
        taken.append(perf_counter() - start)
    assert sorted(taken)[len(taken) // 2] < 0.1
