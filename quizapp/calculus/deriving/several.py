"""Several variables: partial derivatives and gradients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.calculus.arrays import written_out
from quizapp.calculus.derivation import Path, Step
from quizapp.calculus.deriving.context import Deriving
from quizapp.calculus.deriving.derive import derive, deriving
from quizapp.calculus.deriving.matrices import gradient_by_array
from quizapp.calculus.tidying import tidy
from quizapp.cards import Symbols, Task
from quizapp.notation.tree import Node, Symbol, Vector


def derived(tree: Node, task: Task, symbols: Symbols) -> Step:
    """What the task asks for: the derivative, the partial one, or the gradient.

    Raises DifferentiationError with a sentence for what cannot be differentiated.
    """
    match task:
        case Task.GRADIENT:
            return gradient(tree, symbols)
        case Task.PARTIAL:
            return partial(tree, symbols.variables[0], symbols)
        case _:
            return derive(tree, symbols.variables[0], symbols)


def partial(tree: Node, variable: str, symbols: Symbols) -> Step:
    """∂(tree)/∂(variable): all other letters are constants.

    Raises DifferentiationError with a sentence for what cannot be differentiated.
    """
    return _partial(deriving(symbols), tree, variable, ())


def gradient(tree: Node, symbols: Symbols) -> Step:
    """The vector of the partial derivatives by the variables of `symbols`, or the gradient by a vector or matrix.

    Raises DifferentiationError with a sentence for what cannot be differentiated.
    """
    rules = deriving(symbols)
    if symbols.kind(symbols.variables[0]).is_array:
        return gradient_by_array(rules, tree, symbols.variables[0])
    body = written_out(tree)
    steps = [_partial(rules, body, variable, ()) for variable in symbols.variables]

    def assemble(afters: Sequence[Node]) -> Node:
        return Vector(tuple(afters))

    parts = [(f"∂/∂{step.variable}", step.after) for step in steps]
    also = () if body == tree else ("gradient-quadratic-form",)
    forms = () if body == tree else (body,)
    return rules.finished("gradient", tree, "", (), assemble, steps=steps, parts=parts, also=also, forms=forms)


def _partial(deriving: Deriving, tree: Node, variable: str, path: Path) -> Step:
    step = deriving.step(tree, variable, path)
    constants = [name for name in deriving.symbols.variables if name != variable]
    parts = [("constant", Symbol(name)) for name in constants if deriving.depends(tree, name)]
    return deriving.finished("partial", tree, variable, path, lambda afters: afters[0], steps=(step,), parts=parts)


def repeated(tree: Node, variables: Sequence[str], symbols: Symbols) -> list[Step]:
    """Second and higher derivatives: each step differentiates what the one before it found."""
    steps: list[Step] = []
    for variable in variables:
        steps.append(deriving(symbols).step(tree, variable))
        tree = steps[-1].after
    return steps


def hessian(tree: Node, symbols: Symbols) -> Step:
    """The gradient of each component of the gradient."""
    first = gradient(tree, symbols)
    rows = [gradient(part, symbols) for part in _components(first.after)]

    def assemble(afters: Sequence[Node]) -> Node:
        return Vector(tuple(afters[1:]))

    whole = replace(first, steps=(first, *rows), assemble=assemble)
    return replace(whole, after=tidy(whole.assembled, symbols))


def _components(vector: Node) -> tuple[Node, ...]:
    return vector.components if isinstance(vector, Vector) else (vector,)
