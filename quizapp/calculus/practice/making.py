"""Making problems: draw, answer, look whether it is fit to be shown, and draw again if not.

A seed chooses a template, and stands for exactly one problem of it; `make` goes from seed to seed until a problem is
fit and fresh, and the problem names the template and the seed that it came of. So a review that keeps the two can
have its problem made again, whatever was to be avoided that day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from random import Random

from quizapp.calculus.practice.drawing import drawn
from quizapp.calculus.practice.errors import NoProblemError
from quizapp.calculus.practice.workshop import Workshop
from quizapp.cards import Problem, Template

LEVELS = (1, 2, 3)
_SEEDS = 60
_FAILURES = 24
"""After so many seeds that nothing came of the templates are given up, so that a hopeless one is said in time."""
_CANDIDATES = 4
"""Among so many fresh problems the one that separates wrong rules best is taken."""


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
    candidates: list[tuple[float, Problem]] = []
    for problem in _problems(fitting, seed, workshop):
        if problem.key in avoid:
            stale = stale or problem
            continue
        candidates.append((_separation(problem, workshop), problem))
        if candidates[-1][0] >= 1 or len(candidates) == _CANDIDATES:
            break
    if candidates:
        return max(candidates, key=itemgetter(0))[1]
    if stale:
        return stale
    raise NoProblemError(
        f"No problem of “{practice}” at level {level} came out: conditions too narrow, or answers too long."
    )


def remade(template: Template, seed: int, workshop: Workshop) -> Problem:
    """The problem that came of this template and seed, whatever other templates there are by now.

    Raises NoProblemError where the template has changed too much for it.
    """
    problem = drawn(template, seed, workshop)
    if problem is None:
        raise NoProblemError("This problem can no longer be made: its template has changed.")
    return problem


def _fitting(practice: str, level: int, templates: Sequence[Template]) -> list[Template]:
    fitting = [template for template in templates if template.practice == practice and template.level == level]
    if not fitting:
        raise NoProblemError(f"There are no templates for “{practice}” at level {level}.")
    return fitting


def _problems(templates: Sequence[Template], seed: int, workshop: Workshop) -> Iterator[Problem]:
    failures = 0
    for each in _seeds(seed):
        problem = drawn(_chosen(templates, each), each, workshop)
        if problem is not None:
            yield problem
        elif (failures := failures + 1) == _FAILURES:
            return


def _seeds(seed: int) -> Iterator[int]:
    rng = Random(seed)
    return chain((seed,), (rng.getrandbits(31) for _ in range(_SEEDS - 1)))


def _chosen(templates: Sequence[Template], seed: int) -> Template:
    first = templates[0]
    return Random(f"{first.practice} {first.level} {seed}").choice(templates)


def _separation(problem: Problem, workshop: Workshop) -> float:
    return 1 if workshop.separation is None else workshop.separation(problem)
