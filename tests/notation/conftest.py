"""Trees and symbols that the tests of notation share."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import strategies as st

from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import (
    Apply,
    BigSum,
    Call,
    Constant,
    Derivative,
    Equation,
    Gradient,
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
from quizapp.notation.names import FUNCTIONS

DECLARED = Symbols(
    {
        "A": SymbolKind.MATRIX,
        "X": SymbolKind.MATRIX,
        "w": SymbolKind.VECTOR,
        "u": SymbolKind.FUNCTION,
        "v": SymbolKind.FUNCTION,
        "f": SymbolKind.FUNCTION,
    },
    ("x",),
)
"""What the trees of `canonical_trees` are read with."""

_LETTERS = [*"xyztabnkdgh", "theta", "alpha", "mu", "eta", "x_1", "x_12", "x_i", "x_{ij}", "theta_1", "Delta x"]
_VARIABLES = ["x", "y", "t", "theta", "mu", "x_1", "x_{i-1}", "u"]
_UNARY = [name for name in FUNCTIONS if name not in {"log", "root", "factorial"}]
_DERIVED = ("Derivative", "Gradient", "primes=1", "primes=2", "primes=3", "primes=4", "partials=('")
_SHAPED = ("Vector", "Matrix", "Transpose", "'A'", "'X'", "'w'")

Grow = Callable[[], Node]


def _mentions(node: object, marks: tuple[str, ...]) -> bool:
    written = repr(node)
    return any(mark in written for mark in marks)


class _Gardener:
    """Draws trees as reading makes them."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def one_of(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def tree(self, depth: int) -> Node:
        if depth == 0 or self.draw(st.integers(0, 5)) == 0:
            return self.leaf()
        grow: Callable[[int], Node] = self.draw(
            st.sampled_from(
                [
                    self.sum,
                    self.product,
                    self.quotient,
                    self.power,
                    self.negative,
                    self.call,
                    self.call,
                    self.application,
                    self.derivative,
                    self.gradient,
                    self.limit,
                    self.big_sum,
                    self.norm,
                    self.transpose,
                    self.vector,
                    self.matrix,
                ]
            )
        )
        return grow(depth - 1)

    def leaf(self) -> Node:
        match self.one_of("digit", "number", "decimal", "letter", "letter", "letter", "constant", "matrix"):
            case "digit":
                return Number(Fraction(self.draw(st.integers(0, 9))))
            case "number":
                return Number(Fraction(self.draw(st.integers(0, 10**9))))
            case "decimal":
                places = self.draw(st.integers(1, 4))
                return Number(Fraction(self.draw(st.integers(0, 10**6)), 10**places), decimal=True)
            case "constant":
                return Constant(self.one_of("pi", "e", "infinity"))
            case "matrix":
                return self.draw(st.sampled_from([Symbol("A"), Symbol("X"), Symbol("w"), Apply("f"), Apply("u")]))
            case _:
                return Symbol(self.one_of("x", *_LETTERS))

    def other(self, depth: int, *kinds: type) -> Node:
        """A tree of none of these kinds."""
        node = self.tree(depth)
        return Symbol("x") if isinstance(node, kinds) else node

    def several(self, depth: int, kind: type) -> tuple[Node, ...]:
        return tuple(self.other(depth, kind) for _ in range(self.draw(st.integers(2, 4))))

    def sum(self, depth: int) -> Node:
        return Sum(self.several(depth, Sum))

    def product(self, depth: int) -> Node:
        return Product(self.several(depth, Product))

    def quotient(self, depth: int) -> Node:
        return Quotient(self.tree(depth), self.tree(depth))

    def power(self, depth: int) -> Node:
        return Power(self.tree(depth), self.tree(depth))

    def negative(self, depth: int) -> Node:
        return Negative(self.tree(depth))

    def call(self, depth: int) -> Node:
        match self.one_of("unary", "unary", "unary", "log", "root", "factorial"):
            case "factorial":
                return Call("factorial", (Number(Fraction(self.draw(st.integers(0, 20)))),))
            case "log":
                return Call("log", (self.tree(depth), self.tree(depth)))
            case "root":
                index = self.tree(depth)
                if isinstance(index, Number) and index.value in {2, 3}:
                    index = Symbol("n")
                return Call("root", (index, self.tree(depth)))
            case _:
                argument = self.tree(depth)
                function = self.one_of(*_UNARY)
                return Call("exp" if function == "abs" and _mentions(argument, _SHAPED) else function, (argument,))

    def application(self, depth: int) -> Node:
        match self.one_of("applied", "bare", "partial", "partial of two"):
            case "bare":
                return Apply(self.one_of("f", "u", "v"), (), self.draw(st.integers(0, 4)))
            case "applied":
                argument = self.tree(depth)
                if _mentions(argument, _DERIVED):
                    argument = Symbol("x")
                return Apply(self.one_of("f", "u", "g"), (argument,), self.draw(st.integers(0, 4)))
            case "partial":
                return Apply("f", (), 0, (self.one_of(*_VARIABLES[:4], "x_1"),))
            case _:
                return Apply("f", (Symbol("x"), Symbol("y")), 0, (self.one_of("x", "x_2"), self.one_of("y", "x_1")))

    def derivative(self, depth: int) -> Node:
        short = [Symbol("y"), Symbol("g"), Symbol("x_1"), Symbol("theta"), Apply("f"), Apply("u")]
        body = self.draw(st.sampled_from(short)) if self.draw(st.booleans()) else self.tree(depth)
        variables = self.draw(st.lists(st.sampled_from(_VARIABLES), min_size=1, max_size=3))
        return Derivative(body, tuple(variables), self.draw(st.booleans()))

    def gradient(self, depth: int) -> Node:
        return Gradient(self.tree(depth), self.one_of("", "x", "theta", "mu", "x_1"))

    def limit(self, depth: int) -> Node:
        variable = self.one_of("x", "t", "Delta x", "n")
        return Limit(self.tree(depth), variable, self.tree(depth), self.one_of("", "+", "-"))

    def big_sum(self, depth: int) -> Node:
        start = self.leaf() if self.draw(st.booleans()) else None
        end = self.tree(min(depth, 1)) if self.draw(st.booleans()) else None
        return BigSum(self.tree(depth), self.one_of("j", "k", "n"), start, end)

    def norm(self, depth: int) -> Node:
        return Norm(self.tree(depth), self.draw(st.booleans()))

    def transpose(self, depth: int) -> Node:
        operand = self.tree(depth)
        if _mentions(operand, ("Norm", "Limit")) or not _mentions(operand, _SHAPED):
            operand = Symbol("A")
        return Transpose(operand)

    def vector(self, depth: int) -> Node:
        return Vector(tuple(self.other(depth, Vector) for _ in range(self.draw(st.integers(2, 3)))))

    def matrix(self, depth: int) -> Node:
        wide, high = self.draw(st.integers(2, 3)), self.draw(st.integers(2, 3))
        return Matrix(tuple(tuple(self.other(depth, Vector) for _ in range(wide)) for _ in range(high)))


@st.composite
def canonical_trees(draw: st.DrawFn) -> Node:
    """Trees as reading makes them.

    Left out is what reading never makes: a sum directly in a sum, a product directly in a product, vectors of vectors,
    one-row matrices, roots of order 2 and 3 under another name, a function taken at a derivative, negative numbers.
    """
    gardener = _Gardener(draw)
    depth = draw(st.integers(0, 3))
    if draw(st.integers(0, 7)) == 0:
        relation = gardener.one_of(*"=≈<>≤≥≠")
        return Equation(gardener.tree(depth), gardener.tree(depth), relation)
    return gardener.tree(depth)


@pytest.fixture(scope="session")
def declared() -> Symbols:
    return DECLARED


@pytest.fixture(scope="session")
def trees() -> st.SearchStrategy[Node]:
    return canonical_trees()
