"""From a tree to sums of monomials."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from quizapp.calculus.arrays import transposed
from quizapp.calculus.build import E
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.tidying.monomial import (
    ONE,
    Base,
    Exponent,
    Monomial,
    Terms,
    as_exponent,
    is_exponential,
    multiplied,
    number,
    of,
)
from quizapp.calculus.tidying.roots import sum_raised
from quizapp.calculus.tidying.settling import settled, summed
from quizapp.calculus.tidying.writing import Writing
from quizapp.calculus.walk import with_children
from quizapp.cards import Symbols
from quizapp.notation.tree import (
    Call,
    Constant,
    Derivative,
    Gradient,
    Limit,
    Matrix,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

_LARGEST_FACTORIAL = 6
"""Up to here they are worked out: 720 x, but 2·10! x."""
_AT_ZERO = {"sin": 0, "tan": 0, "arcsin": 0, "arctan": 0, "sinh": 0, "tanh": 0, "cos": 1, "cosh": 1, "sec": 1, "abs": 0}


@dataclass(frozen=True, slots=True)
class Collecting:
    symbols: Symbols
    writing: Writing

    def terms(self, node: Node) -> Terms:
        match node:
            case Number(value):
                return (number(value),) if value else ()
            case Negative(operand):
                return tuple(term.scaled(-ONE) for term in self.terms(operand))
            case Sum(parts):
                return summed(term for part in parts for term in self.terms(part))
            case Product(factors):
                return self._product(factors)
            case Quotient(numerator, denominator):
                return settled(multiplied(self._factor(numerator), self._raised(denominator, -ONE)))
            case Power(base, exponent) if not self._is_array(base):
                return settled(self._raised(base, as_exponent(self.terms(exponent))))
            case Call():
                return self._call(node)
            case Transpose(operand) if (turned := transposed(operand, self.symbols)) != node:
                return self.terms(turned)
            case Derivative() | Gradient() | Limit():
                return (of(node),)
            case _ if self._is_array(node):
                return (of(Product((with_children(node, self._tidied),))),)
            case _:
                return (of(with_children(node, self._tidied)),)

    def _tidied(self, node: Node) -> Node:
        return self.writing.sum(self.terms(node))

    def _factor(self, node: Node) -> Monomial:
        """The node as one thing to multiply by."""
        return sum_raised(self.terms(node), ONE)

    def _raised(self, base: Node, exponent: Exponent) -> Monomial:
        return sum_raised(self.terms(base), exponent)

    def _product(self, factors: tuple[Node, ...]) -> Terms:
        arrays = tuple(factor for factor in factors if self._is_array(factor))
        scalars = [self._factor(factor) for factor in factors if not self._is_array(factor)]
        if not arrays:
            return settled(multiplied(*scalars))
        return (multiplied(*scalars, *self._arrays(arrays)),)

    def _arrays(self, arrays: tuple[Node, ...]) -> list[Monomial]:
        """Vectors and matrices stay in their order; numbers come out of them."""
        outside: list[Monomial] = []
        inside: list[Node] = []
        for array in arrays:
            terms = self.terms(array)
            if len(terms) != 1:
                inside.append(self.writing.sum(terms))
                continue
            scalar = [power for power in terms[0].powers if not self._is_base_of_arrays(power[0])]
            outside.append(Monomial(terms[0].coefficient, tuple(scalar)))
            rest = Monomial(ONE, tuple(power for power in terms[0].powers if power not in scalar))
            tree = self.writing.sum((rest,))
            inside.extend(tree.factors if isinstance(tree, Product) else [tree])
        return [*outside, of(Product(tuple(inside)))]

    def _is_base_of_arrays(self, base: Node | Terms) -> bool:
        return not isinstance(base, tuple) and self._is_array(base)

    def _is_array(self, node: Node) -> bool:
        match node:
            case Symbol(name):
                return self.symbols.kind(name).is_array
            case Vector() | Matrix() | Transpose():
                return True
            case Negative(operand) | Power(operand, _) | Quotient(operand, _):
                return self._is_array(operand)
            case Sum(parts) | Product(parts):
                return any(map(self._is_array, parts))
            case _:
                return False

    def _call(self, node: Call) -> Terms:
        match node.function, node.arguments:
            case "sqrt", (argument,):
                return settled(self._raised(argument, Fraction(1, 2)))
            case "cbrt", (argument,):
                return settled(self._raised(argument, Fraction(1, 3)))
            case "root", (Number(value), argument) if value.denominator == 1 and value > 0:
                return settled(self._raised(argument, 1 / value))
            case "factorial", (Number(value),) if value <= _LARGEST_FACTORIAL:
                return (number(Fraction(factorial(int(value)))),)
            case "exp", (argument,):
                return (sum_raised((of(E),), as_exponent(self.terms(argument))),)
            case "ln", (argument,):
                return self._logarithm(self.terms(argument))
            case "log", (base, argument):
                tidied = Call("log", (self._tidied(base), self._tidied(argument)))
                return (number(ONE),) if tidied.arguments[0] == tidied.arguments[1] else (of(tidied),)
            case function, (argument,) if function in _AT_ZERO and not self.terms(argument):
                return (number(Fraction(_AT_ZERO[function])),) if _AT_ZERO[function] else ()
            case "abs", (argument,):
                return self._absolute(argument)
            case _:
                return (of(with_children(node, self._tidied)),)

    def _logarithm(self, inside: Terms) -> Terms:
        """ln 1 is 0 and ln e^u is u."""
        match inside:
            case (Monomial(coefficient, ()),) if coefficient == 1:
                return ()
            case (Monomial(coefficient, ((Constant("e"), exponent),)),) if coefficient == 1:
                return (number(exponent),) if isinstance(exponent, Fraction) else exponent
            case ():
                raise DifferentiationError("This expression has no real value, so it has no derivative.")
            case _:
                return (of(Call("ln", (self.writing.sum(inside),))),)

    def _absolute(self, argument: Node) -> Terms:
        match self.terms(argument):
            case (Monomial(coefficient, ()),):
                return (number(abs(coefficient)),)
            case (Monomial(coefficient, ((Call("abs"), exponent),)) as inside,) if exponent == 1:
                return (inside.scaled(Fraction(-1 if coefficient < 0 else 1)),)
            case (Monomial() as inside,):
                return (self._bars(inside),)
            case inside:
                return (of(Call("abs", (self.writing.sum(inside),))),)

    def _bars(self, inside: Monomial) -> Monomial:
        """What is never negative comes out of the bars."""
        outside = tuple(power for power in inside.powers if _is_never_negative(*power))
        kept = Monomial(ONE, tuple(power for power in inside.powers if power not in outside))
        bars = [of(Call("abs", (self.writing.sum((kept,)),)))] if kept.powers else []
        return multiplied(Monomial(abs(inside.coefficient), outside), *bars)


def _is_never_negative(base: Base, exponent: Exponent) -> bool:
    is_even = isinstance(exponent, Fraction) and exponent.numerator % 2 == 0
    is_root = isinstance(exponent, Fraction) and exponent.denominator % 2 == 0
    return is_even or is_root or is_exponential(base, exponent)
