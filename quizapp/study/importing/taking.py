"""What a note says as a card, in whatever format it stood."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from quizapp.cards import Card
from quizapp.cards.pictured import with_pictures
from quizapp.cards.practice import DECK as PRACTICE_DECK
from quizapp.cards.practice import practised_rule
from quizapp.exchange.scanned import Note, Picture, Prose, Text
from quizapp.study.importing.meaning import read_again
from quizapp.study.importing.recognising import Recognised, Unfit, recognised
from quizapp.study.importing.texts import NameOf

LONGEST = 20_000
"""Characters on one side of a card."""


def taken(note: Note, deck: str, rules: Set[str], name_of: NameOf) -> Recognised:
    """Raises Unfit."""
    if note.own:
        return _own(note.own.card, deck, rules, name_of)
    if _length(note.front) > LONGEST:
        raise Unfit(f"The front is longer than {LONGEST:,} characters.")
    if _length(note.back) > LONGEST:
        raise Unfit(f"The back is longer than {LONGEST:,} characters.")
    return recognised(note, deck, rules, name_of)


def _own(card: Card, deck: str, rules: Set[str], name_of: NameOf) -> Recognised:
    """A card of our own format: all is said there."""
    if unknown := set(card.rules) - rules:
        raise Unfit(f"There is no rule “{min(unknown)}”.")
    if practised_rule(card.id) is not None or card.deck == PRACTICE_DECK:
        raise Unfit("Fresh problems are made by quizapp itself; they cannot be imported.")
    shown = with_pictures(card, lambda name: name_of(name) or name)
    return read_again(replace(shown, deck=deck))


def _length(text: Text) -> int:
    return sum(
        [
            len(piece.text) if isinstance(piece, Prose) else len(piece.latex)
            for piece in text
            if not isinstance(piece, Picture)
        ]
    )
