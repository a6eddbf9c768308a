"""Sums of many terms, u_1 + … + u_m and Σ_j u_j, written out.

A number of terms that is only a letter, or is not said, is taken to be MANY. What holds for sums of so many terms,
whose letters and functions are otherwise free, holds for any other number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from quizapp.calculus.build import rational_value
from quizapp.calculus.walk import nodes, rewritten, symbols_in, with_children
from quizapp.grading.errors import TooLargeError, UnsupportedError
from quizapp.grading.size import is_too_large
from quizapp.notation.names import ELLIPSIS
from quizapp.notation.subscripts import base_and_subscript, subscripted
from quizapp.notation.tree import Apply, BigSum, Derivative, Node, Number, Sum, Symbol

MANY = 4
_MOST_TERMS = 100


def written_out(tree: Node) -> Node:
    """The tree without big sums and without dots. Raises UnsupportedError and TooLargeError with a sentence."""
    if not any(isinstance(node, BigSum) or _is_dots(node) for node in nodes(tree)):
        return tree

    def change(node: Node) -> Node:
        match node:
            case BigSum(body, index, start, end):
                return _checked(_terms(body, index, _bound(start, 1), _bound(end, MANY)))
            case Sum(terms) if any(map(_is_dots, terms)):
                return _checked(_without_dots(terms))
            case _:
                return node

    return rewritten(tree, change)


def _checked(tree: Node) -> Node:
    """Sums in sums grow fast."""
    if is_too_large(tree):
        raise TooLargeError("The sums in this are too long to write out.")
    return tree


def _is_dots(node: Node) -> bool:
    return isinstance(node, Symbol) and node.name == ELLIPSIS


def _bound(node: Node | None, otherwise: int) -> int:
    """A letter counts as MANY, m + 1 as one more."""
    if node is None:
        return otherwise
    letters = symbols_in(node)
    value = rational_value(_renamed_letters(node, letters))
    if value is None or value.denominator != 1:
        raise UnsupportedError("A sum goes from one whole number to another; write its bounds so.")
    return int(value)


def _renamed_letters(node: Node, letters: frozenset[str]) -> Node:
    def change(part: Node) -> Node:
        if isinstance(part, Symbol) and part.name in letters:
            return Number(Fraction(MANY))
        part = with_children(part, change)
        values = [rational_value(term) for term in part.terms] if isinstance(part, Sum) else [None]
        known = [value for value in values if value is not None]
        return Number(sum(known, Fraction(0))) if len(known) == len(values) else part

    return change(node)


def _terms(body: Node, index: str, first: int, last: int) -> Node:
    if last - first >= _MOST_TERMS:
        raise TooLargeError("This sum has too many terms to write out.")
    if last < first:
        return Number(Fraction(0))
    terms = tuple(_at(body, index, number) for number in range(first, last + 1))
    return terms[0] if len(terms) == 1 else Sum(terms)


def _without_dots(terms: tuple[Node, ...]) -> Node:
    """u_1 + … + u_m: the term behind the dots says what a term is, those before them where the sum begins."""
    place = next(place for place, term in enumerate(terms) if _is_dots(term))
    before, after = terms[:place], terms[place + 1 :]
    if before and after:
        for index in sorted(_subscripts(after[0]) - _subscripts(before[-1])):
            if all(term == _at(after[0], index, number) for number, term in enumerate(before, start=1)):
                return Sum((_terms(after[0], index, 1, MANY), *after[1:]))
    raise UnsupportedError("I can't tell what stands for the dots; write the sum with Σ, or its terms one by one.")


def _at(body: Node, index: str, number: int) -> Node:
    """The body with the index replaced, where it stands alone and where it is a subscript."""

    def rename(name: str) -> str:
        base, found = base_and_subscript(name)
        return subscripted(base, str(number)) if found == index else name

    def change(node: Node) -> Node:
        if isinstance(node, Symbol) and node.name == index:
            return Number(Fraction(number))
        return _with_names(with_children(node, change), rename)

    return change(body)


def _with_names(node: Node, rename: Callable[[str], str]) -> Node:
    match node:
        case Symbol(name):
            return replace(node, name=rename(name))
        case Apply(function, _, _, partials):
            return replace(node, function=rename(function), partials=tuple(map(rename, partials)))
        case Derivative(_, variables):
            return replace(node, variables=tuple(map(rename, variables)))
        case _:
            return node


def _subscripts(tree: Node) -> frozenset[str]:
    """The letters that stand as subscripts."""
    found: set[str] = set()

    def collect(name: str) -> str:
        found.add(base_and_subscript(name)[1])
        return name

    for node in nodes(tree):
        _with_names(node, collect)
    return frozenset(letter for letter in found if letter.isalpha())
