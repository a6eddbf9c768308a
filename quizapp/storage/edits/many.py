"""Many cards of which the same columns change, in a table of SQLite's own: a hundred thousand are soon dealt with.

Nothing of them comes into Python, so what else is going on meanwhile is not held up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from quizapp.storage.edits.states import STANDING
from quizapp.storage.models import Origin

Tick = Callable[[int, int], None]
"""Told how many cards are done, of how many; may raise, and then nothing is changed."""
Span = tuple[int, int]
"""Cards by their rowids: from the first to the last."""

NOT_MADE = f"origin <> '{Origin.MADE}'"
THERE = f"NOT retired AND {NOT_MADE}"

GONE = {"retired": "1", "deleted": "1"}
"""What the columns of a card become that the learner deletes."""

_SETS = {("deck",), ("tags",), ("suspended",), STANDING}
_BECOMES = ("first", "second")
_STRIDE = 4000
"""Cards between two ticks: some hundredths of a second."""


def unheard(_done: int, _of: int) -> None:
    """Nobody asks how far it is."""


def can_be_many(names: Iterable[str]) -> bool:
    """Whether these are columns that are ever changed of many cards at once."""
    return tuple(names) in _SETS


@dataclass(slots=True)
class Many:
    """Cards, and what these columns of each become. A transaction has one at most, and takes it along if it fails."""

    connection: Connection
    names: tuple[str, ...]
    count: int

    @classmethod
    def choose(
        cls, connection: Connection, becomes: Mapping[str, str], source: str, values: Iterable[object] = ()
    ) -> Many:
        """`becomes` holds an expression for each column, `source` what stands behind FROM, `cards` among it."""
        connection.exec_driver_sql("CREATE TEMP TABLE becoming (row INTEGER PRIMARY KEY, first, second)")
        into = ", ".join(("row", *_BECOMES[: len(becomes)]))
        what = ", ".join(("cards.rowid", *becomes.values()))
        statement = f"INSERT INTO becoming ({into}) SELECT {what} FROM {source}"  # noqa: S608 - no values
        return cls(connection, tuple(becomes), connection.exec_driver_sql(statement, tuple(values)).rowcount)

    def leave_out(self, condition: str) -> dict[str, dict[str, Any]]:
        """The cards of which this holds, and what they were to become; they are not among these any more."""
        these = f"FROM cards JOIN becoming ON row = cards.rowid WHERE {condition}"
        found = self._do(f"SELECT id, {', '.join(self._becomes)} {these}").all()
        self._do(f"DELETE FROM becoming WHERE row IN (SELECT row {these})")  # noqa: S608 - no values
        self.count -= len(found)
        return {card_id: dict(zip(self.names, values, strict=True)) for card_id, *values in found}

    def values(self) -> set[Any]:
        """What the first of the columns becomes, of any card."""
        return {value for (value,) in self._do("SELECT DISTINCT first FROM becoming")}

    def write(self, tick: Tick, *, note: int | None = None) -> None:
        """So they are from now on. `note` is the edit of which it is kept how they were before."""
        done = 0
        for span, count in self._spans():
            if note is not None:
                self._note(note, span)
            self._change(span)
            done += count
            tick(done, self.count)
        self._do("DROP TABLE temp.becoming")

    @property
    def _becomes(self) -> tuple[str, ...]:
        return _BECOMES[: len(self.names)]

    @property
    def _columns(self) -> list[tuple[str, str]]:
        return list(zip(self.names, self._becomes, strict=True))

    def _note(self, number: int, span: Span) -> None:
        before = ", ".join(f"'{name}', {name}" for name in self.names)
        after = ", ".join(f"'{name}', {becomes}" for name, becomes in self._columns)
        statement = f"""
            INSERT INTO edited (number, card_id, before, after)
            SELECT ?, id, json_object({before}), json_object({after})
            FROM becoming JOIN cards ON cards.rowid = row WHERE row BETWEEN ? AND ?
        """  # noqa: S608 - names of columns
        self._do(statement, number, *span)

    def _change(self, span: Span) -> None:
        settings = ", ".join(f"{name} = {becomes}" for name, becomes in self._columns)
        these = "row = cards.rowid AND row BETWEEN ? AND ?"
        self._do(f"UPDATE cards SET {settings} FROM becoming WHERE {these}", *span)  # noqa: S608 - names of columns

    def _spans(self) -> Iterator[tuple[Span, int]]:
        """In the order in which they lie on the disk."""
        some = "SELECT row FROM becoming WHERE row > ? ORDER BY row LIMIT ?"
        last: int | None = 0
        while last is not None:
            statement = f"SELECT min(row), max(row), count(*) FROM ({some})"  # noqa: S608 - no values
            first, last, count = self._do(statement, last, _STRIDE).one()
            if first is not None and last is not None:
                yield (first, last), count

    def _do(self, statement: str, *values: object) -> Any:
        return self.connection.exec_driver_sql(statement, values)
