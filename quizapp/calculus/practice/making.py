"""Making problems: draw, answer, look whether it is fit to be shown, and draw again if not.

A seed chooses a template, and stands for exactly one problem of it; `make` goes from seed to seed until a problem is
fit and fresh, and the problem names the template and the seed that it came of. So a review that keeps the two can
have its problem made again, whatever was to be avoided that day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random

from quizapp.calculus.build import ZERO, rational_value
from quizapp.calculus.practice.answering import answer_to, rules_for
from quizapp.calculus.practice.errors import NoProblemError
from quizapp.calculus.practice.likeness import key_of
from quizapp.calculus.practice.numbers import folded, is_odd, neat
from quizapp.calculus.practice.pattern import Pattern, Values, filled, pattern_of
from quizapp.calculus.practice.posed import Posed
from quizapp.calculus.practice.writing import problem_text
from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import Problem, SymbolKind, Symbols, Template
from quizapp.notation.names import GREEK_NAMES
from quizapp.notation.text import to_text
from quizapp.notation.tree import Node, Number, Power, Symbol, Vector

LEVELS = (1, 2, 3)
LONGEST_ANSWER = 60
"""Characters that fit on a line."""
_LONGEST_PROBLEM = 80
_LARGEST_IN_PROBLEM = 200
_LARGEST_IN_ANSWER = 1000
_LARGEST_EXPONENT = 12
_FILLINGS = 12
"""How often a seed is filled with other values before it is given up."""
_SEEDS = 60
_CANDIDATES = 4
"""Among so many fresh problems the one that separates wrong rules best is taken."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What making needs from elsewhere. Each can be replaced by something better."""

    is_verified: Callable[[Problem], bool]
    """An independent check of the answer; a problem that fails it is never shown."""
    answer_to: Callable[[Posed], Node] = answer_to
    rules_for: Callable[[Posed], tuple[str, ...]] = rules_for
    separation: Callable[[Problem], float] | None = None
    """How well a problem tells wrong rules apart, from 0 to 1."""


def make(
    practice: str,
    level: int,
    seed: int,
    templates: Sequence[Template],
    avoid: Collection[str] = (),
    *,
    workshop: Workshop,
) -> Problem:
    """A problem whose key is none of `avoid`; where all that can be drawn were asked lately, one of those.

    Raises NoProblemError, or TemplateError for a template that cannot be used.
    """
    fitting = _fitting(practice, level, templates)
    stale: Problem | None = None
    candidates: list[Problem] = []
    for problem in filter(None, (_drawn(_chosen(fitting, each), each, workshop) for each in _seeds(seed))):
        if problem.key in avoid:
            stale = stale or problem
            continue
        candidates.append(problem)
        if workshop.separation is None or workshop.separation(problem) >= 1 or len(candidates) == _CANDIDATES:
            break
    if best := _best(candidates, workshop):
        return best
    if stale:
        return stale
    raise NoProblemError(f"No problem of “{practice}” at level {level} came out; its conditions may be too narrow.")


def remade(template: Template, seed: int, workshop: Workshop) -> Problem:
    """The problem that came of this template and seed, whatever other templates there are by now.

    Raises NoProblemError where the template has changed too much for it.
    """
    problem = _drawn(template, seed, workshop)
    if problem is None:
        raise NoProblemError("This problem can no longer be made: its template has changed.")
    return problem


def _fitting(practice: str, level: int, templates: Sequence[Template]) -> list[Template]:
    fitting = [template for template in templates if template.practice == practice and template.level == level]
    if not fitting:
        raise NoProblemError(f"There are no templates for “{practice}” at level {level}.")
    return fitting


def _seeds(seed: int) -> Iterator[int]:
    rng = Random(seed)
    return chain((seed,), (rng.getrandbits(31) for _ in range(_SEEDS - 1)))


def _best(candidates: Sequence[Problem], workshop: Workshop) -> Problem | None:
    if workshop.separation is None or len(candidates) < 2:
        return next(iter(candidates), None)
    return max(candidates, key=workshop.separation)


def _chosen(templates: Sequence[Template], seed: int) -> Template:
    first = templates[0]
    return Random(f"{first.practice} {first.level} {seed}").choice(templates)


