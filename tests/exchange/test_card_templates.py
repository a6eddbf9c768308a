"""Templates that stand on the cards of a deck."""

from pathlib import Path
from typing import Any

import pytest

from quizapp.cards import Card, Fresh, SymbolKind, Task
from quizapp.cards.fresh import template_on
from quizapp.exchange import ContentError
from quizapp.exchange.card_templates import template_card

TABLE: dict[str, object] = {
    "id": "mine-1",
    "deck": "Mine",
    "kind": "exercise",
    "task": "differentiate",
    "template": "a x^n sin(b x)",
    "parameters": ["a, b in 2..9", "n in 2..4"],
    "conditions": ["a != b"],
    "difficulty": 3,
    "rules": ["product", "chain"],
    "hints": ["Two factors."],
    "tags": ["exam"],
}


def read(**changes: Any) -> Card:
    return template_card({**TABLE, **changes}, Path("mine.toml"))


def test_a_card_keeps_the_template_as_its_problem_and_what_is_drawn_beside_it() -> None:
    card = read()
    assert (card.id, card.problem, card.answer, card.difficulty) == ("mine-1", "a x^n sin(b x)", "", 3)
    assert card.fresh == Fresh(parameters=("a, b in 2..9", "n in 2..4"), conditions=("a != b",))
    assert (card.hints, card.tags, card.rules) == (("Two factors.",), ("exam",), ("product", "chain"))


def test_the_template_counts_for_the_first_rule_of_its_card() -> None:
    template = template_on(read())
    assert (template.id, template.rule, template.rules, template.level) == ("mine-1", "product", ("chain",), 3)
    assert template_on(read(rules=[])).rule == ""


@pytest.mark.parametrize(
    ("template", "task", "wrt", "problem"),
    [
        ("d/dt [a t^2]", Task.DIFFERENTIATE, ("t",), "a t^2"),
        (r"\frac{d}{dx} \left[ a x^3 \right]", Task.DIFFERENTIATE, ("x",), "a x^3"),
        ("∂/∂y [a x y^2]", Task.PARTIAL, ("y",), "a x y^2"),
        ("∇ [a x^2]", Task.GRADIENT, ("x",), "a x^2"),
        ("lim_(h->0) ((x + h)^2 - a)/h", Task.LIMIT, ("x",), "lim_(h->0) ((x + h)^2 - a)/h"),
    ],
)
def test_how_a_template_is_asked_becomes_the_task_of_its_card(
    template: str, task: Task, wrt: tuple[str, ...], problem: str
) -> None:
    card = read(template=template, parameters=["a in 2..9"], conditions=[])
    assert (card.task, card.wrt, card.problem) == (task, wrt, problem)


def test_a_template_keeps_its_own_answer_letters_and_kinds() -> None:
    matrix = {"A": "matrix", "B": "matrix", "x": "vector"}
    card = read(
        template="(M x)^T M x", parameters=["M in [A, B]"], conditions=[], task="gradient", answer="2M^T M x",
        variables=matrix, rules=["gradient-quadratic-form"],
    )  # fmt: skip
    assert (card.answer, card.variables["A"]) == ("2M^T M x", SymbolKind.MATRIX)
    along = read(
        template="z = x y", inner=["x = t^a", "y = t + b"], letters=["t", "s"], wrt=["t"], conditions=[],
        task="evaluate", parameters=["a, b in 2..5"],
    )  # fmt: skip
    assert along.fresh is not None
    assert (along.fresh.inner, along.fresh.letters) == (("x = t^a", "y = t + b"), ("t", "s"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seed": 3}, "“seed” is not a field"),
        ({"wrong": ["x"]}, "“wrong” is not a field"),
        ({"problem": "x^2"}, "“problem” is not a field"),
        ({"template": "a x^n +* sin(b x)"}, "cannot be read"),
        ({"template": ""}, "“template” is missing"),
        ({"parameters": ["a, b in 2.."]}, "no range with two ends"),
        ({"parameters": ["a, b in 2..9"], "template": "a x"}, "“b” does not occur"),
        ({"conditions": ["c > 2"]}, "“c”, which is no parameter"),
        ({"task": "recall"}, "to differentiate, for limits and for gradients only"),
        ({"difficulty": 4}, "from 1 to 3"),
        ({"fresh": True}, "“fresh” is not a field"),
    ],
)
def test_a_mistake_is_said_with_its_card(changes: dict[str, object], words: str) -> None:
    with pytest.raises(ContentError, match=words) as error:
        read(**changes)
    assert str(error.value).startswith("mine.toml, mine-1: ")
