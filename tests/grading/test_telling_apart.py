"""Problems that tell wrong rules apart, and problems that show one of them."""

from collections import defaultdict

import pytest

from quizapp.calculus.misconception import misconceptions
from quizapp.calculus.practice import Workshop
from quizapp.calculus.practice.drawing import drawn
from quizapp.cards import Problem, Symbols, Template
from quizapp.exchange import read_content, read_practice
from quizapp.grading.practising import practise
from quizapp.grading.telling_apart import separation, share_apart, shows, wrong_by_misconception
from quizapp.notation.text import to_text
from quizapp.resources import data_folder

MISCONCEPTIONS = [one for one in misconceptions().all if not one.is_slip]


def draft(text: str, rule: str):
    found = drawn(Template(id="a-1", practice=rule, rule=rule, template=text), 1, Workshop(lambda _: True))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def templates() -> dict[str, list[Template]]:
    found = defaultdict(list)
    for template in read_practice(data_folder(), {rule.id for rule in read_content(data_folder()).rules}):
        found[template.practice].append(template)
    return found


@pytest.mark.parametrize(
    ("wrong", "share"),
    [
        ((), 1),
        (("x^2", "2x^2"), 1),
        (("x^2", "x x"), 1 / 2),
        (("2x", "x^2"), 1 / 2),
        (("x + x", "2x"), 0),
        (("1/(x - x)", "x^2"), 1),
    ],
)
def test_the_share_of_wrong_answers_that_stand_alone(wrong, share, tree):
    assert share_apart(tree("2x"), [tree(text) for text in wrong], Symbols()) == share


def test_points_are_looked_for_where_the_answer_has_a_value(tree):
    assert share_apart(tree("ln(x - 1)"), [tree("2ln(x - 1)"), tree("ln(x - 1) + 1")], Symbols()) == 1


def test_each_misconception_of_the_rule_gives_its_own_answer():
    wrong = wrong_by_misconception(draft("x^4 sin(x)", "product"), "product")
    assert to_text(wrong["product-of-derivatives"]) == "4x^3 cos(x)"
    assert len(wrong) == 6


def test_a_problem_on_which_two_wrong_rules_agree_is_worth_less():
    """x e^x: the derivative of e^x is e^x again, so that half a product rule is what it began with."""
    assert separation(draft("x e^x", "product")) < separation(draft("x^4 sin(x)", "product"))


def test_a_problem_shows_a_misconception_that_no_other_one_answers_alike():
    assert shows(draft("x^4 sin(x)", "product"), "product-of-derivatives") == 1
    assert 0 < shows(draft("x ln(x)", "product"), "product-sum-of-derivatives") <= 1
    assert shows(draft("x^4 sin(x)", "product"), "quotient-plus") == 0
    assert shows(draft("x^4 sin(x)", "product"), "no such misconception") == 0


def test_a_misconception_that_gives_the_right_answer_does_not_show():
    """(x − 2)(x − 2)' … of lines with equal slopes: u u' + v v' is u' v + u v' where the two are equal."""
    assert shows(draft("(x + 1)(x + 1)", "product"), "product-own-factor") == 0


@pytest.mark.parametrize("misconception", MISCONCEPTIONS, ids=lambda one: one.id)
def test_there_are_problems_that_expose_each_misconception(misconception, templates):
    own = templates[misconception.rule]
    problem = practise(misconception.rule, 1, 5, own, expose=misconception.id)
    assert isinstance(problem, Problem)
    template = next(template for template in own if template.id == problem.template)
    again = drawn(template, problem.seed, Workshop(lambda _: True))
    assert again is not None
    assert shows(again, misconception.id) > 0


def test_what_nothing_exposes_is_practised_with_an_ordinary_problem(templates):
    ordinary = practise("sine", 1, 5, templates["sine"])
    assert practise("sine", 1, 5, templates["sine"], expose="quotient-plus") == ordinary
