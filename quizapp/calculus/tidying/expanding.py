"""Brackets in a sum are multiplied out where the sum gets shorter: 2x(x² + 1) − 2x³ is 2x."""

from __future__ import annotations

from fractions import Fraction

from quizapp.calculus.tidying.monomial import Base, Exponent, Monomial, Terms, combined, is_sum, multiplied
from quizapp.calculus.walk import nodes
from quizapp.notation.tree import Symbol

_MOST_TERMS = 40
_MOST_FACTORS = 4


def expanded_if_shorter(terms: Terms) -> Terms:
    if len(terms) < 2 or not any(_brackets(term) for term in terms):
        return terms
    products: list[Monomial] = []
    for term in terms:
        products.extend(_expanded(term))
        if len(products) > _MOST_TERMS:
            return terms
    shorter = combined(products)
    return shorter if _size(shorter) <= _size(terms) else terms


def _brackets(term: Monomial) -> list[tuple[Terms, int]]:
    return [
        (base, int(exponent))
        for base, exponent in term.powers
        if is_sum(base) and isinstance(exponent, Fraction) and exponent.denominator == 1 and exponent > 0
    ]


def _expanded(term: Monomial) -> Terms:
    brackets = _brackets(term)
    if sum(count for _, count in brackets) > _MOST_FACTORS:
        return (term,)
    outside = term
    for base, _ in brackets:
        outside = outside.without(base)
    result: Terms = (outside,)
    for base, count in brackets:
        for _ in range(count):
            result = combined(multiplied(left, right) for left in result for right in base)
            if len(result) > _MOST_TERMS:
                return (term,)
    return result


def is_shorter_without_bracket(monomial: Monomial, terms: Terms) -> bool:
    """6x sin(x) + 3x^2 cos(x) for 3(2x sin(x) + x^2 cos(x)); polynomials keep their brackets."""
    is_whole = monomial.coefficient.denominator == 1
    is_polynomial = all(isinstance(base, Symbol) for term in terms for base, _ in term.powers)
    return is_whole and not is_polynomial and _size(terms) < _size((monomial,))


def _size(terms: Terms) -> int:
    return sum(
        1 + int(abs(term.coefficient) != 1) + sum(_power_size(*power) for power in term.powers) for term in terms
    )


def _power_size(base: Base, exponent: Exponent) -> int:
    size = _size(base) if isinstance(base, tuple) else sum(1 for _ in nodes(base))
    return size + int(exponent != 1)


def multiplied_terms(terms: Terms) -> Terms | None:
    """Every bracket multiplied out; None where there is none, or where that is too long."""
    if not any(_brackets(term) for term in terms):
        return None
    return combined(product for term in terms for product in _expanded(term))
