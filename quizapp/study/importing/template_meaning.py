"""When two templates are the same: they draw the same for the same problem, however both are written."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.calculus.practice import Pattern, TemplateError, pattern_of
from quizapp.calculus.practice.conditions import Condition
from quizapp.calculus.practice.parameters import Parameter, Ranges
from quizapp.cards import Card
from quizapp.cards.fresh import template_on
from quizapp.grading.canonical import canonical

_SIGNS = str.maketrans({"≤": "<=", "≥": ">=", "≠": "!="})


def template_meaning(card: Card) -> str:
    """Of a card with a template: the same for other orders, spaces and letters for the variable."""
    try:
        return "\x1f".join(_said(pattern_of(template_on(card))))
    except TemplateError:
        return repr((card.problem, card.fresh))


def _said(pattern: Pattern) -> Iterator[str]:
    yield canonical(pattern.body)
    yield from sorted(map(_drawn, pattern.parameters))
    yield from sorted(map(_condition, pattern.conditions))
    yield from sorted(f"{name} = {canonical(tree)}" for name, tree in pattern.inner)
    yield from (piece.translate(_SIGNS) if isinstance(piece, str) else canonical(piece) for piece in pattern.domain)


def _drawn(parameter: Parameter) -> str:
    match parameter.source:
        case Ranges(ranges):
            numbers = sorted(set().union(*ranges))
            return f"{parameter.name} in {numbers}"
        case choices:
            return f"{parameter.name} in {sorted(map(canonical, choices.trees))}"


def _condition(condition: Condition) -> str:
    """a > b is b < a."""
    left, right = canonical(condition.left), canonical(condition.right)
    match condition.relation.translate(_SIGNS):
        case "=" | "!=" as relation:
            return relation.join(sorted((left, right)))
        case ">" | ">=" as relation:
            return f"{right} {relation.replace('>', '<')} {left}"
        case relation:
            return f"{left} {relation} {right}"
