"""The right side of a formula with its letters and functions replaced by what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from quizapp.calculus.build import plus, times
from quizapp.calculus.walk import substituted, with_children
from quizapp.notation.tree import Apply, Derivative, Node, Product, Sum, Symbol

Derive = Callable[[Node, str], Node]
"""The derivative of an expression by a letter."""


@dataclass(frozen=True, slots=True)
class Function:
    """What f stands for: f(parameter) is the body; `derivative`, where it is known already, is f'(parameter)."""

    parameter: str
    body: Node
    derivative: Node | None = None

    def differentiated(self, derive: Derive) -> Function:
        known = self.derivative if self.derivative is not None else derive(self.body, self.parameter)
        return Function(self.parameter, known)

    def at(self, argument: Node) -> Node:
        return substituted(self.body, {self.parameter: argument})


@dataclass(frozen=True, slots=True)
class Bindings:
    letters: Mapping[str, Node] = field(default_factory=dict)
    functions: Mapping[str, Function] = field(default_factory=dict)


def filled(node: Node, own_variable: str, variable: str, bindings: Bindings, derive: Derive) -> Node:
    """`own_variable` is the formula's x, `variable` what it stands for here."""

    def fill(part: Node) -> Node:
        match part:
            case Symbol(name):
                return Symbol(variable) if name == own_variable else bindings.letters.get(name, part)
            case Apply(name, arguments, primes) if name in bindings.functions:
                return _applied(bindings.functions[name], arguments, primes)
            case Derivative(body, variables):
                result = fill(body)
                for letter in variables:
                    result = derive(result, _letter(letter))
                return result
            case Sum(terms):
                return plus(*map(fill, terms))
            case Product(factors):
                return times(*map(fill, factors))
            case _:
                return with_children(part, fill)

    def _applied(function: Function, arguments: tuple[Node, ...], primes: int) -> Node:
        for _ in range(primes):
            function = function.differentiated(derive)
        if len(arguments) != 1:
            return function.body
        argument = arguments[0]
        own = isinstance(argument, Symbol) and argument.name not in {own_variable, *bindings.letters}
        return function.body if own else function.at(fill(argument))

    def _letter(name: str) -> str:
        stands_for = bindings.letters.get(name)
        return variable if name == own_variable else stands_for.name if isinstance(stands_for, Symbol) else name

    return fill(node)


def no_derivative(node: Node, variable: str) -> Node:
    """For formulas whose bindings hold every derivative that they need."""
    raise LookupError(f"no derivative of {node} by {variable} was given")
