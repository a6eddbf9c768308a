"""Other ways to the same derivative, where people would take them: write the problem another way first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from quizapp.calculus.build import minus, over, plus, rational_value, times
from quizapp.calculus.derivation import Step
from quizapp.calculus.deriving.derive import deriving
from quizapp.calculus.tidying import multiplied_out, tidy
from quizapp.calculus.walk import symbols_in
from quizapp.cards import Symbols
from quizapp.notation.tree import Call, Negative, Node, Number, Power, Product, Quotient, Sum, Symbol

_MOST = 2
_MOST_TERMS = 4


@dataclass(frozen=True, slots=True)
class Way:
    sentence: str
    problem: Node
    """The other writing."""
    step: Step


def other_ways(tree: Node, variable: str, symbols: Symbols) -> tuple[Way, ...]:
    """At most two. Raises DifferentiationError where the problem cannot be differentiated at all."""
    rules = deriving(symbols)
    writings = islice(_writings(tree, variable), _MOST)
    return tuple(Way(sentence, other, rules.step(other, variable)) for sentence, other in writings)


def _writings(tree: Node, variable: str) -> Iterator[tuple[str, Node]]:
    match tree:
        case Product() | Power(Sum(), Number()):
            expanded = multiplied_out(tree)
            if expanded is not None and _is_short_polynomial(expanded, variable):
                yield "Multiply out first.", expanded
        case Quotient(numerator, denominator) if variable in symbols_in(numerator) & symbols_in(denominator):
            yield from _of_quotient(numerator, denominator)
        case Call("ln", (argument,)):
            other = _of_logarithm(argument, variable)
            if other is not None:
                yield "Take the logarithm apart first; it holds where all its parts are defined.", other


def _is_short_polynomial(tree: Node, variable: str) -> bool:
    terms = tree.terms if isinstance(tree, Sum) else (tree,)
    return len(terms) <= _MOST_TERMS and symbols_in(tree) == {variable} and all(map(_is_power_term, terms))


def _is_power_term(node: Node) -> bool:
    match node:
        case Symbol() | Number():
            return True
        case Power(Symbol(), exponent):
            return rational_value(exponent) is not None
        case Negative(operand):
            return _is_power_term(operand)
        case Product(factors):
            return all(map(_is_power_term, factors))
        case Quotient(numerator, Number()):
            return _is_power_term(numerator)
        case _:
            return False


def _of_quotient(numerator: Node, denominator: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(numerator, Sum) and _is_power_term(denominator):
        parts = (tidy(over(term, denominator)) for term in numerator.terms)
        yield "Divide term by term first.", plus(*parts)
    else:
        yield "Write it as a product with a negative exponent.", times(numerator, _inverse(denominator))


def _inverse(node: Node) -> Node:
    match node:
        case Power(base, exponent):
            return Power(base, minus(exponent))
        case Call("sqrt", (argument,)):
            return Power(argument, Negative(over(Number(Fraction(1)), Number(Fraction(2)))))
        case _:
            return Power(node, Negative(Number(Fraction(1))))


def _of_logarithm(argument: Node, variable: str) -> Node | None:
    """ln(u v) = ln u + ln v, ln(u/v) = ln u − ln v, ln(uⁿ) = n ln u."""
    match argument:
        case Product(factors):
            return plus(*(Call("ln", (factor,)) for factor in factors))
        case Quotient(numerator, denominator):
            return plus(Call("ln", (numerator,)), minus(Call("ln", (denominator,))))
        case Power(base, exponent) if variable not in symbols_in(exponent):
            return times(exponent, Call("ln", (base,)))
        case Call("sqrt", (base,)):
            return over(Call("ln", (base,)), Number(Fraction(2)))
        case _:
            return None
