"""From the tree as written to one that can be evaluated: derivatives worked out, undefined functions in full.

Afterwards every undefined function has all its arguments, its partial derivatives are named by position, and no
Derivative or Gradient is left: d/dx f(x²) becomes Apply("f", (x²,), partials=("0",)) · 2x.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.calculus.tree_derivative import NotDifferentiableError, derivative
from quizapp.calculus.walk import children, substituted, with_children
from quizapp.cards import SymbolKind, Symbols
from quizapp.grading.errors import TooLargeError, UnsupportedError
from quizapp.grading.signatures import Signatures
from quizapp.grading.size import is_too_large
from quizapp.notation.tree import Apply, Derivative, Equation, Gradient, Limit, Node, Symbol, Vector

_MAX_ORDER = 8
_MOST_GRADIENTS = 2
"""Each has as many derivatives as there are variables, of all that stands in it."""


def lowered(tree: Node, signatures: Signatures, symbols: Symbols) -> Node:
    """Raises UnsupportedError for what cannot be worked out (limits, equations, gradients by a vector)."""
    if _gradients_within(tree) > _MOST_GRADIENTS:
        raise TooLargeError("Gradients within gradients cannot be compared so deep.")
    return _Lowering(signatures, symbols).lower(tree, frozenset())


def _gradients_within(node: Node) -> int:
    """How deep they are nested."""
    return isinstance(node, Gradient) + max(map(_gradients_within, children(node)), default=0)


@dataclass(frozen=True, slots=True)
class _Lowering:
    signatures: Signatures
    symbols: Symbols

    def lower(self, node: Node, kept: frozenset[str]) -> Node:
        """`kept` are functions that stay letters for now, because they are being differentiated by."""
        match node:
            case Symbol(name):
                return self._letter(name, kept)
            case Apply(name, ()) if name in kept and not node.primes and not node.partials:
                return Symbol(name)
            case Apply():
                return self._application(node, kept)
            case Derivative(body, variables):
                return self._derivative(body, variables, kept)
            case Gradient():
                return self._gradient(node, kept)
            case Limit():
                raise UnsupportedError("There is still a limit to work out in this answer.")
            case Equation():
                raise UnsupportedError("Write only the expression, without an equation.")
            case _:
                return with_children(node, lambda part: self.lower(part, kept))

    def _letter(self, name: str, kept: frozenset[str]) -> Node:
        if name in kept or name not in self.signatures:
            return Symbol(name)
        return Apply(name, self._own_arguments(name, kept))

    def _own_arguments(self, name: str, kept: frozenset[str]) -> tuple[Node, ...]:
        """The arguments of a function written without any: its parameters, themselves lowered."""
        self._check_no_cycle(name, ())
        return tuple(self._letter(parameter, kept) for parameter in self.signatures.parameters[name])

    def _check_no_cycle(self, name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise UnsupportedError(f"In this answer {name} depends on itself.")
        for parameter in self.signatures.parameters.get(name, ()):
            self._check_no_cycle(parameter, (*above, name))

    def _application(self, node: Apply, kept: frozenset[str]) -> Node:
        if node.primes > _MAX_ORDER or len(node.partials) > _MAX_ORDER:
            raise TooLargeError(f"Derivatives beyond order {_MAX_ORDER} cannot be compared.")
        if not node.arguments and node.primes:
            return self._derivative(Symbol(node.function), self._variable() * node.primes, kept)
        if node.arguments:
            arguments = tuple(self.lower(argument, kept) for argument in node.arguments)
        else:
            arguments = self._own_arguments(node.function, kept)
        if node.primes and len(arguments) > 1:
            raise UnsupportedError(f"{node.function} has several variables, so name the one: ∂{node.function}/∂x.")
        positions = ("0",) * node.primes + tuple(self._position(name, node) for name in node.partials)
        if any(int(position) >= len(arguments) for position in positions):
            raise UnsupportedError(f"{node.function} has no more than {len(arguments)} argument here.")
        return Apply(node.function, arguments, partials=tuple(sorted(positions)))

    def _variable(self) -> tuple[str]:
        return (self.symbols.variables[0] if self.symbols.variables else "x",)

    def _position(self, name: str, node: Apply) -> str:
        parameters = self.signatures.parameters[node.function]
        if name in parameters:
            return str(parameters.index(name))
        letters = [argument.name if isinstance(argument, Symbol) else "" for argument in node.arguments]
        if name in letters:
            return str(letters.index(name))
        count = len(node.arguments) or len(parameters)
        if name.isdecimal() and 1 <= int(name) <= count:
            return str(int(name) - 1)
        raise UnsupportedError(f"{node.function} is not a function of {name} here.")

    def _derivative(self, body: Node, variables: tuple[str, ...], kept: frozenset[str]) -> Node:
        if len(variables) > _MAX_ORDER:
            raise TooLargeError(f"Derivatives beyond order {_MAX_ORDER} cannot be compared.")
        between = frozenset(variable for variable in variables if variable in self.signatures)
        result = self.lower(body, kept | between)
        for variable in variables:
            result = self._differentiated(result, variable)
        return substituted(result, {name: self._letter(name, kept) for name in between - kept})

    def _differentiated(self, tree: Node, variable: str) -> Node:
        if self.symbols.kind(variable).is_array:
            raise UnsupportedError(f"There is still a derivative by {variable} to work out in this answer.")
        try:
            result = derivative(tree, variable)
        except NotDifferentiableError as error:
            raise UnsupportedError("There is a derivative in this answer that cannot be worked out.") from error
        if is_too_large(result):
            raise TooLargeError("The derivatives in this answer are too long to work out.")
        return result

    def _gradient(self, node: Gradient, kept: frozenset[str]) -> Node:
        variables = (node.variable,) if node.variable else self.symbols.variables
        if len(variables) == 1 and self.symbols.kind(variables[0]) is SymbolKind.REAL and node.variable:
            variables = self.symbols.variables
        return Vector(tuple(self._derivative(node.body, (variable,), kept) for variable in variables))
