"""Cards made new again. Reviews are never taken away: a reset says from where on they count for the card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, func, select, update

from quizapp.storage.edits.cards import count_there, wanted_cards
from quizapp.storage.edits.many import NOT_MADE, Tick, listed, unheard
from quizapp.storage.edits.memories import Held, held_memories, put_back_memories
from quizapp.storage.edits.steps import keep_edit
from quizapp.storage.edits.telling import cards
from quizapp.storage.edits.values import Edit
from quizapp.storage.errors import CannotEdit
from quizapp.storage.models import ResetRow, ReviewRow

_STRIDE = 4000


def reset(connection: Connection, ids: Iterable[str], now: datetime, tick: Tick = unheard) -> Edit:
    wanted = wanted_cards(ids)
    held = held_memories(connection, listed(wanted))
    if not held:
        count_there(connection, wanted)
        raise CannotEdit("These cards are new already.")
    edit = Edit(uuid4(), _sentence(len(held)), now, len(held))
    number = keep_edit(connection, edit)
    after = connection.scalar(select(func.max(ReviewRow.number))) or 0
    for some in _strides(held, tick):
        rows = [(number, card_id, after, memory) for card_id, memory in some]
        connection.exec_driver_sql(
            "INSERT INTO resets (number, card_id, after, memory_before) VALUES (?, ?, ?, ?)", rows
        )
    these = "SELECT card_id FROM resets WHERE number = ?"
    connection.exec_driver_sql(f"DELETE FROM memories WHERE card_id IN ({these})", (number,))  # noqa: S608 - no values
    return edit


def take_resets_back(connection: Connection, number: int, now: datetime, tick: Tick = unheard) -> tuple[int, int]:
    """The cards have their memories again, except those that were reviewed since. Returns how many of each."""
    mine = ResetRow.number == number
    total, after = connection.execute(select(func.count(), func.max(ResetRow.after)).where(mine)).one()
    if not total:
        return 0, 0
    reviewed = select(ReviewRow.card_id).where(ReviewRow.number > after, ReviewRow.undone_at.is_(None))
    taken_back = mine & ResetRow.card_id.not_in(reviewed)
    again = connection.execute(update(ResetRow).where(taken_back).values(undone_at=now)).rowcount
    for some in _strides(_held_before(connection, number), tick):
        put_back_memories(connection, some)
    return again, total - again


def _held_before(connection: Connection, number: int) -> list[Held]:
    """The memories of cards of which the reset was taken back, and which are still there."""
    there = f"card_id IN (SELECT id FROM cards WHERE {NOT_MADE})"  # noqa: S608 - no values
    statement = f"SELECT card_id, memory_before FROM resets WHERE number = ? AND undone_at IS NOT NULL AND {there}"  # noqa: S608 - no values
    return [(card_id, memory) for card_id, memory in connection.exec_driver_sql(statement, (number,))]


def _sentence(number: int) -> str:
    return f"Reset {cards(number)}: {'it is' if number == 1 else 'they are'} new again."


def _strides(held: Sequence[Held], tick: Tick) -> Iterator[Sequence[Held]]:
    for start in range(0, len(held), _STRIDE):
        yield held[start : start + _STRIDE]
        tick(min(start + _STRIDE, len(held)), len(held))
