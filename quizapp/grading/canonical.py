"""The first rung: the same expression up to order, brackets and ways of writing."""

from __future__ import annotations

from fractions import Fraction

from quizapp.calculus.walk import with_children
from quizapp.notation.tree import Call, Constant, Negative, Node, Number, Power, Product, Quotient, Sum

_MINUS_ONE = Negative(Number(Fraction(1)))
_HALF = Product((Number(Fraction(1)), Power(Number(Fraction(2)), _MINUS_ONE)))


def same_form(left: Node, right: Node, *, commutative: bool = True) -> bool:
    """Matrices do not commute: for them only the order of terms may differ."""
    return left == right or canonical(left, commutative=commutative) == canonical(right, commutative=commutative)


def canonical(tree: Node, *, commutative: bool = True) -> Node:
    def change(node: Node) -> Node:
        node = _plain(with_children(node, change))
        match node:
            case Sum(terms):
                return Sum(_in_order(tuple(part for term in terms for part in _terms(term))))
            case Product(factors):
                flat = tuple(part for factor in factors for part in _factors(factor))
                return Product(_in_order(flat) if commutative else flat)
            case _:
                return node

    return change(tree)


def _plain(node: Node) -> Node:
    """One way of writing for what has several: √x is x^(1/2), exp x is e^x, a/b is a·b^(−1), 0.5 is one half."""
    match node:
        case Number(value) if value.denominator != 1:
            below = Power(Number(Fraction(value.denominator)), _MINUS_ONE)
            return Product((Number(Fraction(value.numerator)), below))
        case Number(value):
            return Number(value)
        case Call("sqrt", (argument,)):
            return Power(argument, _HALF)
        case Call("exp", (argument,)):
            return Power(Constant("e"), argument)
        case Quotient(numerator, denominator):
            return Product((numerator, Power(denominator, _MINUS_ONE)))
        case Negative(operand) if node != _MINUS_ONE:
            return Product((_MINUS_ONE, operand))
        case _:
            return node


def _terms(node: Node) -> tuple[Node, ...]:
    return node.terms if isinstance(node, Sum) else (node,)


def _factors(node: Node) -> tuple[Node, ...]:
    return node.factors if isinstance(node, Product) else (node,)


def _in_order(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(sorted(parts, key=repr))
