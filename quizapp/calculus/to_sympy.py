"""From the syntax tree to SymPy. SymPy reorders and evaluates on construction; sizes are bounded before that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.untyped import Expression, sympy
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import (
    Apply,
    Call,
    Constant,
    Derivative,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

_MAX_BITS = 4096

FUNCTIONS: Mapping[str, Callable[[Expression], Expression]] = {
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "cot": sympy.cot,
    "sec": sympy.sec,
    "csc": sympy.csc,
    "arcsin": sympy.asin,
    "arccos": sympy.acos,
    "arctan": sympy.atan,
    "arccot": sympy.acot,
    "arcsec": sympy.asec,
    "arccsc": sympy.acsc,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
    "coth": sympy.coth,
    "sech": sympy.sech,
    "csch": sympy.csch,
    "arsinh": sympy.asinh,
    "arcosh": sympy.acosh,
    "artanh": sympy.atanh,
    "arcoth": sympy.acoth,
    "arsech": sympy.asech,
    "arcsch": sympy.acsch,
    "exp": sympy.exp,
    "ln": sympy.log,
    "sqrt": sympy.sqrt,
    "cbrt": sympy.cbrt,
    "abs": sympy.Abs,
    "sign": sympy.sign,
}


@dataclass(frozen=True, slots=True)
class ToSympy:
    """Converts trees in which letters mean what `symbols` says; everything is real."""

    symbols: Symbols

    def letter(self, name: str) -> Expression:
        match self.symbols.kind(name):
            case SymbolKind.POSITIVE:
                return sympy.Symbol(name, positive=True)
            case SymbolKind.INTEGER:
                return sympy.Symbol(name, integer=True)
            case _:
                return sympy.Symbol(name, real=True)

    def convert(self, node: Node) -> Expression:  # noqa: C901, PLR0912 - one case for each kind of node
        """Raises DifferentiationError for what is no real expression, or is too large."""
        match node:
            case Number(value):
                return sympy.Rational(value.numerator, value.denominator)
            case Constant(name):
                return _constant(name)
            case Symbol(name) if self.symbols.kind(name) is SymbolKind.FUNCTION:
                return self._apply(Apply(name))
            case Symbol(name):
                return self.letter(name)
            case Negative(operand):
                return -self.convert(operand)
            case Sum(terms):
                return sympy.Add(*map(self.convert, terms))
            case Product(factors):
                return sympy.Mul(*map(self.convert, factors))
            case Quotient(numerator, denominator):
                return self._quotient(self.convert(numerator), self.convert(denominator))
            case Power(base, exponent):
                return _power(self.convert(base), self.convert(exponent))
            case Call(function, arguments):
                return self._call(function, [self.convert(argument) for argument in arguments])
            case Apply():
                return self._apply(node)
            case Derivative(body, variables):
                return sympy.diff(self.convert(body), *map(self.letter, variables))
            case _:
                raise DifferentiationError(
                    "Only expressions with numbers, letters and functions can be differentiated."
                )

    def _quotient(self, numerator: Expression, denominator: Expression) -> Expression:
        if denominator == 0:
            raise DifferentiationError("There is a division by zero in this expression.")
        return numerator / denominator

    def _call(self, function: str, arguments: list[Expression]) -> Expression:
        match function, arguments:
            case "log", [base, argument]:
                return sympy.log(argument) / sympy.log(base)
            case "root", [index, argument]:
                return _power(argument, 1 / index)
            case ("sqrt", [argument]):
                return _power(argument, sympy.Rational(1, 2))
            case ("cbrt", [argument]):
                return _power(argument, sympy.Rational(1, 3))
            case _, [argument] if function in FUNCTIONS:
                return FUNCTIONS[function](argument)
            case _:
                raise DifferentiationError(f"{function} cannot be differentiated here.")

    def _apply(self, node: Apply) -> Expression:
        if node.partials:
            raise DifferentiationError("Partial derivatives of named functions cannot be differentiated here.")
        arguments = [self.convert(argument) for argument in node.arguments] or [
            self.letter(name) for name in self.symbols.variables
        ]
        function = sympy.Function(node.function, real=True)
        if not node.primes:
            return function(*arguments)
        place = sympy.Dummy(real=True)
        return sympy.Subs(sympy.diff(function(place), place, node.primes), place, arguments[0]).doit()


def _constant(name: str) -> Expression:
    match name:
        case "pi":
            return sympy.pi
        case "e":
            return sympy.E
        case _:
            raise DifferentiationError("Infinity cannot be differentiated.")


def _power(base: Expression, exponent: Expression) -> Expression:
    """With the real meaning of odd roots: (−8)^(1/3) = −2, where SymPy takes the complex one."""
    if isinstance(base, sympy.Rational) and isinstance(exponent, sympy.Rational):
        _check_size(base, exponent)
        if base == 0 and exponent < 0:
            raise DifferentiationError("There is a division by zero in this expression.")
        if base < 0 and exponent.q % 2 == 1:
            return (-1) ** exponent.p * sympy.Pow(-base, exponent)
    return sympy.Pow(base, exponent)


def _check_size(base: Expression, exponent: Expression) -> None:
    if max(abs(base.p), base.q).bit_length() * abs(exponent) > _MAX_BITS:
        raise DifferentiationError("There is a number in this expression that is too large to work with.")
