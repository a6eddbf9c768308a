"""Answers that still hold what the question asks to work out: d/dx [x²] for the derivative of x²."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.calculus.walk import nodes
from quizapp.grading.setting import Setting
from quizapp.grading.signatures import Signatures, signatures
from quizapp.notation.text import to_text
from quizapp.notation.tree import Apply, Derivative, Gradient, Limit, Node, Symbol


def unfinished_message(answer: Node, references: Sequence[Node], setting: Setting) -> str:
    """Names the derivative or limit that can still be worked out; empty when there is none.

    The derivative of an undefined function cannot be, so f'(x) is fine. So is what the card's own answer leaves.
    """
    trees = [*references, answer] if setting.problem is None else [setting.problem, *references, answer]
    known = signatures(trees, setting.symbols)
    allowed = {node for reference in references for node in nodes(reference) if _left_to_do(node, known)}
    limits_are_asked = any(isinstance(node, Limit) for node in allowed)
    left = (
        node
        for node in nodes(answer)
        if _left_to_do(node, known) and node not in allowed and not (limits_are_asked and isinstance(node, Limit))
    )
    return next((f"{to_text(node)} is still to be worked out." for node in left), "")


def _left_to_do(node: Node, known: Signatures) -> bool:
    match node:
        case Limit():
            return True
        case Gradient(body):
            return not any(_is_undefined(part, known) for part in nodes(body))
        case Derivative(body, variables):
            return _can_be_worked_out(body, variables, known)
        case Apply(function, (), primes) if primes:
            return not set(known.variables[:1]) <= set(known.parameters[function])
        case _:
            return False


def _can_be_worked_out(body: Node, variables: tuple[str, ...], known: Signatures) -> bool:
    """df/dx, where f is f(x), cannot; d/dx f(x²), d/dx (u v) and, where y depends on u, dy/dx can."""
    match body:
        case Symbol(name) | Apply(name, ()) if name in known:
            return not set(variables) <= set(known.parameters[name])
        case Apply(_, arguments) if all(isinstance(argument, Symbol) for argument in arguments):
            letters = {argument.name for argument in arguments if isinstance(argument, Symbol)}
            return not set(variables) <= letters
        case _:
            return True


def _is_undefined(node: Node, known: Signatures) -> bool:
    return isinstance(node, Apply) or (isinstance(node, Symbol) and node.name in known)
