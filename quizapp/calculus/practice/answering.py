"""The answer to a problem, and the rules that it takes: the two things that a derivation can tell better one day."""

from __future__ import annotations

from quizapp.calculus.build import over
from quizapp.calculus.practice.errors import NoProblemError
from quizapp.calculus.practice.numbers import folded, neat
from quizapp.calculus.practice.posed import Posed
from quizapp.calculus.practice.rules_used import rules_used
from quizapp.calculus.practice.tidying import tidied
from quizapp.calculus.tree_derivative import NotDifferentiableError, derivative
from quizapp.calculus.walk import substituted
from quizapp.cards import Task
from quizapp.notation.tree import Equation, Limit, Node, Quotient, Vector


def answer_to(posed: Posed) -> Node:
    """Raises NoProblemError where there is none."""
    if posed.given is not None:
        return neat(folded(posed.given)) if posed.has_arrays else tidied(posed.given)
    try:
        return tidied(_worked_out(posed))
    except NotDifferentiableError as error:
        raise NoProblemError("A problem came out that cannot be differentiated.") from error


def _worked_out(posed: Posed) -> Node:
    match posed.body:
        case Limit(body, variable, target):
            return _limit(body, variable, target)
        case Equation(_, right):
            return derivative(tidied(substituted(right, dict(posed.inner))), posed.wrt[0])
        case body if posed.task is Task.GRADIENT:
            return Vector(tuple(derivative(body, variable) for variable in posed.wrt))
        case body:
            return derivative(body, posed.wrt[0])


def _limit(body: Node, variable: str, target: Node) -> Node:
    """Of a quotient in which both parts go to 0: the quotient of their slopes there."""
    if not isinstance(body, Quotient):
        raise NotDifferentiableError(type(body).__name__)
    slopes = [derivative(part, variable) for part in (body.numerator, body.denominator)]
    top, bottom = (tidied(substituted(slope, {variable: target})) for slope in slopes)
    return over(top, bottom)


def rules_for(posed: Posed) -> tuple[str, ...]:
    """What differentiating the problem uses; a limit from the definition uses nothing else."""
    match posed.body:
        case Limit():
            return ("limit-definition",)
        case Equation(_, right):
            outer = [rules_used(right, name) for name, _ in posed.inner]
            inner = [rules_used(tree, posed.wrt[0]) for _, tree in posed.inner]
            return _each_once(("chain-multivariable", "partial"), *outer, *inner)
        case body if posed.task is Task.GRADIENT:
            return _each_once(("gradient", "partial"), *(rules_used(body, name) for name in posed.wrt))
        case body if posed.task is Task.PARTIAL:
            return _each_once(("partial",), rules_used(body, posed.wrt[0]))
        case body:
            return rules_used(body, posed.wrt[0])


def _each_once(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule for group in groups for rule in group))
