"""Names of decks: `Calculus::Limits` is a deck below `Calculus`."""

from __future__ import annotations

from collections.abc import Iterator

BELOW = "::"


def is_within(name: str, deck: str) -> bool:
    """Whether it is the deck, or one below it."""
    return name == deck or name.startswith(deck + BELOW)


def upward(deck: str) -> Iterator[str]:
    """The deck itself and those above it, the nearest first."""
    while deck:
        yield deck
        deck = deck.rpartition(BELOW)[0]
