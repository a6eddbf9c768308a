"""How tightly a node holds together when written out, and where brackets are needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quizapp.notation.tree import (
    Apply,
    BigSum,
    Call,
    Derivative,
    Equation,
    Gradient,
    Limit,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
)

_LONGEST_DECIMAL = 40
"""Characters; longer ones are written with a power of ten."""


class Tightness:
    """Plain numbers: a member of an enumeration takes several times as long to look up as to compare."""

    EQUATION: Final = 0
    SUM: Final = 1
    SIGN: Final = 2
    PRODUCT: Final = 3
    FACTOR: Final = 4
    """May stand in a product as it is, but not under a power."""
    OPERAND: Final = 5


def tightness(node: Node) -> int:
    usual = _USUAL.get(type(node), Tightness.OPERAND)
    if usual is not None:
        return usual
    match node:
        case Number() if not is_written_as_number(node):
            return Tightness.SIGN if node.value.numerator < 0 else Tightness.PRODUCT
        case Gradient(body):
            return Tightness.PRODUCT if is_short_name(body) else Tightness.FACTOR
        case Apply(_, (), primes, partials) if primes or partials:
            return Tightness.FACTOR
        case _:
            return Tightness.OPERAND


_USUAL: Mapping[type, int | None] = {
    **dict.fromkeys((Number, Gradient, Apply)),  # it depends
    Equation: Tightness.EQUATION,
    Sum: Tightness.SUM,
    Negative: Tightness.SIGN,
    **dict.fromkeys((Product, Quotient, Limit, BigSum), Tightness.PRODUCT),
    **dict.fromkeys((Power, Transpose, Derivative), Tightness.FACTOR),
}


def is_written_as_number(number: Number) -> bool:
    """Whether digits and a point can write it."""
    if number.value.numerator < 0:
        return False
    rest = number.value.denominator
    if not number.decimal:
        return rest == 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def digits(number: Number) -> str:
    """The number in digits, where `is_written_as_number` holds; 2.0 keeps its point, 10^−300 is 1e-300."""
    value = number.value
    if not number.decimal:
        return str(value.numerator)
    places = 1
    while (value * 10**places).denominator > 1:
        places += 1
    whole, part = divmod(int(value * 10**places), 10**places)
    written = f"{whole}.{part:0{places}d}"
    return written if len(written) <= _LONGEST_DECIMAL else _scientific(written)


def _scientific(written: str) -> str:
    whole, _, part = written.partition(".")
    significant = (whole + part).lstrip("0").rstrip("0")
    scale = len(whole) - (len(whole + part) - len((whole + part).lstrip("0"))) - len(significant)
    return f"{significant}e{scale}"


def terms_of(node: Sum) -> list[Node]:
    """The terms, those of sums directly inside included: brackets around them say nothing."""
    found: list[Node] = []
    for term in node.terms:
        found.extend(terms_of(term) if isinstance(term, Sum) else (term,))
    return found


def factors_of(node: Product) -> list[Node]:
    """The factors, those of products directly inside included."""
    found: list[Node] = []
    for factor in node.factors:
        found.extend(factors_of(factor) if isinstance(factor, Product) else (factor,))
    return found


def starts_with_digit(node: Node) -> bool:
    match node:
        case Number():
            return is_written_as_number(node)
        case Power(base, _) | Transpose(base) | Call("factorial", (base,)):
            return starts_with_digit(base)
        case _:
            return False


def is_short_name(node: Node) -> bool:
    """Whether a derivative of it may be written as a fraction, dy/dx."""
    match node:
        case Symbol(name):
            return name != "d" and not name.startswith("Delta ")
        case Apply(_, (), 0, ()):
            return True
        case _:
            return False


def collected(variables: tuple[str, ...]) -> list[tuple[str, int]]:
    """Variables with the number of times that each stands there in a row: x, x, y is x twice and y."""
    found: list[tuple[str, int]] = []
    for name in variables:
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + 1)
        else:
            found.append((name, 1))
    return found


def plain_base(name: str) -> str:
    return name.partition("_")[0]
