"""One template and one seed: at most one problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from quizapp.calculus.practice.fitness import LONGEST_ANSWER, LONGEST_PROBLEM, is_fit_answer, is_fit_problem
from quizapp.calculus.practice.likeness import key_of
from quizapp.calculus.practice.numbers import folded, neat
from quizapp.calculus.practice.pattern import Pattern, Values, filled, pattern_of
from quizapp.calculus.practice.posed import Posed
from quizapp.calculus.practice.workshop import Draft, Workshop
from quizapp.calculus.practice.writing import problem_text
from quizapp.calculus.walk import substituted, symbols_in
from quizapp.cards import Problem, SymbolKind, Symbols, Template
from quizapp.notation.names import as_read
from quizapp.notation.text import to_text
from quizapp.notation.tree import Node, Symbol

_FILLINGS = 12
"""How often a seed is filled with other values, until they read well. It is answered once: that takes longer."""
_CONSTANT = "constant"


@dataclass(frozen=True, slots=True)
class Draw:
    """A problem without its answer yet: to answer it takes ten times as long as to draw it."""

    posed: Posed
    pattern: Pattern
    seed: int
    key: str
    """The problem's own."""


def drawn(template: Template, seed: int, workshop: Workshop) -> Draft | None:
    """None when nothing fit to be shown comes of this seed. Raises TemplateError, and NoProblemError."""
    found = draw(template, seed)
    return None if found is None else answered(found, workshop)


def draw(template: Template, seed: int) -> Draw | None:
    """None when nothing that reads well comes of this seed. Raises TemplateError."""
    rng = Random(f"{template.id} {seed}")
    pattern = pattern_of(template)
    letter = rng.choice(template.letters or pattern.wrt[:1])
    for _ in range(_FILLINGS):
        values = pattern.drawn(rng)
        posed = None if values is None else _posed(pattern, values, letter)
        if posed is not None:
            return Draw(posed, pattern, seed, _key(posed, pattern))
    return None


def _posed(pattern: Pattern, values: Values, letter: str) -> Posed | None:
    """The pattern with everything filled in; None when that reads oddly."""
    first, *others = map(as_read, pattern.wrt)
    values = {**values, first: Symbol(as_read(letter))}
    body, *inner = (folded(filled(tree, values)) for tree in (pattern.body, *(tree for _, tree in pattern.inner)))
    if not all(map(is_fit_problem, (body, *inner))):
        return None
    return Posed(
        task=pattern.task,
        body=neat(body),
        wrt=(as_read(letter), *others),
        symbols=Symbols(pattern.template.variables, (letter, *pattern.wrt[1:])),
        inner=tuple((name, neat(tree)) for (name, _), tree in zip(pattern.inner, inner, strict=True)),
        given=None if pattern.answer is None else filled(pattern.answer, values),
        domain=" ".join(
            piece if isinstance(piece, str) else to_text(neat(folded(filled(piece, values))))
            for piece in pattern.domain
        ),
    )


def answered(found: Draw, workshop: Workshop) -> Draft | None:
    """None where the answer is not fit to be shown, or the rule is not used after all. Raises NoProblemError."""
    posed, template = found.posed, found.pattern.template
    solved = workshop.answered(posed)
    answer, rules = solved.answer, _rules(solved.rules, template)
    if not is_fit_answer(answer, may_vanish=template.rule == _CONSTANT):
        return None
    problem, text = problem_text(posed.body), to_text(answer)
    is_long = len(text) > LONGEST_ANSWER or len(problem) > LONGEST_PROBLEM
    if is_long or not {*filter(None, (template.rule,)), *template.needs} <= set(rules):
        return None
    made = Problem(
        problem=problem,
        answer=text,
        practice=template.practice,
        level=template.level,
        seed=found.seed,
        template=template.id,
        key=found.key,
        task=posed.task,
        wrt=posed.symbols.variables,
        variables=_occurring(posed, answer),
        domain=posed.domain,
        inner=tuple((name, to_text(tree)) for name, tree in posed.inner),
        rules=rules,
        first=next(iter(solved.rules), ""),
    )
    return Draft(made, solved)


def _key(posed: Posed, pattern: Pattern) -> str:
    """The name of the variable makes no other problem."""
    as_in_template = {posed.wrt[0]: Symbol(as_read(pattern.wrt[0]))}
    return key_of(*(substituted(tree, as_in_template) for tree in (posed.body, *(tree for _, tree in posed.inner))))


def _rules(used: tuple[str, ...], template: Template) -> tuple[str, ...]:
    """The main rule first, if the problem uses it after all."""
    used = (template.rule, *template.rules) if template.rules else used
    return tuple(sorted(used, key=lambda rule: rule != template.rule))


def _occurring(posed: Posed, answer: Node) -> Mapping[str, SymbolKind]:
    letters = symbols_in(posed.body) | symbols_in(answer)
    return {name: kind for name, kind in posed.symbols.kinds.items() if as_read(name) in letters}
