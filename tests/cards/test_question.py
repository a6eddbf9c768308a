from dataclasses import replace
from random import Random

import pytest

from quizapp.cards import Card, Kind, Mode, Question, Task, ask


def card(task: Task = Task.DIFFERENTIATE, wrt: tuple[str, ...] = ("x",), wrong: tuple[str, ...] = ()) -> Card:
    return Card(
        id="exercise-a", deck="d", kind=Kind.EXERCISE, task=task, problem="x^2", answer="2x", wrt=wrt, wrong=wrong
    )


@pytest.mark.parametrize(
    ("wrt", "said"),
    [
        (("x",), "Find the gradient with respect to x"),
        (("x", "y"), "Find the gradient with respect to x and y"),
        (("x", "y", "z"), "Find the gradient with respect to x, y and z"),
    ],
)
def test_the_variables_are_listed_as_one_says_them(wrt: tuple[str, ...], said: str) -> None:
    assert Question(card(Task.GRADIENT, wrt), Mode.TYPED).instruction == said


def test_the_problem_is_shown_as_a_textbook_sets_it() -> None:
    assert Question(card(), Mode.TYPED).shown == "d/dx [x^2]"
    assert Question(card(Task.PARTIAL), Mode.TYPED).shown == "∂/∂x [x^2]"
    assert Question(card(Task.LIMIT), Mode.TYPED).shown == "x^2"


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        ("d/dx [x^3]", "d²/dx² [x^3]"),
        ("d/dx [d/dx [sin(x)]]", "d³/dx³ [sin(x)]"),
        ("d/dx [x] d/dx [x^2]", "d/dx [d/dx [x] d/dx [x^2]]"),
        ("d/dt [x t]", "d/dx [d/dt [x t]]"),
    ],
)
def test_a_derivative_of_a_derivative_is_a_second_one(problem: str, shown: str) -> None:
    assert Question(replace(card(), problem=problem), Mode.TYPED).shown == shown


def test_choices_are_shuffled_by_the_generator_given() -> None:
    asked = [ask(card(wrong=("x", "2", "4x")), Mode.CHOICE, Random(seed)).choices for seed in range(8)]
    assert all(set(choices) == {"2x", "x", "2", "4x"} for choices in asked)
    assert len(set(asked)) > 1


def test_a_card_without_wrong_answers_cannot_be_a_choice() -> None:
    with pytest.raises(ValueError, match="exercise-a"):
        ask(card(), Mode.CHOICE, Random(1))
