"""Keeps an import, inside one transaction of the caller's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import Insert, insert

from quizapp.cards import Card
from quizapp.storage.bulk import RowWriter
from quizapp.storage.content import CARD_FIELDS, kept_cards
from quizapp.storage.errors import PlanOutdated
from quizapp.storage.imports.values import Batch, ImportedCard
from quizapp.storage.many_ids import is_one_of
from quizapp.storage.models import CardRow, DeckRow, ImportRow, Origin, ReplacedRow
from quizapp.storage.reviews import keep_past

T = TypeVar("T")

_STRIDE = 5000
_FROM_FILE = ("imported_by", "digest", "meaning", "given")
_COLUMNS = [
    CardRow.__table__.c[name] for name in (*CARD_FIELDS, "position", "origin", "retired", "suspended", *_FROM_FILE)
]
_values_of = attrgetter(*CARD_FIELDS)


def keep(connection: Connection, batch: Batch, tick: Callable[[int], None]) -> None:
    """`tick` is told how many cards are done; what it raises takes everything back.

    Raises PlanOutdated when a card is not any more what the plan saw.
    """
    _check(connection, batch.cards)
    number = _keep_import(connection, batch, _add_decks(connection, batch.cards))
    _keep_replaced(connection, number, [each for each in batch.cards if each.before is not None])
    added = RowWriter(connection, insert(CardRow), _COLUMNS)
    changed = RowWriter(connection, _overwriting(), _COLUMNS)
    done = 0
    for placed in _strides(_placed(connection, batch.cards)):
        tick(done)
        added.write(_row(number, position, each) for position, each in placed if each.before is None)
        changed.write(_row(number, position, each) for position, each in placed if each.before is not None)
        done += len(placed)
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
    changed = sum(each.before is not None for each in batch.cards)
    counts = {"added": len(batch.cards) - changed, "changed": changed}
    row = {"id": batch.id, "name": batch.name, "at": batch.at, "decks": decks, "pictures": batch.pictures, **counts}
    kept = connection.execute(insert(ImportRow).values(row))
    (number,) = kept.inserted_primary_key or (0,)
    return int(number)


def _keep_replaced(connection: Connection, number: int, changed: Sequence[ImportedCard]) -> None:
    columns = [CardRow.__table__.c[name] for name in ("id", *_FROM_FILE)]
    rows = connection.execute(select(*columns).where(is_one_of(CardRow.id, [each.card.id for each in changed])))
    from_file = {card_id: tuple(values) for card_id, *values in rows}
    written = RowWriter(connection, insert(ReplacedRow), list(ReplacedRow.__table__.c))
    for some in _strides(changed):
        written.write((each.card.id, number, *_replaced(each), *from_file[each.card.id]) for each in some)


def _replaced(each: ImportedCard) -> tuple[Card, bool, Card | None]:
    """What stood there, whether it was retired, and what is written instead where that is not what the file gave."""
    if each.before is None:
        raise ValueError("nothing stood there")
    return each.before.card, each.before.retired, each.card if each.given is not None else None


def _placed(connection: Connection, cards: Sequence[ImportedCard]) -> list[tuple[int, ImportedCard]]:
    """With their positions, in the order of the file; themselves in the order of the index, which grows faster so."""
    last = connection.scalar(select(func.max(CardRow.position)).where(CardRow.origin == Origin.OWN)) or 0
    return sorted(enumerate(cards, last + 1), key=lambda placed: placed[1].card.id)


def _overwriting() -> Insert:
    """A card that is there keeps its place, and stays suspended or not."""
    statement = insert(CardRow)
    new = {name: statement.excluded[name] for name in (*CARD_FIELDS, "retired", *_FROM_FILE) if name != "id"}
    return statement.on_conflict_do_update(index_elements=[CardRow.id], set_=new)


def _row(number: int, position: int, each: ImportedCard) -> tuple[Any, ...]:
    from_file = number, each.digest, each.meaning, each.given
    return *_values_of(each.card), position, Origin.OWN, False, each.suspended, *from_file


def _keep_reviews(connection: Connection, cards: Sequence[ImportedCard]) -> None:
    for each in cards:
        if each.reviews and each.memory is not None:
            keep_past(connection, each.reviews, each.memory)


def _strides(all_of_them: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(all_of_them), _STRIDE):
        yield all_of_them[start : start + _STRIDE]
