"""Making problems: draw, answer, look whether it is fit to be shown, and draw again if not.

A seed chooses a template, and stands for exactly one problem of it; `make` goes from seed to seed until a problem is
fit and fresh, and the problem names the template and the seed that it came of. So a review that keeps the two can
have its problem made again, whatever was to be avoided that day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from random import Random

from quizapp.calculus.practice.drawing import Draw, answered, draw, drawn
from quizapp.calculus.practice.errors import NoProblemError
from quizapp.calculus.practice.workshop import Draft, Workshop
from quizapp.cards import Problem, Template

_SEEDS = 60
_FAILURES = 24
"""After so many seeds, or problems, that came to nothing the templates are given up: a hopeless one is said in time."""
_CANDIDATES = 2
"""Among so many fresh problems the one of most worth is taken."""


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
    draws = (draw(_chosen(fitting, each), each) for each in _seeds(seed))
    drafts = _best_first(draws, avoid, workshop)
    for draft in islice(drafts, _FAILURES):
        if workshop.is_verified(draft.problem):
            return draft.problem
    of = f"of “{practice}” at level {level} " if practice else ""
    raise NoProblemError(f"No problem {of}came out: conditions too narrow, or answers too long.")


def remade(template: Template, seed: int, workshop: Workshop) -> Problem:
    """The problem that came of this template and seed, whatever other templates there are by now.

    Raises NoProblemError where the template has changed too much for it.
    """
    draft = drawn(template, seed, workshop)
    if draft is None or not workshop.is_verified(draft.problem):
        raise NoProblemError("This problem can no longer be made: its template has changed.")
    return draft.problem


def _fitting(practice: str, level: int, templates: Sequence[Template]) -> list[Template]:
    fitting = [template for template in templates if template.practice == practice and template.level == level]
    if not fitting:
        raise NoProblemError(f"There are no templates for “{practice}” at level {level}.")
    return fitting


def _best_first(draws: Iterable[Draw | None], avoid: Collection[str], workshop: Workshop) -> Iterator[Draft]:
    """A few at a time, those of most worth first; what was asked lately comes last, and what is of no use never."""
    stale: list[Draw] = []
    waiting: list[tuple[float, Draft]] = []
    for draft in _drafts(draws, avoid, stale, workshop):
        if worth := _worth(draft, workshop):
            waiting.append((worth, draft))
        if waiting and (waiting[-1][0] >= 1 or len(waiting) == _CANDIDATES):
            yield from _by_worth(waiting)
            waiting.clear()
    yield from _by_worth(waiting)
    yield from (draft for draft in _drafts(stale, (), [], workshop) if _worth(draft, workshop))


def _drafts(
    draws: Iterable[Draw | None], avoid: Collection[str], stale: list[Draw], workshop: Workshop
) -> Iterator[Draft]:
    """Those that can be answered; into `stale` goes, unanswered, what was asked lately."""
    failures = 0
    for each in draws:
        if each is not None and each.key in avoid:
            stale.append(each)
        elif each is not None and (draft := answered(each, workshop)) is not None:
            yield draft
        elif (failures := failures + 1) == _FAILURES:
            return


def _by_worth(waiting: list[tuple[float, Draft]]) -> list[Draft]:
    return [draft for _, draft in sorted(waiting, key=itemgetter(0), reverse=True)]


def _worth(draft: Draft, workshop: Workshop) -> float:
    return 1 if workshop.worth is None else workshop.worth(draft)


def _seeds(seed: int) -> Iterator[int]:
    rng = Random(seed)
    return chain((seed,), (rng.getrandbits(31) for _ in range(_SEEDS - 1)))


def _chosen(templates: Sequence[Template], seed: int) -> Template:
    first = templates[0]
    return Random(f"{first.practice} {first.level} {seed}").choice(templates)
