"""Points in each stretch of the line between two places where an expression bends, or where its domain ends.

Random points miss short stretches: |x − 1| + |x − 1.001| − |2x − 2.001| is 0 at nearly every point. Between the zeros
of x − 1, x − 1.001 and 2x − 2.001 the expression is one and the same analytic function: one point speaks for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flint import fmpq

from quizapp.calculus.build import minus, plus, rational, rational_value
from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import SymbolKind
from quizapp.grading.evaluate import evaluator
from quizapp.grading.polynomials import NotPolynomial, real_roots
from quizapp.grading.zeros import zeros
from quizapp.notation.tree import Apply, Call, Node, Power

_MAX_ROOTS = 30
_ENDS: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(("abs", "sign", "sqrt", "ln", "log", "root", "cbrt"), (0,)),
    **dict.fromkeys(("arcsin", "arccos", "arcsec", "arccsc", "artanh", "arcoth"), (-1, 1)),
    "arcosh": (1,),
    "arsech": (0, 1),
}
"""Values of the argument where the function bends, or where its domain ends."""


@dataclass(frozen=True, slots=True)
class Cells:
    points: tuple[Mapping[str, fmpq], ...]
    """They differ from the point that was given in one letter each; the simplest number of each stretch."""
    is_complete: bool
    """Whether every stretch is sure to have its point."""


def cells(trees: Sequence[Node], point: Mapping[str, fmpq], kinds: Mapping[str, SymbolKind]) -> Cells:
    ends = [end for tree in trees for node in nodes(tree) for end in _ends(node)]
    found: list[Mapping[str, fmpq]] = []
    is_complete = len(kinds) <= 1
    for name in (name for name, kind in kinds.items() if kind is not SymbolKind.INTEGER):
        places, all_of_them = _places(ends, name, point)
        is_complete &= all_of_them
        positive = kinds[name] is SymbolKind.POSITIVE
        found += [{**point, name: value} for value in _between(places) if value > 0 or not positive]
    return Cells(tuple(found), is_complete)


def _ends(node: Node) -> Iterator[Node]:
    """Expressions whose zeros are the places where the node bends, or where its domain ends."""
    match node:
        case Call(function, arguments) if function in _ENDS:
            yield from (plus(arguments[-1], minus(rational(value))) for value in _ENDS[function])
        case Power(base, exponent):
            times = rational_value(exponent)
            if times is None or times.denominator > 1:
                yield base
        case _:
            pass


def _places(ends: Sequence[Node], name: str, point: Mapping[str, fmpq]) -> tuple[list[fmpq], bool]:
    """Where they are zero, in order, and whether those are all."""
    places: set[fmpq] = set()
    is_complete = True
    for end in dict.fromkeys(ends):
        if name not in symbols_in(end):
            continue
        try:
            places.update(real_roots(end, name, point))
        except NotPolynomial:
            is_complete = False
            if not any(isinstance(node, Apply) for node in nodes(end)):
                places.update(zeros(evaluator(end), name, point))
    return sorted(places)[:_MAX_ROOTS], is_complete and len(places) <= _MAX_ROOTS


def _between(places: Sequence[fmpq]) -> Iterator[fmpq]:
    if not places:
        return
    yield _simplest(places[0] - 2, places[0])
    yield _simplest(places[-1], places[-1] + 2)
    for left, right in pairwise(places):
        yield _simplest(left, right)


def _simplest(low: fmpq, high: fmpq) -> fmpq:
    """A short decimal well between the two."""
    quarter = (high - low) / 4
    scale = 1
    while True:
        value = fmpq(((low + high) / 2 * scale + fmpq(1, 2)).floor(), scale)
        if low + quarter <= value <= high - quarter:
            return value
        scale *= 10
