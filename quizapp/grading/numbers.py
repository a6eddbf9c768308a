"""Real numbers for grading: exact rationals while they stay small, else balls with rigorous error bounds.

A result is a number, or one of two refusals: `UndefinedError` is certain (the logarithm of −1), `UnclearError`
is not (the ball reaches over the edge of the domain, so more precision or another point may tell).
"""

from __future__ import annotations

from dataclasses import dataclass

from flint import arb, fmpq, fmpz


class UndefinedError(ArithmeticError):
    """There is certainly no real value here."""


class UnclearError(ArithmeticError):
    """The precision does not suffice to say whether there is a value, or which."""


@dataclass(frozen=True, slots=True)
class Huge:
    """Certainly beyond 2^(2^60) in magnitude; `sign` is 1 or −1."""

    sign: int


Scalar = fmpq | arb | Huge

_EXACT_BITS = 4096
"""Rationals above this size go on as balls."""
_HUGE_LOG = arb(2) ** 61
_MODERATE = arb(2) ** (2**32)


def exact(numerator: int, denominator: int = 1) -> fmpq:
    return fmpq(numerator, denominator)


def ball(value: fmpq | arb) -> arb:
    return value if isinstance(value, arb) else arb(value)


def known(value: Scalar) -> fmpq | arb:
    """The value as a number; raises UnclearError for what is only known to be huge."""
    if isinstance(value, Huge):
        raise UnclearError
    return value


def finite(value: arb) -> arb:
    if not value.is_finite():
        raise UnclearError
    return value


def is_zero(value: fmpq | arb) -> bool:
    """Whether the value is zero; raises UnclearError when that cannot be said."""
    if isinstance(value, fmpq):
        return bool(value == 0)
    if value == 0:
        return True
    if value.contains(0):
        raise UnclearError
    return False


def is_moderate(value: fmpq | arb) -> bool:
    """So far below every Huge that sums and products of a few hundred such numbers stay below."""
    return bool(ball(value).abs_upper() < _MODERATE)


def add(left: Scalar, right: Scalar) -> Scalar:
    if isinstance(left, Huge) or isinstance(right, Huge):
        return _add_huge(left, right)
    if isinstance(left, fmpq) and isinstance(right, fmpq):
        return _bounded(left + right)
    return finite(ball(left) + ball(right))


def negate(value: Scalar) -> Scalar:
    return Huge(-value.sign) if isinstance(value, Huge) else -value


def multiply(left: Scalar, right: Scalar) -> Scalar:
    if isinstance(left, Huge) or isinstance(right, Huge):
        return _multiply_huge(left, right)
    if isinstance(left, fmpq) and isinstance(right, fmpq):
        return _bounded(left * right)
    return finite(ball(left) * ball(right))


def divide(left: Scalar, right: Scalar) -> Scalar:
    right = known(right)
    if is_zero(right):
        raise UndefinedError
    if isinstance(left, Huge):
        return _multiply_huge(left, finite(1 / ball(right)))
    if isinstance(left, fmpq) and isinstance(right, fmpq):
        return _bounded(left / right)
    return finite(ball(left) / ball(right))


def sign(value: Scalar) -> int:
    """−1, 0 or 1; raises UnclearError when it cannot be said."""
    if isinstance(value, Huge):
        return value.sign
    if value > 0:
        return 1
    if value < 0:
        return -1
    return 0 if is_zero(value) else 1


def exponential(value: Scalar) -> Scalar:
    if isinstance(value, Huge):
        if value.sign > 0:
            return value
        raise UnclearError
    if isinstance(value, fmpq) and value == 0:
        return fmpq(1)
    value = ball(value)
    if value > _HUGE_LOG:
        return Huge(1)
    if value < -_HUGE_LOG:
        raise UnclearError
    return finite(value.exp())


def logarithm(value: Scalar) -> Scalar:
    value = known(value)
    if isinstance(value, fmpq):
        if value <= 0:
            raise UndefinedError
        return fmpq(0) if value == 1 else ball(value).log()
    if value > 0:
        return finite(value.log())
    if value < 0 or value == 0:
        raise UndefinedError
    raise UnclearError


def _add_huge(left: Scalar, right: Scalar) -> Huge:
    huge, other = (left, right) if isinstance(left, Huge) else (right, left)
    if not isinstance(huge, Huge):
        raise TypeError("one of the terms has to be huge")
    if isinstance(other, Huge):
        if other.sign == huge.sign:
            return huge
        raise UnclearError
    if is_moderate(other):
        return huge
    raise UnclearError


def _multiply_huge(left: Scalar, right: Scalar) -> Huge:
    huge, other = (left, right) if isinstance(left, Huge) else (right, left)
    if not isinstance(huge, Huge):
        raise TypeError("one of the factors has to be huge")
    if not isinstance(other, Huge) and (is_zero(other) or not is_moderate(1 / ball(other))):
        raise UnclearError
    return Huge(huge.sign * sign(other))


def _bounded(value: fmpq) -> Scalar:
    if _bits(value) > _EXACT_BITS:
        return arb(value)
    return value


def _bits(value: fmpq) -> int:
    return int(fmpz(value.p).bit_length() + fmpz(value.q).bit_length())


def stays_exact(base: fmpq, exponent: fmpz) -> bool:
    """Whether base^exponent is still a rational of bounded size."""
    return bool(_bits(base) * abs(exponent) <= _EXACT_BITS)
