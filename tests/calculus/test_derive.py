"""Derivations: what they find, by which rules, and that every step of them is true."""

from __future__ import annotations

from contextlib import suppress

import pytest

from quizapp.calculus.derivation import Step, rules_of, walk
from quizapp.calculus.deriving.derive import derive
from quizapp.calculus.deriving.several import gradient, hessian, partial, repeated
from quizapp.calculus.errors import DifferentiationError
from quizapp.cards import Correct, SymbolKind, Symbols, Wrong
from quizapp.grading.ladder import decide
from quizapp.grading.setting import Setting
from quizapp.notation.names import FUNCTIONS
from quizapp.notation.text import to_text
from quizapp.notation.tree import Derivative, Node

ONE_PLACE = [name for name in FUNCTIONS if name not in {"log", "root", "factorial"}]
MIXED = [
    "3", "x", "2x", "x^5", "x^(-3)", "x^(2/3)", "x^n", "a x^2 + b x + c", "(3x+1)^5", "1/x^3", "(1-x)/(1+x)", "π x",
    "0.5x^2", "ln(1+(x-1)^10)", "x^2 sin x", "sin(x)/x", "x^2/sin x", "e^(x^2)", "2^x", "a^x", "x^x", "x^sin x",
    "log_2 x", "log_x 3", "root(5, x)", "cbrt(-2x)", "x (-8)^(2/3)", "ln|x|", "|x^2-1|", "sqrt(x^2)", "sqrt(1-x)",
    "tan^2 x", "x/sqrt(x^2+1)", "sin^-1(2x)", "e^(sin x) cos(3x)", "ln(ln x)", "f(x) g(x)", "f(g(x))", "f(x)/g(x)",
    "e^f(x)", "x f'(x)", "f''(x)", "d/dx(x^3)", "(x, x^2)", "sin(x y)", "arctan(1/x)", "x arcsin x + sqrt(1-x^2)",
    "1/(2x+1)^3", "-x/3", "x e^x sin x ln x", "5/(x^2+1)", "x/-3", "1/sqrt(x)", "1/cbrt(x)", "a/(b x)", "(2x)^x",
    "5! x^2", "sum_(j=1)^4 j x^j", "sum_(j=0)^3 sin(j x)", "sum_(j=1)^3 j a",
]  # fmt: skip


def assert_is_true(step: Step) -> None:
    """The step's `after` is the derivative of its `before`, by a formal derivative without rules."""
    asked = Derivative(step.before, (step.variable,))
    setting = Setting(Symbols(variables=(step.variable,)), problem=step.before)
    decision = decide(asked, step.after, setting)
    assert isinstance(decision, Correct), (to_text(step.before), to_text(step.after), decision)


@pytest.mark.parametrize(
    "text", [*MIXED, *(f"{name}(x)" for name in ONE_PLACE), *(f"{name}(2x+1)" for name in ONE_PLACE)]
)
def test_every_step_is_true_and_can_be_read_back(text, tree):
    for step in walk(derive(tree(text), "x")):
        assert_is_true(step)
        assert tree(to_text(step.after)) == step.after


def test_generated_expressions_agree_with_sympy(expressions, sympy_derivative, agree):
    for problem in [*expressions(1, 1500, 2), *expressions(2, 300, 3)]:
        with suppress(DifferentiationError):
            step = derive(problem, "x")
            assert agree(sympy_derivative(problem, "x"), step.after), to_text(problem)


def test_every_step_of_generated_expressions_is_true(expressions):
    for problem in expressions(3, 400, 2):
        with suppress(DifferentiationError):
            for step in walk(derive(problem, "x")):
                setting = Setting(Symbols(variables=(step.variable,)), problem=step.before)
                decision = decide(Derivative(step.before, (step.variable,)), step.after, setting)
                assert not isinstance(decision, Wrong), (to_text(step.before), to_text(step.after), decision)


