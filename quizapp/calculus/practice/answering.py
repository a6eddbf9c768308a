"""The answer to a problem and the rules that it takes, as its derivation tells them."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.calculus.build import ONE, minus, over
from quizapp.calculus.derivation import Part, Step, walk
from quizapp.calculus.deriving.derive import derive
from quizapp.calculus.deriving.several import derived, partial
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.practice.errors import NoProblemError
from quizapp.calculus.practice.posed import Posed
from quizapp.calculus.tidying import tidy
from quizapp.calculus.walk import substituted
from quizapp.cards import Symbols
from quizapp.notation.names import symbols_as_read
from quizapp.notation.tree import Equation, Limit, Node, Quotient, Symbol

_MULTIPLES = frozenset({"constant-multiple", "linear"})


@dataclass(frozen=True, slots=True)
class Answered:
    answer: Node
    rules: tuple[str, ...]
    """In the order in which one comes to them, each once."""
    derivation: Step | None = None
    """Where one derivation tells it all, and mistakes can be made in it."""


def answered(posed: Posed) -> Answered:
    """Raises NoProblemError where there is no answer."""
    if posed.given is not None:
        return _with_answer(posed, posed.given)
    try:
        return _answered(posed)
    except DifferentiationError as error:
        raise NoProblemError("A problem came out that cannot be differentiated.") from error


def _with_answer(posed: Posed, answer: Node) -> Answered:
    """An answer that the template has; the rules are those of the derivation all the same, where there is one."""
    try:
        rules = _answered(posed).rules
    except DifferentiationError:
        rules = ()
    return Answered(tidy(answer, symbols_as_read(posed.symbols)), rules)


def _answered(posed: Posed) -> Answered:
    match posed.body:
        case Limit(body, variable, target):
            return Answered(_limit(body, variable, target), ("limit-definition",))
        case Equation(_, right):
            return _through(right, posed)
        case body:
            step = derived(body, posed.task, symbols_as_read(posed.symbols))
            return Answered(step.after, _rules(step), step)


def _limit(body: Node, variable: str, target: Node) -> Node:
    """Of a quotient in which both parts go to 0: the quotient of their slopes there."""
    if not isinstance(body, Quotient):
        raise DifferentiationError("A limit is worked out of a quotient only.")
    slopes = [derive(part, variable).after for part in (body.numerator, body.denominator)]
    return tidy(over(*(substituted(slope, {variable: target}) for slope in slopes)))


def _through(right: Node, posed: Posed) -> Answered:
    """z = f(x, y) along x(t), y(t): differentiated as a function of t, by the rules that both floors take."""
    variable, names = posed.wrt[0], tuple(name for name, _ in posed.inner)
    outer = [partial(right, name, Symbols(variables=names)) for name in names]
    inner = [derive(tree, variable) for _, tree in posed.inner]
    along = derive(tidy(substituted(right, dict(posed.inner))), variable)
    return Answered(along.after, ("chain-multivariable", *_rules(*outer, *inner)))


def _rules(*steps: Step) -> tuple[str, ...]:
    """Each once, the outermost first; steps that one takes without thinking count where there are no others."""
    taken = [each for step in steps for each in walk(step)]
    telling = [each for each in taken if not _goes_without_saying(each)] or taken
    return tuple(dict.fromkeys(rule for step in telling for rule in (step.rule, *step.also) if rule))


def _goes_without_saying(step: Step) -> bool:
    """x' is 1, and the sign of −3x² belongs to the number."""
    match step.parts, step.steps:
        case (Part("c", factor), *_), (inner,) if factor == minus(ONE):
            return inner.rule in _MULTIPLES and inner.before != Symbol(step.variable)
        case _:
            return step.before == Symbol(step.variable)
