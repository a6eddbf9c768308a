"""Cards made new again. Reviews are never taken away: a reset says from where on they count for the card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from quizapp.cards import Memory
from quizapp.storage.edits.cards import cards_there
from quizapp.storage.edits.states import states
from quizapp.storage.edits.steps import keep_edit
from quizapp.storage.edits.telling import cards
from quizapp.storage.edits.values import Edit
from quizapp.storage.errors import CannotEdit
from quizapp.storage.models import MemoryRow, ResetRow, ReviewRow
from quizapp.storage.reviews import memories_of, replace_memories


def reset(connection: Connection, ids: Iterable[str], now: datetime) -> Edit:
    held = memories_of(connection, list(cards_there(connection, ids, "deck")))
    if not held:
        raise CannotEdit("These cards are new already.")
    edit = Edit(uuid4(), _sentence(len(held)), now, len(held))
    number = keep_edit(connection, edit)
    after = connection.scalar(select(func.max(ReviewRow.number))) or 0
    rows = [
        {"number": number, "card_id": card_id, "after": after, "memory_before": memory}
        for card_id, memory in held.items()
    ]
    connection.execute(insert(ResetRow), rows)
    connection.execute(
        delete(MemoryRow).where(MemoryRow.card_id == bindparam("card")), [{"card": card_id} for card_id in held]
    )
    return edit


def take_resets_back(connection: Connection, number: int, now: datetime) -> tuple[int, int]:
    """The cards have their memories again, except those that were reviewed since. Returns how many of each."""
    rows = connection.execute(
        select(ResetRow.card_id, ResetRow.after, ResetRow.memory_before).where(ResetRow.number == number)
    ).all()
    reviewed = _reviewed_since(connection, rows[0].after) if rows else frozenset()
    again = {row.card_id: row.memory_before for row in rows if row.card_id not in reviewed}
    _put_back(connection, again)
    done = [{"card": card_id} for card_id in again]
    if done:
        mine = ResetRow.card_id == bindparam("card"), ResetRow.number == number
        connection.execute(update(ResetRow).where(*mine).values(undone_at=now), done)
    return len(again), len(rows) - len(again)


def _sentence(number: int) -> str:
    return f"Reset {cards(number)}: {'it is' if number == 1 else 'they are'} new again."


def _reviewed_since(connection: Connection, after: int) -> frozenset[str]:
    counted = select(ReviewRow.card_id).distinct().where(ReviewRow.number > after, ReviewRow.undone_at.is_(None))
    return frozenset(connection.scalars(counted))


def _put_back(connection: Connection, memories: Mapping[str, Memory]) -> None:
    """Those of cards that are still there."""
    still = states(connection, list(memories), ("retired",))
    replace_memories(connection, {card_id: memory for card_id, memory in memories.items() if card_id in still})
