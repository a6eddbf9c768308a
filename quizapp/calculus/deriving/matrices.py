"""Gradients by a vector or a matrix, with the source's convention: ∇(A x) is Aᵀ.

Everything is linear in x, a form uᵀ A v, or a norm, of expressions u that are linear in x; and numbers made of those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from quizapp.calculus.arrays import Form, form_of, transposed
from quizapp.calculus.build import ONE, ZERO, minus, over, plus, times
from quizapp.calculus.derivation import Chain, Path, Step
from quizapp.calculus.deriving.context import Deriving
from quizapp.calculus.deriving.linear import term_by_term
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.filling import filled, no_derivative
from quizapp.calculus.formulas import Formula
from quizapp.calculus.matching import Place, matches
from quizapp.calculus.walk import substituted, with_children
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import (
    Call,
    Negative,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
)

_UNKNOWN = "The gradient of this expression cannot be worked out here."


def gradient_by_array(deriving: Deriving, node: Node, variable: str, path: Path = ()) -> Step:
    """Raises DifferentiationError for what is none of the forms above."""
    return _Gradient(deriving, variable).step(node, path)


class _Gradient:
    def __init__(self, deriving: Deriving, variable: str) -> None:
        self._deriving = deriving
        self._symbols = deriving.symbols
        self._variable = variable

    def step(self, node: Node, path: Path) -> Step:
        if not self._depends(node):
            return self._finished("constant", node, path, ZERO)
        match node:
            case Negative(operand):
                return self._multiple(node, path, minus(ONE), operand, (*path, 0))
            case Sum():
                return term_by_term(self._deriving, node, self._variable, path, self.step)
            case Quotient(numerator, denominator) if not self._depends(denominator):
                return self._multiple(node, path, over(ONE, denominator), numerator, (*path, 0))
            case Product(factors) if any(self._is_constant_number(factor) for factor in factors):
                return self._product_with_numbers(node, path)
            case Norm() | Power(Norm(), Number(Fraction(numerator=2, denominator=1))) | Product():
                return self._of_formula(node, path) or self._linear(node, path)
            case _:
                return self._of_number(node, path)

    def _depends(self, node: Node) -> bool:
        return self._deriving.depends(node, self._variable)

    def _is_scalar(self, node: Node) -> bool:
        return form_of(node, self._symbols) is Form.SCALAR

    def _is_constant_number(self, node: Node) -> bool:
        return self._is_scalar(node) and not self._depends(node)

    def _finished(self, rule: str, node: Node, path: Path, result: Node, *forms: Node) -> Step:
        return self._deriving.finished(rule, node, self._variable, path, lambda _: result, forms=forms)

    def _multiple(self, node: Node, path: Path, factor: Node, rest: Node, rest_path: Path) -> Step:
        step = self.step(rest, rest_path)

        def assemble(afters: Sequence[Node]) -> Node:
            return minus(afters[0]) if factor == minus(ONE) else times(factor, afters[0])

        return self._deriving.finished(
            "constant-multiple",
            node,
            self._variable,
            path,
            assemble,
            steps=(step,),
            parts=(("c", factor), ("f", rest)),
        )

    def _product_with_numbers(self, node: Product, path: Path) -> Step:
        factor = times(*(part for part in node.factors if self._is_constant_number(part)))
        rest = times(*(part for part in node.factors if not self._is_constant_number(part)))
        return self._multiple(node, path, factor, rest, path)

    def _linear(self, node: Node, path: Path) -> Step:
        """A number that is linear in each factor with an x in it: bᵀ A x, xᵀ A (x − b)."""
        if not isinstance(node, Product) or not self._is_scalar(node):
            raise DifferentiationError(_UNKNOWN)
        moving = [place for place, factor in enumerate(node.factors) if self._depends(factor)]
        rule = "gradient-linear" if len(moving) == 1 else "product"
        return self._finished(rule, node, path, self._by_factors(node.factors, moving))

    def _of_formula(self, node: Node, path: Path) -> Step | None:
        """What the formulas say of x, Aᵀ x, ‖x‖²…; for another inner u, brought back through u."""
        inner = self._inner(node)
        if inner is None:
            return None
        if inner == Symbol(self._variable):
            return self._by_formula(node, path)
        letter = self._deriving.placeholder(node)
        kind = SymbolKind.MATRIX if form_of(inner, self._symbols) is Form.MATRIX else SymbolKind.VECTOR
        symbols = Symbols({**self._symbols.kinds, letter: kind}, (letter,))
        within = _Gradient(replace(self._deriving, symbols=symbols), letter)
        outer = within._by_formula(_replaced(node, inner, Symbol(letter), self._symbols), path)
        return None if outer is None else self._through(node, path, inner, outer)

    def _inner(self, node: Node) -> Node | None:
        """The u of ‖u‖, ‖u‖², uᵀ A u, A u and uᵀ A."""
        match node:
            case Norm(inner) | Power(Norm(inner), Number()):
                return inner
            case Product(factors):
                moving = [factor for factor in factors if self._depends(factor)]
                bare = {transposed(part, self._symbols) if isinstance(part, Transpose) else part for part in moving}
                return bare.pop() if len(bare) == 1 and len(moving) <= 2 else None
            case _:
                return None

    def _by_formula(self, node: Node, path: Path) -> Step | None:
        place = Place(self._variable, self._depends)
        for formula in self._deriving.formulas.gradients:
            if self._same_kinds(formula):
                for bindings in matches(formula, node, place):
                    result = filled(formula.result, formula.variable, self._variable, bindings, no_derivative)
                    return self._finished(formula.rule, node, path, result)
        return None

    def _same_kinds(self, formula: Formula) -> bool:
        return formula.symbols.kind(formula.variable) is self._symbols.kind(self._variable)

    def _through(self, node: Node, path: Path, inner: Node, outer: Step) -> Step:
        letter = outer.variable

        def assemble(afters: Sequence[Node]) -> Node:
            return self._brought_back(inner, substituted(afters[0], {letter: inner}))

        parts = (("outer", outer.before), (letter, inner), ("outer'", outer.after))
        return self._deriving.finished(
            "chain",
            node,
            self._variable,
            path,
            assemble,
            steps=(outer,),
            parts=parts,
            chain=Chain(letter, outer.before, inner),
        )

    def _by_factors(self, factors: Sequence[Node], moving: Sequence[int]) -> Node:
        """d(L u R) = L du R, so L^T R^T is brought back through u; for every factor that moves."""
        terms = []
        for place in moving:
            others = [transposed(factor, self._symbols) for factor in factors[:place]][::-1]
            behind = [transposed(factor, self._symbols) for factor in factors[place + 1 :]][::-1]
            terms.append(self._brought_back(factors[place], times(*others, *behind)))
        return plus(*terms)

    def _brought_back(self, inner: Node, outer: Node) -> Node:
        """The outer gradient taken back through an inner expression that is linear in x: Aᵀ G for A x."""
        match inner:
            case Symbol():
                return outer
            case Negative(operand):
                return minus(self._brought_back(operand, outer))
            case Transpose(operand):
                return self._brought_back(operand, transposed(outer, self._symbols))
            case Sum(terms):
                return plus(*(self._brought_back(term, outer) for term in terms if self._depends(term)))
            case Quotient(numerator, denominator) if not self._depends(denominator):
                return over(self._brought_back(numerator, outer), denominator)
            case Product(factors):
                moving = [place for place, factor in enumerate(factors) if self._depends(factor)]
                if len(moving) == 1:
                    before = [transposed(f, self._symbols) for f in factors[: moving[0]]][::-1]
                    behind = [transposed(f, self._symbols) for f in factors[moving[0] + 1 :]][::-1]
                    return self._brought_back(factors[moving[0]], times(*before, outer, *behind))
        raise DifferentiationError(_UNKNOWN)

    def _of_number(self, node: Node, path: Path) -> Step:
        """A function of a number that depends on x: ln ‖x‖, ‖x‖⁴, 1/‖x‖."""
        match node:
            case Power(inner, exponent) if not self._depends(exponent) and self._is_scalar(inner):
                place = 0
            case Call(_, (inner,)):
                place = 0
            case Quotient(numerator, inner) if not self._depends(numerator):
                place = 1
            case _:
                raise DifferentiationError(_UNKNOWN)
        letter = self._deriving.placeholder(node)
        numbers = replace(self._deriving, symbols=Symbols({}, (letter,)))
        outer = numbers.step(_replaced(node, inner, Symbol(letter), self._symbols), letter, path)
        step = self.step(inner, (*path, place))

        def assemble(afters: Sequence[Node]) -> Node:
            return times(substituted(afters[0], {letter: inner}), afters[1])

        return self._deriving.finished(
            "chain",
            node,
            self._variable,
            path,
            assemble,
            steps=(outer, step),
            parts=(("outer", outer.before), (letter, inner), ("outer'", outer.after), (f"{letter}'", step.after)),
        )


def _replaced(node: Node, inner: Node, letter: Node, symbols: Symbols) -> Node:
    """The outer function: the inner expression, and its transpose, replaced by a letter."""

    def change(part: Node) -> Node:
        if part == inner:
            return letter
        if part == transposed(inner, symbols):
            return Transpose(letter)
        return with_children(part, change)

    return change(node)
