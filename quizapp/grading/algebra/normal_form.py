"""A lowered tree as a rational function over its independent parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from math import factorial

from flint import fmpq

from quizapp.cards import SymbolKind, Symbols
from quizapp.grading.algebra.algebraic_numbers import is_zero
from quizapp.grading.algebra.angles import pi, sine_cosine
from quizapp.grading.algebra.inverses import arcsin, arctan
from quizapp.grading.algebra.parts import Application, Letter, Parts
from quizapp.grading.algebra.powers import absolute, exponential, logarithm, rational_power, symbolic_power
from quizapp.grading.algebra.rational import ONE, GiveUpError, Rational, constant
from quizapp.notation.tree import (
    Apply,
    Call,
    Constant,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

_HALF = constant(fmpq(1, 2))


@dataclass(frozen=True, slots=True)
class NormalForm:
    """Turns trees into rational functions that share their parts."""

    parts: Parts
    symbols: Symbols

    def of(self, node: Node) -> Rational:  # noqa: C901, PLR0912 - one case for each kind of node
        """Raises GiveUpError for what has no normal form here."""
        match node:
            case Number(value):
                return constant(fmpq(value.numerator, value.denominator))
            case Constant("pi"):
                return pi(self.parts)
            case Constant("e"):
                return exponential(ONE, self.parts)
            case Symbol(name):
                positive = self.symbols.kind(name) is SymbolKind.POSITIVE
                return self.parts.generator(name, Letter(positive))
            case Negative(operand):
                return -self.of(operand)
            case Sum(terms):
                return reduce(Rational.__add__, map(self.of, terms))
            case Product(factors):
                return reduce(Rational.__mul__, map(self.of, factors))
            case Quotient(numerator, denominator):
                return self._divided(self.of(numerator), self.of(denominator))
            case Power(Constant("e"), exponent):
                return exponential(self.of(exponent), self.parts)
            case Power(base, exponent):
                return self._power(self.of(base), self.of(exponent))
            case Call(function, arguments):
                return self._call(function, [self.of(argument) for argument in arguments])
            case Apply(function, arguments, _, partials):
                return self._apply(f"{function}_{','.join(partials)}", tuple(map(self.of, arguments)))
            case _:
                raise GiveUpError

    def _divided(self, above: Rational, below: Rational) -> Rational:
        if is_zero(below, self.parts):
            raise GiveUpError
        return above / below

    def _power(self, base: Rational, exponent: Rational) -> Rational:
        value = self.parts.reduced(exponent).constant
        if value is None:
            return symbolic_power(base, exponent, self.parts)
        if value < 0 and is_zero(base, self.parts):
            raise GiveUpError
        return rational_power(base, value, self.parts)

    def _call(self, function: str, arguments: list[Rational]) -> Rational:
        match function, arguments:
            case "log", (base, argument):
                return self._divided(logarithm(argument, self.parts), logarithm(base, self.parts))
            case "root", (index, argument):
                return self._power(argument, ONE / index)
            case _, (argument,) if function in _CALLS:
                return _CALLS[function](self, argument)
            case _:
                raise GiveUpError

    def _apply(self, name: str, arguments: tuple[Rational, ...]) -> Rational:
        reduced = tuple(map(self.parts.reduced, arguments))
        text = ", ".join(map(self.parts.name, reduced))
        return self.parts.generator(f"{name}({text})", Application(name, reduced))

    def sine(self, argument: Rational) -> Rational:
        return sine_cosine(argument, self.parts)[0]

    def cosine(self, argument: Rational) -> Rational:
        return sine_cosine(argument, self.parts)[1]

    def ratio(self, above: Rational, below: Rational) -> Rational:
        return self._divided(above, below)

    def hyperbolic_sine(self, argument: Rational) -> Rational:
        power = exponential(argument, self.parts)
        return (power - ONE / power) * _HALF

    def hyperbolic_cosine(self, argument: Rational) -> Rational:
        power = exponential(argument, self.parts)
        return (power + ONE / power) * _HALF

    def arcsine(self, argument: Rational) -> Rational:
        return arcsin(argument, self.parts)

    def arccosine(self, argument: Rational) -> Rational:
        return pi(self.parts) * _HALF - arcsin(argument, self.parts)

    def arctangent(self, argument: Rational) -> Rational:
        return arctan(argument, self.parts)

    def root(self, argument: Rational, index: int = 2) -> Rational:
        return rational_power(argument, fmpq(1, index), self.parts)

    def factorial(self, argument: Rational) -> Rational:
        value = argument.constant
        if value is None or value.q != 1 or value < 0:
            raise GiveUpError
        return constant(factorial(int(value.p)))

    def log(self, argument: Rational) -> Rational:
        return logarithm(argument, self.parts)

    def arsinh(self, argument: Rational) -> Rational:
        return self.log(argument + self.root(argument * argument + ONE))

    def arcosh(self, argument: Rational) -> Rational:
        return self.log(argument + self.root(argument * argument - ONE))

    def artanh(self, argument: Rational) -> Rational:
        return self.log((ONE + argument) / (ONE - argument)) * _HALF


_Rule = Callable[[NormalForm, Rational], Rational]

_CALLS: Mapping[str, _Rule] = {
    "sin": NormalForm.sine,
    "cos": NormalForm.cosine,
    "tan": lambda form, u: form.ratio(form.sine(u), form.cosine(u)),
    "cot": lambda form, u: form.ratio(form.cosine(u), form.sine(u)),
    "sec": lambda form, u: form.ratio(ONE, form.cosine(u)),
    "csc": lambda form, u: form.ratio(ONE, form.sine(u)),
    "arcsin": NormalForm.arcsine,
    "arccos": NormalForm.arccosine,
    "arctan": NormalForm.arctangent,
    "arccot": lambda form, u: pi(form.parts) * _HALF - form.arctangent(u),
    "arcsec": lambda form, u: form.arccosine(ONE / u),
    "arccsc": lambda form, u: form.arcsine(ONE / u),
    "sinh": NormalForm.hyperbolic_sine,
    "cosh": NormalForm.hyperbolic_cosine,
    "tanh": lambda form, u: form.ratio(form.hyperbolic_sine(u), form.hyperbolic_cosine(u)),
    "coth": lambda form, u: form.ratio(form.hyperbolic_cosine(u), form.hyperbolic_sine(u)),
    "sech": lambda form, u: form.ratio(ONE, form.hyperbolic_cosine(u)),
    "csch": lambda form, u: form.ratio(ONE, form.hyperbolic_sine(u)),
    "arsinh": NormalForm.arsinh,
    "arcosh": NormalForm.arcosh,
    "artanh": NormalForm.artanh,
    "arcoth": lambda form, u: form.artanh(ONE / u),
    "arsech": lambda form, u: form.arcosh(ONE / u),
    "arcsch": lambda form, u: form.arsinh(ONE / u),
    "exp": lambda form, u: exponential(u, form.parts),
    "ln": NormalForm.log,
    "sqrt": NormalForm.root,
    "cbrt": lambda form, u: form.root(u, 3),
    "factorial": NormalForm.factorial,
    "abs": lambda form, u: absolute(u, form.parts),
    "sign": lambda form, u: form.ratio(u, absolute(u, form.parts)),
}
