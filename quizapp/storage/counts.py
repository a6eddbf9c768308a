"""Numbers about the reviews. Undone ones never count."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select
from sqlalchemy.orm import aliased

from quizapp.storage.models import CardRow, MemoryRow, Origin, ResetRow, ReviewRow


def card_count(connection: Connection) -> int:
    return _number(connection, select(func.count()).select_from(CardRow).where(_IS_LISTED))


def new_card_count(connection: Connection) -> int:
    return _number(connection, select(func.count()).select_from(CardRow).where(_IS_NEW))


def new_cards(connection: Connection) -> list[str]:
    return list(connection.scalars(select(CardRow.id).where(_IS_NEW).order_by(CardRow.position)))


def due_count(connection: Connection, by: datetime) -> int:
    statement = (
        select(func.count())
        .select_from(MemoryRow)
        .join(CardRow, CardRow.id == MemoryRow.card_id)
        .where(MemoryRow.due <= by, ~CardRow.retired, ~CardRow.suspended)
    )
    return _number(connection, statement)


def review_count(connection: Connection, start: datetime | None, end: datetime | None) -> int:
    statement = select(func.count()).select_from(ReviewRow).where(ReviewRow.undone_at.is_(None))
    if start is not None:
        statement = statement.where(ReviewRow.at >= start)
    if end is not None:
        statement = statement.where(ReviewRow.at < end)
    return _number(connection, statement)


def introduced(connection: Connection, start: datetime, end: datetime) -> frozenset[str]:
    """Cards whose first review lies in [start, end); one that was reset is met anew."""
    return frozenset(connection.scalars(_cards_reviewed(start, end).where(~_met_before(start))))


def reviewed_again(connection: Connection, start: datetime, end: datetime) -> frozenset[str]:
    """Cards reviewed in [start, end) that were first met before it."""
    return frozenset(connection.scalars(_cards_reviewed(start, end).where(_met_before(start))))


def moments(connection: Connection, since: datetime) -> list[datetime]:
    """When each review was, for a calendar."""
    statement = select(ReviewRow.at).where(ReviewRow.undone_at.is_(None), ReviewRow.at >= since).order_by(ReviewRow.at)
    return list(connection.scalars(statement))


_IS_LISTED = ~CardRow.retired & (CardRow.origin != Origin.MADE)
_IS_NEW = _IS_LISTED & ~CardRow.suspended & ~exists().where(MemoryRow.card_id == CardRow.id)


def _cards_reviewed(start: datetime, end: datetime) -> Select[str]:
    statement = select(ReviewRow.card_id).distinct().where(ReviewRow.undone_at.is_(None))
    return statement.where(ReviewRow.at >= start, ReviewRow.at < end)


def _met_before(start: datetime) -> ColumnElement[bool]:
    """Before that time, and not reset between then and the review."""
    earlier = aliased(ReviewRow)
    forgotten = exists().where(
        ResetRow.card_id == ReviewRow.card_id,
        ResetRow.undone_at.is_(None),
        ResetRow.after >= earlier.number,
        ResetRow.after < ReviewRow.number,
    )
    met = earlier.card_id == ReviewRow.card_id, earlier.at < start, earlier.undone_at.is_(None)
    return exists().where(*met, ~forgotten)


def _number(connection: Connection, statement: Select[int]) -> int:
    return connection.scalar(statement) or 0
