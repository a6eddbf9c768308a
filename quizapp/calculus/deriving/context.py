"""What every rule needs: the letters, the formulas, and the way to differentiate a part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.calculus.derivation import Assemble, Chain, Part, Path, Step
from quizapp.calculus.formulas import Formulas
from quizapp.calculus.tidying import tidy
from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.subscripts import base_and_subscript
from quizapp.notation.tree import Apply, BigSum, Node, Symbol

_PLACEHOLDERS = "uvwtspqr"


@dataclass(frozen=True, slots=True)
class Deriving:
    symbols: Symbols
    formulas: Formulas
    dispatch: Callable[[Deriving, Node, str, Path], Step]

    def step(self, node: Node, variable: str, path: Path = ()) -> Step:
        return self.dispatch(self, node, variable, path)

    def depends(self, node: Node, variable: str) -> bool:
        return any(self._is_or_hides(part, variable) for part in nodes(node))

    def _is_or_hides(self, node: Node, variable: str) -> bool:
        """f, written without brackets, is a function of the variables of the question."""
        match node:
            case Symbol(name) if self.symbols.kind(name) is not SymbolKind.FUNCTION:
                return name == variable
            case Symbol() | Apply(_, ()):
                return variable in self.symbols.variables
            case BigSum():
                return names_a_term(node, variable)
            case _:
                return False

    def placeholder(self, node: Node) -> str:
        """A letter that does not occur in the expression."""
        taken = {name for part in nodes(node) for name in _names(part)}
        return next((letter for letter in _PLACEHOLDERS if letter not in taken), "upsilon")

    def finished(
        self,
        rule: str,
        before: Node,
        variable: str,
        path: Path,
        assemble: Assemble,
        *,
        steps: Sequence[Step] = (),
        parts: Sequence[tuple[str, Node]] = (),
        also: Sequence[str] = (),
        forms: Sequence[Node] = (),
        chain: Chain | None = None,
    ) -> Step:
        """The step, with the results of its sub-steps assembled and tidied."""
        after = tidy(assemble([step.after for step in steps]), self.symbols)
        named = tuple(Part(name, node) for name, node in parts)
        return Step(
            rule, before, after, variable, assemble, path, named, tuple(steps), tuple(also), tuple(forms), chain
        )


def names_a_term(node: BigSum, variable: str) -> bool:
    """x_1 is one of the x_j."""
    terms = {base_and_subscript(name) for name in symbols_in(node.body)}
    return (base_and_subscript(variable)[0], node.index) in terms


def _names(node: Node) -> tuple[str, ...]:
    match node:
        case Symbol(name) | Apply(name):
            return (name,)
        case _:
            return ()
