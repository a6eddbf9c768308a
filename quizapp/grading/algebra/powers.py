"""Exponentials, logarithms and roots over the parts: e^(u+v) = e^u e^v, ln |uv| = ln |u| + ln |v|, √(u²) = |u|.

Everything that is not a whole power is written with |f|^(1/B) for the irreducible factors f: sound for real
numbers of either sign, and exact wherever both sides are defined.
"""

from __future__ import annotations

from flint import fmpq, fmpq_mpoly, fmpz

from quizapp.grading.algebra.parts import Application, Exponential, Logarithm, Parts, Root
from quizapp.grading.algebra.rational import CONTEXT, ONE, ZERO, GiveUpError, Rational, constant, of_polynomial

_MAX_TO_FACTOR = 10**15


def exponential(exponent: Rational, parts: Parts) -> Rational:
    result = ONE
    for coefficient, part in parts.reduced(exponent).linear_parts():
        result *= _exponential_of_multiple(coefficient, part, parts)
    return result


def _exponential_of_multiple(coefficient: fmpq, part: Rational, parts: Parts) -> Rational:
    match parts.single(part.top) if part.bottom.is_one() else None:
        case Logarithm(base):
            return absolute_power(base, coefficient, parts)
        case _:
            pass
    name = f"exp {parts.name(part)}"
    times, below = parts.facts.whole_multiple(name, int(coefficient.p), int(coefficient.q))
    smallest = parts.generator(f"{name} / {below}", Exponential(part * constant(fmpq(1, below))))
    return smallest**times


def logarithm(value: Rational, parts: Parts) -> Rational:
    """ln |value|. Learns that the value is positive."""
    value = parts.reduced(value)
    learn_not_negative(value, parts)
    content, found = _factored(value, parts)
    result = _logarithm_of_number(abs(content), parts)
    for factor, multiplicity in found:
        result += _logarithm_of_factor(factor, parts) * constant(multiplicity)
    return result


def _logarithm_of_factor(factor: fmpq_mpoly, parts: Parts) -> Rational:
    match parts.single(factor):
        case Exponential(exponent):
            return exponent
        case Root(base, index):
            return _logarithm_of_factor(base, parts) * constant(fmpq(1, index))
        case _:
            return parts.generator(f"ln {parts.text(factor)}", Logarithm(factor))


def _logarithm_of_number(value: fmpq, parts: Parts) -> Rational:
    result = ZERO
    for prime, multiplicity in _primes(value):
        base = CONTEXT.constant(prime)
        result += parts.generator(f"ln {prime}", Logarithm(base)) * constant(multiplicity)
    return result


def absolute(value: Rational, parts: Parts) -> Rational:
    content, found = _factored(parts.reduced(value), parts)
    result = constant(abs(content))
    for factor, multiplicity in found:
        result *= absolute_power(factor, fmpq(multiplicity), parts)
    return result


def absolute_power(factor: fmpq_mpoly, exponent: fmpq, parts: Parts) -> Rational:
    """|factor|^exponent for an irreducible factor, or for a prime number."""
    if factor.is_constant():
        return _number_power(factor.leading_coefficient(), exponent, parts)
    if exponent.q == 1 and exponent.p % 2 == 0:
        return of_polynomial(factor) ** int(exponent.p)
    match parts.single(factor):
        case Exponential(of):
            return exponential(of * constant(exponent), parts)
        case Root(base, index):
            return absolute_power(base, exponent / index, parts)
        case _:
            return _root_power(factor, exponent, parts.sign(factor), parts)


def _root_power(base: fmpq_mpoly, exponent: fmpq, sign: int, parts: Parts) -> Rational:
    name = f"root {parts.text(base)}"
    times, below = parts.facts.whole_multiple(name, int(exponent.p), int(exponent.q))
    if sign:
        value = of_polynomial(base * sign)
        if below == 1:
            return value**times
        return parts.generator(f"{name} / {below}", Root(base, below), below, value) ** times
    squared = of_polynomial(base * base)
    return parts.generator(f"{name} / {below}", Root(base, below), 2 * below, squared) ** times


def rational_power(value: Rational, exponent: fmpq, parts: Parts) -> Rational:
    """value^exponent with the real meaning: odd roots of negative numbers are negative."""
    if exponent.q == 1:
        return value ** int(exponent.p)
    value = parts.reduced(value)
    return _odd_root(value, exponent, parts) if exponent.q % 2 == 1 else _even_root(value, exponent, parts)


def symbolic_power(value: Rational, exponent: Rational, parts: Parts) -> Rational:
    """value^exponent with letters in the exponent: e^(exponent · ln |f|) for the factors that are positive, or squares.

    Of the others only f^(u+v) = f^u f^v and f^(3u) = (f^u)^3 are used, which hold for negative f as well, where all has
    a value. f^(2u) is no square: (-8)^(2u) is -2 for u = 1/6, where (-8)^u has no value.
    """
    value = parts.reduced(value)
    if parts.facts.one_letter and parts.letters(exponent) and parts.letters(value):
        # x^x has a value on a stretch of the line only where its base is positive. With two letters it may have one for
        # every y where x is whole.
        learn_not_negative(value, parts)
    content, found = _factored(value, parts)
    if content < 0:
        return _opaque_power(value, exponent, parts)
    result = exponential(exponent * _logarithm_of_number(content, parts), parts)
    for factor, multiplicity in found:
        times = exponent * constant(multiplicity)
        if parts.sign(factor) > 0 or multiplicity % 2 == 0:
            result *= exponential(times * _logarithm_of_factor(factor, parts), parts)
        else:
            result *= _opaque_power(of_polynomial(factor), times, parts)
    return result


