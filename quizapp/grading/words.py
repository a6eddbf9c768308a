"""A proof for vectors and matrices: sums of words such as 2 A x, where letters do not commute.

A word that begins with a row and ends with a column is a number: it leaves the word, in one of its two readings
(xᵀAy = yᵀAᵀx), and commutes with everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from quizapp.calculus.build import rational_value
from quizapp.cards import SymbolKind
from quizapp.grading.shapes import SCALAR, Shapes
from quizapp.notation.tree import Negative, Node, Norm, Number, Power, Product, Quotient, Sum, Symbol, Transpose


@dataclass(frozen=True, slots=True, order=True)
class _Letter:
    name: str
    transposed: bool = False
    inverted: bool = False


_Word = tuple[_Letter, ...]
_Scalars = tuple[tuple[str, int], ...]
"""Commuting factors with their exponents, in order of their names."""
_Words = Mapping[tuple[_Scalars, _Word], Fraction]

_ONE: _Words = {((), ()): Fraction(1)}
_MOST_WORDS = 60
_LARGEST_POWER = 6


class _GiveUpError(Exception):
    """Something that words cannot say."""


def same_words(expected: Node, given: Node, shapes: Shapes, *, transposed: bool) -> bool:
    """False says nothing. The shapes of both have been found to fit before."""
    algebra = _Algebra(shapes)
    try:
        other = algebra.of(given)
        return algebra.of(expected) == (_flipped_all(other) if transposed else other)
    except _GiveUpError:
        return False


@dataclass(frozen=True, slots=True)
class _Algebra:
    shapes: Shapes

    def of(self, node: Node) -> _Words:
        match node:
            case Number(value):
                return _cleaned({((), ()): value})
            case Symbol(name):
                return self._letter(name)
            case Negative(operand):
                return _scaled(self.of(operand), Fraction(-1))
            case Sum(terms):
                return reduce(_added, map(self.of, terms))
            case Product(factors):
                return reduce(self._multiplied, map(self.of, factors))
            case Quotient(numerator, denominator):
                return self._multiplied(self.of(numerator), _reciprocal(self.of(denominator)))
            case Transpose(operand):
                return _flipped_all(self.of(operand))
            case Norm(operand):
                return {(((f"norm {_text(self.of(operand))}", 1),), ()): Fraction(1)}
            case Power(Norm(operand), exponent) if self._is_vector(operand) and rational_value(exponent) == 2:
                column = self.of(operand)
                return self._multiplied(_flipped_all(column), column)
            case Power(base, exponent):
                return self._power(self.of(base), rational_value(exponent))
            case _:
                raise _GiveUpError

    def _letter(self, name: str) -> _Words:
        if self.shapes.of_letter(name) == SCALAR:
            return {(((name, 1),), ()): Fraction(1)}
        return {((), (_Letter(name),)): Fraction(1)}

    def _is_vector(self, node: Node) -> bool:
        shape = self.shapes.resolved(self.shapes.of(node))
        return shape.columns == 1 and shape != SCALAR

    def _power(self, base: _Words, exponent: Fraction | None) -> _Words:
        if exponent is None or exponent.denominator != 1 or abs(exponent) > _LARGEST_POWER:
            raise _GiveUpError
        if exponent < 0:
            base = _reciprocal(base)
        return reduce(self._multiplied, [base] * abs(int(exponent)), _ONE)

    def _multiplied(self, left: _Words, right: _Words) -> _Words:
        if len(left) * len(right) > _MOST_WORDS:
            raise _GiveUpError
        result: dict[tuple[_Scalars, _Word], Fraction] = {}
        for (scalars, word), value in left.items():
            for (its_scalars, its_word), its_value in right.items():
                key = self._joined(scalars, word, its_scalars, its_word)
                result[key] = result.get(key, Fraction(0)) + value * its_value
        return _cleaned(result)

    def _joined(self, scalars: _Scalars, word: _Word, its_scalars: _Scalars, its_word: _Word) -> tuple[_Scalars, _Word]:
        if word and its_word and self._is_column(word) and self._is_column(its_word):
            word = _flipped(word)
        rest, numbers = self._without_numbers(_cancelled((*word, *its_word)))
        return _merged((*scalars, *its_scalars, *((_number_name(number), 1) for number in numbers))), rest

    def _is_column(self, word: _Word) -> bool:
        return self._is_vector_letter(word[-1], transposed=False) and not any(
            self._is_vector_letter(letter, transposed=True) for letter in word
        )

    def _is_vector_letter(self, letter: _Letter, *, transposed: bool) -> bool:
        return self.shapes.symbols.kind(letter.name) is SymbolKind.VECTOR and letter.transposed is transposed

    def _without_numbers(self, word: _Word) -> tuple[_Word, list[_Word]]:
        """Takes out every stretch from a row to the next column."""
        numbers: list[_Word] = []
        rest: list[_Letter] = []
        for letter in word:
            rest.append(letter)
            starts = [place for place, it in enumerate(rest) if self._is_vector_letter(it, transposed=True)]
            if starts and self._is_vector_letter(letter, transposed=False):
                numbers.append(tuple(rest[starts[-1] :]))
                del rest[starts[-1] :]
        return tuple(rest), numbers


def _cancelled(word: _Word) -> _Word:
    """Without A A⁻¹."""
    rest: list[_Letter] = []
    for letter in word:
        if rest and rest[-1] == _Letter(letter.name, letter.transposed, not letter.inverted):
            rest.pop()
        else:
            rest.append(letter)
    return tuple(rest)


def _number_name(word: _Word) -> str:
    return str(min(word, _flipped(word)))


def _flipped(word: _Word) -> _Word:
    return tuple(_Letter(letter.name, not letter.transposed, letter.inverted) for letter in reversed(word))


def _flipped_all(words: _Words) -> _Words:
    return {(scalars, _flipped(word)): value for (scalars, word), value in words.items()}


def _merged(factors: _Scalars) -> _Scalars:
    exponents: dict[str, int] = {}
    for name, exponent in factors:
        exponents[name] = exponents.get(name, 0) + exponent
    return tuple(sorted((name, exponent) for name, exponent in exponents.items() if exponent))


def _added(left: _Words, right: _Words) -> _Words:
    keys = {**left, **right}
    return _cleaned({key: left.get(key, Fraction(0)) + right.get(key, Fraction(0)) for key in keys})


def _scaled(words: _Words, factor: Fraction) -> _Words:
    return {key: value * factor for key, value in words.items()}


def _cleaned(words: _Words) -> _Words:
    return {key: value for key, value in words.items() if value}


def _reciprocal(words: _Words) -> _Words:
    """Of one word: its numbers below the line, its letters inverted and in reverse; of a longer sum, as a whole."""
    if len(words) != 1:
        if any(word for _, word in words):
            raise _GiveUpError
        return {(((_text(words), -1),), ()): Fraction(1)}
    (((scalars, word), value),) = words.items()
    inverted = tuple(_Letter(letter.name, letter.transposed, not letter.inverted) for letter in reversed(word))
    return {(tuple((name, -exponent) for name, exponent in scalars), inverted): 1 / value}


def _text(words: _Words) -> str:
    return str(sorted((scalars, word, value) for (scalars, word), value in words.items()))
