"""Fresh problems as the worker makes them: drawn by `calculus.practice`, verified here, those preferred that tell
wrong rules apart, or that show a misconception."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from quizapp.calculus.practice import NoProblemError, TemplateError, Workshop, make, remade
from quizapp.cards import Problem, Template, Undecided
from quizapp.cards.practice import LEVELS
from quizapp.grading.telling_apart import separation, shows
from quizapp.grading.verification import is_verified

WORKSHOP = Workshop(is_verified, worth=separation)


def practise(
    practice: str,
    level: int,
    seed: int,
    templates: Sequence[Template],
    avoid: Collection[str] = (),
    *,
    expose: str = "",
) -> Problem | Undecided:
    """A fresh problem, or a sentence that says why there is none.

    `expose` is a misconception that the problem is to show, of another level if need be; where none does, the
    problem is an ordinary one.
    """
    try:
        for workshop, each in _attempts(level, expose):
            with suppress(NoProblemError):
                return make(practice, each, seed, templates, avoid, workshop=workshop)
        return make(practice, level, seed, templates, avoid, workshop=WORKSHOP)
    except (NoProblemError, TemplateError) as error:
        return Undecided(str(error))


def practise_again(template: Template, seed: int) -> Problem | Undecided:
    """The problem of a template and a seed that a review has kept."""
    try:
        return remade(template, seed, WORKSHOP)
    except (NoProblemError, TemplateError) as error:
        return Undecided(str(error))


def _attempts(level: int, misconception: str) -> Iterator[tuple[Workshop, int]]:
    """Where problems may come from that show the misconception, the level that was asked for first."""
    if misconception:
        exposing = replace(WORKSHOP, worth=lambda draft: shows(draft, misconception))
        yield from ((exposing, each) for each in sorted(LEVELS, key=lambda other: abs(other - level)))
