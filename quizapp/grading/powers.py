"""Powers and roots of real numbers.

A rational exponent with an odd denominator takes negative bases too: (−8)^(2/3) = 4. Any other exponent asks
for a base that is not negative.
"""

from __future__ import annotations

from flint import arb, fmpq, fmpz

from quizapp.grading.numbers import (
    Huge,
    Scalar,
    UnclearError,
    UndefinedError,
    ball,
    exponential,
    finite,
    is_zero,
    known,
    logarithm,
    multiply,
    negate,
    stays_exact,
)

_SMALL_EXPONENT = 2**32
_SMALL_ROOT = 64
_NEARLY_WHOLE = arb(2) ** -64


def power(base: Scalar, exponent: Scalar) -> Scalar:
    if isinstance(base, Huge):
        return _power_of_huge(base, exponent)
    if isinstance(exponent, fmpq):
        return rational_power(base, exponent)
    return _real_power(base, exponent)


def rational_power(base: Scalar, exponent: fmpq) -> Scalar:
    base = known(base)
    odd_root = exponent.q % 2 == 1
    if exponent == 0:
        return fmpq(1)
    if isinstance(base, arb) and base.contains(0) and base != 0:
        return _power_around_zero(base, exponent)
    if is_zero(base):
        if exponent < 0:
            raise UndefinedError
        return fmpq(0)
    if base > 0:
        return _positive_power(base, exponent)
    if not odd_root:
        raise UndefinedError
    result = _positive_power(-base, exponent)
    return negate(result) if exponent.p % 2 == 1 else result


def _power_around_zero(base: arb, exponent: fmpq) -> Scalar:
    """The base may be zero or have either sign: only whole positive powers are sure."""
    if exponent.q == 1 and 0 < exponent.p < _SMALL_EXPONENT:
        return finite(base**exponent.p)
    raise UnclearError


def _positive_power(base: fmpq | arb, exponent: fmpq) -> Scalar:
    if exponent.q == 1 and abs(exponent.p) < _SMALL_EXPONENT:
        return _whole_power(base, exponent.p)
    if exponent.q <= _SMALL_ROOT and abs(exponent.p) < _SMALL_EXPONENT:
        return _whole_power(_root(base, int(exponent.q)), exponent.p)
    return exponential(multiply(exponent, logarithm(base)))


def _whole_power(base: fmpq | arb, exponent: fmpz) -> Scalar:
    if isinstance(base, fmpq) and stays_exact(base, exponent):
        return base ** int(exponent)
    return finite(ball(base) ** exponent)


def _root(base: fmpq | arb, index: int) -> fmpq | arb:
    if isinstance(base, fmpq):
        top, bottom = fmpz(base.p).root(index), fmpz(base.q).root(index)
        if top**index == base.p and bottom**index == base.q:
            return fmpq(top, bottom)
    return finite(ball(base).root(index))


def _real_power(base: fmpq | arb, exponent: Scalar) -> Scalar:
    if base > 0:
        return exponential(multiply(exponent, logarithm(base)))
    if isinstance(exponent, arb) and _may_be_whole(exponent):
        raise UnclearError
    if base < 0:
        raise UndefinedError
    if is_zero(base) and isinstance(exponent, arb) and exponent > 0:
        return fmpq(0)
    raise UndefinedError


def _may_be_whole(exponent: arb) -> bool:
    """A tight ball around an integer: then a negative base may be allowed after all, as in x^(log_2 8)."""
    return bool(exponent.contains_integer() and exponent.rad() < _NEARLY_WHOLE)


def _power_of_huge(base: Huge, exponent: Scalar) -> Scalar:
    if base.sign > 0 and (isinstance(exponent, Huge) or exponent >= 1) and exponent != Huge(-1):
        return base
    raise UnclearError
