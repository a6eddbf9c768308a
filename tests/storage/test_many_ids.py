from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from quizapp.cards import Card
from quizapp.storage.collection import Collection
from quizapp.storage.content import KeptCard
from quizapp.storage.imports import Batch, ImportedCard


def test_any_number_of_cards_can_be_asked_for_at_once(
    taught: Collection, make_card: Callable[..., Card], now: datetime
) -> None:
    own = make_card("own-1", deck="Mine")
    taught.keep_import(Batch(id=uuid4(), name="f", at=now, cards=(ImportedCard(card=own, digest="d", meaning="m"),)))
    ids = [f"nobody-{n}" for n in range(40_000)] + [own.id]
    assert taught.kept_cards(ids) == {own.id: KeptCard(own, is_own=True)}
    assert taught.given_cards(ids) == {own.id: own}
