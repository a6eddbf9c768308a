"""Recognising the left side of a formula in an expression: which part is f, which is n.

In `d/dx [c f(x)]`, x is the variable, c anything without it, f(x) anything with it. f(y) is anything without x that
has another letter in it; f(g(x)) is a chain; f(x, y) is the whole problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from quizapp.calculus.build import minus, plus, rational_value, times
from quizapp.calculus.derivation import Chain
from quizapp.calculus.filling import Bindings, Function
from quizapp.calculus.formulas import Formula
from quizapp.calculus.walk import symbols_in
from quizapp.cards import SymbolKind
from quizapp.notation.tree import (
    Apply,
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

_MOST_PARTS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """What an expression is differentiated by, and how its letters hang together."""

    variable: str
    depends: Callable[[Node], bool]
    others: tuple[str, ...] = ()
    """The other variables of the question."""
    chain: Chain | None = None


def matches(formula: Formula, node: Node, place: Place) -> Iterator[Bindings]:
    """Every way in which the node is the formula's left side."""
    yield from _Matching(formula, place).match(formula.pattern, node, Bindings())


@dataclass(frozen=True, slots=True)
class _Matching:
    formula: Formula
    place: Place

    def match(self, pattern: Node, node: Node, found: Bindings) -> Iterator[Bindings]:
        match pattern, node:
            case Symbol(name), _:
                yield from self._letter(name, node, found)
            case Apply(name, arguments), _:
                yield from self._function(name, arguments, node, found)
            case Sum(parts), Sum(terms):
                yield from self._parts(parts, terms, plus, found)
            case Product(parts), Product(factors):
                divide = self._in_order if self.formula.is_gradient else self._parts
                yield from divide(parts, factors, times, found)
            case Negative(inner), Negative(operand):
                yield from self.match(inner, operand, found)
            case Quotient(above, below), Quotient(numerator, denominator):
                yield from self._pairs((above, below), (numerator, denominator), found)
            case Power(base, exponent), Power(its_base, its_exponent):
                yield from self._pairs((base, exponent), (its_base, its_exponent), found)
            case Call(function, arguments), Call(its_function, its_arguments) if function == its_function:
                yield from self._pairs(arguments, its_arguments, found)
            case Norm(inner), Norm(operand) if pattern.frobenius == node.frobenius:
                yield from self.match(inner, operand, found)
            case Transpose(inner), Transpose(operand):
                yield from self.match(inner, operand, found)
            case _ if pattern == node or _same_number(pattern, node):
                yield found

    def _pairs(self, patterns: Sequence[Node], parts: Sequence[Node], found: Bindings) -> Iterator[Bindings]:
        if len(patterns) != len(parts):
            return
        if not patterns:
            yield found
            return
        for more in self.match(patterns[0], parts[0], found):
            yield from self._pairs(patterns[1:], parts[1:], more)

    def _letter(self, name: str, node: Node, found: Bindings) -> Iterator[Bindings]:
        if name == self.formula.variable:
            if node == Symbol(self.place.variable):
                yield found
        elif name in found.letters:
            if found.letters[name] == node:
                yield found
        elif not self.place.depends(node) and self._may_be(name, node):
            yield Bindings({**found.letters, name: node}, found.functions)

    def _may_be(self, name: str, node: Node) -> bool:
        if self.formula.symbols.kind(name) is SymbolKind.INTEGER:
            value = rational_value(node)
            return value is not None and value.denominator == 1
        return True

    def _function(self, name: str, arguments: tuple[Node, ...], node: Node, found: Bindings) -> Iterator[Bindings]:
        match arguments:
            case (Apply(inner, (Symbol(),)),):
                if self.place.chain is not None:
                    chain = self.place.chain
                    functions = {
                        name: Function(chain.parameter, chain.outer),
                        inner: Function(self.place.variable, chain.inner),
                    }
                    yield Bindings(found.letters, {**found.functions, **functions})
            case (Symbol(letter),) if letter == self.formula.variable:
                if self.place.depends(node):
                    yield self._with(found, name, Function(self.place.variable, node))
            case (Symbol(),):
                letters = sorted(symbols_in(node) & set(self.place.others))
                if letters and not self.place.depends(node):
                    yield self._with(found, name, Function(letters[0], node))
            case (_, Symbol(other)):
                for letter in self.place.others:
                    more = Bindings({**found.letters, other: Symbol(letter)}, found.functions)
                    yield self._with(more, name, Function(self.place.variable, node))

    def _with(self, found: Bindings, name: str, function: Function) -> Bindings:
        return Bindings(found.letters, {**found.functions, name: function})

    def _parts(
        self, patterns: Sequence[Node], parts: Sequence[Node], join: Callable[..., Node], found: Bindings
    ) -> Iterator[Bindings]:
        """Terms or factors, shared out among the parts of the pattern in every way; a letter may take several."""
        if not len(patterns) <= len(parts) <= _MOST_PARTS:
            return
        for owners in product(range(len(patterns)), repeat=len(parts)):
            groups = [
                [part for part, owner in zip(parts, owners, strict=True) if owner == n] for n in range(len(patterns))
            ]
            if all(groups):
                yield from self._groups(patterns, groups, join, found)

    def _in_order(
        self, patterns: Sequence[Node], parts: Sequence[Node], join: Callable[..., Node], found: Bindings
    ) -> Iterator[Bindings]:
        """Factors that do not commute: each part of the pattern takes the next ones."""
        if not patterns:
            if not parts:
                yield found
            return
        for count in range(1, len(parts) - len(patterns) + 2):
            for more in self._groups(patterns[:1], [list(parts[:count])], join, found):
                yield from self._in_order(patterns[1:], parts[count:], join, more)

    def _groups(
        self, patterns: Sequence[Node], groups: Sequence[list[Node]], join: Callable[..., Node], found: Bindings
    ) -> Iterator[Bindings]:
        if not patterns:
            yield found
            return
        pattern, group = patterns[0], groups[0]
        if isinstance(pattern, Negative) and all(isinstance(part, Negative) for part in group):
            pattern, group = pattern.operand, [minus(part) for part in group]
        if len(group) > 1 and not _takes_several(pattern):
            return
        whole = group[0] if len(group) == 1 else join(*group)
        for more in self.match(pattern, whole, found):
            yield from self._groups(patterns[1:], groups[1:], join, more)


def _takes_several(pattern: Node) -> bool:
    return isinstance(pattern, Symbol | Apply)


def _same_number(pattern: Node, node: Node) -> bool:
    if not isinstance(node, Number | Negative | Quotient):
        return False
    value = rational_value(pattern)
    return value is not None and value == rational_value(node)
