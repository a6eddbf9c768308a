"""The derivative of a tree, formally: no simplification beyond leaving out zeros and ones.

Undefined functions are written with all their arguments, and their partial derivatives by position:
Apply("f", (x, y), partials=("0", "1")) is ∂²f/∂x∂y. `grading.lowering` writes them so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from quizapp.calculus.build import ONE, TWO, ZERO, E, call, minus, over, plus, power, rational, rational_value, times
from quizapp.calculus.walk import nodes
from quizapp.notation.tree import (
    Apply,
    Call,
    Negative,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Vector,
)


class NotDifferentiableError(ValueError):
    """The tree holds something that has no derivative here."""


def derivative(node: Node, variable: str) -> Node:
    """d(node)/d(variable). Raises NotDifferentiableError for what is no real expression."""
    if not depends_on(node, variable):
        return ZERO
    match node:
        case Symbol():
            return ONE
        case Negative(operand):
            return minus(derivative(operand, variable))
        case Sum(terms):
            return plus(*(derivative(term, variable) for term in terms))
        case Product(factors):
            return _of_product(factors, variable)
        case Quotient(numerator, denominator):
            return _of_quotient(numerator, denominator, variable)
        case Power(base, exponent):
            return _of_power(base, exponent, variable)
        case Call(function, arguments):
            return _of_call(function, arguments, variable)
        case Apply():
            return _of_application(node, variable)
        case Vector(components):
            return Vector(tuple(derivative(component, variable) for component in components))
        case _:
            raise NotDifferentiableError(type(node).__name__)


def depends_on(node: Node, variable: str) -> bool:
    return any(isinstance(part, Symbol) and part.name == variable for part in nodes(node))


def _of_product(factors: tuple[Node, ...], variable: str) -> Node:
    terms = []
    for index, factor in enumerate(factors):
        others = factors[:index], factors[index + 1 :]
        terms.append(times(*others[0], derivative(factor, variable), *others[1]))
    return plus(*terms)


def _of_quotient(numerator: Node, denominator: Node, variable: str) -> Node:
    if not depends_on(denominator, variable):
        return over(derivative(numerator, variable), denominator)
    top = plus(
        times(derivative(numerator, variable), denominator), minus(times(numerator, derivative(denominator, variable)))
    )
    return over(top, power(denominator, TWO))


def _of_power(base: Node, exponent: Node, variable: str) -> Node:
    if not depends_on(exponent, variable):
        return times(exponent, power(base, _one_less(exponent)), derivative(base, variable))
    if base == E:
        return times(Power(base, exponent), derivative(exponent, variable))
    if not depends_on(base, variable):
        return times(Power(base, exponent), call("ln", base), derivative(exponent, variable))
    through_exponent = times(derivative(exponent, variable), call("ln", base))
    through_base = over(times(exponent, derivative(base, variable)), base)
    return times(Power(base, exponent), plus(through_exponent, through_base))


def _one_less(exponent: Node) -> Node:
    value = rational_value(exponent)
    return plus(exponent, minus(ONE)) if value is None else rational(value - 1)


def _of_call(function: str, arguments: tuple[Node, ...], variable: str) -> Node:
    match function, arguments:
        case "log", (base, argument):
            return derivative(over(call("ln", argument), call("ln", base)), variable)
        case "root", (index, argument):
            return derivative(Power(argument, over(ONE, index)), variable)
        case _, (argument,) if function in OUTER:
            return times(OUTER[function](argument), derivative(argument, variable))
        case _:
            raise NotDifferentiableError(function)


def _of_application(node: Apply, variable: str) -> Node:
    terms = []
    for position, argument in enumerate(node.arguments):
        partials = tuple(sorted((*node.partials, str(position))))
        terms.append(times(replace(node, partials=partials), derivative(argument, variable)))
    return plus(*terms)


def _square(function: str, argument: Node) -> Node:
    return power(call(function, argument), TWO)


def _one_minus_square(u: Node) -> Node:
    return plus(ONE, minus(power(u, TWO)))


def _one_plus_square(u: Node) -> Node:
    return plus(ONE, power(u, TWO))


def _square_minus_one(u: Node) -> Node:
    return plus(power(u, TWO), minus(ONE))


def _root_of(node: Node) -> Node:
    return call("sqrt", node)


OUTER: Mapping[str, Callable[[Node], Node]] = {
    "sin": lambda u: call("cos", u),
    "cos": lambda u: minus(call("sin", u)),
    "tan": lambda u: _square("sec", u),
    "cot": lambda u: minus(_square("csc", u)),
    "sec": lambda u: times(call("sec", u), call("tan", u)),
    "csc": lambda u: minus(times(call("csc", u), call("cot", u))),
    "arcsin": lambda u: over(ONE, _root_of(_one_minus_square(u))),
    "arccos": lambda u: minus(over(ONE, _root_of(_one_minus_square(u)))),
    "arctan": lambda u: over(ONE, _one_plus_square(u)),
    "arccot": lambda u: minus(over(ONE, _one_plus_square(u))),
    "arcsec": lambda u: over(ONE, times(call("abs", u), _root_of(_square_minus_one(u)))),
    "arccsc": lambda u: minus(over(ONE, times(call("abs", u), _root_of(_square_minus_one(u))))),
    "sinh": lambda u: call("cosh", u),
    "cosh": lambda u: call("sinh", u),
    "tanh": lambda u: _square("sech", u),
    "coth": lambda u: minus(_square("csch", u)),
    "sech": lambda u: minus(times(call("sech", u), call("tanh", u))),
    "csch": lambda u: minus(times(call("csch", u), call("coth", u))),
    "arsinh": lambda u: over(ONE, _root_of(_one_plus_square(u))),
    "arcosh": lambda u: over(ONE, _root_of(_square_minus_one(u))),
    "artanh": lambda u: over(ONE, _one_minus_square(u)),
    "arcoth": lambda u: over(ONE, _one_minus_square(u)),
    "arsech": lambda u: minus(over(ONE, times(u, _root_of(_one_minus_square(u))))),
    "arcsch": lambda u: minus(over(ONE, times(call("abs", u), _root_of(_one_plus_square(u))))),
    "exp": lambda u: call("exp", u),
    "ln": lambda u: over(ONE, u),
    "sqrt": lambda u: over(ONE, times(TWO, call("sqrt", u))),
    "cbrt": lambda u: over(ONE, times(rational(3), power(call("cbrt", u), TWO))),
    "abs": lambda u: over(u, call("abs", u)),
    "sign": lambda u: times(ZERO, u),
}
"""The derivative of each known function, taken at its argument; the chain rule multiplies by the inner one."""
