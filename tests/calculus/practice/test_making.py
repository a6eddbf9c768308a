from dataclasses import replace

import pytest

from quizapp.calculus.practice import NoProblemError, TemplateError, Workshop, make, pattern_of, remade
from quizapp.calculus.practice.answering import Answered
from quizapp.cards import Problem, SymbolKind, Task


def many(template, workshop, count=40, **options) -> list[Problem]:
    return [make("chain", 1, seed, [template], workshop=workshop, **options) for seed in range(count)]


def test_the_same_seed_makes_the_same_problem(template, workshop):
    lines = template("f(a x + b)", "a, b in 2..9", "f in [sin u, e^u]")
    assert many(lines, workshop) == many(lines, workshop)
    assert len({problem.key for problem in many(lines, workshop)}) > 20


def test_what_was_asked_lately_is_not_asked_again(template, workshop):
    lines = template("a x^n", "a in 2..9", "n in 2..5")
    first = make("chain", 1, 1, [lines], workshop=workshop)
    second = make("chain", 1, 1, [lines], {first.key}, workshop=workshop)
    assert second.key != first.key


def test_a_problem_can_be_made_again_from_its_own_seed_whatever_was_avoided_that_day(template, workshop):
    lines = template("a x^n", "a in 2..9", "n in 2..5")
    avoid: set[str] = set()
    for _ in range(20):
        problem = make("chain", 1, 1, [lines], avoid, workshop=workshop)
        assert remade(lines, problem.seed, workshop) == problem
        assert make("chain", 1, problem.seed, [lines], workshop=workshop) == problem
        avoid.add(problem.key)


def test_other_templates_beside_it_do_not_change_what_a_seed_stands_for(template, workshop):
    lines, other = template("a x^n", "a, n in 2..9"), template("sin(a x)", "a in 2..9", id="chain-2")
    made = [make("chain", 1, seed, [lines, other], workshop=workshop) for seed in range(20)]
    named = {lines.id: lines, other.id: other}
    assert all(remade(named[problem.template], problem.seed, workshop) == problem for problem in made)


def test_where_everything_was_asked_lately_a_problem_comes_again(template, workshop):
    only = template("a x^2", "a in 2..3")
    keys = {problem.key for problem in many(only, workshop)}
    assert len(keys) == 2
    assert make("chain", 1, 1, [only], keys, workshop=workshop).key in keys


def test_of_what_was_asked_lately_one_is_answered_and_not_all_that_are_drawn(template, workshop):
    """To answer takes ten times as long as to draw, and a learner's own template may have ten problems in all."""
    only = template("a x^2", "a in 2..3")
    keys = {problem.key for problem in many(only, workshop)}
    answered = []

    def counting(posed):
        answered.append(posed)
        return workshop.answered(posed)

    make("chain", 1, 1, [only], keys, workshop=replace(workshop, answered=counting))
    assert len(answered) == 1


def test_the_order_of_terms_makes_no_other_problem(template, workshop):
    one = make("chain", 1, 1, [template("2x sin x + 3")], workshop=workshop)
    other = make("chain", 1, 1, [template("3 + 2sin(x) x")], workshop=workshop)
    assert one.key == other.key


def test_the_name_of_the_variable_makes_no_other_problem(template, workshop):
    problems = many(template("2sin(3x)", letters=("x", "t", "s")), workshop)
    assert len({problem.problem for problem in problems}) == 3
    assert len({problem.key for problem in problems}) == 1


def test_nothing_odd_and_nothing_unwieldy_comes_out(template, workshop):
    lines = template("a x^n + b x^m", "a, b in -3..3", "n, m in 0..3")
    for problem in many(lines, workshop, 100):
        assert " 0" not in problem.problem
        assert "1x" not in problem.problem.replace("11", "")
        assert "^1 " not in problem.problem + " "
        assert problem.answer != "0"


def test_a_minus_sign_stands_where_one_writes_it(template, workshop):
    assert make("chain", 1, 1, [template("(a x + b)^2", "a in 2..2", "b in -3..-3")], workshop=workshop).problem == (
        "(2x - 3)^2"
    )


