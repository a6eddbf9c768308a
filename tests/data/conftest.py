"""The shipped content, and its expressions as SymPy, apart from the product's own way there."""

import operator
import random
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import Any

import mpmath
import pytest
import sympy

from quizapp.cards import Card, Content, SymbolKind, Task
from quizapp.exchange import read_content
from quizapp.notation import read, read_statement
from quizapp.notation.names import GREEK_NAMES
from quizapp.notation.reading import Read, Reading
from quizapp.notation.tree import (
    Apply,
    Call,
    Constant,
    Derivative,
    Limit,
    Matrix,
    Negative,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
    Vector,
)
from quizapp.resources import data_folder

Value = Any  # a SymPy expression, or a matrix of them
Numbers = list[mpmath.mpf]

FUNCTIONS: dict[str, Callable[..., sympy.Expr]] = {
    "arcsin": sympy.asin,
    "arccos": sympy.acos,
    "arctan": sympy.atan,
    "arccot": lambda x: sympy.pi / 2 - sympy.atan(x),
    "arcsec": lambda x: sympy.acos(1 / x),
    "arccsc": lambda x: sympy.asin(1 / x),
    **{f"ar{name}": getattr(sympy, f"a{name}") for name in ("sinh", "cosh", "tanh", "coth", "sech")},
    "arcsch": sympy.acsch,
    "ln": sympy.log,
    "log": lambda base, x: sympy.log(x) / sympy.log(base),
    "abs": sympy.Abs,
    "sign": lambda x: x / sympy.Abs(x),
    "cbrt": lambda x: x / sympy.Abs(x) * sympy.Abs(x) ** sympy.Rational(1, 3),
    "root": lambda index, x: x ** (1 / index),
    **{name: getattr(sympy, name) for name in ("sin", "cos", "tan", "cot", "sec", "csc", "exp", "sqrt")},
    **{name: getattr(sympy, name) for name in ("sinh", "cosh", "tanh", "coth", "sech", "csch")},
}
CHAIN = re.compile(r"Find [d∂]\w/[d∂](?P<by>\w) for (?P<inner>[^.;]*)")
RELATIONS = {"<": operator.lt, ">": operator.gt, "≤": operator.le, "≥": operator.ge, "≠": operator.ne}
CONSTANTS = {"pi": sympy.pi, "e": sympy.E, "infinity": sympy.oo}


