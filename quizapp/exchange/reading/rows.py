"""The rows of a text in columns, with the line where each begins."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.exchange.reading.lines import LONGEST_LINE
from quizapp.exchange.scanned import Rejected, Unusable

_CLOSELY_LOOKED_AT = 3
"""Inner lines of a quoted cell from which on it is asked whether they are rows that an open quote has swallowed."""


@dataclass(slots=True)
class _Row:
    """The one that is being read."""

    line: int
    """The number of its first line."""
    size: int = 0
    """Characters read of it so far."""
    comments: int = 0
    """Lines before it that are no rows."""


def rows_of(
    lines: Iterable[str], delimiter: str, first: int = 1, *, comments: bool = False
) -> Iterator[tuple[int, list[str]] | Rejected]:
    """Each row that is not empty, with its line. Raises Unusable where a quote is never closed.

    `first` is the number of the first line; with `comments`, lines that begin with # are no rows, unless they stand
    within quotes.
    """
    csv.field_size_limit(LONGEST_LINE)
    row = _Row(first)
    reader = csv.reader(_bounded(lines, row, comments=comments), delimiter=delimiter, strict=True)
    while True:
        row.size = 0
        before = reader.line_num
        row.line = first + before + row.comments
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _fault(row.line, reader.line_num - before, error)
            continue
        if reader.line_num > before + _CLOSELY_LOOKED_AT + 1 and _has_swallowed_rows(cells, delimiter):
            raise _unclosed(row.line)
        if any(cells):
            yield row.line, cells


def _bounded(lines: Iterable[str], row: _Row, *, comments: bool) -> Iterator[str]:
    for line in lines:
        if comments and not row.size and line.startswith("#"):
            row.comments += 1
            row.line += 1
            continue
        row.size += len(line)
        if row.size > LONGEST_LINE:
            raise _unclosed(row.line)
        yield line


def _fault(line: int, lines: int, error: csv.Error) -> Rejected:
    """What to say of a row that cannot be parted. Raises Unusable where it is not the row alone."""
    if lines > 1 or "unexpected end" in str(error):
        raise _unclosed(line) from error
    return Rejected(line, "The quotation marks in this row do not match.")


def _unclosed(line: int) -> Unusable:
    return Unusable(f"The quotation mark that opens in line {line} is not closed where it should be.")


def _has_swallowed_rows(row: list[str], delimiter: str) -> bool:
    """Whether every line inside one of the cells is parted just as the rows of the file are.

    So it looks when a quote was left open, and a later one ended the cell by chance.
    """
    return any(_looks_like_rows(cell.splitlines()[1:-1], len(row), delimiter) for cell in row if "\n" in cell)


def _looks_like_rows(inner: list[str], width: int, delimiter: str) -> bool:
    return len(inner) >= _CLOSELY_LOOKED_AT and all(line.count(delimiter) == width - 1 for line in inner)
