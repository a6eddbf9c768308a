"""Every answer held against SymPy, on a way of its own from the tree to there."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import combinations, islice
from typing import Any

import mpmath
import pytest
from sympy.matrices.exceptions import NonSquareMatrixError, ShapeError

from quizapp.cards import Card, Kind, Mode, SymbolKind, Task
from quizapp.exchange import read_content
from quizapp.resources import data_folder

CARDS = [card for card in read_content(data_folder()).cards if card.mode is Mode.TYPED]
SIZES = ((2, 2, 2, 2), (3, 3, 3, 3), (2, 3, 3, 2), (3, 2, 3, 2))
NO_MEANING = (ShapeError, NonSquareMatrixError, TypeError)

# What the prompt of a card asks for that has no problem, said in another way.
IN_OTHER_WORDS = {
    "formula-slope": "(f(x + h) - f(x))/((x + h) - x)",
    "formula-chain-leibniz": "d/dx [y]",
    "formula-chain-multivariable": "∂/∂x [y]",
}

each_card = pytest.mark.parametrize("card", CARDS, ids=[card.id for card in CARDS])


def meanings(card: Card, as_mathematics: Callable[..., Any]) -> Iterator[tuple[Any, Any]]:
    """The card's mathematics and truth, in every small size of its matrices for which the problem has a meaning."""
    has_sizes = {SymbolKind.VECTOR, SymbolKind.MATRIX} & set(card.variables.values())
    found = False
    for size in SIZES if has_sizes else SIZES[:1]:
        mathematics = as_mathematics(card, size)
        try:
            truth = mathematics.truth(IN_OTHER_WORDS.get(card.id, card.problem))
        except NO_MEANING:
            continue
        found = True
        yield mathematics, truth
    assert found, f"{card.id}: no size fits {card.problem}"


@each_card
def test_the_answer_is_what_sympy_finds(card: Card, as_mathematics: Callable[..., Any]) -> None:
    for mathematics, truth in meanings(card, as_mathematics):
        answer = mathematics.value(card.answer)
        assert shape(answer) == shape(truth), f"{card.answer} has another shape than {truth}"
        points = mathematics.at_points(truth, answer, *mathematics.place)
        places = list(islice(((expected, found) for expected, found, *place in points if all((expected, *place))), 8))
        assert all(found and same(expected, found) for expected, found in places), f"{card.answer} is not {truth}"
        assert len(places) >= 4, f"the problem has a value at {len(places)} places only"


@each_card
def test_the_wrong_answers_differ_from_the_right_one_and_from_each_other(
    card: Card, as_mathematics: Callable[..., Any]
) -> None:
    mathematics, _ = next(meanings(card, as_mathematics))
    values = dict(with_a_value((card.answer, *card.wrong), mathematics))
    together = {pair for pair in combinations(values, 2) if shape(values[pair[0]]) == shape(values[pair[1]])}
    for numbers in mathematics.at_points(*values.values(), *mathematics.place):
        at_hand = dict(zip(values, numbers, strict=False))
        if at_hand[card.answer] and all(numbers[len(values) :]):
            together -= {pair for pair in together if not same(at_hand[pair[0]], at_hand[pair[1]])}
        if not together:
            break
    assert not together


def with_a_value(texts: tuple[str, ...], mathematics: Any) -> Iterator[tuple[str, Any]]:
    """A wrong answer may have no meaning at all, such as the product of two columns."""
    for text in texts:
        with suppress(*NO_MEANING):
            yield text, mathematics.value(text)


def shape(value: Any) -> tuple[int, ...]:
    return getattr(value, "shape", ())


def same(left: list[mpmath.mpf] | None, right: list[mpmath.mpf] | None) -> bool:
    """To 25 of 40 digits; where neither is real, they are the same too."""
    if left is None or right is None:
        return left is right
    return all(mpmath.almosteq(a, b, mpmath.mpf(10) ** -25) for a, b in zip(left, right, strict=True))


def test_every_formula_can_be_asked_as_a_choice() -> None:
    assert not [card.id for card in CARDS if card.kind is Kind.FORMULA and len(card.wrong) != 3]


def test_every_card_names_its_rules() -> None:
    assert not [card.id for card in CARDS if not card.rules]


def test_every_rule_is_taught_by_a_formula() -> None:
    content = read_content(data_folder())
    taught = {rule for card in content.cards if card.kind is Kind.FORMULA for rule in card.rules}
    assert not {rule.id for rule in content.rules} - taught


def test_a_card_without_a_problem_is_said_in_other_words() -> None:
    assert {card.id for card in CARDS if not card.problem} == IN_OTHER_WORDS.keys()


def test_sympy_is_asked_about_every_task() -> None:
    assert {card.task for card in CARDS} >= {Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT, Task.EVALUATE}
