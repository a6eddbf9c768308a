"""What is tidied: sums of monomials, each a number times powers of things that are left as they are."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeGuard

from quizapp.notation.tree import Constant, Node, Number, Power, Symbol

ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Monomial:
    """A coefficient times powers, in the order in which they were written; a base occurs once."""

    coefficient: Fraction
    powers: tuple[tuple[Base, Exponent], ...] = ()

    @property
    def key(self) -> frozenset[tuple[Hashable, Hashable]]:
        """Monomials with the same key are like terms."""
        return frozenset((key_of(base), key_of(exponent)) for base, exponent in self.powers)

    def scaled(self, factor: Fraction) -> Monomial:
        return replace(self, coefficient=self.coefficient * factor)

    def without(self, base: Base) -> Monomial:
        return replace(self, powers=tuple(power for power in self.powers if key_of(power[0]) != key_of(base)))

    def exponent_of(self, base: Base) -> Exponent:
        return next((exponent for other, exponent in self.powers if key_of(other) == key_of(base)), ZERO)


Terms = tuple[Monomial, ...]
Base = Node | Terms
"""Terms are a sum in brackets; a Power is one with a variable exponent, which goes together with no other."""
Exponent = Fraction | Terms


def is_sum(part: Base | Exponent) -> TypeGuard[Terms]:
    return isinstance(part, tuple)


def key_of(part: Base | Exponent) -> Hashable:
    """Equal for sums that differ only in their order."""
    return frozenset((term.coefficient, term.key) for term in part) if is_sum(part) else part


def of(base: Base, exponent: Exponent = ONE) -> Monomial:
    return Monomial(ONE, ((base, exponent),))


def number(value: Fraction) -> Monomial:
    return Monomial(value)


def multiplied(*monomials: Monomial) -> Monomial:
    """Numbers multiply, exponents of the same base add."""
    coefficient = ONE
    bases: dict[Hashable, Base] = {}
    exponents: dict[Hashable, Exponent] = {}
    for monomial in monomials:
        coefficient *= monomial.coefficient
        for base, exponent in monomial.powers:
            key = key_of(base)
            bases.setdefault(key, base)
            exponents[key] = added(exponents[key], exponent) if key in exponents else exponent
    if not coefficient:
        return Monomial(ZERO)
    powers = tuple((base, exponents[key]) for key, base in bases.items() if exponents[key] != ZERO)
    return Monomial(coefficient, powers)


def combined(monomials: Iterable[Monomial]) -> Terms:
    """Like terms together, in the order of their first; what vanishes is left out."""
    first: dict[Hashable, Monomial] = {}
    for monomial in monomials:
        key = monomial.key
        known = first.get(key)
        first[key] = monomial if known is None else replace(known, coefficient=known.coefficient + monomial.coefficient)
    return tuple(monomial for monomial in first.values() if monomial.coefficient)


def added(left: Exponent, right: Exponent) -> Exponent:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left + right
    return as_exponent(combined((*as_terms(left), *as_terms(right))))


def scaled(exponent: Exponent, factor: Fraction) -> Exponent:
    if isinstance(exponent, Fraction):
        return exponent * factor
    return as_exponent(tuple(term.scaled(factor) for term in exponent))


def negated(exponent: Exponent) -> Exponent:
    return scaled(exponent, -ONE)


def as_exponent(terms: Terms) -> Exponent:
    """A number where it is one; letters in order and constants last, so that equal exponents are written alike."""
    match terms:
        case ():
            return ZERO
        case (Monomial(coefficient, ()),):
            return coefficient
        case _:
            return tuple(sorted(terms, key=_place_in_exponent))


def _place_in_exponent(term: Monomial) -> tuple[bool, str]:
    match term.powers:
        case ((Symbol(name), exponent),) if exponent == 1:
            return False, name
        case powers:
            return not powers, ""


def as_terms(part: Exponent) -> Terms:
    if isinstance(part, Fraction):
        return (Monomial(part),) if part else ()
    return part


def is_exponential(base: Base, exponent: Exponent) -> bool:
    """e^u or 2^u: never zero, and read as one thing."""
    number = base.base if isinstance(base, Power) else base if is_sum(exponent) else None
    return isinstance(number, Number) or (isinstance(number, Constant) and number.name == "e")