def _drawn(template: Template, seed: int, workshop: Workshop) -> Problem | None:
    """The problem of one seed; None when nothing fit to be shown comes of it."""
    rng = Random(f"{template.id} {seed}")
    pattern = pattern_of(template)
    letter = rng.choice(pattern.template.letters or pattern.wrt[:1])
    for _ in range(_FILLINGS):
        values = pattern.drawn(rng)
        problem = None if values is None else _problem(pattern, values, letter, seed, workshop)
        if problem is not None and workshop.is_verified(problem):
            return problem
    return None


def _problem(pattern: Pattern, values: Values, letter: str, seed: int, workshop: Workshop) -> Problem | None:
    posed = _posed(pattern, {**values, pattern.wrt[0]: Symbol(letter)}, letter)
    if posed is None:
        return None
    answer = workshop.answer_to(posed)
    template = pattern.template
    rules = _rules(posed, template, workshop)
    if not set(_needed(template)) <= set(rules) or not _is_fit(answer, template.rule):
        return None
    problem, text = problem_text(posed.body), to_text(answer)
    if len(text) > LONGEST_ANSWER or len(problem) > _LONGEST_PROBLEM:
        return None
    return Problem(
        problem=problem,
        answer=text,
        practice=template.practice,
        level=template.level,
        seed=seed,
        template=template.id,
        key=key_of(posed.body, *(tree for _, tree in posed.inner)),
        task=posed.task,
        wrt=posed.wrt,
        variables=_occurring(posed, answer),
        domain=_domain(pattern, values, letter),
        inner=tuple((name, to_text(tree)) for name, tree in posed.inner),
        rules=rules,
    )


def _occurring(posed: Posed, answer: Node) -> Mapping[str, SymbolKind]:
    letters = symbols_in(posed.body) | symbols_in(answer)
    return {name: kind for name, kind in posed.symbols.kinds.items() if GREEK_NAMES.get(name, name) in letters}


def _posed(pattern: Pattern, values: Values, letter: str) -> Posed | None:
    """The pattern with everything filled in; None when that reads oddly, or its numbers are large."""
    trees = [folded(filled(tree, values)) for tree in (pattern.body, *(tree for _, tree in pattern.inner))]
    if any(is_odd(tree) or not _has_clean_numbers(tree, _LARGEST_IN_PROBLEM) for tree in trees):
        return None
    body, *inner = map(neat, trees)
    names = [name for name, _ in pattern.inner]
    return Posed(
        task=pattern.task,
        body=body,
        wrt=(letter, *pattern.wrt[1:]),
        symbols=Symbols(pattern.template.variables, (letter, *pattern.wrt[1:])),
        inner=tuple(zip(names, inner, strict=True)),
        given=None if pattern.answer is None else filled(pattern.answer, values),
    )


def _rules(posed: Posed, template: Template, workshop: Workshop) -> tuple[str, ...]:
    """The main rule first, if the problem uses it after all."""
    used = (template.rule, *template.rules) if template.rules else workshop.rules_for(posed)
    return tuple(sorted(used, key=lambda rule: rule != template.rule))


def _needed(template: Template) -> Iterator[str]:
    yield from filter(None, (template.rule, *template.needs))


def _is_fit(answer: Node, rule: str) -> bool:
    """Not 0 (where the rule is not that of constants), and with numbers that one can work with."""
    components = answer.components if isinstance(answer, Vector) else (answer,)
    return (ZERO not in components or rule == "constant") and _has_clean_numbers(answer, _LARGEST_IN_ANSWER)


def _has_clean_numbers(tree: Node, largest: int) -> bool:
    """No large numbers, no high exponents, and no powers of numbers that are left, such as 3^(1/2)."""
    return not any(_is_unclean(node, largest) for node in nodes(tree))


def _is_unclean(node: Node, largest: int) -> bool:
    match node:
        case Number(value):
            return value > largest or value.denominator > largest
        case Power(base, exponent):
            size = rational_value(exponent)
            return size is not None and (abs(size) > _LARGEST_EXPONENT or rational_value(base) is not None)
        case _:
            return False


def _domain(pattern: Pattern, values: Values, letter: str) -> str:
    filling = {**values, pattern.wrt[0]: Symbol(letter)}
    pieces = (
        piece if isinstance(piece, str) else to_text(neat(folded(filled(piece, filling)))) for piece in pattern.domain
    )
    return " ".join(pieces)
