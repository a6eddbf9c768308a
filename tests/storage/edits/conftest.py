from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from quizapp.cards import Card, Memory, Review
from quizapp.storage.collection import Collection
from quizapp.storage.imports import Batch, ImportedCard

Make = Callable[..., Card]


@pytest.fixture
def owning(taught: Collection, make_card: Make, now: datetime) -> Collection:
    """Beside the shipped cards there are two of the learner's own, from a file."""
    cards = (make_card("own-1", deck="Mine::Powers", tags=("exam",)), make_card("own-2", deck="Mine", answer="3"))
    imported = tuple(ImportedCard(card=card, digest=card.id, meaning=card.id) for card in cards)
    taught.keep_import(Batch(id=uuid4(), name="mine.csv", at=now, cards=imported))
    return taught


@pytest.fixture
def meet(
    taught: Collection, make_review: Callable[..., Review], make_memory: Callable[..., Memory]
) -> Callable[[str], tuple[Review, Memory]]:
    """The learner reviews a card."""

    def do(card_id: str) -> tuple[Review, Memory]:
        review, memory = make_review(card_id), make_memory()
        taught.record(review, memory)
        return review, memory

    return do
