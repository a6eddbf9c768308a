"""Keeps an import, inside one transaction of the caller's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Card
from quizapp.storage.bulk import RowWriter
from quizapp.storage.content import kept_cards
from quizapp.storage.errors import PlanOutdated
from quizapp.storage.imports.values import Batch, ImportedCard
from quizapp.storage.imports.writing import FROM_FILE, new_cards, over_cards, row_of, strides
from quizapp.storage.many_ids import is_one_of
from quizapp.storage.models import CardRow, DeckRow, ImportRow, Origin, ReplacedRow
from quizapp.storage.reviews import keep_past


def keep(connection: Connection, batch: Batch, tick: Callable[[int], None]) -> None:
    """`tick` is told how many cards are done; what it raises takes everything back.

    Raises PlanOutdated when a card is not any more what the plan saw.
    """
    _check(connection, batch.cards)
    number = _keep_import(connection, batch, _add_decks(connection, batch.cards))
    _keep_replaced(connection, number, [each for each in batch.cards if each.before is not None])
    added, changed = new_cards(connection), over_cards(connection)
    done = 0
    for placed in strides(_placed(connection, batch.cards)):
        tick(done)
        added.write(_row(number, *each) for each in placed if each[1].before is None)
        changed.write(_row(number, *each) for each in placed if each[1].before is not None)
        done += len(placed)
    _keep_reviews(connection, batch.cards)
    tick(done)


def _row(number: int, position: int, each: ImportedCard) -> tuple[object, ...]:
    from_file = number, each.digest, each.meaning, each.given
    return row_of(each.card, from_file, position=position, suspended=each.suspended)


def _check(connection: Connection, cards: Sequence[ImportedCard]) -> None:
    for some in strides(cards):
        kept = kept_cards(connection, [each.card.id for each in some])
        if any(kept.get(each.card.id) != each.before for each in some):
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
    columns = [CardRow.__table__.c[name] for name in ("id", *FROM_FILE)]
    replaced = RowWriter(connection, insert(ReplacedRow), list(ReplacedRow.__table__.c))
    for some in strides(changed):
        rows = connection.execute(select(*columns).where(is_one_of(CardRow.id, [each.card.id for each in some])))
        from_file = {card_id: tuple(values) for card_id, *values in rows}
        replaced.write((each.card.id, number, *_replaced(each), *from_file[each.card.id]) for each in some)


def _replaced(each: ImportedCard) -> tuple[Card, bool, Card | None]:
    """What stood there, whether it was retired, and what is written instead where that is not what the file gave."""
    if each.before is None:
        raise ValueError("nothing stood there")
    return each.before.card, each.before.retired, each.card if each.given is not None else None


def _placed(connection: Connection, cards: Sequence[ImportedCard]) -> list[tuple[int, ImportedCard]]:
    """With their positions, in the order of the file; themselves in the order of the index, which grows faster so."""
    last = connection.scalar(select(func.max(CardRow.position)).where(CardRow.origin == Origin.OWN)) or 0
    return sorted(enumerate(cards, last + 1), key=lambda placed: placed[1].card.id)


def _keep_reviews(connection: Connection, cards: Sequence[ImportedCard]) -> None:
    for each in cards:
        if each.reviews and each.memory is not None:
            keep_past(connection, each.reviews, each.memory)
