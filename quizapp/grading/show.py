"""Values as a learner reads them: 0.5, 6.2832, 1.5·10^30."""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq

from quizapp.grading.numbers import Huge, Scalar, add, ball, negate

_DIGITS = (5, 8, 12, 20)


def shown_exactly(value: fmpq) -> str:
    """A coordinate: 2, -1/2."""
    return str(Fraction(int(value.p), int(value.q)))


def shown_apart(first: Scalar, second: Scalar) -> tuple[str, str]:
    """Both rounded, with as many digits as it takes to see that they differ; or the first by how far it is off."""
    for digits in _DIGITS:
        texts = shown(first, digits), shown(second, digits)
        if texts[0] != texts[1]:
            return texts
    expected = shown(second)
    return f"{expected} {_shown_difference(first, second)}", expected


def _shown_difference(first: Scalar, second: Scalar) -> str:
    difference = shown(add(first, negate(second)), 2)
    return f"- {difference[1:]}" if difference.startswith("-") else f"+ {difference}"


def shown(value: Scalar, digits: int = _DIGITS[0]) -> str:
    if isinstance(value, Huge):
        return "more than 10^(10^17)" if value.sign > 0 else "less than -10^(10^17)"
    if isinstance(value, fmpq) and value.q == 1 and abs(value.p) < 10**digits:
        return str(value.p)
    return _tidied(ball(value).str(digits, radius=False))


def _tidied(text: str) -> str:
    mantissa, _, exponent = text.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    if mantissa in {"0", "-0"}:
        return "0"
    return f"{mantissa}·10^{_bracketed(int(exponent))}" if exponent else mantissa


def _bracketed(exponent: int) -> str:
    return str(exponent) if exponent >= 0 else f"({exponent})"


def is_readably_apart(first: Scalar, second: Scalar) -> bool:
    return shown(first) != shown(second)
