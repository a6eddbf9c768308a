""" "Which rule comes first?": the choice of a rule, apart from carrying it out.

Learners who practise one rule at a time never have to choose it (Rohrer & Taylor 2007). One key answers, so it costs
seconds; it comes now and then among other questions, never alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from random import Random

from quizapp.calculus.derivation import TERM_BY_TERM
from quizapp.cards import Card, Mode, Problem, Question, Task, ask
from quizapp.cards.card import Kind
from quizapp.cards.practice import DECK, card_with, practice_id

EVERY = 8
"""One such question for so many others."""
CHOICES = 4
SHAPES = ("chain", "product", "quotient", "sum", "constant-multiple", "power")
"""Rules that go by the shape of an expression: the ones that get mixed up."""
_PREFIX = "which-"


def which_id(rule: str) -> str:
    """The entry in a line that asks which rule comes first in a fresh problem of this rule."""
    return f"{_PREFIX}{rule}"


def which_rule(entry: str) -> str | None:
    """The rule of such an entry; None for every other."""
    return entry.removeprefix(_PREFIX) if entry.startswith(_PREFIX) else None


def which_question(fresh: Problem, rule_names: Mapping[str, str], rng: Random) -> Question | None:
    """None where the problem does not say which rule comes first, or there is nothing to choose from."""
    names = _choices(fresh, rule_names, rng)
    if len(names) < 2:
        return None
    card = Card(
        id=practice_id(fresh.practice),
        deck=DECK,
        kind=Kind.PRACTICE,
        task=Task.CHOOSE,
        prompt="Which rule comes first?",
        problem=Question(card_with(fresh), Mode.TYPED).shown,
        answer=names[0],
        wrong=tuple(names[1:]),
        wrt=fresh.wrt,
        variables=fresh.variables,
        difficulty=fresh.level,
    )
    return replace(ask(card, Mode.CHOICE, rng), made=fresh.made, which=fresh.first, of=card_with(fresh))


def _choices(fresh: Problem, rule_names: Mapping[str, str], rng: Random) -> list[str]:
    """Names, the right one first: then what comes later in the same problem, rules of shape, any other."""
    others = [rule for rule in rule_names if rule not in fresh.rules and rule not in SHAPES]
    rng.shuffle(others)
    ordered = dict.fromkeys((fresh.first, *fresh.rules, *rng.sample(SHAPES, len(SHAPES)), *others))
    apart = [rule for rule in ordered if not (rule != fresh.first and {rule, fresh.first} <= TERM_BY_TERM)]
    names = dict.fromkeys(rule_names[rule] for rule in apart if rule in rule_names)
    return list(names)[:CHOICES] if fresh.first in rule_names else []


def with_which_rule(waiting: Sequence[str], rules: Iterable[str], rng: Random) -> tuple[str, ...]:
    """The line with one such question after every so many, of rules drawn from those given, none twice."""
    pool = sorted(rules)
    rng.shuffle(pool)
    mixed: list[str] = []
    for number, entry in enumerate(waiting, 1):
        mixed.append(entry)
        if number % EVERY == 0 and pool:
            mixed.append(which_id(pool.pop()))
    return tuple(mixed)