@pytest.mark.parametrize(
    ("text", "derivative"),
    [
        ("ln(1+(x-1)^10)", "10(x - 1)^9/(1 + (x - 1)^10)"),
        ("tan x", "sec(x)^2"),
        ("|x|", "x/|x|"),
        ("x |x|", "2 |x|"),
        ("ln|x|", "1/x"),
        ("x^n", "n x^(n - 1)"),
        ("x^x", "x^x (ln(x) + 1)"),
        ("arcsin x", "1/sqrt(1 - x^2)"),
        ("arcsin(x/2)", "1/(2 sqrt(1 - x^2/4))"),
        ("(3x+1)^5", "15(3x + 1)^4"),
        ("tan^2 x", "2 tan(x) sec(x)^2"),
        ("sign x", "0"),
        ("x^2/sin x", "(2x sin(x) - x^2 cos(x))/sin(x)^2"),
        ("(1-x)/(1+x)", "-2/(1 + x)^2"),
        ("x/sqrt(x^2+1)", "1/(x^2 + 1)^(3/2)"),
        ("x e^x", "(x + 1) e^x"),
        ("x^2/(x+1)^3", "(2x - x^2)/(x + 1)^4"),
        ("ln(x)/x", "(1 - ln(x))/x^2"),
        ("ln(cos x)", "-tan(x)"),
        ("x^3 - 4x + 7", "3x^2 - 4"),
        ("4 - 3x^2", "-6x"),
        ("2^(3x)", "3*2^(3x) ln(2)"),
        ("a sin(b x)", "a b cos(b x)"),
        ("1/x^3", "-3/x^4"),
        ("x sqrt(x)", "3 sqrt(x)/2"),
    ],
)
def test_the_derivative_is_written_as_in_a_textbook(text, derivative, tree):
    assert to_text(derive(tree(text), "x").after) == derivative


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("x", "linear"),
        ("3x", "linear"),
        ("7", "constant"),
        ("3x^2", "constant-multiple power"),
        ("x^2/4", "constant-multiple power"),
        ("1/x", "reciprocal"),
        ("1/x^3", "power"),
        ("5/x", "constant-multiple reciprocal"),
        ("sqrt(x)", "square-root"),
        ("x^2 sin x", "product power sine"),
        ("sin(x^2)", "chain sine power"),
        ("sin(x)/x", "quotient sine linear"),
        ("2^x", "general-exponential"),
        ("log_2 x", "general-logarithm"),
        ("x^x", "variable-exponent product linear logarithm"),
        ("x^2 + x", "sum power linear"),
        ("x^2 - x", "difference power linear"),
        ("f(2x)", "chain linear"),
        ("1/(x^2+1)", "chain reciprocal sum power constant"),
    ],
)
def test_the_rules_are_those_of_a_textbook(text, rules, tree):
    assert " ".join(rules_of(derive(tree(text), "x"))) == rules


def test_a_step_says_its_parts_and_where_it_stands(tree):
    step = derive(tree("x^2 sin(3x)"), "x")
    assert {part.name: to_text(part.node) for part in step.parts} == {
        "u": "x^2",
        "v": "sin(3x)",
        "u'": "2x",
        "v'": "3 cos(3x)",
    }
    assert [(one.rule, one.path) for one in walk(step)] == [
        ("product", ()), ("power", (0,)), ("chain", (1,)), ("sine", (1,)), ("linear", (1, 0)),
    ]  # fmt: skip
    assert to_text(step.assembled) == "2x sin(3x) + x^2*3 cos(3x)"


def test_the_other_letters_are_constants(tree):
    assert to_text(derive(tree("x^2 y"), "y").after) == "x^2"
    step = partial(tree("x^2 y + y^3"), "x", Symbols(variables=("x", "y")))
    assert step.rule == "partial"
    assert to_text(step.after) == "2x y"


def test_a_gradient_has_one_component_for_each_variable(tree):
    step = gradient(tree("x^2 y + y^3"), Symbols(variables=("x", "y")))
    assert to_text(step.after) == "(2x y, x^2 + 3y^2)"
    assert [one.rule for one in step.steps] == ["partial", "partial"]


