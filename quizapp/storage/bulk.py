"""Many rows by one statement, written or read without SQLAlchemy's work for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.sql.elements import KeyedColumnElement

_AT_ONCE = 2000
"""Rows: so few that whoever else wants to go on waits some milliseconds."""


class RowWriter:
    """Inserts rows of these columns, as the statement says."""

    def __init__(self, connection: Connection, statement: Insert, columns: Sequence[KeyedColumnElement[Any]]) -> None:
        names = {column.name: bindparam(column.name, type_=column.type) for column in columns}
        compiled = statement.values(names).compile(dialect=connection.dialect)
        self._connection = connection
        self._statement = str(compiled)
        self._columns = columns
        places = {name: place for place, name in enumerate(names)}
        self._order = [places[name] for name in compiled.positiontup or ()]

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        values = [*zip(*rows, strict=True)]
        if values:
            bound = [_bound(self._connection, column, each) for column, each in zip(self._columns, values, strict=True)]
            ordered = [bound[place] for place in self._order]
            self._connection.exec_driver_sql(self._statement, [*zip(*ordered, strict=True)])


def read_rows(connection: Connection, statement: Select[Any]) -> Iterator[tuple[Any, ...]]:
    """What the statement selects. Equal values in one column are one object, most often."""
    for columns in read_columns(connection, statement):
        yield from zip(*columns, strict=True)


def read_columns(connection: Connection, statement: Select[Any]) -> Iterator[list[Sequence[Any]]]:
    """The same column by column, some thousand rows at a time."""
    columns = list(statement.selected_columns)
    compiled = statement.compile(dialect=connection.dialect)
    params = compiled.construct_params()
    given = tuple(_bound(connection, compiled.binds[name], [params[name]])[0] for name in compiled.positiontup or ())
    cursor = connection.exec_driver_sql(str(compiled), given).cursor
    while rows := cursor.fetchmany(_AT_ONCE):
        values = zip(*rows, strict=True)
        yield [_read(connection, column, each) for column, each in zip(columns, values, strict=True)]


def _bound(connection: Connection, column: ColumnElement[Any], values: Sequence[Any]) -> Sequence[Any]:
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
