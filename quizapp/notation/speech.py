"""A tree in words, for screen readers: "the derivative of x squared with respect to x"."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from quizapp.notation.names import ELLIPSIS
from quizapp.notation.precedence import (
    Tightness,
    collected,
    digits,
    factors_of,
    is_written_as_number,
    terms_of,
    tightness,
)
from quizapp.notation.subscripts import base_and_subscript
from quizapp.notation.tree import (
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

_RATIOS = {"sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant", "csc": "cosecant"}
_FUNCTIONS = {
    **_RATIOS,
    **{f"arc{short}": f"inverse {name}" for short, name in _RATIOS.items()},
    **{f"{short}h": f"hyperbolic {name}" for short, name in _RATIOS.items()},
    **{f"ar{short}h": f"inverse hyperbolic {name}" for short, name in _RATIOS.items()},
    "arcsch": "inverse hyperbolic cosecant",
    "exp": "the exponential",
    "ln": "the natural logarithm",
    "sqrt": "the square root",
    "cbrt": "the cube root",
    "abs": "the absolute value",
    "sign": "the sign",
}
_RELATIONS = {
    "=": "equals",
    "≈": "is nearly",
    "<": "is less than",
    ">": "is greater than",
    "≤": "is at most",
    "≥": "is at least",
    "≠": "is not",
}
_PARTS = {2: "half", 3: "third", 4: "quarter"}
_PRIMES = {1: " prime", 2: " double prime", 3: " triple prime"}
_ORDERS = {2: "second ", 3: "third ", 4: "fourth "}
_POWERS = {2: "squared", 3: "cubed"}


def to_speech(node: Node) -> str:  # noqa: C901, PLR0912
    """The tree as a reader would say it."""
    match node:
        case Number():
            return _number(node)
        case Constant(name):
            return name
        case Symbol(name):
            return _name(name)
        case Negative(operand):
            return "minus " + _within(operand, Tightness.PRODUCT)
        case Sum():
            return _sum(node)
        case Product():
            return _product(node)
        case Quotient(above, below):
            return _quotient(above, below)
        case Power(base, exponent):
            return f"{_within(base, Tightness.OPERAND)} {_exponent(exponent)}"
        case Call(function, arguments):
            return _call(function, arguments)
        case Apply():
            return _apply(node)
        case Derivative():
            return _derivative(node)
        case Gradient(body, variable):
            respect = f" with respect to {_name(variable)}" if variable else ""
            return f"the gradient of {to_speech(body)}{respect}"
        case Limit(body, variable, target, side):
            return f"the limit, as {_name(variable)} goes to {to_speech(target)}{_side(side)}, of {to_speech(body)}"
        case BigSum(body, index, start, end):
            first = f" from {to_speech(start)}" if start else ""
            last = f" to {to_speech(end)}" if end else ""
            return f"the sum over {_name(index)}{first}{last} of {to_speech(body)}"
        case Transpose(operand):
            return f"{_within(operand, Tightness.OPERAND)} transpose"
        case Norm(operand, frobenius):
            return f"the {'Frobenius ' if frobenius else ''}norm of {_within(operand, Tightness.FACTOR)}"
        case Vector(components):
            return f"the vector {', '.join(map(to_speech, components))}"
        case Matrix(rows):
            return _matrix(rows)
        case Equation(left, right, relation):
            return f"{to_speech(left)} {_RELATIONS.get(relation, relation)} {to_speech(right)}"
        case _:
            assert_never(node)


def _within(node: Node, least: int) -> str:
    said = to_speech(node)
    return said if tightness(node) >= least else f"open bracket {said} close bracket"


def _number(number: Number) -> str:
    if is_written_as_number(number):
        return digits(number)
    if number.value.denominator == 1:
        return str(number.value)
    return f"{number.value.numerator} over {number.value.denominator}"


def _name(name: str) -> str:
    if name == ELLIPSIS:
        return "and so on"
    base, found = base_and_subscript(name)
    said = " ".join(_letter(part) for part in base.split(" "))
    return f"{said} sub {found.replace('_', ' sub ')}" if found else said


def _letter(letter: str) -> str:
    return f"capital {letter}" if len(letter) == 1 and letter.isupper() else letter


def _sum(node: Sum) -> str:
    first, *rest = terms_of(node)
    said = _within(first, Tightness.SIGN)
    for term in rest:
        if isinstance(term, Negative):
            said += " minus " + _within(term.operand, Tightness.PRODUCT)
        else:
            said += " plus " + _within(term, Tightness.PRODUCT)
    return said


def _product(node: Product) -> str:
    factors = factors_of(node)
    said = _within(factors[0], Tightness.FACTOR)
    for left, right in pairwise(factors):
        said += " " if _side_by_side(left, right) else " times "
        said += _within(right, Tightness.FACTOR)
    return said


def _side_by_side(left: Node, right: Node) -> bool:
    """2 x and a x need no "times" between."""
    letter = right.base if isinstance(right, Power) else right
    return isinstance(left, Number | Symbol) and isinstance(letter, Symbol | Constant)


def _quotient(above: Node, below: Node) -> str:
    match above, below:
        case Number(Fraction(numerator=1)), Number(value) if value in _PARTS:
            return f"one {_PARTS[int(value)]}"
        case _ if _is_short(above) and _is_short(below):
            return f"{to_speech(above)} over {to_speech(below)}"
        case _:
            return f"the fraction {to_speech(above)} over {to_speech(below)} end of fraction"


def _is_short(node: Node) -> bool:
    return isinstance(node, Number | Symbol | Constant)


def _exponent(exponent: Node) -> str:
    match exponent:
        case Number(value) if value in _POWERS:
            return _POWERS[int(value)]
        case Number() | Symbol() | Constant():
            return f"to the power {to_speech(exponent)}"
        case _:
            return f"to the power {to_speech(exponent)} end of power"


def _call(function: str, arguments: tuple[Node, ...]) -> str:
    match function, arguments:
        case "factorial", (argument,):
            return f"{to_speech(argument)} factorial"
        case "log", (base, argument):
            return f"the logarithm to base {to_speech(base)} of {_within(argument, Tightness.FACTOR)}"
        case "root", (index, argument):
            return f"the root of order {to_speech(index)} of {_within(argument, Tightness.FACTOR)}"
        case _:
            argument = arguments[-1]
            said = to_speech(argument) if _is_plain_argument(argument) else _within(argument, Tightness.OPERAND)
            return f"{_FUNCTIONS.get(function, function)} of {said}"


def _is_plain_argument(argument: Node) -> bool:
    """2 x, x squared: heard as one thing."""
    match argument:
        case Product((Number(), Symbol() | Constant())) | Power(Symbol(), Number()):
            return True
        case _:
            return False


def _apply(node: Apply) -> str:
    said = _name(node.function)
    if node.partials:
        said = f"the partial derivative of {said} with respect to {' and '.join(map(_name, node.partials))}"
    elif node.primes:
        said += _PRIMES.get(node.primes, f" with {node.primes} primes")
    if not node.arguments:
        return said
    link = "at" if node.partials else "of"
    return f"{said} {link} {' and '.join(map(to_speech, node.arguments))}"


def _derivative(node: Derivative) -> str:
    order = len(node.variables)
    kind = "partial derivative" if node.partial else "derivative"
    rank = _ORDERS.get(order, "" if order == 1 else f"{order}th ")
    respect = " and ".join(_name(name) for name, _ in collected(node.variables))
    return f"the {rank}{kind} of {to_speech(node.body)} with respect to {respect}"


def _side(side: str) -> str:
    return {"+": " from above", "-": " from below"}.get(side, "")


def _matrix(rows: tuple[tuple[Node, ...], ...]) -> str:
    said = "; ".join(f"row {place}: {', '.join(map(to_speech, row))}" for place, row in enumerate(rows, 1))
    return f"the {len(rows)} by {len(rows[0])} matrix, {said}"
