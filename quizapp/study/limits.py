"""How many cards of a deck may still be asked today. A limit bounds its deck and all decks below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quizapp.cards import Card
from quizapp.cards.decks import upward


@dataclass(frozen=True, slots=True)
class Room:
    """For so many cards more."""

    left: int
    decks: Mapping[str, int] = field(default_factory=dict)
    """In decks that have a limit of their own, and below them."""

    def first(self, cards: Iterable[Card]) -> list[Card]:
        """The first of the cards for which there is room; where a deck is full, others go on."""
        decks, taken = dict(self.decks), list[Card]()
        for card in cards:
            if len(taken) >= self.left:
                break
            bounds = [deck for deck in upward(card.deck) if deck in decks] if decks else []
            if all(decks[deck] > 0 for deck in bounds):
                taken.append(card)
                for deck in bounds:
                    decks[deck] -= 1
        return taken


def room(a_day: int, limits: Mapping[str, int | None], done: Iterable[str], decks: Mapping[str, str]) -> Room:
    """`limits` by deck; `done` are the cards of today, and `decks` says where they are."""
    asked = list(done)
    left = {deck: limit for deck, limit in limits.items() if limit is not None}
    for card_id in asked:
        for deck in upward(decks.get(card_id, "")):
            if deck in left:
                left[deck] -= 1
    return Room(a_day - len(asked), left)
