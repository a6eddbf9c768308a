"""A template as read: trees with letters to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from random import Random

from quizapp.calculus.practice.conditions import RELATION, Condition, conditions_of
from quizapp.calculus.practice.errors import TemplateError
from quizapp.calculus.practice.parameters import PLACE, Parameter, parameters_of, with_parameters
from quizapp.calculus.practice.texts import tree_of
from quizapp.calculus.walk import nodes, substituted, symbols_in, with_children
from quizapp.cards import SymbolKind, Symbols, Task, Template
from quizapp.notation.tree import Apply, Derivative, Equation, Gradient, Limit, Node, Sum, Symbol

Values = Mapping[str, Node]

_ASKED = frozenset({Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT, Task.LIMIT, Task.EVALUATE})
_JOINT = re.compile(r",|;|\band\b")
_KEPT = 512
_MOST_TEXTS = 40
_LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Pattern:
    """Everything that a problem is made from, before anything is drawn."""

    template: Template
    task: Task
    wrt: tuple[str, ...]
    body: Node
    parameters: tuple[Parameter, ...]
    conditions: tuple[Condition, ...]
    inner: tuple[tuple[str, Node], ...]
    answer: Node | None
    domain: tuple[Node | str, ...]
    """Sides and relations in turn, conditions joined by “and”."""
    is_asked_in_full: bool = False
    """Whether the template is written as it is asked, with d/dx […], ∂/∂y […] or ∇ […] around the body."""

    def drawn(self, rng: Random) -> Values | None:
        """A value for each parameter; None when they do not fulfil the conditions."""
        values = {parameter.name: parameter.source.draw(rng) for parameter in self.parameters}
        return values if all(condition.holds(values) for condition in self.conditions) else None


@lru_cache(maxsize=_KEPT)
def pattern_of(template: Template) -> Pattern:
    """Raises TemplateError with a sentence for the teacher."""
    _check_lengths(template)
    _check_letters(template)
    parameters = parameters_of(template.parameters, template.symbols)
    symbols = with_parameters(template.symbols, parameters)
    whole = tree_of(template.template, symbols)
    task, wrt, body = _asked(whole, template)
    pattern = Pattern(
        template=template,
        task=task,
        wrt=wrt,
        body=body,
        parameters=parameters,
        conditions=conditions_of(template.conditions, frozenset(parameter.name for parameter in parameters)),
        inner=tuple(_inner(text, symbols) for text in template.inner),
        answer=tree_of(template.answer, symbols) if template.answer else None,
        domain=tuple(_domain(template.domain, symbols)),
        is_asked_in_full=body is not whole,
    )
    _hold_together(pattern)
    return pattern


def _check_lengths(template: Template) -> None:
    """Before anything is gone through."""
    lists = (template.parameters, template.conditions, template.inner, template.letters, template.wrt)
    if any(len(texts) > _MOST_TEXTS for texts in lists) or len(template.variables) > _MOST_TEXTS:
        raise TemplateError(f"there are more than {_MOST_TEXTS} entries in one list.")
    single = (template.template, template.domain, template.answer)
    if long := [text for text in chain(single, *lists) if len(text) > _LONGEST_TEXT]:
        raise TemplateError(f"“{long[0][:30]}…” is too long.")


def _check_letters(template: Template) -> None:
    if not template.wrt:
        raise TemplateError("“wrt” must name at least one variable.")
    for letter in (*template.wrt, *template.letters):
        if not isinstance(tree_of(letter, Symbols(variables=(letter,))), Symbol):
            raise TemplateError(f"“{letter[:30]}” is no letter that could be a variable.")


def _asked(tree: Node, template: Template) -> tuple[Task, tuple[str, ...], Node]:
    """What to do with what; d/dx […], ∂/∂y […] and ∇ […] around the template say it as well."""
    match tree:
        case Derivative(body, (variable,), partial):
            return Task.PARTIAL if partial else Task.DIFFERENTIATE, (variable,), body
        case Gradient(body):
            return Task.GRADIENT, template.wrt, body
        case Sum((Derivative(), *_)):
            raise TemplateError(
                "“d/dx” stands before the first term only; put brackets around all of it: d/dx [x^2 + 3x]."
            )
        case Limit():
            return Task.LIMIT, template.wrt, tree
        case _:
            return template.task, template.wrt, tree


def _inner(text: str, symbols: Symbols) -> tuple[str, Node]:
    match tree_of(text, symbols):
        case Equation(Symbol(name), right, "="):
            return name, right
        case _:
            raise TemplateError(f"“{text[:60]}” does not say what stands in the place of a letter, as in “x = t^2”.")


def _domain(text: str, symbols: Symbols) -> Iterator[Node | str]:
    for number, condition in enumerate(filter(None, map(str.strip, _JOINT.split(text)))):
        if number:
            yield "and"
        pieces = RELATION.split(condition)
        if len(pieces) < 3:
            raise TemplateError(f"“{condition[:60]}” is no condition such as “x > 0”.")
        for place, piece in enumerate(pieces):
            yield piece if place % 2 else tree_of(piece.strip(), symbols)


def _hold_together(pattern: Pattern) -> None:
    if pattern.task not in _ASKED:
        raise TemplateError("there are fresh problems to differentiate, for limits and for gradients only.")
    if SymbolKind.FUNCTION in pattern.template.variables.values():
        raise TemplateError("a template has no undefined functions; let one be drawn, as in “f in [sin u, e^u]”.")
    if pattern.task is Task.LIMIT and not isinstance(pattern.body, Limit):
        raise TemplateError("a template whose task is “limit” begins with lim, as in lim_(h->0) (f(x + h) - f(x))/h.")
    if bool(pattern.inner) != isinstance(pattern.body, Equation):
        raise TemplateError("with “inner” functions the template is an equation such as z = x y, and only then.")
    if both := {name for name, _ in pattern.inner} & {*pattern.wrt, *pattern.template.letters}:
        raise TemplateError(f"“{min(both)}” stands for an inner function, so it is not what to differentiate by.")
    if pattern.task is Task.EVALUATE and not pattern.inner:
        raise TemplateError("a template whose task is “evaluate” needs “inner” functions.")
    if isinstance(pattern.body, Limit) and pattern.body.variable in pattern.wrt and pattern.template.letters:
        raise TemplateError(
            f"“{pattern.body.variable}” goes somewhere in the limit, so it cannot have other “letters”."
        )
    _check_functions(pattern)
    _check_choices(pattern)
    written = frozenset().union(*(_names(tree) for tree in _trees(pattern)))
    if unused := [parameter.name for parameter in pattern.parameters if parameter.name not in written]:
        raise TemplateError(f"the parameter “{unused[0]}” does not occur in the template.")


def _check_functions(pattern: Pattern) -> None:
    functions = {parameter.name for parameter in pattern.parameters if parameter.is_function}
    if functions and PLACE in {*pattern.wrt, *pattern.template.letters, *pattern.template.variables}:
        raise TemplateError(f"“{PLACE}” stands for what is put into a function, so it can be no variable here.")
    for node in chain.from_iterable(map(nodes, _trees(pattern))):
        if isinstance(node, Apply) and (node.function not in functions or len(node.arguments) != 1):
            raise TemplateError(f"“{node.function}” is no function that is drawn; give it, as in “f in [sin u, e^u]”.")


def _check_choices(pattern: Pattern) -> None:
    """A choice may hold numbers that are drawn, but no other choice."""
    chosen = {parameter.name for parameter in pattern.parameters if hasattr(parameter.source, "trees")}
    for parameter in pattern.parameters:
        for tree in getattr(parameter.source, "trees", ()):
            if within := _names(tree) & chosen:
                raise TemplateError(f"a choice for “{parameter.name}” holds “{min(within)}”, which is chosen itself.")


def _trees(pattern: Pattern) -> Iterator[Node]:
    yield from chain((pattern.body,), (tree for _, tree in pattern.inner))
    for parameter in pattern.parameters:
        yield from getattr(parameter.source, "trees", ())


def _names(tree: Node) -> frozenset[str]:
    return symbols_in(tree) | {node.function for node in nodes(tree) if isinstance(node, Apply)}


def filled(tree: Node, values: Values) -> Node:
    """The tree with what was drawn in the place of its letters, first in the choices, then everywhere."""

    def change(node: Node) -> Node:
        match node:
            case Symbol(name) if name in values:
                return substituted(values[name], values)
            case Apply(name, (argument,), 0, ()) if name in values:
                return substituted(values[name], {**values, PLACE: change(argument)})
            case _:
                return with_children(node, change)

    return change(tree)
