"""Sine and cosine over the parts: sums and multiples of angles fall apart, special angles get their exact values."""

from __future__ import annotations

from functools import reduce

from flint import fmpq

from quizapp.grading.algebra.parts import Application, Letter, Parts
from quizapp.grading.algebra.powers import rational_power
from quizapp.grading.algebra.rational import ONE, ZERO, GiveUpError, Rational, constant

_MOST_MULTIPLES = 24
_HALF = fmpq(1, 2)

SineCosine = tuple[Rational, Rational]


def pi(parts: Parts) -> Rational:
    return parts.generator("pi", Letter(is_positive=True))


def sine_cosine(angle: Rational, parts: Parts) -> SineCosine:
    pairs = [_of_multiple(coefficient, part, parts) for coefficient, part in parts.reduced(angle).linear_parts()]
    return reduce(lambda left, right: _sum(left, right, parts), pairs) if pairs else (ZERO, ONE)


def _of_multiple(coefficient: fmpq, part: Rational, parts: Parts) -> SineCosine:
    if part == pi(parts) and 12 % coefficient.q == 0:
        return special(int(coefficient.p * (12 // coefficient.q)), parts)
    match parts.single(part.top) if part.bottom.is_one() else None:
        case Application("arcsin", (sine,)) if coefficient.q == 1:
            return _multiple((sine, _root(ONE - sine * sine, parts)), int(coefficient.p), parts)
        case Application("arctan", (tangent,)) if coefficient.q == 1:
            cosine = ONE / _root(ONE + tangent * tangent, parts)
            return _multiple((tangent * cosine, cosine), int(coefficient.p), parts)
        case _:
            return _of_plain_multiple(coefficient, part, parts)


def _of_plain_multiple(coefficient: fmpq, part: Rational, parts: Parts) -> SineCosine:
    name = parts.name(part)
    times, below = parts.facts.whole_multiple(f"angle {name}", int(coefficient.p), int(coefficient.q))
    argument = (part * constant(fmpq(1, below)),)
    cosine = parts.generator(f"cos {name} / {below}", Application("cos", argument))
    sine = parts.generator(f"sin {name} / {below}", Application("sin", argument), 2, ONE - cosine * cosine)
    return _multiple((sine, cosine), times, parts)


def special(twelfths: int, parts: Parts) -> SineCosine:
    """Sine and cosine of so many twelfths of π."""
    half_root_2 = rational_power(constant(2), _HALF, parts) * constant(_HALF)
    half_root_3 = rational_power(constant(3), _HALF, parts) * constant(_HALF)
    quarter, sixth = (half_root_2, half_root_2), (constant(_HALF), half_root_3)
    one_twelfth = _sum(quarter, _opposite(sixth), parts)
    return _multiple(one_twelfth, twelfths % 24, parts)


def _multiple(pair: SineCosine, times: int, parts: Parts) -> SineCosine:
    if abs(times) > _MOST_MULTIPLES:
        raise GiveUpError
    if times < 0:
        return _opposite(_multiple(pair, -times, parts))
    if times <= 1:
        return pair if times else (ZERO, ONE)
    half = _multiple(pair, times // 2, parts)
    doubled = _sum(half, half, parts)
    return _sum(doubled, pair, parts) if times % 2 else doubled


def _sum(left: SineCosine, right: SineCosine, parts: Parts) -> SineCosine:
    (sine, cosine), (other_sine, other_cosine) = left, right
    return (
        parts.reduced(sine * other_cosine + cosine * other_sine),
        parts.reduced(cosine * other_cosine - sine * other_sine),
    )


def _opposite(pair: SineCosine) -> SineCosine:
    return -pair[0], pair[1]


def _root(value: Rational, parts: Parts) -> Rational:
    return rational_power(value, _HALF, parts)
