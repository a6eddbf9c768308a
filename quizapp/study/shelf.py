"""The cards of the collection, as the desk has them at hand; read again after they changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from quizapp.cards import Card
from quizapp.storage.collection import Collection
from quizapp.study.importing.gathering import gathering


@dataclass(frozen=True, slots=True)
class Cards:
    """All by id, in teaching order."""

    every: Mapping[str, Card]
    """Suspended ones too."""
    open: Mapping[str, Card]
    """Those that may be asked."""
    asked: Mapping[str, Card]
    """Those that may be asked, and the practice cards of rules."""


class Shelf:
    def __init__(self, collection: Collection, practice_cards: Iterable[Card]) -> None:
        self._collection = collection
        self._practice_cards = {card.id: card for card in practice_cards}
        self._cards: Cards | None = None

    @property
    def practice_cards(self) -> list[Card]:
        return list(self._practice_cards.values())

    def cards(self) -> Cards:
        if self._cards is None:
            self._cards = self._read()
        return self._cards

    def forget(self) -> None:
        """Cards were changed; they are read again when they are next needed."""
        self._cards = None

    def _read(self) -> Cards:
        with gathering():
            every = {card.id: card for card in self._collection.cards()}
            suspended = self._collection.listing.suspended()
            waiting = {card_id: card for card_id, card in every.items() if card_id not in suspended}
            views = (every, waiting, {**waiting, **self._practice_cards})
            return Cards(*map(MappingProxyType, views))
