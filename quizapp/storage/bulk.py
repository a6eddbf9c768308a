"""Many rows by one statement, without SQLAlchemy's work for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.sql.elements import KeyedColumnElement


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


def _bound(connection: Connection, column: KeyedColumnElement[Any], values: Sequence[Any]) -> Sequence[Any]:
    """The values of one column as SQLite takes them."""
    bind = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if bind is None:
        return values
    try:
        different = set(values)
    except TypeError:  # a mapping, which cannot be told from others so quickly
        return [*map(bind, values)]
    # In most columns of many rows the same few values stand: the empty list, the same deck, no.
    written = {value: bind(value) for value in different}
    return [*map(written.__getitem__, values)]
