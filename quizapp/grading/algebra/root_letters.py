"""A letter under a root, written through the root: with t = √(x − 1), x is t² + 1, and √(x + 2√(x−1)) is √((t+1)²)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quizapp.calculus.build import TWO, minus, over, plus, power, rational, rational_value
from quizapp.calculus.walk import nodes, substituted, symbols_in
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import Call, Negative, Node, Number, Power, Product, Sum, Symbol

_NAME = "root_letter"

Linear = tuple[Fraction, Fraction]
"""(a, b) of a·letter + b"""


def without_root(trees: Sequence[Node], symbols: Symbols) -> tuple[list[Node], Symbols] | None:
    """The trees with t, a positive letter, for the first root of a·x + b found in them; None where there is no such.

    All of them are looked at only where that root has a value.
    """
    for tree in trees:
        for radicand in map(_radicand, nodes(tree)):
            if radicand is None or len(names := symbols_in(radicand)) != 1:
                continue
            (name,) = names
            linear = _linear(radicand, name)
            if linear and linear[0] and symbols.kind(name) is not SymbolKind.INTEGER:
                return _through(trees, symbols, name, linear)
    return None


def _through(trees: Sequence[Node], symbols: Symbols, name: str, linear: Linear) -> tuple[list[Node], Symbols]:
    slope, shift = linear
    squared = plus(power(Symbol(_NAME), TWO), minus(rational(shift)))
    letter = {name: over(squared, rational(slope))}
    kinds = {**symbols.kinds, _NAME: SymbolKind.POSITIVE}
    return [substituted(tree, letter) for tree in trees], Symbols(kinds, symbols.variables)


def _radicand(node: Node) -> Node | None:
    match node:
        case Call("sqrt", (argument,)):
            return argument
        case Power(base, exponent) if (value := rational_value(exponent)) is not None and value.denominator == 2:
            return base
        case _:
            return None


def _linear(node: Node, name: str) -> Linear | None:
    match node:
        case Number(value):
            return Fraction(0), value
        case Symbol(letter):
            return (Fraction(1), Fraction(0)) if letter == name else None
        case Negative(operand):
            return _scaled(_linear(operand, name), Fraction(-1))
        case Product((first, second)) if (factor := rational_value(first)) is not None:
            return _scaled(_linear(second, name), factor)
        case Sum(terms):
            parts = [_linear(term, name) for term in terms]
            known = [part for part in parts if part is not None]
            slopes, shifts = (sum(side, Fraction(0)) for side in zip(*known, strict=True)) if known else (0, 0)
            return (Fraction(slopes), Fraction(shifts)) if len(known) == len(parts) else None
        case _:
            return None


def _scaled(linear: Linear | None, factor: Fraction) -> Linear | None:
    return linear and (linear[0] * factor, linear[1] * factor)
