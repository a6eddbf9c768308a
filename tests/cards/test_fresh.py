from __future__ import annotations

from dataclasses import replace

from quizapp.cards import Card, Fresh, Kind, Made, Mode, Problem, Question, Task
from quizapp.cards.fresh import card_filled, question_of, template_on

TEMPLATE = Card(
    id="own-1",
    deck="Mine",
    kind=Kind.EXERCISE,
    task=Task.DIFFERENTIATE,
    problem="a x^n",
    answer="",
    prompt="Lower it",
    rules=("power",),
    difficulty=2,
    hints=("Down comes the n.",),
    tags=("exam",),
    fresh=Fresh(parameters=("a, n in 2..9",), conditions=("a != n",), letters=("x", "t")),
)
PROBLEM = Problem(
    problem="3t^2", answer="6t", practice="", level=2, seed=7, template="own-1", key="3x^2", wrt=("t",),
    rules=("power", "constant-multiple"), first="constant-multiple",
)  # fmt: skip


def test_a_template_has_all_that_the_card_says_of_it() -> None:
    template = template_on(TEMPLATE)
    assert (template.id, template.template, template.level, template.rule) == ("own-1", "a x^n", 2, "power")
    assert (template.parameters, template.conditions) == (("a, n in 2..9",), ("a != n",))
    assert (template.letters, template.wrt, template.answer, template.practice) == (("x", "t"), ("x",), "", "")


def test_a_filled_card_is_any_other_card_and_keeps_what_stands_around_the_problem() -> None:
    card = card_filled(TEMPLATE, PROBLEM)
    assert (card.problem, card.answer, card.wrt, card.fresh) == ("3t^2", "6t", ("t",), None)
    assert (card.id, card.deck, card.kind, card.difficulty) == ("own-1", "Mine", Kind.EXERCISE, 2)
    assert (card.prompt, card.hints, card.tags) == ("Lower it", ("Down comes the n.",), ("exam",))
    assert card.rules == ("power", "constant-multiple")


def test_what_has_to_be_said_of_inner_functions_follows_the_prompt() -> None:
    path = replace(PROBLEM, problem="z = x y", task=Task.EVALUATE, inner=(("x", "t^2"), ("y", "e^t")))
    assert card_filled(TEMPLATE, path).prompt == "Lower it. Find dz/dt for x = t², y = e^t."
    assert card_filled(replace(TEMPLATE, prompt=""), path).prompt == "Find dz/dt for x = t², y = e^t."


def test_a_review_will_tell_the_rule_the_card_and_the_seed() -> None:
    question = question_of(TEMPLATE, PROBLEM, Mode.RECALL)
    assert question.made == Made(rule="power", level=2, template="own-1", seed=7, key="3x^2")
    assert (question.mode, question.card.problem) == (Mode.RECALL, "3t^2")


def test_a_template_is_listed_as_a_problem_and_cannot_be_chosen() -> None:
    question = Question(TEMPLATE, TEMPLATE.mode)
    assert (question.instruction, question.shown) == ("Lower it", "d/dx [a x^n]")
    assert not TEMPLATE.can_be_asked(Mode.CHOICE)
    path = replace(TEMPLATE, prompt="", task=Task.EVALUATE, problem="z = x y", fresh=Fresh(inner=("x = t", "y = t")))
    assert Question(path, path.mode).instruction == "A fresh problem"
