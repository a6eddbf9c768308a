"""Wrong rules for a gradient, written for two variables, with any number of them."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.calculus.build import plus, times
from quizapp.calculus.derivation import Step
from quizapp.calculus.formulas import Formula
from quizapp.notation.tree import Apply, Derivative, Node, Product, Sum, Symbol, Vector


def of_all_variables(formula: Formula, step: Step) -> Iterator[Node]:
    """∂f/∂x + ∂f/∂y is the sum of all partial derivatives; (∂f/∂y, ∂f/∂x) has them in reverse."""
    if not isinstance(formula.pattern, Apply):
        return
    partials = [inner.after for inner in step.steps]
    ordered = partials if _first_variable(formula.result) == formula.pattern.arguments[0] else partials[::-1]
    match formula.result:
        case Sum():
            yield plus(*ordered)
        case Product():
            yield times(*ordered)
        case Vector():
            yield Vector(tuple(ordered))


def _first_variable(result: Node) -> Node | None:
    match result:
        case Sum((Derivative(_, (name,)), *_)) | Product((Derivative(_, (name,)), *_)):
            return Symbol(name)
        case Vector((Derivative(_, (name,)), *_)):
            return Symbol(name)
        case _:
            return None
