"""The syntax tree of an expression, as written, with the place of each node in the text.

Nothing is evaluated or reordered here: `2x + x` stays a sum of two terms. Spans are offsets into the text
as typed; they take no part in equality, so two writings of one expression have equal trees.
"""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction

from quizapp.values import value


@value
class Span:
    start: int
    end: int


NOWHERE = Span(0, 0)


@value
class _Placed:
    span: Span = field(default=NOWHERE, compare=False, kw_only=True, repr=False)


@value
class Number(_Placed):
    """An exact number, never negative. `decimal` keeps that it was written with a point: 0.5, not 1/2."""

    value: Fraction
    decimal: bool = False


@value
class Constant(_Placed):
    """`pi`, `e` or `infinity`."""

    name: str


@value
class Symbol(_Placed):
    """A letter: a variable, a named constant, a vector or a matrix, as the question declares it.

    A subscript belongs to the name: `x_1`. Greek letters have their English name: `theta`. `Δx` is `Delta x`.
    """

    name: str


@value
class Negative(_Placed):
    operand: Node


@value
class Sum(_Placed):
    """Two or more terms; `a - b` is Sum(a, Negative(b))."""

    terms: tuple[Node, ...]


@value
class Product(_Placed):
    """Two or more factors, in the order written (matrices do not commute)."""

    factors: tuple[Node, ...]


@value
class Quotient(_Placed):
    numerator: Node
    denominator: Node


@value
class Power(_Placed):
    base: Node
    exponent: Node


@value
class Call(_Placed):
    """A known function: sin, arcsin, sinh, arsinh, exp, ln, log (base, x), sqrt, cbrt, root (index, x), abs, sign…

    `names.FUNCTIONS` is the list; arguments stand in the order given here.
    """

    function: str
    arguments: tuple[Node, ...]


@value
class Apply(_Placed):
    """An undefined function, e.g. `f(x)`; `f` alone, where the question declares f, has no arguments.

    `primes` counts derivatives with respect to the only argument: f''(2x) is Apply("f", (2x,), primes=2),
    the second derivative of f, taken at 2x. `partials` names variables: f_x(x, y) has ("x",).
    """

    function: str
    arguments: tuple[Node, ...] = ()
    primes: int = 0
    partials: tuple[str, ...] = ()


@value
class Derivative(_Placed):
    """d/dx of an expression: dy/dx, d/dx [sin x], ∂f/∂x, d²y/dx² (variables ("x", "x"))."""

    body: Node
    variables: tuple[str, ...]
    partial: bool = False


@value
class Gradient(_Placed):
    """∇f, ∇_x f; `variable` is empty when it is not named."""

    body: Node
    variable: str = ""


@value
class Limit(_Placed):
    """lim of body as variable goes to target; `side` is "+", "-" or empty."""

    body: Node
    variable: str
    target: Node
    side: str = ""


@value
class BigSum(_Placed):
    """Σ of body over an index, which stands in it as a letter or as a subscript. Bounds not written are None."""

    body: Node
    index: str
    start: Node | None = None
    end: Node | None = None


@value
class Transpose(_Placed):
    operand: Node


@value
class Norm(_Placed):
    """‖x‖; `frobenius` where written ‖X‖_F."""

    operand: Node
    frobenius: bool = False


@value
class Vector(_Placed):
    """Components of a vector, however it was written: (2x, 3y²), [2x; 3y²], 2x i + 3y² j."""

    components: tuple[Node, ...]


@value
class Matrix(_Placed):
    rows: tuple[tuple[Node, ...], ...]


@value
class Equation(_Placed):
    """left = right, in rules and problems; `relation` is one of = ≈ < > ≤ ≥ ≠."""

    left: Node
    right: Node
    relation: str = "="


Node = (
    Number
    | Constant
    | Symbol
    | Negative
    | Sum
    | Product
    | Quotient
    | Power
    | Call
    | Apply
    | Derivative
    | Gradient
    | Limit
    | BigSum
    | Transpose
    | Norm
    | Vector
    | Matrix
    | Equation
)
