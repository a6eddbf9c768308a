"""The first rung: the same expression up to order, brackets and ways of writing.

The form is a text, equal for two trees only if they are equal as expressions, isolated points aside: √x is x^(1/2),
exp x is e^x, a/b is a·b^(−1), 0.5 is one half, and terms and factors stand in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from quizapp.calculus.build import rational_value
from quizapp.calculus.walk import children
from quizapp.notation.precedence import terms_of
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
)

_MINUS = "-1"
_ONES = frozenset({_MINUS, "1"})
_HALF = Fraction(1, 2)
_INVERSE = Fraction(-1)


def same_form(left: Node, right: Node, *, commutative: bool = True) -> bool:
    """Matrices do not commute: for them only the order of terms may differ."""
    return left == right or canonical(left, commutative=commutative) == canonical(right, commutative=commutative)


def canonical(tree: Node, *, commutative: bool = True) -> str:
    return _Form(commutative=commutative).of(tree)


def canonical_and_order(tree: Node) -> tuple[str, list[list[str]]]:
    """The form, and all terms and factors that were put in order for it."""
    form = _Remembering(commutative=True)
    return form.of(tree), form.ordered


class _Form:
    def __init__(self, *, commutative: bool) -> None:
        self._commutative = commutative

    def in_order(self, parts: Iterable[str]) -> list[str]:
        return sorted(parts)

    def of(self, node: Node) -> str:
        return _FORMS.get(type(node), _Form.labelled)(self, node)

    def name(self, node: Symbol | Constant) -> str:
        return node.name

    def number(self, node: Number) -> str:
        return str(node.value.numerator) if node.value.denominator == 1 else self.product(node)

    def product(self, node: Node) -> str:
        return self._joined(self._factors(node))

    def power(self, node: Power) -> str:
        value = rational_value(node.exponent)
        return f"{self.of(node.base)}^{self.of(node.exponent)}" if value is None else self._raised(node.base, value)

    def sum(self, node: Sum) -> str:
        return f"({'+'.join(self.in_order(map(self.of, terms_of(node))))})"

    def call(self, node: Call) -> str:
        match node.arguments:
            case (argument,) if node.function == "sqrt":
                return self._raised(argument, _HALF)
            case (argument,) if node.function == "exp":
                return f"e^{self.of(argument)}"
            case arguments:
                return f"{node.function}({','.join(map(self.of, arguments))})"

    def labelled(self, node: Node) -> str:
        return f"{_label(node)}({','.join(map(self.of, children(node)))})"

    def _joined(self, factors: list[str]) -> str:
        """Signs first, as one; then the factors, which of numbers and letters are in order."""
        signs = factors.count(_MINUS) % 2
        kept = [factor for factor in factors if factor not in _ONES]
        if self._commutative:
            kept = self.in_order(kept)
        if signs:
            kept.insert(0, _MINUS)
        return kept[0] if len(kept) == 1 else f"({'*'.join(kept)})" if kept else "1"

    def _factors(self, node: Node) -> list[str]:
        match node:
            case Product():
                return [part for factor in node.factors for part in self._factors(factor)]
            case Negative():
                return [_MINUS, *self._factors(node.operand)]
            case Quotient():
                return [*self._factors(node.numerator), *self._inverse(node.denominator)]
            case Number() if node.value.denominator != 1:
                return [str(node.value.numerator), f"{node.value.denominator}^-1"]
            case _:
                return [self.of(node)]

    def _inverse(self, node: Node) -> list[str]:
        match node:
            case Product(factors) if self._commutative:
                return [part for factor in factors for part in self._inverse(factor)]
            case Negative(operand):
                return [_MINUS, *self._inverse(operand)]
            case Number(value) if value.denominator == value.numerator == 1:
                return []
            case Power(base, exponent):
                times = rational_value(exponent)
                return [self._raised(node, _INVERSE) if times is None else self._raised(base, -times)]
            case Call("sqrt", (argument,)):
                return [self._raised(argument, -_HALF)]
            case _:
                return [self._raised(node, _INVERSE)]

    def _raised(self, base: Node, exponent: Fraction) -> str:
        return self.of(base) if exponent == 1 else f"{self.of(base)}^{exponent}"


class _Remembering(_Form):
    def __init__(self, *, commutative: bool) -> None:
        super().__init__(commutative=commutative)
        self.ordered: list[list[str]] = []

    def in_order(self, parts: Iterable[str]) -> list[str]:
        found = super().in_order(parts)
        self.ordered.append(found)
        return found


# A table rather than a match: this is asked for every node of every tree.
_FORMS: Mapping[type, Callable[[_Form, Any], str]] = {
    **dict.fromkeys((Symbol, Constant), _Form.name),
    **dict.fromkeys((Product, Quotient, Negative), _Form.product),
    Number: _Form.number,
    Power: _Form.power,
    Sum: _Form.sum,
    Call: _Form.call,
}


def _label(node: Node) -> str:
    """What a node says besides its parts."""
    match node:
        case Apply(function, _, primes, partials):
            return f"{function}{primes * chr(39)}_{partials}"
        case Derivative(_, variables, partial):
            return f"d{variables}{partial}"
        case Gradient(_, variable):
            return f"∇{variable}"
        case Limit(_, variable, _, side):
            return f"lim {variable}{side}"
        case BigSum(_, index, start, end):
            return f"sum {index}{start is not None}{end is not None}"
        case Norm(_, frobenius):
            return f"norm {frobenius}"
        case Matrix(rows):
            return f"matrix {len(rows)}"
        case Equation(_, _, relation):
            return relation
        case _:
            return type(node).__name__
