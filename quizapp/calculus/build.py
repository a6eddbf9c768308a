"""Putting trees together without the noise: no `+ 0`, no `· 1`."""

from __future__ import annotations

from fractions import Fraction
from math import prod

from quizapp.notation.tree import Call, Constant, Negative, Node, Number, Power, Product, Quotient, Sum

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))
TWO = Number(Fraction(2))
E = Constant("e")
INFINITY = Constant("infinity")


def rational(value: Fraction | int) -> Node:
    """A whole number, or a quotient of two; negative ones as Negative."""
    value = Fraction(value)
    if value < 0:
        return Negative(rational(-value))
    if value.denominator == 1:
        return Number(value)
    return Quotient(Number(Fraction(value.numerator)), Number(Fraction(value.denominator)))


def rational_value(node: Node) -> Fraction | None:
    """The value of an expression of numbers with + − · /; None for anything else."""
    match node:
        case Number(value):
            return value
        case Negative(operand):
            value_of_operand = rational_value(operand)
            return None if value_of_operand is None else -value_of_operand
        case Quotient(top, bottom):
            above, below = rational_value(top), rational_value(bottom)
            return None if above is None or not below else above / below
        case Sum(parts) | Product(parts):
            values = [rational_value(part) for part in parts]
            known = [value for value in values if value is not None]
            if len(known) < len(values):
                return None
            return sum(known, Fraction(0)) if isinstance(node, Sum) else prod(known, start=Fraction(1))
        case _:
            return None


def plus(*terms: Node) -> Node:
    kept = tuple(term for term in terms if term != ZERO)
    match kept:
        case ():
            return ZERO
        case (only,):
            return only
        case _:
            return Sum(kept)


def times(*factors: Node) -> Node:
    if ZERO in factors:
        return ZERO
    kept = tuple(factor for factor in factors if factor != ONE)
    match kept:
        case ():
            return ONE
        case (only,):
            return only
        case _:
            return Product(kept)


def minus(node: Node) -> Node:
    match node:
        case Number(value) if value == 0:
            return node
        case Negative(operand):
            return operand
        case _:
            return Negative(node)


def over(numerator: Node, denominator: Node) -> Node:
    if numerator == ZERO or denominator == ONE:
        return numerator
    return Quotient(numerator, denominator)


def power(base: Node, exponent: Node) -> Node:
    if exponent == ONE:
        return base
    return ONE if exponent == ZERO else Power(base, exponent)


def call(function: str, *arguments: Node) -> Node:
    return Call(function, arguments)
