"""The notes and cards of a collection of Anki, whatever its schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from quizapp.exchange.reading.anki.cloze import CannotAsk
from quizapp.exchange.reading.anki.database import NEEDED, check_keys, check_tables, opened, unusable
from quizapp.exchange.reading.anki.history import History
from quizapp.exchange.reading.anki.notetypes import NoteType, Values
from quizapp.exchange.reading.anki.schema import Schema, schema_of
from quizapp.exchange.scanned import Note, PastReview, Rejected
from quizapp.exchange.text import TooLong

_LONGEST = 2_000_000
"""Bytes of a note's fields together; pictures written into them as text are still left out, not rejected."""
_QUERY = f"""
    SELECT n.id, n.guid, n.mid, n.tags, CASE WHEN length(n.flds) <= {_LONGEST} THEN n.flds END, length(n.flds),
           c.id, c.ord, CASE WHEN c.odid THEN c.odid ELSE c.did END, c.queue
    FROM notes n LEFT JOIN cards c ON c.nid = n.id
    ORDER BY n.id, c.ord, c.id
"""  # noqa: S608 - the number is ours
_KEYS = (("notes", "id"), ("cards", "id"))
_PART = "\x1f"
_SUSPENDED = -1
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection that is open. May raise Unusable at any step."""

    connection: sqlite3.Connection
    schema: Schema

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator[Self]:
        with opened(path) as connection:
            check_tables(connection, NEEDED)
            check_keys(connection, _KEYS)
            yield cls(connection, schema_of(connection))

    def count(self) -> int:
        (number,) = self.connection.execute("SELECT count(*) FROM cards").fetchone()
        return int(number)

    def notes(self, *, history: bool) -> Iterator[Note | Rejected]:
        """The cards, note after note; of several cards of one note the row is the same."""
        try:
            past = History(self.connection) if history else None
            reader = _Reader(self.schema, history=history)
            for row in self.connection.execute(_QUERY):
                yield reader.card(row, past.of(row[6]) if past else ())
        except sqlite3.Error as error:
            raise unusable(error) from error


class _Reader:
    """Reads card after card, and takes the fields of a note apart only once."""

    def __init__(self, schema: Schema, *, history: bool) -> None:
        self._schema = schema
        self._history = history
        self._note: object = None
        self._kind: NoteType | None = None
        self._values = Values((), [])
        self._tags: tuple[str, ...] = ()
        self._guid = ""
        self._number = 0

    def card(self, row: Row, past: tuple[PastReview, ...]) -> Note | Rejected:
        if row[0] != self._note:
            self._number += 1
            self._note = row[0]
            self._take_apart(row)
        try:
            return self._card(row, past)
        except (CannotAsk, TooLong) as error:
            return Rejected(self._number, str(error))

    def _take_apart(self, row: Row) -> None:
        """What all cards of the note have in common."""
        _, guid, model, tags, fields, *_ = row
        self._kind = self._schema.types.get(model) if isinstance(model, int) else None
        self._values = Values(self._kind.fields if self._kind else (), str(fields).split(_PART))
        self._tags = tuple(tags.split()) if isinstance(tags, str) else ()
        self._guid = str(guid)

    def _card(self, row: Row, past: tuple[PastReview, ...]) -> Note:
        """May raise CannotAsk or TooLong."""
        _, _, _, _, fields, length, _, ordinal, deck, queue = row
        if not isinstance(fields, str) or not isinstance(ordinal, int):
            raise CannotAsk(_damage(length, ordinal))
        kind = self._kind
        if kind is None:
            raise CannotAsk("The note type of this note is missing in the package.")
        front, back = kind.sides(self._values, ordinal)
        return Note(
            self._number,
            front,
            back,
            kind.shape,
            self._schema.decks.get(deck, "") if isinstance(deck, int) else "",
            self._values.texts(),
            self._tags,
            self._guid,
            ordinal,
            kind.name,
            self._history and queue == _SUSPENDED,
            past,
        )


def _damage(length: object, ordinal: object) -> str:
    if isinstance(length, int) and length > _LONGEST:
        return f"The fields of this note have {length:,} characters, too many for a card."
    return "This note has no card." if ordinal is None else "This note is damaged."
