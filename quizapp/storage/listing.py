"""What a list of all cards needs to know of them, read narrowly and fast: there may be a hundred thousand.

Practice cards are not among them, and retired ones are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from quizapp.cards import Card, Memory, Rating
from quizapp.cards.practice import DECK as PRACTICE_DECK
from quizapp.storage.adding import moments_added
from quizapp.storage.columns import moment
from quizapp.storage.content import CARD_COLUMNS, card_of
from quizapp.storage.edits.deck_rows import deck_rows, limits_of
from quizapp.storage.edits.values import Limits
from quizapp.storage.many_ids import LISTED, as_json
from quizapp.storage.models import CardRow, Origin
from quizapp.storage.reviews import memories_of

_AT_ONCE = 5000
"""Ids named in one statement; SQLite takes 32,766."""
_ASKED = f"NOT retired AND origin <> '{Origin.MADE}'"
BETWEEN = "\x01"
"""Between question and answer in `Brief.text`."""
_QUESTION = "CASE prompt WHEN '' THEN problem ELSE prompt || ' ' || problem END"
_COLUMNS = f"id, deck, {_QUESTION} || char(1) || answer, tags, rules, difficulty, suspended, origin, position, rowid"
_COUNTS = (
    "NOT EXISTS (SELECT 1 FROM resets z WHERE z.card_id = r.card_id AND z.undone_at IS NULL AND z.after >= r.number)"
)
_LAPSES = f"""
    SELECT r.card_id, count(*) FROM reviews r
    WHERE r.rating = {Rating.AGAIN.value} AND r.undone_at IS NULL AND {_COUNTS} AND (
        r.memory_before LIKE '{{"stage": "review"%' OR (
            r.memory_before IS NULL
            AND EXISTS (SELECT 1 FROM imports i WHERE i.id = r.session)
            AND EXISTS (SELECT 1 FROM reviews e WHERE e.card_id = r.card_id AND e.number < r.number)))
"""  # noqa: S608 - no values
"""Times forgotten after it was learned. Of reviews that came from elsewhere it is known only which were the first."""


class Brief(NamedTuple):
    """A card, as far as it is searched and sorted."""

    id: str
    deck: str
    text: str
    """Question and answer."""
    tags: str
    """A JSON list, as kept."""
    rules: str
    """A JSON list, as kept."""
    difficulty: int
    suspended: int
    origin: str
    position: int
    number: int


class Standing(NamedTuple):
    """Where a card stands, whatever it asks."""

    id: str
    deck: str
    tags: str
    """A JSON list, as kept."""
    suspended: int


class BriefMemory(NamedTuple):
    card_id: str
    stage: str
    due: str
    """As `moment` writes it, so that it can be compared."""
    last_review: float
    """In days from some day on."""
    stability: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A card with all that a row of a table says of it."""

    card: Card
    is_own: bool
    suspended: bool
    memory: Memory | None
    lapses: int
    added: datetime | None
    """None: it came with the program."""


class Listing:
    """All that is read here is as it stands now."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def cards(self) -> Iterator[list[Brief]]:
        """All, some thousands at a time."""
        with self._reading() as connection:
            yield from _fetched(connection, f"SELECT {_COLUMNS} FROM cards WHERE {_ASKED}")  # noqa: S608 - no values

    def cards_of(self, ids: Sequence[str]) -> Iterator[list[Brief]]:
        """Those of them that are there."""
        with self._reading() as connection:
            statement = f"SELECT {_COLUMNS} FROM cards WHERE {_ASKED} AND {LISTED}"  # noqa: S608 - no values
            yield from _fetched(connection, statement, (as_json(ids),))

    def standings_of(self, ids: Sequence[str]) -> Iterator[list[Standing]]:
        """Of those of the cards that are there."""
        with self._reading() as connection:
            statement = f"SELECT id, deck, tags, suspended FROM cards WHERE {_ASKED} AND {LISTED}"  # noqa: S608 - no values
            yield from _fetched(connection, statement, (as_json(ids),))

    def memories(self) -> list[BriefMemory]:
        with self._reading() as connection:
            statement = "SELECT card_id, stage, due, julianday(last_review), stability FROM memories"
            return [BriefMemory(*row) for some in _fetched(connection, statement) for row in some]

    def lapses(self) -> dict[str, int]:
        """By card, for those that were ever forgotten."""
        with self._reading() as connection:
            return _counted(connection.exec_driver_sql(f"{_LAPSES} GROUP BY r.card_id"))

    def last_ratings(self, since: datetime, ids: Sequence[str] | None = None) -> dict[str, Rating]:
        """Of the cards that were reviewed after that moment; `ids`, where only few are asked for."""
        if ids is not None and len(ids) > _AT_ONCE:
            ids = None
        these = "" if ids is None else f" AND card_id IN ({_places(ids)})"
        statement = f"SELECT card_id, rating FROM reviews WHERE at > ? AND undone_at IS NULL{these} ORDER BY number"  # noqa: S608 - no values
        with self._reading() as connection:
            rows = connection.exec_driver_sql(statement, (moment(since), *(ids or ())))
            return {card_id: Rating(rating) for card_id, rating in rows}

    def suspended(self) -> frozenset[str]:
        with self._reading() as connection:
            return frozenset(connection.scalars(select(CardRow.id).where(CardRow.suspended)))

    def decks(self, full: Set[str]) -> list[str]:
        """Names of those with cards, which are given, and of the empty ones that were not deleted, in order."""
        with self._reading() as connection:
            rows = deck_rows(connection)
        return [name for name, row in rows.items() if name in full or not (row["deleted"] or name == PRACTICE_DECK)]

    def limits(self) -> dict[str, Limits]:
        """By deck, for those that have any."""
        with self._reading() as connection:
            return limits_of(connection)

    def shown(self, ids: Sequence[str]) -> list[Shown]:
        """In the order given; those that are not there are left out."""
        with self._reading() as connection:
            found = {each.card.id: each for some in _strides(ids) for each in _shown(connection, some)}
        return [found[card_id] for card_id in ids if card_id in found]


def _fetched(connection: Connection, statement: str, values: tuple[Any, ...] = ()) -> Iterator[list[Any]]:
    """Plain tuples: rows that know their columns would take as long again."""
    cursor = connection.exec_driver_sql(statement, values).cursor
    while rows := cursor.fetchmany(_AT_ONCE):
        yield list(rows)


def _shown(connection: Connection, ids: Sequence[str]) -> Iterator[Shown]:
    memories = memories_of(connection, ids)
    counting = f"{_LAPSES} AND r.card_id IN ({_places(ids)}) GROUP BY r.card_id"
    lapses = _counted(connection.exec_driver_sql(counting, tuple(ids)))
    added = moments_added(connection, ids)
    asked = CardRow.id.in_(ids), ~CardRow.retired, CardRow.origin != Origin.MADE
    for *values, origin, suspended in connection.execute(
        select(*CARD_COLUMNS, CardRow.origin, CardRow.suspended).where(*asked)
    ):
        card = card_of(values)
        known = memories.get(card.id), lapses.get(card.id, 0), added.get(card.id)
        yield Shown(card, origin is Origin.OWN, suspended, *known)


def _counted(rows: Iterable[Sequence[Any]]) -> dict[str, int]:
    return {card_id: number for card_id, number in rows}  # noqa: C416 - rows are no pairs to a type checker


def _places(ids: Sequence[str]) -> str:
    return ", ".join("?" * len(ids))


def _strides(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
