from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import (
    Card,
    Content,
    Correct,
    Feedback,
    Kind,
    NoProblem,
    Practice,
    Problem,
    Proved,
    Question,
    Rule,
    Task,
    Undecided,
    Unreadable,
    Wrong,
)
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection, open_collection
from quizapp.study.explaining import NO_TUTOR, Tutor
from quizapp.study.line import Line
from quizapp.study.sitting import Sitting
from quizapp.study.states import Plan, Study

EVENING = datetime(2026, 3, 1, 18, tzinfo=UTC)


@dataclass
class Clock:
    """Time that passes only when a test says so."""

    now: datetime = EVENING

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def exercise(name: str, rule: str = "power", answer: str = "2x", hints: tuple[str, ...] = ()) -> Card:
    return Card(
        id=name,
        deck="Rule exercises",
        kind=Kind.EXERCISE,
        task=Task.DIFFERENTIATE,
        problem="x^2",
        answer=answer,
        wrong=("x", "2", "x^3/3"),
        rules=(rule,),
        hints=hints,
    )


CARDS = (
    exercise("exercise-a", hints=("Lower the exponent.", "Put the old one in front.")),
    exercise("exercise-b", rule="sine", answer="cos x"),
    Card(
        id="concept-c",
        deck="Concepts",
        kind=Kind.CONCEPT,
        task=Task.CHOOSE,
        prompt="What does a derivative measure?",
        answer="a rate of change",
        wrong=("an area", "a length", "a sum"),
        rules=("limit-definition",),
    ),
    Card(
        id="concept-d",
        deck="Concepts",
        kind=Kind.CONCEPT,
        task=Task.RECALL,
        prompt="What is Δx?",
        answer="the change in x",
        rules=("limit-definition",),
    ),
)
RULES = (
    Rule(id="power", name="Power rule", statement="d/dx [x^n] = n x^(n-1)", explanation="Lower it."),
    Rule(id="sine", name="Sine", statement="d/dx [sin x] = cos x", explanation="It turns.", builds_on=("power",)),
    Rule(id="limit-definition", name="Limit", statement="f'(x) = f'(x)", explanation="The slope."),
)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with open_collection(tmp_path / "collection.db", EVENING) as opened:
        opened.sync(Content(RULES, CARDS), "first")
        yield opened


def make_fresh(rule: str, level: int, seed: int, avoid: frozenset[str], /, *, expose: str = "") -> Problem:
    """Problems that only look like problems; the same for the same seed."""
    problem = f"({seed}x)^{level}{expose and f' showing {expose}'}"
    if problem in avoid:
        raise NoProblem
    rules = (rule,) if rule == "power" else (rule, "power")
    return Problem(
        problem=problem,
        answer=f"right {rule}",
        practice=rule,
        level=level,
        seed=seed,
        template=f"{rule}-{level}",
        key=problem,
        rules=rules,
        first=rule,
    )


PRACTICE = Practice(frozenset({"power", "sine"}), make_fresh)


def grade(question: Question, text: str) -> Feedback:
    """As strict as can be: the answer to the letter."""
    if text == "?":
        return Feedback(Unreadable("There is nothing that can be read."))
    if text == "ambiguous":
        return Feedback(Undecided("Did you mean 2x?", did_you_mean="2x"))
    return Feedback(Correct(Proved()) if text == question.card.answer else Wrong())


Sit = Callable[..., Sitting]


@pytest.fixture
def sit(collection: Collection, clock: Clock) -> Sit:
    """Starts a sitting over the named cards."""

    def start(
        *cards: str,
        plan: Plan | None = None,
        avoid: Iterable[str] = (),
        tutor: Tutor = NO_TUTOR,
        practice: Practice = PRACTICE,
    ) -> Sitting:
        return Sitting(
            plan or Study(),
            Line(waiting=cards),
            cards={card.id: card for card in collection.cards()},
            memories=collection.memories(),
            rule_names={rule.id: rule.name for rule in RULES},
            keeper=collection,
            grade=grade,
            scheduler=Scheduler(),
            clock=clock,
            rng=Random(1),
            practice=practice,
            avoid=avoid,
            tutor=tutor,
        )

    return start


@pytest.fixture
def zone() -> ZoneInfo:
    return ZoneInfo("Europe/Vienna")
