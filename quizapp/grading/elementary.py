"""The known functions of one real number, each with its real domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import factorial
from typing import cast

from flint import arb, fmpq

from quizapp.grading.errors import UnsupportedError
from quizapp.grading.numbers import (
    Huge,
    Scalar,
    UnclearError,
    UndefinedError,
    add,
    ball,
    divide,
    exponential,
    finite,
    is_zero,
    known,
    logarithm,
    negate,
    sign,
)
from quizapp.grading.powers import power, rational_power

Function = Callable[[Scalar], Scalar]


def _entire(method: Callable[[arb], arb]) -> Function:
    """A function that is defined everywhere, or whose poles are never at a rational."""

    def apply(value: Scalar) -> Scalar:
        return finite(method(ball(known(value))))

    return apply


def _at_zero(value_at_zero: int, function: Function) -> Function:
    def apply(value: Scalar) -> Scalar:
        if isinstance(value, fmpq) and value == 0:
            return fmpq(value_at_zero)
        return function(value)

    return apply


def _pole_at_zero(function: Function) -> Function:
    def apply(value: Scalar) -> Scalar:
        if is_zero(known(value)):
            raise UndefinedError
        return function(value)

    return apply


def _between(low: int, high: int, method: Callable[[arb], arb], *, closed: bool) -> Function:
    """A function on [low, high], or on ]low, high[ when not closed."""

    def apply(value: Scalar) -> Scalar:
        value = known(value)
        inside = low <= value <= high if closed else low < value < high
        if inside:
            return finite(method(ball(value)))
        outside = value < low or value > high if closed else value <= low or value >= high
        raise UndefinedError if outside else UnclearError

    return apply


def _of_reciprocal(function: Function) -> Function:
    return lambda value: function(divide(fmpq(1), value))


def absolute(value: Scalar) -> Scalar:
    if isinstance(value, Huge):
        return Huge(1)
    return cast("Scalar", abs(value))


def square_root(value: Scalar) -> Scalar:
    return rational_power(value, fmpq(1, 2))


def _arccot(value: Scalar) -> Scalar:
    """The branch with values between 0 and π, continuous at 0."""
    return add(arb.pi() / 2, negate(finite(ball(known(value)).atan())))


def _arcosh(value: Scalar) -> Scalar:
    value = known(value)
    if value >= 1:
        return finite(ball(value).acosh())
    raise UndefinedError if value < 1 else UnclearError


def _factorial(value: Scalar) -> Scalar:
    """Of a whole number that the reader has found small enough."""
    if not isinstance(value, fmpq) or value.q != 1 or value < 0:
        raise UndefinedError
    return fmpq(factorial(int(value.p)))


_ARCSIN = _at_zero(0, _between(-1, 1, arb.asin, closed=True))
_ARCCOS = _between(-1, 1, arb.acos, closed=True)
_ARTANH = _at_zero(0, _between(-1, 1, arb.atanh, closed=False))
_ARSINH = _at_zero(0, _entire(arb.asinh))

ELEMENTARY: Mapping[str, Function] = {
    "sin": _at_zero(0, _entire(arb.sin)),
    "cos": _at_zero(1, _entire(arb.cos)),
    "tan": _at_zero(0, _entire(arb.tan)),
    "cot": _pole_at_zero(_entire(arb.cot)),
    "sec": _at_zero(1, _entire(arb.sec)),
    "csc": _pole_at_zero(_entire(arb.csc)),
    "arcsin": _ARCSIN,
    "arccos": _ARCCOS,
    "arctan": _at_zero(0, _entire(arb.atan)),
    "arccot": _arccot,
    "arcsec": _of_reciprocal(_ARCCOS),
    "arccsc": _of_reciprocal(_ARCSIN),
    "sinh": _at_zero(0, _entire(arb.sinh)),
    "cosh": _at_zero(1, _entire(arb.cosh)),
    "tanh": _at_zero(0, _entire(arb.tanh)),
    "coth": _pole_at_zero(_entire(arb.coth)),
    "sech": _at_zero(1, _entire(arb.sech)),
    "csch": _pole_at_zero(_entire(arb.csch)),
    "arsinh": _ARSINH,
    "arcosh": _arcosh,
    "artanh": _ARTANH,
    "arcoth": _of_reciprocal(_ARTANH),
    "arsech": _of_reciprocal(_arcosh),
    "arcsch": _of_reciprocal(_ARSINH),
    "exp": exponential,
    "ln": logarithm,
    "sqrt": square_root,
    "cbrt": lambda value: rational_power(value, fmpq(1, 3)),
    "abs": absolute,
    "factorial": _factorial,
    "sign": lambda value: fmpq(sign(value)),
}


def log_to_base(base: Scalar, value: Scalar) -> Scalar:
    return divide(logarithm(value), logarithm(base))


def root(index: Scalar, value: Scalar) -> Scalar:
    return power(value, divide(fmpq(1), index))


def applied(function: str, arguments: Sequence[Scalar]) -> Scalar:
    """A known function of numbers. Raises UnsupportedError for any other."""
    match function, arguments:
        case "log", [base, value]:
            return log_to_base(base, value)
        case "root", [index, value]:
            return root(index, value)
        case _, [value] if function in ELEMENTARY:
            return ELEMENTARY[function](value)
        case _:
            raise UnsupportedError(f"{function} of {len(arguments)} arguments is not known.")
