"""What a textbook would see: sin² + cos² = 1 in a sum, sin/cos = tan in a product."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from quizapp.calculus.tidying.monomial import Monomial, Terms, combined
from quizapp.notation.tree import Call

_TWO = Fraction(2)
_PARTNERS = {"sin": ("cos", 1), "cosh": ("sinh", -1)}
"""With the sign that the second square has in the identity."""


def with_identities(terms: Terms) -> Terms:
    for term in terms:
        for base, exponent in term.powers:
            if isinstance(base, Call) and base.function in _PARTNERS and exponent == _TWO:
                joined = _joined(terms, term, base)
                if joined is not None:
                    return with_identities(joined)
    return terms


def _joined(terms: Terms, term: Monomial, square: Call) -> Terms | None:
    name, sign = _PARTNERS[square.function]
    rest = term.without(square)
    partner = Monomial(term.coefficient * sign, ((Call(name, square.arguments), _TWO), *rest.powers))
    for other in terms:
        if other.coefficient == partner.coefficient and other.key == partner.key:
            others = (replace(rest) if one is term else one for one in terms if one is not other)
            return combined(others)
    return None


_RATIOS = {("sin", "cos"): "tan", ("cos", "sin"): "cot", ("sinh", "cosh"): "tanh", ("cosh", "sinh"): "coth"}


def with_ratios(term: Monomial) -> Monomial:
    """sin u/cos u as tan u, where neither has another exponent."""
    for base, exponent in term.powers:
        if not isinstance(base, Call) or exponent != 1:
            continue
        for (above, below), ratio in _RATIOS.items():
            partner = Call(below, base.arguments)
            if base.function == above and term.exponent_of(partner) == -1:
                rest = term.without(base).without(partner)
                return replace(rest, powers=(*rest.powers, (Call(ratio, base.arguments), Fraction(1))))
    return term
