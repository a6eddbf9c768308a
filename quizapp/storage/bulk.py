"""Many rows by one statement, written or read without SQLAlchemy's work for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, literal_column
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.sql.elements import KeyedColumnElement

_AT_ONCE = 2000
"""Rows: so few that whoever else wants to go on waits some milliseconds."""
_Literals = tuple[str | None, ...]
"""By column, as SQL writes it, the value that all rows have; None: the rows differ."""


class RowWriter:
    """Inserts rows of these columns, as the statement says.

    In most columns of many rows the same stands everywhere: the empty list, the same deck, no. That becomes part of the
    statement, for SQLite spends about as long on taking over a value as on keeping it.
    """

    def __init__(self, connection: Connection, statement: Insert, columns: Sequence[KeyedColumnElement[Any]]) -> None:
        self._connection = connection
        self._insert = statement
        self._columns = columns
        self._statements: dict[_Literals, tuple[str, list[int]]] = {}
        self._literals: dict[Any, str] = {}

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        columns = [*zip(*rows, strict=True)]
        if not columns:
            return
        literals: list[str | None] = []
        held: list[Sequence[Any]] = []
        for place, (column, values) in enumerate(zip(self._columns, columns, strict=True)):
            same = place > 0 and values.count(values[0]) == len(values) and not _is_cut(values[0])
            held.append(_held(self._connection, column, values[:1] if same else values))
            literals.append(self._literal(held[-1][0]) if same else None)
        statement, places = self._statement(tuple(literals))
        self._connection.exec_driver_sql(statement, [*zip(*(held[place] for place in places), strict=True)])

    def _literal(self, value: Any) -> str:
        if value not in self._literals:
            self._literals[value] = str(self._connection.exec_driver_sql("SELECT quote(?)", (value,)).scalar_one())
        return self._literals[value]

    def _statement(self, literals: _Literals) -> tuple[str, list[int]]:
        """With the places of the columns that it takes, in their order."""
        if literals not in self._statements:
            names = [column.name for column in self._columns]
            values = {
                column.name: bindparam(column.name, type_=column.type) if literal is None else literal_column(literal)
                for column, literal in zip(self._columns, literals, strict=True)
            }
            compiled = self._insert.values(values).compile(dialect=self._connection.dialect)
            self._statements[literals] = str(compiled), [names.index(name) for name in compiled.positiontup or ()]
        return self._statements[literals]


def _is_cut(value: Any) -> bool:
    """SQL ends a text that is written in it at such a sign."""
    return isinstance(value, str) and "\0" in value


def read_rows(connection: Connection, statement: Select[*tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """What the statement selects, column by column. Equal values in one column are one object, most often."""
    columns = list(statement.selected_columns)
    compiled = statement.compile(dialect=connection.dialect)
    values = compiled.construct_params()
    given = tuple(_held(connection, compiled.binds[name], [values[name]])[0] for name in compiled.positiontup or ())
    cursor = connection.exec_driver_sql(str(compiled), given).cursor
    while rows := cursor.fetchmany(_AT_ONCE):
        read = [_read(connection, column, each) for column, each in zip(columns, zip(*rows, strict=True), strict=True)]
        yield from zip(*read, strict=True)


def _held(connection: Connection, column: ColumnElement[Any], values: Sequence[Any]) -> Sequence[Any]:
    """The values of one column as SQLite takes them."""
    bind = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if bind is None:
        return values
    try:
        return _each_once(bind, values)
    except TypeError:  # a mapping, which cannot be told from others so quickly
        return [*map(bind, values)]


def _read(connection: Connection, column: ColumnElement[Any], values: Sequence[Any]) -> Sequence[Any]:
    """The values of one column as the domain knows them."""
    read = column.type.dialect_impl(connection.dialect).result_processor(connection.dialect, None)
    return values if read is None else _each_once(read, values)


def _each_once(change: Callable[[Any], Any], values: Sequence[Any]) -> Sequence[Any]:
    """In most columns of many rows the same few values stand: the empty list, the same deck, no."""
    changed = {value: change(value) for value in set(values)}
    return [*map(changed.__getitem__, values)]