@dataclass(frozen=True)
class Mathematics:
    """One card's expressions as SymPy, with concrete functions for its f and g, matrices of `size` for its A."""

    card: Card
    size: tuple[int, int, int, int] = (2, 2, 2, 2)
    """Rows and columns of matrices, components of the vector to differentiate by, and of other vectors."""
    rng: random.Random = field(default_factory=lambda: random.Random(1))

    def tree(self, text: str, reader: Callable[..., Reading] = read) -> Node:
        reading = reader(text, self.card.symbols)
        assert isinstance(reading, Read), f"{self.card.id}: {text!r} reads as {reading}"
        return reading.tree

    def value(self, text: str) -> Value:
        return self.of(self.tree(text))

    def symbol(self, name: str) -> Value:
        rows, columns, length, other_length = self.size
        name = GREEK_NAMES.get(name, name)
        match self.card.symbols.kind(name):
            case SymbolKind.VECTOR:
                count = length if name in self.card.wrt else other_length
                return sympy.Matrix([sympy.Symbol(f"{name}{i}", real=True) for i in range(count)])
            case SymbolKind.MATRIX:
                return sympy.Matrix(rows, columns, lambda i, j: sympy.Symbol(f"{name}{i}{j}", real=True))
            case SymbolKind.INTEGER:
                return sympy.Symbol(name, integer=True)
            case SymbolKind.POSITIVE:
                return sympy.Symbol(name, positive=True)
            case _:
                return sympy.Symbol(name, real=True)

    def of(self, node: Node) -> Value:
        match node:
            case Number(value):
                return sympy.Rational(value.numerator, value.denominator)
            case Constant(name):
                return CONSTANTS[name]
            case Symbol(name):
                return self.symbol(name)
            case Negative(operand):
                return -self.of(operand)
            case Sum(terms):
                return reduce(lambda left, right: left + right, map(self.of, terms))
            case Product(factors):
                return reduce(product, map(self.of, factors))
            case Quotient(numerator, denominator):
                return self.of(numerator) / scalar(self.of(denominator))
            case Power(base, exponent):
                return scalar(self.of(base)) ** self.of(exponent)
            case _:
                return self.of_special(node)

    def of_special(self, node: Node) -> Value:
        match node:
            case Call(name, arguments):
                return FUNCTIONS[name](*(scalar(self.of(argument)) for argument in arguments))
            case Apply():
                return self.applied(node)
            case Derivative(body, variables):
                return self.derivative(body, variables)
            case Limit(body, variable, target, side):
                return sympy.limit(self.of(body), self.symbol(variable), self.of(target), side or "+-")
            case Transpose(operand):
                return self.of(operand).T
            case Norm(operand):
                return sympy.sqrt(sum(entry**2 for entry in self.of(operand)))
            case Vector(components):
                return sympy.Matrix([self.of(component) for component in components])
            case Matrix(rows):
                return sympy.Matrix([[self.of(entry) for entry in row] for row in rows])
            case _:
                pytest.fail(f"{self.card.id}: no value for {node}")

    def derivative(self, body: Node, by: tuple[str, ...]) -> Value:
        if self.card.symbols.kind(by[0]) is SymbolKind.FUNCTION:
            assert isinstance(body, Apply)
            return self.applied(Apply(body.function, partials=by))
        return sympy.diff(self.of(body), *map(self.symbol, by))

    def parameters(self, function: str) -> list[str]:
        """Of an undefined function: y is one of u and v where the card declares all three, and u and v of x."""
        between = [name for name in sorted(self.card.symbols.of_kind(SymbolKind.FUNCTION)) if name in "uv"]
        return between if function == "y" and between else list(self.card.wrt)

    def applied(self, node: Apply) -> sympy.Expr:
        """A smooth positive function in the place of an undefined one; without arguments it is taken at its own."""
        parameters = self.parameters(node.function)
        arguments = [self.of(argument) for argument in node.arguments] or [self.letter(name) for name in parameters]
        inner = [sympy.Dummy(real=True) for _ in arguments]
        weight = 1 + sum(map(ord, node.function)) % 7
        body = 3 + sum(sympy.sin(weight * t + i) / (i + 1) + t**2 / (weight + i) for i, t in enumerate(inner))
        if len(inner) > 1:
            body += inner[0] ** 2 * inner[1] / weight
        by = [inner[0]] * node.primes + [inner[parameters.index(name)] for name in node.partials]
        shape = sympy.diff(body, *by) if by else body
        return shape.subs(dict(zip(inner, arguments, strict=True)))

    def letter(self, name: str) -> Value:
        is_function = self.card.symbols.kind(name) is SymbolKind.FUNCTION
        return self.applied(Apply(name)) if is_function else self.symbol(name)

    def truth(self, problem: str) -> Value:
        """What SymPy says about the problem of the card, or the same in other words."""
        variables = [self.symbol(name) for name in self.card.wrt]
        if chain := CHAIN.match(self.card.prompt):
            return self.along(problem, chain["by"], chain["inner"].split(", "))
        value = self.value(problem)
        match self.card.task:
            case Task.GRADIENT:
                return gradient(value, variables)
            case Task.DIFFERENTIATE | Task.PARTIAL:
                return sympy.diff(value, variables[0])
            case _:
                return value

    def along(self, outer: str, by: str, inner: list[str]) -> sympy.Expr:
        """d/dt of `z = x y`, given `x = t^2` and `y = t^3`."""
        equations = [self.tree(text, read_statement) for text in (outer, *inner)]
        whole, *parts = [(self.of(equation.left), self.of(equation.right)) for equation in equations]
        return sympy.diff(whole[1].subs(parts, simultaneous=True), self.symbol(by))

    @property
    def place(self) -> list[Value]:
        """What has to be real where answers are compared: the problem, if it is a function to differentiate."""
        derived = self.card.task in (Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT)
        return [self.value(self.card.problem)] if derived else []

    def at_points(self, *values: Value) -> Iterator[list[Numbers | None]]:
        """The entries of each value at random places where the domain holds; None where they are not real."""
        names = sorted(set().union(*(value.free_symbols for value in values)), key=str)
        function = sympy.lambdify(names, [entries(value) for value in values], "mpmath")
        for point in self.points(names):
            numbers = evaluated(function, point)
            if numbers is not None:
                yield numbers

    def points(self, names: list[sympy.Symbol]) -> Iterator[list[sympy.Rational]]:
        """Random places, of both signs and of various sizes, where the card's domain holds."""
        conditions = list(self.conditions())
        for _ in range(200):
            numbers = [self.number(name) for name in names]
            point = dict(zip(names, numbers, strict=True))
            if all(holds(left.subs(point), right.subs(point)) for holds, left, right in conditions):
                yield numbers

    def conditions(self) -> Iterator[tuple[Callable[[Value, Value], bool], Value, Value]]:
        """Those of the card's domain: `x > 0`, `-1 < x < 1 and x ≠ 0`."""
        for condition in filter(None, re.split(r",|;|\band\b", self.card.domain)):
            parts = re.split("([<>≤≥≠])", condition.strip())
            sides = [self.value(side) for side in parts[::2]]
            for relation, (left, right) in zip(parts[1::2], pairwise(sides), strict=True):
                yield RELATIONS[relation], left, right

    def number(self, name: sympy.Symbol) -> sympy.Rational:
        if name.is_integer:
            return sympy.Integer(self.rng.choice((-3, -2, 2, 3, 4)))
        size = sympy.Rational(self.rng.randint(5, 95), 100) * self.rng.choice((1, 1, 4))
        return size if name.is_positive else size * self.rng.choice((1, -1))


