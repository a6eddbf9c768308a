"""SymPy as the independent check of derivatives, and expressions to try them on."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath
import pytest
import sympy

from quizapp.cards import Symbols
from quizapp.notation.read import read_statement
from quizapp.notation.reading import Read
from quizapp.notation.tree import (
    Call,
    Constant,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{name: getattr(sympy, name) for name in ("sin", "cos", "tan", "cot", "sec", "csc", "exp", "sqrt")},
    **{name: getattr(sympy, name) for name in ("sinh", "cosh", "tanh", "coth", "sech", "csch")},
    **{f"arc{name}": getattr(sympy, f"a{name}") for name in ("sin", "cos", "tan", "cot", "sec", "csc")},
    **{f"ar{name}": getattr(sympy, f"a{name}") for name in ("sinh", "cosh", "tanh", "coth", "sech", "csch")},
    "ln": sympy.log,
    "log": lambda base, x: sympy.log(x) / sympy.log(base),
    "abs": sympy.Abs,
    "cbrt": lambda x: x / sympy.Abs(x) * sympy.Abs(x) ** sympy.Rational(1, 3),
}


def as_sympy(node: Node) -> Any:
    match node:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Constant(name):
            return {"pi": sympy.pi, "e": sympy.E}[name]
        case Symbol(name):
            return sympy.Symbol(name, real=True)
        case Negative(operand):
            return -as_sympy(operand)
        case Sum(terms):
            return sympy.Add(*map(as_sympy, terms))
        case Product(factors):
            return sympy.Mul(*map(as_sympy, factors))
        case Quotient(numerator, denominator):
            return as_sympy(numerator) / as_sympy(denominator)
        case Power(base, exponent):
            return as_sympy(base) ** as_sympy(exponent)
        case Call(function, arguments):
            return FUNCTIONS[function](*map(as_sympy, arguments))
        case _:
            pytest.fail(f"no value for {node}")


def values(expression: Any, points: list[dict[str, Fraction]]) -> list[mpmath.mpf | None]:
    """To 30 digits; None where it is not real, or not to be had."""
    letters = [sympy.Symbol(name, real=True) for name in points[0]]
    found: list[mpmath.mpf | None] = []
    with mpmath.workdps(30):
        function = sympy.lambdify(letters, expression, "mpmath")
        for point in points:
            try:
                number = mpmath.mpmathify(function(*(mpmath.mpf(v.numerator) / v.denominator for v in point.values())))
            except (ArithmeticError, ValueError, TypeError, NameError):
                found.append(None)
                continue
            real = mpmath.isfinite(number) and abs(mpmath.im(number)) < 1e-20 and 1e-12 < abs(number) < 1e12
            found.append(mpmath.re(number) if real else None)
    return found


@pytest.fixture(scope="session")
def tree() -> Callable[..., Node]:
    def read_tree(text: str, symbols: Symbols | None = None) -> Node:
        reading = read_statement(text, symbols or Symbols())
        assert isinstance(reading, Read), (text, reading)
        return reading.tree

    return read_tree


@pytest.fixture(scope="session")
def sympy_derivative() -> Callable[[Node, str], Any]:
    return lambda node, variable: sympy.diff(as_sympy(node), sympy.Symbol(variable, real=True))


@pytest.fixture(scope="session")
def agree() -> Callable[[Any, Node], bool]:
    """Whether SymPy's expression and a tree have the same values at some places, as far as both are real there."""

    def agreement(expected: Any, node: Node) -> bool:
        points = [{"x": Fraction(x), "a": Fraction(7, 5), "n": Fraction(3)} for x in ("3/7", "13/9", "11/4", "-5/8")]
        pairs = zip(values(expected, points), values(as_sympy(node), points), strict=True)
        return all(mpmath.almosteq(a, b, 1e-12, 1e-12) for a, b in pairs if a is not None and b is not None)

    return agreement


SMALL = (Fraction(1), Fraction(2), Fraction(3), Fraction(5))
ONE_PLACE = ("sin", "cos", "tan", "exp", "ln", "sqrt", "arctan", "sinh", "abs", "sec", "arcsin", "tanh", "cot", "csc")


@pytest.fixture(scope="session")
def expressions() -> Callable[[int, int, int], list[Node]]:
    """Expressions in x (and a, n) as a random tree has them: seed, how many, how deep."""

    def generated(seed: int, count: int, depth: int) -> list[Node]:
        rng = random.Random(seed)
        return [_generated(rng, depth) for _ in range(count)]

    return generated


def _generated(rng: random.Random, depth: int) -> Node:
    if depth == 0 or rng.random() < 0.15:
        return rng.choice((Symbol("x"), Symbol("x"), Symbol("x"), Number(rng.choice(SMALL)), Symbol("a")))

    def part() -> Node:
        return _generated(rng, depth - 1)

    match rng.randrange(8):
        case 0 | 1:
            return Sum((part(), rng.choice((part(), Negative(part())))))
        case 2 | 3:
            return Product(tuple(part() for _ in range(rng.randint(2, 3))))
        case 4:
            return Quotient(part(), part())
        case 5:
            return Power(part(), rng.choice((_number(2), _number(3), Negative(_number(1)), _half(), Symbol("n"))))
        case 6:
            return rng.choice((Power(Constant("e"), part()), Power(_number(2), part()), Power(part(), part())))
        case _:
            return Call(rng.choice(ONE_PLACE), (part(),))


def _number(value: int) -> Number:
    return Number(Fraction(value))


def _half() -> Node:
    return Quotient(_number(1), _number(2))
