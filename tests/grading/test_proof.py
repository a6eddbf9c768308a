"""The third rung is never wrong, and says nothing rather than guess."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.calculus.walk import symbols_in
from quizapp.cards import SymbolKind, Symbols
from quizapp.grading.evaluate import evaluator
from quizapp.grading.numeric import Comparison, Differs, Domain
from quizapp.grading.points import Letters
from quizapp.grading.proof import proves_equal
from quizapp.notation.tree import Call, Constant, Negative, Node, Number, Power, Product, Quotient, Sum, Symbol

TWO = Number(Fraction(2))
ATOMS = st.one_of(
    st.sampled_from([Symbol("x"), Symbol("y"), Constant("pi"), Constant("e")]),
    st.fractions(min_value=0, max_value=4, max_denominator=3).map(Number),
)
FUNCTIONS = st.sampled_from(
    [
        "sin",
        "cos",
        "tan",
        "exp",
        "ln",
        "sqrt",
        "cbrt",
        "abs",
        "sign",
        "arcsin",
        "arctan",
        "arccos",
        "sinh",
        "tanh",
        "arsinh",
    ]
)


def compound(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    pairs = st.tuples(parts, parts)
    return st.one_of(
        pairs.map(Sum),
        pairs.map(Product),
        pairs.map(lambda pair: Quotient(*pair)),
        pairs.map(lambda pair: Power(*pair)),
        parts.map(Negative),
        st.tuples(FUNCTIONS, parts).map(lambda call: Call(call[0], (call[1],))),
    )


TREES = st.recursive(ATOMS, compound, max_leaves=7)


def differ_somewhere(left: Node, right: Node) -> bool:
    """Whether there is a point at which both have values, and those are certainly apart."""
    names = sorted(symbols_in(left) | symbols_in(right))
    letters = Letters(dict.fromkeys(names, SymbolKind.REAL))
    outcome = Comparison(
        reference=evaluator(left),
        answer=evaluator(right),
        letters=letters,
        functions=frozenset(),
        exponents=frozenset(),
        domain=Domain(problem=evaluator(right)),
        hints=(left, right),
        rng=Random(1),
    ).outcome()
    return isinstance(outcome, Differs) and outcome.answer is not None


@settings(max_examples=250, deadline=None)
@given(TREES, TREES)
def test_what_is_proved_equal_is_never_seen_to_differ(left, right):
    if proves_equal(left, right, Symbols()):
        assert not differ_somewhere(left, right)


@settings(max_examples=250, deadline=None)
@given(TREES, TREES)
def test_rewriting_is_proved_equal_or_not_told(tree, other):
    rewritten = Sum((Product((Negative(tree), other)), Product((TWO, other, tree))))
    if proves_equal(rewritten, Product((other, tree)), Symbols()):
        assert not differ_somewhere(rewritten, Product((other, tree)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sqrt((y^(2x))^2)", "y^(2x)"),
        ("|y^(2x)|", "y^(2x)"),
        ("(y^2)^x", "y^(2x)"),
        ("(y^x)^2", "y^(2x)"),
        ("sqrt(y^(4x))", "y^(2x)"),
    ],
)
def test_an_even_multiple_of_an_unknown_exponent_makes_no_square(tree, left, right):
    """(-8)^(2x) is -2 for x = 1/6."""
    assert not proves_equal(tree(left), tree(right), Symbols(variables=("x", "y")))


def test_odd_multiples_of_an_unknown_exponent_are_powers(tree):
    symbols = Symbols(variables=("x", "y"))
    assert proves_equal(tree("(y^x)^3"), tree("y^(3x)"), symbols)
    assert proves_equal(tree("(y^2)^x"), tree("|y|^(2x)"), symbols)
    assert proves_equal(tree("y^(2x) y"), tree("y^(2x + 1)"), symbols)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_the_square_of_a_root_is_proved_to_be_the_same_where_the_root_exists(tree):
    squared = Power(Call("sqrt", (tree,)), TWO)
    if proves_equal(squared, tree, Symbols()):
        assert not differ_somewhere(squared, tree)
    bars = Call("sqrt", (Power(tree, TWO),))
    if proves_equal(bars, tree, Symbols()):
        assert not differ_somewhere(bars, tree)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("x", "|x|"),
        ("x", "sqrt(x^2)"),
        ("x", "arcsin(sin(x))"),
        ("x", "arctan(tan(x))"),
        ("(x^2)^(1/4)", "sqrt(x) + 1"),
        ("sin(x)", "sqrt(1-cos(x)^2)"),
        ("x^(2/3)", "x^(1/3) |x|^(1/3)"),
        ("π", "3.14159"),
        ("e", "2.71828"),
        ("n x^(n-1)", "n x^n"),
    ],
)
def test_what_is_not_equal_is_not_proved(tree, left, right):
    assert not proves_equal(tree(left), tree(right), Symbols())


def test_the_problem_tells_which_sign_a_letter_has(tree):
    one, other = tree("1/x"), tree("1/|x|")
    assert not proves_equal(one, other, Symbols())
    assert proves_equal(one, other, Symbols(), [tree("ln x")])
    assert proves_equal(one, other, Symbols({"x": SymbolKind.POSITIVE}))


def test_a_long_expression_is_left_alone(tree):
    assert not proves_equal(tree("+".join(["sin(x)"] * 80)), tree("80 sin x"), Symbols())


def test_an_expansion_that_would_grow_too_large_is_given_up(tree):
    assert not proves_equal(tree("(a+b+c+d+x+y+z)^40"), tree("(z+y+x+d+c+b+a)^40 + 1"), Symbols())