def scalar(value: Value) -> Value:
    return value[0, 0] if isinstance(value, sympy.MatrixBase) and value.shape == (1, 1) else value


def product(left: Value, right: Value) -> Value:
    return scalar(scalar(left) * scalar(right))


def gradient(value: Value, variables: list[Value]) -> sympy.Matrix:
    """Partial derivatives by each variable; of a vector, one column for each component."""
    if len(variables) == 1 and isinstance(variables[0], sympy.MatrixBase):
        (by,) = variables
        if isinstance(value, sympy.MatrixBase):
            return sympy.Matrix([[sympy.diff(component, entry) for component in value] for entry in by])
        return by.applyfunc(lambda entry: sympy.diff(value, entry))
    if isinstance(value, sympy.MatrixBase):
        return sympy.Matrix([[sympy.diff(component, variable) for component in value] for variable in variables])
    return sympy.Matrix([sympy.diff(value, variable) for variable in variables])


def entries(value: Value) -> list[sympy.Expr]:
    return list(value) if isinstance(value, sympy.MatrixBase) else [value]


def evaluated(function: Callable[..., list[list[Any]]], point: list[sympy.Rational]) -> list[Numbers | None] | None:
    """To 40 digits; None at a pole."""
    with mpmath.workdps(40), suppress(ArithmeticError):
        found = function(*(mpmath.mpf(number.p) / number.q for number in point))
        return [real_numbers(numbers) for numbers in found]
    return None


def real_numbers(numbers: list[Any]) -> Numbers | None:
    found = [mpmath.mpmathify(number) for number in numbers]
    real = all(mpmath.isfinite(number) and abs(mpmath.im(number)) < mpmath.mpf(10) ** -25 for number in found)
    return [mpmath.re(number) for number in found] if real else None


@pytest.fixture(scope="session")
def content() -> Content:
    return read_content(data_folder())


@pytest.fixture(scope="session")
def as_mathematics() -> type[Mathematics]:
    return Mathematics
