"""Slips in the answer itself: one change of a sign, a number, an exponent or a function would make it right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quizapp.calculus.build import ONE, TWO, minus, plus, rational, rational_value, times
from quizapp.calculus.derivation import Path
from quizapp.calculus.misconception import Misconceptions
from quizapp.calculus.walk import children, nodes, with_children
from quizapp.notation.tree import (
    Apply,
    Call,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Vector,
)

_MOST = 400


@dataclass(frozen=True, slots=True)
class Mend:
    """A change after which the answer may be right."""

    kind: str
    """sign, coefficient, exponent, function, term, bracket."""
    tree: Node
    path: Path
    old: Node
    new: Node


def mends(answer: Node, expected: Node, known: Misconceptions) -> Iterator[Mend]:
    """Every single change, signs first; the numbers to try are those of the right answer, and their neighbours."""
    numbers = _numbers_to_try(expected)
    for path, node in _parts(answer, ()):
        for kind, new in _changes(node, numbers, known):
            yield Mend(kind, _replaced(answer, path, new), path, node, new)


def _parts(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    yield path, node
    for place, child in enumerate(children(node)):
        yield from _parts(child, (*path, place))


def _numbers_to_try(expected: Node) -> tuple[Fraction, ...]:
    written = {value for node in nodes(expected) if (value := rational_value(node)) is not None and value}
    return tuple(sorted({abs(value) for value in written} | {Fraction(1), Fraction(2)}))


def _changes(node: Node, numbers: Sequence[Fraction], known: Misconceptions) -> Iterator[tuple[str, Node]]:
    if not isinstance(node, Vector):
        yield from _signs(node)
    match node:
        case Number(value):
            yield from (("coefficient", rational(number)) for number in _near(value, numbers))
        case Power(base, exponent):
            yield from (("exponent", Power(base, new)) for new in _exponents(exponent, numbers))
            yield "exponent", base
            yield "function", exponent
        case Symbol() | Apply():
            yield "exponent", Power(node, TWO)
        case Call(function, arguments):
            yield "exponent", Power(node, TWO)
            for other in known.neighbours.get(function, ()):
                yield "function", Call(other, arguments)
            if function == "sqrt":
                yield "exponent", arguments[0]
        case Sum(terms) if len(terms) > 1:
            yield from (("extra-term", plus(*terms[:place], *terms[place + 1 :])) for place in range(len(terms)))
        case Product(factors):
            yield from (("extra-factor", times(*factors[:n], *factors[n + 1 :])) for n in range(len(factors)))
        case Quotient(numerator, denominator):
            yield "upside-down", Quotient(denominator, numerator)
            yield "extra-factor", numerator
    if isinstance(node, Product | Call | Power | Symbol | Quotient | Sum):
        yield from (("coefficient", times(rational(number), node)) for number in numbers if number != 1)
        yield from (("coefficient", Quotient(node, rational(number))) for number in numbers if number != 1)


def _signs(node: Node) -> Iterator[tuple[str, Node]]:
    yield "sign", minus(node)
    if isinstance(node, Negative):
        yield "sign", node.operand


def _near(value: Fraction, numbers: Sequence[Fraction]) -> Iterator[Fraction]:
    tried = dict.fromkeys((*numbers, value + 1, value - 1, value * 2, value / 2))
    yield from (number for number in tried if number not in {value, 0})


def _exponents(exponent: Node, numbers: Sequence[Fraction]) -> Iterator[Node]:
    value = rational_value(exponent)
    if value is None:
        yield plus(exponent, ONE)
        yield plus(exponent, minus(ONE))
        return
    tried = dict.fromkeys((-value, value + 1, value - 1, *numbers, *(-number for number in numbers)))
    yield from (rational(number) for number in tried if number != value)


def _replaced(tree: Node, path: Path, new: Node) -> Node:
    if not path:
        return new
    places = iter(range(len(children(tree))))
    return with_children(tree, lambda child: _replaced(child, path[1:], new) if next(places) == path[0] else child)
