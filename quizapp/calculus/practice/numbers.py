"""The numbers of a problem: worked out where they stand together, refused where they make it odd."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from quizapp.calculus.build import minus, over, plus, power, rational, rational_value, times
from quizapp.calculus.walk import nodes, rewritten
from quizapp.notation.tree import Call, Negative, Node, Number, Power, Product, Quotient, Sum

_LARGEST_RESULT = 10**6
_LARGEST_EXPONENT = 12


def folded(tree: Node) -> Node:
    """Each part that holds only numbers as one number; nothing else is touched, and no large power worked out."""
    return rewritten(tree, _folded)


def _folded(node: Node) -> Node:
    value = _value(node)
    return node if value is None else rational(value)


def _value(node: Node) -> Fraction | None:
    match node:
        case Sum(terms):
            values = [rational_value(term) for term in terms]
            return None if None in values else sum(filter(None, values), Fraction(0))
        case Product(factors):
            return _product_value([rational_value(factor) for factor in factors])
        case Power(base, exponent):
            return _power_value(rational_value(base), rational_value(exponent))
        case _:
            return rational_value(node)


def _product_value(values: list[Fraction | None]) -> Fraction | None:
    result = Fraction(1)
    for value in values:
        if value is None:
            return None
        result *= value
    return result


def _power_value(base: Fraction | None, exponent: Fraction | None) -> Fraction | None:
    if base is None or exponent is None or exponent.denominator != 1 or abs(exponent) > _LARGEST_EXPONENT:
        return None
    if base == 0 and exponent <= 0:
        return None
    result: Fraction = base ** int(exponent)
    return result if max(abs(result.numerator), result.denominator) <= _LARGEST_RESULT else None


def is_odd(tree: Node) -> bool:
    """Whether a folded tree says something that nobody would write: 1x, 0x, x^1, x + 0, x/1, √4, ln 1."""
    return any(_is_odd(node) for node in nodes(tree))


def _is_odd(node: Node) -> bool:
    match node:
        case Sum(terms):
            values = [rational_value(term) for term in terms]
            return 0 in values or sum(value is not None for value in values) > 1
        case Product(factors):
            return not {Fraction(0), Fraction(1)}.isdisjoint(map(rational_value, factors))
        case Quotient(numerator, denominator):
            return rational_value(numerator) == 0 or rational_value(denominator) in {Fraction(0), Fraction(1)}
        case Power(base, exponent):
            return not {rational_value(base), rational_value(exponent)}.isdisjoint({Fraction(0), Fraction(1)})
        case Call(function, arguments):
            return _is_odd_call(function, [rational_value(argument) for argument in arguments])
        case _:
            return False


def _is_odd_call(function: str, values: list[Fraction | None]) -> bool:
    match function, values:
        case "sqrt", [Fraction() as value]:
            return value < 0 or isqrt(value.numerator) ** 2 == value.numerator
        case "log", [base, argument]:
            return (base is not None and (base <= 0 or base == 1)) or argument in {Fraction(0), Fraction(1)}
        case _:
            return not {Fraction(0), Fraction(1)}.isdisjoint(values)


def neat(tree: Node) -> Node:
    """The same with numbers in front of products, minus signs in front of terms, and no 1·, ^1 or + 0."""
    return rewritten(tree, _neat)


def _neat(node: Node) -> Node:
    match node:
        case Sum(terms):
            return plus(*(part for term in terms for part in _terms(term)))
        case Product(factors):
            return _with_number_in_front(factors)
        case Quotient(Negative(numerator), denominator):
            return minus(over(numerator, denominator))
        case Quotient(numerator, Negative(denominator)):
            return minus(over(numerator, denominator))
        case Quotient(Product((Number(value), *rest)), Number(below)) if below:
            fraction = value / below
            top = times(rational(fraction.numerator), *rest)
            return over(top, rational(fraction.denominator))
        case Quotient(numerator, denominator):
            return over(numerator, denominator)
        case Negative(operand):
            return minus(operand)
        case Power(base, exponent):
            return power(base, exponent)
        case _:
            return node


def _terms(node: Node) -> tuple[Node, ...]:
    return node.terms if isinstance(node, Sum) else (node,)


def _with_number_in_front(factors: tuple[Node, ...]) -> Node:
    """Only signs and whole numbers move, which is right for matrices as well."""
    number, others = Fraction(1), list[Node]()
    for factor in _flat(factors):
        match factor:
            case Number(value):
                number *= value
            case Negative(operand):
                number *= -(operand.value if isinstance(operand, Number) else 1)
                others.extend(() if isinstance(operand, Number) else _flat((operand,)))
            case _:
                others.append(factor)
    product = times(*(() if abs(number) == 1 else (rational(abs(number)),)), *others) if others else None
    if product is None:
        return rational(number)
    return minus(product) if number < 0 else product if number else Number(Fraction(0))


def _flat(factors: tuple[Node, ...]) -> list[Node]:
    found: list[Node] = []
    for factor in factors:
        found.extend(factor.factors if isinstance(factor, Product) else [factor])
    return found
