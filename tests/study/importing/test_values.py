"""Questions for one value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.cards import Card, Kind, Task
from quizapp.notation import to_text
from quizapp.study.desk import Desk
from quizapp.study.importing import ImportPlan
from quizapp.study.importing.values import value_asked

Planned = Callable[..., ImportPlan]


def asked(prompt: str = "", task: Task = Task.EVALUATE, problem: str = "") -> Card:
    return Card(id="own-1", deck="Mine", kind=Kind.EXERCISE, task=task, prompt=prompt, problem=problem, answer="1")


@pytest.mark.parametrize(
    ("prompt", "body", "point"),
    [
        ("What is the derivative of x^2 at x = 3?", "x^2", "3"),
        (r"What is the derivative of \(x^2\) at \(x = 3\)?", "x^2", "3"),
        ("The second derivative of x^3 at 2", "d/dx [x^3]", "2"),
        ("If f(x) = x^2, find f'(-1/2).", "x^2", "-1/2"),
        (r"\(\left.\frac{d}{dx} x^2\right|_{x=2}\)", "x^2", "2"),
        ("d/dx [sin x] at x = π/2", "sin(x)", "pi/2"),
    ],
)
def test_a_derivative_at_a_point_is_understood(prompt: str, body: str, point: str) -> None:
    value = value_asked(asked(prompt))
    assert value is not None
    assert (to_text(value.body), value.variable, to_text(value.point)) == (body, "x", point)


@pytest.mark.parametrize(
    "prompt",
    ["The derivative of x^2 for all x", "The derivative of t^2 at x = 1", "How fast is it at noon?"],
)
def test_other_questions_ask_for_no_value(prompt: str) -> None:
    assert value_asked(asked(prompt)) is None


def test_a_limit_of_what_jumps_is_not_put_in() -> None:
    assert value_asked(asked(task=Task.LIMIT, problem="lim_(x->2) x^2")) is not None
    assert value_asked(asked(task=Task.LIMIT, problem="lim_(x->0) sign(x)")) is None


def test_values_are_verified_where_they_can_be(planned: Planned, desk: Desk) -> None:
    rows = (
        ("What is the derivative of $x^2$ at $x = 3$?", "$6$"),
        ("If f(x) = x^3, find f''(2)", "$11$"),
        ("d/dx [sin x] at x = π", "-1"),
        (r"$\lim_{x \to 2} x^2$", "$5$"),
        (r"$\lim_{x \to 0} \frac{\sin x}{x}$", "$1$"),
        (r"$\lim_{x \to \infty} \frac{1}{x}$", "$0$"),
        (r"$\lim_{x \to 0} \frac{1}{x^2}$", r"$\infty$"),
    )
    plan = desk.library.verify_import(planned(*rows))
    assert [doubt.sentence for doubt in plan.doubts] == [
        "Row 2 gives 11 as the value; it is 12.",
        "Row 4 gives 5 as the value; it is 4.",
    ]
    assert plan.caution == "3 answers were taken as they are."
