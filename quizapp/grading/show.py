"""Values as a learner reads them: 0.5, 6.2832, 1.5·10^30."""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq

from quizapp.grading.numbers import Huge, Scalar, ball

_DIGITS = (5, 8, 12, 20, 40, 80)


def shown_exactly(value: fmpq) -> str:
    """A coordinate: 2, -1/2."""
    return str(Fraction(int(value.p), int(value.q)))


def shown_apart(first: Scalar, second: Scalar) -> tuple[str, str]:
    """Both values, rounded, with as many digits as it takes to see that they differ."""
    texts = "", ""
    for digits in _DIGITS:
        texts = shown(first, digits), shown(second, digits)
        if texts[0] != texts[1]:
            break
    return texts


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
    return f"{mantissa}·10^{_bracketed(int(exponent))}" if exponent else mantissa


def _bracketed(exponent: int) -> str:
    return str(exponent) if exponent >= 0 else f"({exponent})"


def is_readably_apart(first: Scalar, second: Scalar) -> bool:
    return shown(first) != shown(second)
