"""Many rows in one statement, without SQLAlchemy's work for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.sql.elements import KeyedColumnElement


def write_rows(
    connection: Connection, statement: Insert, columns: Sequence[KeyedColumnElement[Any]], rows: Iterable[Sequence[Any]]
) -> None:
    """Inserts rows of these columns, as the statement says."""
    bound = [
        _bound(connection, column, values) for column, values in zip(columns, zip(*rows, strict=True), strict=False)
    ]
    if bound:
        names = {column.name: bindparam(column.name, type_=column.type) for column in columns}
        compiled = statement.values(names).compile(dialect=connection.dialect)
        by_name = dict(zip(names, bound, strict=True))
        ordered = [by_name[name] for name in compiled.positiontup or ()]
        connection.exec_driver_sql(str(compiled), list(zip(*ordered, strict=True)))


def _bound(connection: Connection, column: KeyedColumnElement[Any], values: Sequence[Any]) -> Iterable[Any]:
    """The values of one column as SQLite takes them."""
    bind = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if bind is None:
        return values
    try:
        different = set(values)
    except TypeError:  # a mapping, which cannot be told from others so quickly
        return map(bind, values)
    # In most columns of many rows the same few values stand: the empty list, the same deck, no.
    written = {value: bind(value) for value in different}
    return map(written.__getitem__, values)
