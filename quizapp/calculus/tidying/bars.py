"""Absolute values among the factors of a product."""

from __future__ import annotations

from fractions import Fraction

from quizapp.calculus.tidying.monomial import ONE, Base, Exponent, Monomial, is_sum, multiplied
from quizapp.calculus.tidying.writing import written
from quizapp.notation.tree import Call, Node


def without_bars(monomial: Monomial) -> Monomial:
    """|u|² is u², and u²/|u| is |u|."""
    for base, exponent in monomial.powers:
        if isinstance(base, Call) and base.function == "abs" and isinstance(exponent, Fraction):
            inside = _among(monomial, base.arguments[0])
            pairs = _pairs(monomial.exponent_of(inside), exponent)
            if pairs:
                moved = Monomial(ONE, ((base, Fraction(-2 * pairs)), (inside, Fraction(2 * pairs))))
                return without_bars(multiplied(monomial, moved))
    return monomial


def stands_under_bars(base: Base, monomial: Monomial) -> bool:
    bars = [other.arguments[0] for other, _ in monomial.powers if isinstance(other, Call) and other.function == "abs"]
    return bool(bars) and is_sum(base) and written(base) in bars


def _among(monomial: Monomial, inside: Node) -> Base:
    """The base that is written like what is under the bars."""
    return next((base for base, _ in monomial.powers if is_sum(base) and written(base) == inside), inside)


def _pairs(inside: Exponent, bars: Fraction) -> int:
    """How many factors |u|² of u^inside |u|^bars are better written as u²; negative: the other way."""
    if bars.denominator > 1:
        return 0
    if bars >= 2 or bars <= -2:
        return int(bars / 2)
    if bars == -1 and isinstance(inside, Fraction) and inside.denominator == 1 and inside >= 2:
        return -1
    return 0
