from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import Card, Kind, Mode, Rating, Review, Task
from quizapp.grading.client import Grader
from quizapp.storage.collection import Collection
from quizapp.storage.imports import Batch, ImportedCard
from quizapp.study.desk import Desk
from quizapp.study.library import Library
from quizapp.study.preferences import scheduler_of

Answer = Callable[..., None]


def own(name: str, **more: Any) -> Card:
    plain = {"deck": "Mine", "kind": Kind.EXERCISE, "task": Task.DIFFERENTIATE, "problem": "x^3", "answer": "3x^2"}
    return Card(**{"id": name, **plain, **more})


OWN = (
    own("own-a", deck="Mine::Powers", tags=("exam::oral",), rules=("power",), difficulty=2),
    own("own-b", problem="x² + 1", tags=("exam",), difficulty=3),
    own("own-c", task=Task.RECALL, prompt="Wer maß die Größe Σίσυφος?", problem="", answer="Пётр"),
)


@pytest.fixture
def desk(collection: Collection, clock: Any, zone: ZoneInfo) -> Iterator[Desk]:
    """The cards of the other tests, and three of the learner's own from a file."""
    imported = tuple(ImportedCard(card=card, digest=card.id, meaning=card.id) for card in OWN)
    collection.keep_import(Batch(id=uuid4(), name="mine.csv", at=clock(), cards=imported))
    grader = Grader()
    yield Desk(collection, grader, clock=clock, zone=zone, rng=Random(1))
    grader.close()


@pytest.fixture
def library(desk: Desk) -> Library:
    return desk.library


@pytest.fixture
def answer(desk: Desk, collection: Collection, clock: Any) -> Answer:
    """The learner answers a card, so many days ago."""

    def do(card_id: str, rating: Rating = Rating.GOOD, ago: float = 0) -> None:
        at = clock() - timedelta(days=ago)
        memory = scheduler_of(collection).schedule(collection.memory(card_id), rating, at, card_id)
        plain = {"mode": Mode.TYPED, "session": uuid4(), "took": timedelta(seconds=3)}
        review = Review(id=uuid4(), card_id=card_id, at=at, rating=rating, **plain)  # type: ignore[arg-type]
        collection.record(review, memory)

    return do
