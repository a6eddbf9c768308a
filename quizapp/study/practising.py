"""How practice cards stand among the others: each after the card that shows its rule, and none before its time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from quizapp.cards import Card, Memory, NoProblem, Practice, Problem
from quizapp.cards.practice import practised_rule
from quizapp.study.order import main_rule


def _make_nothing(_rule: str, _level: int, _seed: int, _avoid: frozenset[str], /, *, expose: str = "") -> Problem:  # noqa: ARG001 - as Make has it
    raise NoProblem


NO_PRACTICE = Practice(frozenset(), _make_nothing)
"""For a desk at which nothing can make problems."""


def open_practice(cards: Iterable[Card], begun: Collection[str], locked: Collection[str]) -> list[Card]:
    """The practice cards of rules once practised, and of those that may be introduced."""
    return [card for card in cards if main_rule(card) in begun or main_rule(card) not in locked]


def with_practice(cards: Sequence[Card], practice: Iterable[Card]) -> list[Card]:
    """The cards with each practice card after the first that teaches its rule; at the end where none does."""
    waiting = {main_rule(card): card for card in practice}
    together: list[Card] = []
    for card in cards:
        together.append(card)
        if (own := waiting.pop(main_rule(card), None)) is not None:
            together.append(own)
    return [*together, *waiting.values()]


def introduced(memories: Mapping[str, Memory], begun: Collection[str]) -> dict[str, Memory]:
    """Without the memories of practice cards that were never asked.

    Evidence of other cards moved those; but meeting a rule's first fresh problem is meeting a new card, within the
    day's limit and in its turn.
    """
    return {
        card: memory for card, memory in memories.items() if (rule := practised_rule(card)) is None or rule in begun
    }
