"""Cards made new again. Reviews are never taken away: a reset says from where on they count for the card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Memory
from quizapp.storage.bulk import RowWriter
from quizapp.storage.edits.cards import count_there, wanted_cards
from quizapp.storage.edits.many import Tick, unheard
from quizapp.storage.edits.steps import keep_edit
from quizapp.storage.edits.telling import cards
from quizapp.storage.edits.values import Edit
from quizapp.storage.errors import CannotEdit
from quizapp.storage.many_ids import is_one_of
from quizapp.storage.models import CardRow, MemoryRow, Origin, ResetRow, ReviewRow
from quizapp.storage.reviews import memories_of, replace_memories


_STRIDE = 4000
_COLUMNS = [ResetRow.__table__.c[name] for name in ("number", "card_id", "after", "memory_before")]


def reset(connection: Connection, ids: Iterable[str], now: datetime, tick: Tick = unheard) -> Edit:
    wanted = wanted_cards(ids)
    held = memories_of(connection, _met(connection, wanted))
    if not held:
        count_there(connection, wanted)
        raise CannotEdit("These cards are new already.")
    edit = Edit(uuid4(), _sentence(len(held)), now, len(held))
    number = keep_edit(connection, edit)
    after = connection.scalar(select(func.max(ReviewRow.number))) or 0
    writer = RowWriter(connection, insert(ResetRow), _COLUMNS)
    for some in _strides(held, tick):
        writer.write((number, card_id, after, memory) for card_id, memory in some.items())
    these = select(ResetRow.card_id).where(ResetRow.number == number)
    connection.execute(delete(MemoryRow).where(MemoryRow.card_id.in_(these)))
    return edit


def take_resets_back(connection: Connection, number: int, now: datetime, tick: Tick = unheard) -> tuple[int, int]:
    """The cards have their memories again, except those that were reviewed since. Returns how many of each."""
    mine = ResetRow.number == number
    rows = connection.execute(select(ResetRow.card_id, ResetRow.after, ResetRow.memory_before).where(mine)).all()
    if not rows:
        return 0, 0
    since = select(ReviewRow.card_id).where(ReviewRow.number > rows[0].after, ReviewRow.undone_at.is_(None))
    reviewed = frozenset(connection.scalars(since.distinct()))
    again = {row.card_id: row.memory_before for row in rows if row.card_id not in reviewed}
    there = frozenset(_there(connection, list(again)))
    for some in _strides({card_id: memory for card_id, memory in again.items() if card_id in there}, tick):
        replace_memories(connection, some)
    connection.execute(update(ResetRow).where(mine, ResetRow.card_id.not_in(since)).values(undone_at=now))
    return len(again), len(rows) - len(again)


def _sentence(number: int) -> str:
    return f"Reset {cards(number)}: {'it is' if number == 1 else 'they are'} new again."


def _met(connection: Connection, wanted: list[str]) -> list[str]:
    """Those of the cards that are there, and are not new."""
    there = select(CardRow.id).join(MemoryRow, MemoryRow.card_id == CardRow.id).where(is_one_of(CardRow.id, wanted))
    return list(connection.scalars(there.where(~CardRow.retired, CardRow.origin != Origin.MADE)))


def _there(connection: Connection, ids: list[str]) -> list[str]:
    """Those of the cards of which there still is something, if only retired."""
    return list(connection.scalars(select(CardRow.id).where(is_one_of(CardRow.id, ids))))


def _strides(memories: Mapping[str, Memory], tick: Tick) -> Iterator[dict[str, Memory]]:
    items = list(memories.items())
    for start in range(0, len(items), _STRIDE):
        yield dict(items[start : start + _STRIDE])
        tick(min(start + _STRIDE, len(items)), len(items))
