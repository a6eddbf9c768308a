"""Constants, constant multiples, straight lines, sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from quizapp.calculus.build import INFINITY, ONE, ZERO, minus, plus
from quizapp.calculus.derivation import Path, Step
from quizapp.calculus.deriving.context import Deriving, names_a_term
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.filling import Bindings, Function
from quizapp.notation.tree import BigSum, Negative, Node, Sum, Symbol, Vector


def of_constant(deriving: Deriving, node: Node, variable: str, path: Path) -> Step:
    return deriving.finished("constant", node, variable, path, lambda _: ZERO)


def of_variable(deriving: Deriving, node: Node, variable: str, path: Path) -> Step:
    bindings = Bindings({"a": ONE})
    return deriving.finished(
        "linear", node, variable, path, lambda _: deriving.formulas.derivative("linear", variable, bindings)
    )


def of_multiple(
    deriving: Deriving, node: Node, variable: str, path: Path, *, factor: Node, rest: Node, rest_path: Path
) -> Step:
    """factor · rest, where the factor does not depend on the variable."""
    if rest == Symbol(variable):
        line = Bindings({"a": factor})
        return deriving.finished(
            "linear",
            node,
            variable,
            path,
            lambda _: deriving.formulas.derivative("linear", variable, line),
            parts=(("a", factor),),
        )
    step = deriving.step(rest, variable, rest_path)

    def assemble(afters: Sequence[Node]) -> Node:
        bindings = Bindings({"c": factor}, {"f": Function(variable, rest, afters[0])})
        return _without_noise(deriving.formulas.derivative("constant-multiple", variable, bindings), factor, afters[0])

    return deriving.finished(
        "constant-multiple", node, variable, path, assemble, steps=(step,), parts=(("c", factor), ("f", rest))
    )


def _without_noise(multiple: Node, factor: Node, after: Node) -> Node:
    """−f' for (−1) f', 0 for c · 0."""
    if factor == Negative(ONE):
        return minus(after)
    return ZERO if after == ZERO else multiple


def of_sum(deriving: Deriving, node: Sum, variable: str, path: Path) -> Step:
    """Term by term; a term with a minus is differentiated without it."""
    return term_by_term(deriving, node, variable, path, lambda term, place: deriving.step(term, variable, place))


def term_by_term(
    deriving: Deriving, node: Sum, variable: str, path: Path, differentiate: Callable[[Node, Path], Step]
) -> Step:
    signs = [isinstance(term, Negative) for term in node.terms]
    steps = [
        differentiate(term.operand, (*path, place, 0))
        if isinstance(term, Negative)
        else differentiate(term, (*path, place))
        for place, term in enumerate(node.terms)
    ]

    def assemble(afters: Sequence[Node]) -> Node:
        return plus(*(minus(after) if sign else after for sign, after in zip(signs, afters, strict=True)))

    rules = [rule for rule, used in (("sum", not all(signs[1:])), ("difference", any(signs[1:]))) if used]
    return deriving.finished(rules[0], node, variable, path, assemble, steps=steps, also=rules[1:])


def of_big_sum(deriving: Deriving, node: BigSum, variable: str, path: Path) -> Step:
    """Term by term, the index a constant: Σ x^j gives Σ j x^(j − 1)."""
    bounds = [bound for bound in (node.start, node.end) if bound is not None]
    has_fixed_bounds = not any(bound == INFINITY or deriving.depends(bound, variable) for bound in bounds)
    if node.index == variable or names_a_term(node, variable) or not has_fixed_bounds:
        raise DifferentiationError("This sum cannot be differentiated term by term.")
    step = deriving.step(node.body, variable, (*path, 0))

    def assemble(afters: Sequence[Node]) -> Node:
        return ZERO if afters[0] == ZERO else replace(node, body=afters[0])

    return deriving.finished("sum", node, variable, path, assemble, steps=(step,))


def of_vector(deriving: Deriving, components: tuple[Node, ...], variable: str, path: Path) -> Step:
    """Component by component, which needs no rule."""
    steps = [deriving.step(component, variable, (*path, place)) for place, component in enumerate(components)]
    return deriving.finished("", Vector(components), variable, path, lambda afters: Vector(tuple(afters)), steps=steps)
