"""Keeps an import, inside one transaction of the caller's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import Insert, insert

from quizapp.storage.bulk import RowWriter
from quizapp.storage.content import CARD_FIELDS, kept_cards
from quizapp.storage.errors import PlanOutdated
from quizapp.storage.imports.values import Batch, ImportedCard
from quizapp.storage.models import CardRow, DeckRow, ImportedRow, ImportRow, Origin
from quizapp.storage.reviews import keep_past

_STRIDE = 1000
_CARD_COLUMNS = [CardRow.__table__.c[name] for name in (*CARD_FIELDS, "position", "origin", "retired", "suspended")]
_IMPORTED_COLUMNS = list(ImportedRow.__table__.c)
_values_of = attrgetter(*CARD_FIELDS)


def keep(connection: Connection, batch: Batch, tick: Callable[[int], None]) -> None:
    """`tick` is told how many cards are done; what it raises takes everything back.

    Raises PlanOutdated when a card is not any more what the plan saw.
    """
    _check(connection, batch.cards)
    number = _keep_import(connection, batch, _add_decks(connection, batch.cards))
    done = 0
    written = RowWriter(connection, _writing(), _CARD_COLUMNS)
    noted = RowWriter(connection, insert(ImportedRow), _IMPORTED_COLUMNS)
    position = connection.scalar(select(func.max(CardRow.position)).where(CardRow.origin == Origin.OWN)) or 0
    for cards in _strides(batch.cards):
        tick(done)
        written.write(_row(each, position + place) for place, each in enumerate(cards, done + 1))
        noted.write(_note(number, each) for each in cards)
        done += len(cards)
    _keep_reviews(connection, batch.cards)
    tick(done)


def _check(connection: Connection, cards: Sequence[ImportedCard]) -> None:
    kept = kept_cards(connection, [each.card.id for each in cards])
    if any(kept.get(each.card.id) != each.before for each in cards):
        raise PlanOutdated


def _add_decks(connection: Connection, cards: Sequence[ImportedCard]) -> tuple[str, ...]:
    """Names of the decks that were not there before."""
    there = set(connection.scalars(select(DeckRow.name)))
    added = [name for name in dict.fromkeys(each.card.deck for each in cards) if name not in there]
    last = connection.scalar(select(func.max(DeckRow.position))) or 0
    if added:
        rows = [{"name": name, "position": last + place} for place, name in enumerate(added, 1)]
        connection.execute(insert(DeckRow), rows)
    return tuple(added)


def _keep_import(connection: Connection, batch: Batch, decks: tuple[str, ...]) -> int:
    row = {"id": batch.id, "name": batch.name, "at": batch.at, "decks": decks, "pictures": batch.pictures}
    kept = connection.execute(insert(ImportRow).values(row))
    (number,) = kept.inserted_primary_key or (0,)
    return int(number)


def _writing() -> Insert:
    """A card that is there keeps its place, and stays suspended or not."""
    statement = insert(CardRow)
    new = {name: statement.excluded[name] for name in (*CARD_FIELDS, "retired") if name != "id"}
    return statement.on_conflict_do_update(index_elements=[CardRow.id], set_=new)


def _row(each: ImportedCard, position: int) -> tuple[Any, ...]:
    return *_values_of(each.card), position, Origin.OWN, False, each.suspended


def _note(number: int, each: ImportedCard) -> tuple[Any, ...]:
    """What the import does to the card."""
    return (
        number,
        each.card.id,
        each.digest,
        each.meaning,
        each.given or each.card,
        None if each.given is None else each.card,
        each.before.card if each.before else None,
        each.before is not None and each.before.retired,
    )


def _keep_reviews(connection: Connection, cards: Sequence[ImportedCard]) -> None:
    for each in cards:
        if each.reviews and each.memory is not None:
            keep_past(connection, each.reviews, each.memory)


def _strides(cards: Sequence[ImportedCard]) -> Iterator[Sequence[ImportedCard]]:
    for start in range(0, len(cards), _STRIDE):
        yield cards[start : start + _STRIDE]