def test_an_answer_that_was_not_verified_is_never_shown(template):
    refusing = Workshop(lambda problem: "sin" not in problem.problem)
    lines = template("f(a x)", "a in 2..9", "f in [sin u, cos u, tan u]")
    assert all("sin" not in problem.problem for problem in many(lines, refusing))
    with pytest.raises(NoProblemError, match="came out"):
        make("chain", 1, 1, [lines], workshop=Workshop(lambda _: False))


def test_a_problem_that_tells_wrong_rules_apart_is_preferred(template, workshop):
    lines = template("x^n", "n in 2..9")
    preferring = replace(workshop, worth=lambda draft: 0.1 if draft.problem.problem == "x^2" else 1.0)
    assert sum(problem.problem == "x^2" for problem in many(lines, preferring)) <= 2
    indifferent = replace(workshop, worth=lambda draft: 0.5 if draft.problem.problem == "x^9" else 0.1)
    assert sum(problem.problem == "x^9" for problem in many(lines, indifferent)) > 6


def test_a_problem_of_no_worth_is_never_shown(template, workshop):
    lines = template("x^n", "n in 2..9")
    picky = replace(workshop, worth=lambda draft: float(draft.problem.problem == "x^7"))
    assert {problem.problem for problem in many(lines, picky)} == {"x^7"}
    with pytest.raises(NoProblemError):
        make("chain", 1, 1, [lines], workshop=replace(workshop, worth=lambda _: 0.0))


def test_of_less_worth_comes_what_is_verified(template):
    lines = template("x^n", "n in 2..3")
    workshop = Workshop(lambda problem: problem.problem == "x^2", worth=lambda draft: len(draft.problem.problem) / 9)
    assert {problem.problem for problem in many(lines, workshop)} == {"x^2"}


def test_the_answer_and_the_rules_can_come_from_elsewhere(template, workshop, tree):
    better = replace(workshop, answered=lambda _: Answered(tree("42"), ("chain", "power")))
    problem = make("chain", 1, 1, [template("a x^2", "a in 2..9", rule="power")], workshop=better)
    assert (problem.answer, problem.rules) == ("42", ("power", "chain"))


def test_the_template_can_be_written_as_it_is_asked(template, workshop):
    asked = {
        "d/dt [a t^2]": ("differentiate", ("t",)),
        "∂/∂y [a x y]": ("partial", ("y",)),
        "∇ [a x y]": ("gradient", ("x", "y")),
    }
    for text, (task, wrt) in asked.items():
        problem = make("chain", 1, 1, [template(text, "a in 2..9", wrt=("x", "y"))], workshop=workshop)
        assert (problem.task, problem.wrt) == (Task(task), wrt)
        assert "d" not in problem.problem


def test_another_letter_takes_the_place_of_the_variable(template, workshop):
    lines = template("a x^2", "a in 2..9", letters=("t", "θ"), domain="x > a")
    problems = many(lines, workshop)
    assert {problem.wrt for problem in problems} == {("t",), ("θ",)}
    assert all(problem.domain.startswith(("t > ", "theta > ")) for problem in problems)


def test_the_prompt_names_the_inner_functions(template, workshop):
    along = template("z = x y", wrt=("t",), task=Task.EVALUATE, inner=("x = t^2", "y = sin t"))
    problem = make("chain", 1, 1, [along], workshop=workshop)
    assert problem.prompt == "Find dz/dt for x = t², y = sin(t)."
    assert problem.answer == "2t sin(t) + t^2 cos(t)"


def test_only_what_occurs_is_declared(template, workshop):
    kinds = {"A": SymbolKind.MATRIX, "B": SymbolKind.MATRIX, "x": SymbolKind.VECTOR}
    one = template("a A x", "a in 2..9", answer="a A^T", variables=kinds, task=Task.GRADIENT)
    assert make("chain", 1, 1, [one], workshop=workshop).variables == {"A": SymbolKind.MATRIX, "x": SymbolKind.VECTOR}