def test_a_hessian_is_the_gradient_of_each_component(tree):
    step = hessian(tree("x^2 y + y^3"), Symbols(variables=("x", "y")))
    assert to_text(step.after) == "((2y, 2x), (2x, 6y))"


def test_higher_derivatives_go_on_from_what_was_found(tree):
    found = [to_text(step.after) for step in repeated(tree("x^4"), ("x", "x", "x"), Symbols())]
    assert found == ["4x^3", "12x^2", "24x"]


def test_a_function_of_several_functions_follows_every_path(tree):
    symbols = Symbols({"f": SymbolKind.FUNCTION}, ("x", "y"))
    step = derive(tree("f(x^2, 3x)", symbols), "x", symbols)
    assert step.rule == "chain-multivariable"
    assert to_text(step.after) == "2x f_x(x^2, 3x) + 3 f_y(x^2, 3x)"


ARRAYS = {"A": SymbolKind.MATRIX, "B": SymbolKind.MATRIX, "b": SymbolKind.VECTOR, "x": SymbolKind.VECTOR}


@pytest.mark.parametrize(
    ("text", "derivative", "rules"),
    [
        ("A x", "Aᵀ", "gradient-linear"),
        ("x^T A", "A", "gradient-linear"),
        ("b^T A x", "Aᵀ b", "gradient-linear"),
        ("x^T A x", "(A + Aᵀ) x", "gradient-quadratic-form"),
        ("3x^T A^T A x", "6 Aᵀ A x", "constant-multiple gradient-quadratic-form"),
        ("‖x‖^2", "2x", "gradient-norm"),
        ("‖x‖", "x/‖x‖", "gradient-norm"),
        ("‖A x - b‖^2", "2 Aᵀ (A x - b)", "chain gradient-norm"),
        ("(x - b)^T A (x - b)", "(A + Aᵀ)(x - b)", "chain gradient-quadratic-form"),
        ("ln ‖x‖", "x/‖x‖^2", "chain logarithm gradient-norm"),
        ("x^T A x + b^T x", "(A + Aᵀ) x + b", "sum gradient-quadratic-form gradient-linear"),
    ],
)
def test_gradients_by_a_vector_follow_the_rules_of_the_source(text, derivative, rules, tree):
    symbols = Symbols(ARRAYS, ("x",))
    step = gradient(tree(text, symbols), symbols)
    assert tree(to_text(step.after), symbols) == tree(derivative, symbols)
    assert " ".join(rules_of(step)) == rules


@pytest.mark.parametrize("text", ["infinity", "[[1, x], [x, 1]]", "x/0", "0^(-1) x"])
def test_what_has_no_derivative_is_said_in_a_sentence(text, tree):
    def every(node: Node) -> Step:
        return derive(node, "x")

    with pytest.raises(DifferentiationError, match=r"^[A-Z].*\.$"):
        every(tree(text))


@pytest.mark.parametrize(
    ("text", "derivative"),
    [
        ("5! x^2", "240x"),
        ("10! x^2", "2*10! x"),
        ("sum_(j=1)^m x^j/j", "sum_(j=1)^m x^(j - 1)"),
        ("3 sum_(j=1)^4 j x^2", "3(sum_(j=1)^4 2j x)"),
    ],
)
def test_factorials_are_constants_and_sums_are_differentiated_term_by_term(text, derivative, tree):
    assert to_text(derive(tree(text), "x").after) == derivative


@pytest.mark.parametrize(
    ("text", "variable"),
    [("sum_(j=1)^4 j x^j", "j"), ("sum_(j=1)^m x_j^2", "x_1"), ("sum_(j=1)^oo x^j", "x"), ("sum_(j=1)^m j", "m")],
)
def test_a_sum_whose_terms_cannot_be_told_apart_from_the_variable_is_refused(text, variable, tree):
    with pytest.raises(DifferentiationError, match="term by term"):
        derive(tree(text), variable)
