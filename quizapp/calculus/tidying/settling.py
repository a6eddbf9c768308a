"""Products and sums of monomials, brought to the form that a textbook prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import gcd, lcm

from quizapp.calculus.tidying.bars import stands_under_bars, without_bars
from quizapp.calculus.tidying.expanding import expanded_if_shorter, is_shorter_without_bracket
from quizapp.calculus.tidying.identities import with_identities
from quizapp.calculus.tidying.monomial import (
    ONE,
    ZERO,
    Base,
    Exponent,
    Monomial,
    Terms,
    combined,
    is_exponential,
    is_sum,
    key_of,
    multiplied,
    number,
    of,
)
from quizapp.calculus.tidying.roots import sum_raised
from quizapp.notation.tree import Symbol


def summed(monomials: Iterable[Monomial]) -> Terms:
    """The sum, with powers of brackets and exponentials that all terms share in front: (x + 1) e^x."""
    flat = _flat(monomials)
    shared = common(flat, positive=_is_worth_sharing, negative=_never) if len(flat) > 1 else number(ONE)
    if not shared.powers:
        return _shortest(flat)
    rest = _shortest(_divided(flat, shared))
    return settled(multiplied(shared, _bracket(_constants_last(rest)))) if rest else ()


def _constants_last(terms: Terms) -> Terms:
    return tuple(sorted(terms, key=lambda term: not term.powers))


def _flat(monomials: Iterable[Monomial]) -> Terms:
    return combined(term for monomial in monomials for term in _opened(monomial))


def _shortest(terms: Terms) -> Terms:
    return with_identities(expanded_if_shorter(terms))


def _opened(monomial: Monomial) -> Terms:
    """A sum in brackets that only a sign stands before loses its brackets; some do that a number stands before."""
    match monomial:
        case Monomial(coefficient, ((base, exponent),)) if is_sum(base) and exponent == 1:
            terms = tuple(term.scaled(coefficient) for term in base)
            return terms if abs(coefficient) == 1 or is_shorter_without_bracket(monomial, terms) else (monomial,)
        case _:
            return (monomial,)


def settled(monomial: Monomial) -> Terms:
    """A product: numbers out of its brackets, fractions out of its fractions, and cancelled."""
    if not monomial.coefficient:
        return ()
    monomial = without_bars(monomial)
    if not any(is_sum(base) for base, _ in monomial.powers):
        return (monomial,)
    for base, exponent in monomial.powers:
        if is_sum(base) and isinstance(exponent, Fraction) and exponent.denominator == 1:
            others = monomial.without(base)
            changed = multiplied(others, _settled_bracket(base, exponent, others))
            if changed != monomial and (changed.coefficient, changed.key) != (monomial.coefficient, monomial.key):
                return settled(changed)
    return _opened(monomial)


def _settled_bracket(base: Terms, exponent: Fraction, others: Monomial) -> Monomial:
    below = exponent < 0 or _is_fraction(others)
    outside = common(
        base,
        positive=lambda part, power: _cancels(part, others) or _is_worth_sharing(part, power),
        negative=lambda part: below or (others != number(ONE) and _divides_all(part, base)),
    )
    terms = _shortest(_divided(base, outside) if outside.powers else _flat(base))
    if not terms:
        return sum_raised((), exponent)
    content = ONE if stands_under_bars(terms, others) else _content(terms, exponent, others)
    terms = tuple(term.scaled(1 / content) for term in terms)
    inside = _power_of_bracket(terms, exponent)
    return multiplied(_whole_power(multiplied(outside, number(content)), exponent), inside)


def _whole_power(monomial: Monomial, exponent: Fraction) -> Monomial:
    powers = tuple((base, _times(power, exponent)) for base, power in monomial.powers)
    return multiplied(number(monomial.coefficient ** int(exponent)), Monomial(ONE, powers))


def _times(power: Exponent, factor: Fraction) -> Exponent:
    return power * factor if isinstance(power, Fraction) else tuple(term.scaled(factor) for term in power)


def _power_of_bracket(terms: Terms, exponent: Fraction) -> Monomial:
    if len(terms) == 1:
        return _whole_power(terms[0], exponent)
    return of(terms, exponent)


def _bracket(terms: Terms) -> Monomial:
    return terms[0] if len(terms) == 1 else of(terms)


def _content(terms: Terms, exponent: Fraction, others: Monomial) -> Fraction:
    """The number to take out of a bracket: 6(x − 1) for 3(2x − 2), but (2x + 2)⁴ and (2x + 2) e^x stay; its sign."""
    above = gcd(*(term.coefficient.numerator for term in terms))
    below = lcm(*(term.coefficient.denominator for term in terms))
    sign = -1 if all(term.coefficient < 0 for term in terms) else 1
    if exponent == 1:
        is_written_so = others == number(ONE) or (abs(others.coefficient) == below == 1 and _is_line(terms))
        is_fraction = _is_fraction(others) or all(term.coefficient.denominator == below for term in terms)
        return Fraction(sign) if is_written_so or (below > 1 and not is_fraction) else Fraction(sign * above, below)
    if exponent == -1:
        return Fraction(sign * gcd(above, others.coefficient.numerator), below)
    return Fraction(sign)


def _is_line(terms: Terms) -> bool:
    return all(isinstance(base, Symbol) and exponent == 1 for term in terms for base, exponent in term.powers)


def _divides_all(base: Base, terms: Terms) -> bool:
    """Whether the base stands under the fraction line in every term."""
    exponents = [term.exponent_of(base) for term in terms]
    return all(isinstance(exponent, Fraction) and exponent < 0 for exponent in exponents)


def _is_fraction(monomial: Monomial) -> bool:
    return any(isinstance(exponent, Fraction) and exponent < 0 for _, exponent in monomial.powers)


def _cancels(base: Base, others: Monomial) -> bool:
    exponent = others.exponent_of(base)
    return isinstance(exponent, Fraction) and exponent < 0


def _is_worth_sharing(base: Base, exponent: Exponent) -> bool:
    return is_sum(base) or is_exponential(base, exponent)


def _never(_: Base) -> bool:
    return False


def common(terms: Terms, *, positive: Callable[[Base, Exponent], bool], negative: Callable[[Base], bool]) -> Monomial:
    """The powers that divide every term, of the bases that are wanted; negative ones clear fractions."""
    bases = {key_of(base): base for term in terms for base, _ in term.powers}
    found: list[tuple[Base, Exponent]] = []
    for base in bases.values():
        exponents = [term.exponent_of(base) for term in terms]
        least = _least(exponents)
        if least is None or least == ZERO:
            continue
        is_below = isinstance(least, Fraction) and least < 0
        if (negative(base) or set(exponents) == {least}) if is_below else positive(base, least):
            found.append((base, least))
    return Monomial(ONE, tuple(found))


def _least(exponents: list[Exponent]) -> Exponent | None:
    numbers = [exponent for exponent in exponents if isinstance(exponent, Fraction)]
    if len(numbers) == len(exponents):
        return min(numbers)
    first = exponents[0]
    return first if all(key_of(exponent) == key_of(first) for exponent in exponents) else None


def _divided(terms: Terms, divisor: Monomial) -> Terms:
    inverse = Monomial(ONE, tuple((base, _times(exponent, -ONE)) for base, exponent in divisor.powers))
    return combined(opened for term in terms for opened in _opened(multiplied(term, inverse)))