@pytest.mark.parametrize(
    ("text", "parameters", "fields"),
    [
        ("a x", ("a in 2..9",), {"conditions": ("a < 2",)}),
        ("a x + b", ("a, b in 2..9",), {"conditions": ("a < b", "b < a")}),
        ("a x", ("a in 0..1",), {}),
        ("x^(9^(9^9))", (), {}),
        ("x^a", ("a in 900..1000",), {}),
        ("9^9^9^9 x", (), {}),
        ("c", (), {"rule": "power"}),
        ("(x + 1)^12 (x + 2)^12 (x + 3)^12 (x + 4)^12", (), {}),
        ("[[1, x], [x, 1]]", (), {}),
        ("x/(a - a)", ("a in 2..9",), {}),
    ],
)
def test_a_template_that_yields_nothing_is_said_in_a_sentence(text, parameters, fields, template, workshop):
    hopeless = template(text, *parameters, **fields)
    with pytest.raises(NoProblemError, match=r"came out|cannot be differentiated"):
        make("chain", 1, 1, [hopeless], workshop=workshop)


def test_there_is_nothing_to_practise_under_another_name(template, workshop):
    with pytest.raises(NoProblemError, match="no templates"):
        make("product", 1, 1, [template("a x", "a in 2..9")], workshop=workshop)


@pytest.mark.parametrize(
    ("text", "parameters", "fields", "words"),
    [
        ("a x +* 2", ("a in 2..9",), {}, "cannot be read"),
        ("d/dx x^2 + a x", ("a in 2..9",), {}, "put brackets around all of it"),
        ("a x", ("a, b in 2..9",), {}, "“b” does not occur"),
        ("f(x)", (), {}, "no function that is drawn"),
        ("f(x, 2)", ("f in [sin u, e^u]",), {}, "no function that is drawn"),
        ("f(u)", ("f in [sin u, e^u]",), {"wrt": ("u",)}, "can be no variable"),
        ("f(x)", ("f in [sin u, g]", "g in [x, x^2]"), {}, "which is chosen itself"),
        ("z = x y", (), {}, "inner"),
        ("x y", (), {"inner": ("x = t",)}, "inner"),
        ("z = x y", (), {"inner": ("t^2",)}, "place of a letter"),
        ("x^2", (), {"task": Task.LIMIT}, "begins with lim"),
        ("x^2", (), {"task": Task.CHOOSE}, "to differentiate"),
        ("f'(x) x", (), {"variables": {"f": SymbolKind.FUNCTION}}, "no undefined functions"),
        ("lim_(x->2) (x^2 - 4)/(x - 2)", (), {"letters": ("t",)}, "other “letters”"),
        ("+".join(["x"] * 400), (), {}, "too long|cannot be read"),
        ("(" * 300 + "x", (), {}, "cannot be read"),
        ("x^2", (), {"wrt": ()}, "at least one variable"),
        ("x^2", (), {"letters": ("sin",)}, "cannot be read|no letter"),
        ("x^2", (), {"letters": ("x y",)}, "no letter"),
        ("x^2", (), {"domain": "x"}, "no condition"),
        ("z = x y", (), {"inner": ("x = t", "y = t")}, "not what to differentiate by"),
        ("a x", ("a" + " " * 100_000 + "in 2..9",), {}, "too long"),
        ("a x", ("a in 2..9",), {"conditions": ("a > 1",) * 1000}, "more than 40 entries"),
        ("x", (), {"domain": "x > 0, " * 1000}, "too long"),
    ],
)
def test_a_template_that_cannot_be_used_is_said_to_the_teacher(text, parameters, fields, words, template):
    with pytest.raises(TemplateError, match=words):
        pattern_of(template(text, *parameters, **fields))


def test_an_answer_that_the_template_has_is_taken_and_the_rules_come_of_the_derivation(template, workshop):
    given = template("a x^2", "a in 2..9", answer="x (2a)", rule="power")
    problem = make("chain", 1, 1, [given], workshop=workshop)
    assert problem.answer.endswith("x")
    assert problem.rules == ("power", "constant-multiple")
    assert problem.first == "constant-multiple"


def test_rules_that_the_template_names_are_taken_instead(template, workshop):
    given = template("a x^2", "a in 2..9", rule="chain", rules=("product",))
    assert make("chain", 1, 1, [given], workshop=workshop).rules == ("chain", "product")
