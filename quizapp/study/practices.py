"""What can be practised: every rule, and combinations of rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from random import Random

from quizapp.cards import NoProblem, Practice, Problem, Rule, Template, Undecided
from quizapp.cards.practice import MakeFrom
from quizapp.exchange import practices_in, read_practice
from quizapp.grading.client import Grader
from quizapp.resources import data_folder

TRIES = 3
"""Seeds from which a problem of a card's template is tried to be made, before the card is passed over."""


@dataclass(frozen=True, slots=True)
class Subject:
    id: str
    """That of a rule, or for a combination the name of its file."""
    name: str


def practices(rules: Sequence[Rule]) -> Mapping[str, Subject]:
    """By id: rules as they are taught, then combinations. Reads no templates yet."""
    found = practices_in(data_folder())
    named = {rule.id: rule.name for rule in rules if rule.id in found}
    combined = {name: name.replace("-", " ").capitalize() for name in found if name not in named}
    return {name: Subject(name, words) for name, words in {**named, **combined}.items()}


def templates_of(practice: Subject, rules: Sequence[Rule]) -> tuple[Template, ...]:
    """Raises ContentError."""
    return read_practice(data_folder(), {rule.id for rule in rules}, only=practice.id)


def practice_by(grader: Grader, rules: Sequence[Rule]) -> Practice:
    """What makes the fresh problems of each rule, in the worker process."""
    known = {rule.id for rule in rules}

    @cache
    def templates(rule: str) -> tuple[Template, ...]:
        return read_practice(data_folder(), known, only=rule)

    def make(rule: str, level: int, seed: int, avoid: frozenset[str], /, *, expose: str = "") -> Problem:
        match grader.practise(rule, level, seed, templates(rule), avoid, expose=expose).result():
            case Undecided(message):
                raise NoProblem(message)
            case problem:
                return problem

    return Practice(frozenset(practices_in(data_folder())) & known, make, maker_from(grader))


def maker_from(grader: Grader) -> MakeFrom:
    """What makes the fresh problems of templates on cards, in the worker process."""

    def make_from(template: Template, seed: int, avoid: frozenset[str], /) -> Problem:
        message = ""
        for each in islice(_seeds(seed), TRIES):
            match grader.practise(template.practice, template.level, each, (template,), avoid).result():
                case Undecided(message):
                    continue
                case problem:
                    return problem
        raise NoProblem(message)

    return make_from


def _seeds(seed: int) -> Iterator[int]:
    rng = Random(seed)
    yield seed
    while True:
        yield rng.getrandbits(31)
