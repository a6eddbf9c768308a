"""Many cards of the learner's own, written with what is known of the files that they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Card
from quizapp.storage.bulk import RowWriter
from quizapp.storage.content import CARD_FIELDS
from quizapp.storage.models import CardRow, Origin

T = TypeVar("T")

FROM_FILE = ("imported_by", "digest", "meaning", "given")
"""Columns of cards."""
_STRIDE = 5000
_OTHERS = ("position", "origin", "retired", "suspended")
_COLUMNS = [CardRow.__table__.c[name] for name in (*CARD_FIELDS, *_OTHERS, *FROM_FILE)]
_values_of = attrgetter(*CARD_FIELDS)


def new_cards(connection: Connection) -> RowWriter:
    return RowWriter(connection, insert(CardRow), _COLUMNS)


def over_cards(connection: Connection) -> RowWriter:
    """A card that is there keeps its place, and stays suspended or not."""
    statement = insert(CardRow)
    new = {name: statement.excluded[name] for name in (*CARD_FIELDS, "retired", *FROM_FILE) if name != "id"}
    return RowWriter(connection, statement.on_conflict_do_update(index_elements=[CardRow.id], set_=new), _COLUMNS)


def row_of(
    card: Card, from_file: Sequence[Any], *, position: int = 0, retired: bool = False, suspended: bool = False
) -> tuple[Any, ...]:
    """For either of the two."""
    return *_values_of(card), position, Origin.OWN, retired, suspended, *from_file


def strides(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many at a time as are well held in memory twice."""
    for start in range(0, len(values), _STRIDE):
        yield values[start : start + _STRIDE]
