"""Two numbers side by side: the same as far as can be seen, certainly apart, or not to be told yet."""

from __future__ import annotations

from enum import Enum, auto

from flint import arb, ctx, fmpq

from quizapp.grading.numbers import Huge, Scalar, ball, is_moderate

_FEWEST_BITS = 200
_MANY_BITS = 1000
"""Only from this precision on may two balls around zero count as equal."""


class Likeness(Enum):
    SAME = auto()
    """Equal rationals, or narrow balls that overlap: they agree to 200 bits, and to most of the bits that there are."""
    APART = auto()
    """Proved different."""
    UNCLEAR = auto()


def compared(first: Scalar, second: Scalar) -> Likeness:
    if isinstance(first, Huge) or isinstance(second, Huge):
        return Likeness.APART if _huge_apart(first, second) else Likeness.UNCLEAR
    if isinstance(first, fmpq) and isinstance(second, fmpq):
        return Likeness.SAME if first == second else Likeness.APART
    left, right = ball(first), ball(second)
    if not left.overlaps(right):
        return Likeness.APART
    return Likeness.SAME if _is_narrow(left, right) else Likeness.UNCLEAR


def _huge_apart(first: Scalar, second: Scalar) -> bool:
    if isinstance(first, Huge) and isinstance(second, Huge):
        return first.sign != second.sign
    ordinary = second if isinstance(first, Huge) else first
    return not isinstance(ordinary, Huge) and is_moderate(ordinary)


def _is_narrow(first: arb, second: arb) -> bool:
    width = (first - second).abs_upper()
    smallest = arb(2) ** -max(_FEWEST_BITS, ctx.prec * 3 // 4)
    if width <= smallest * first.abs_lower():
        return True
    return bool(ctx.prec > _MANY_BITS and width < smallest)