def _opaque_power(base: Rational, exponent: Rational, parts: Parts) -> Rational:
    result = ONE
    for coefficient, part in parts.reduced(exponent).linear_parts():
        if part.constant == 1 and coefficient.q == 1:
            result *= base ** int(coefficient.p)
        else:
            result *= _opaque_multiple(base, coefficient, part, parts)
    return result


def _opaque_multiple(base: Rational, coefficient: fmpq, part: Rational, parts: Parts) -> Rational:
    twos = _power_of_two(int(coefficient.p)) / _power_of_two(int(coefficient.q))
    coefficient, part = coefficient / twos, part * constant(twos)
    name = f"{parts.name(base)} ^ {parts.name(part)}"
    times, below = parts.facts.whole_multiple(name, int(coefficient.p), int(coefficient.q))
    arguments = (base, part * constant(fmpq(1, below)))
    return parts.generator(f"{name} / {below}", Application("power", arguments)) ** times


def _power_of_two(number: int) -> fmpq:
    """The largest that divides it."""
    return fmpq(number & -number)


def _odd_root(value: Rational, exponent: fmpq, parts: Parts) -> Rational:
    content, found = _factored(value, parts)
    result = _number_power(abs(content), exponent, parts)
    if content < 0 and exponent.p % 2 == 1:
        result = -result
    for factor, multiplicity in found:
        power = exponent * multiplicity
        if power.p % 2 == 1:
            result *= of_polynomial(factor) * absolute_power(factor, power - 1, parts)
        else:
            result *= absolute_power(factor, power, parts)
    return result


def _even_root(value: Rational, exponent: fmpq, parts: Parts) -> Rational:
    """Factors whose signs are not known stay together: of √(1 − x²) only the whole is known to be positive."""
    learn_not_negative(value, parts)
    content, found = _factored(value, parts)
    result = _number_power(abs(content), exponent, parts)
    together, sign = CONTEXT.constant(1), 1 if content > 0 else -1
    for factor, multiplicity in found:
        known = parts.sign(factor)
        if multiplicity % 2 == 0 or known:
            result *= absolute_power(factor, exponent * multiplicity, parts)
            sign *= known if multiplicity % 2 else 1
        else:
            result *= absolute_power(factor, exponent * (multiplicity - 1), parts)
            together *= factor
    if together.is_constant():
        return result
    return result * _root_power(together, exponent, sign, parts)


def learn_not_negative(value: Rational, parts: Parts) -> None:
    """Where the value may not be negative, its factors of unknown sign have, as a product, the sign of the rest."""
    sign, unknown = _known_sign(value, parts)
    if not unknown.is_one():
        parts.facts.learn_sign(parts.text(unknown), sign)


def is_never_negative(value: Rational, parts: Parts) -> bool:
    """Whether that follows from what is known of the signs."""
    sign, unknown = _known_sign(parts.reduced(value), parts)
    known = 1 if unknown.is_one() else parts.sign(unknown)
    return sign * known > 0


def _known_sign(value: Rational, parts: Parts) -> tuple[int, fmpq_mpoly]:
    """The sign of what is known, and the product of the factors that it says nothing about."""
    content, found = _factored(value, parts)
    sign, unknown = (1 if content > 0 else -1), CONTEXT.constant(1)
    for factor, multiplicity in found:
        if multiplicity % 2:
            known = parts.sign(factor)
            sign *= known or 1
            unknown = unknown if known else unknown * factor
    return sign, unknown


def _factored(value: Rational, parts: Parts) -> tuple[fmpq, list[tuple[fmpq_mpoly, int]]]:
    """Content, and irreducible factors with their (positive or negative) multiplicities."""
    if value.top.is_zero():
        raise GiveUpError
    content, above = parts.facts.factors(value.top)
    its_content, below = parts.facts.factors(value.bottom)
    return content / its_content, above + [(factor, -multiplicity) for factor, multiplicity in below]


def _number_power(value: fmpq, exponent: fmpq, parts: Parts) -> Rational:
    """A positive number to a rational power, over the roots of primes: √12 = 2 √3."""
    result = ONE
    for prime, multiplicity in _primes(value):
        power = exponent * multiplicity
        whole = power.p // power.q
        result *= constant(fmpq(prime)) ** int(whole)
        rest = power - whole
        if rest != 0:
            result *= _root_power(CONTEXT.constant(prime), rest, 1, parts)
    return result


def _primes(value: fmpq) -> list[tuple[int, int]]:
    if value.p > _MAX_TO_FACTOR or value.q > _MAX_TO_FACTOR:
        raise GiveUpError
    above = [(int(prime), int(times)) for prime, times in fmpz(value.p).factor()]
    return above + [(int(prime), -int(times)) for prime, times in fmpz(value.q).factor()]
