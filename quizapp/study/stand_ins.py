"""Problems that stand for templates, in files that cannot hold a template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.cards import Card, NoProblem
from quizapp.cards.fresh import card_filled, template_on
from quizapp.cards.practice import MakeFrom
from quizapp.study.words import counted

SEED = 1
"""Always the same, so that a deck that did not change gives the same file."""


@dataclass(frozen=True, slots=True)
class StandIns:
    cards: tuple[Card, ...]
    """Each template with one of its problems on it."""
    remarks: tuple[str, ...]
    """What became of templates, one plain sentence each."""


def standing_in(cards: Iterable[Card], make_from: MakeFrom) -> StandIns:
    """The cards in their order; a template of which no problem comes is left out, and that is said."""
    kept: list[Card] = []
    filled = left_out = 0
    for card in cards:
        if card.fresh is None:
            kept.append(card)
            continue
        try:
            kept.append(card_filled(card, make_from(template_on(card), SEED, frozenset())))
            filled += 1
        except NoProblem:
            left_out += 1
    return StandIns(tuple(kept), tuple(_remarks(filled, left_out)))


def _remarks(filled: int, left_out: int) -> Iterable[str]:
    if filled:
        yield f"This kind of file cannot hold templates: one problem stands for each ({counted(filled, 'card')})."
    if left_out:
        yield f"No problem could be made of the template of {counted(left_out, 'card')}, left out of the file."
