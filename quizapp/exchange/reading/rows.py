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
class _Counted:
    """Lines, counted as they are taken, bounded."""

    lines: Iterator[str]
    number: int = 0
    comments: bool = False
    """Whether a line that begins with # is none of a row, unless it stands within quotes."""
    taken: int = 0
    """Lines of the row at hand."""
    size: int = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.number += 1
        while self.comments and not self.taken and line.startswith("#"):
            line = next(self.lines)
            self.number += 1
        self.taken += 1
        self.size += len(line)
        if self.size > LONGEST_LINE:
            raise _unclosed(self.first)
        return line

    def begin(self) -> None:
        """A new row begins with the next line."""
        self.taken = self.size = 0

    @property
    def first(self) -> int:
        """The number of the row's first line."""
        return self.number - max(self.taken, 1) + 1


def rows_of(
    lines: Iterable[str], delimiter: str, first: int = 1, *, comments: bool = False
) -> Iterator[tuple[int, list[str]] | Rejected]:
    """Each row that is not empty, with its line. Raises Unusable where a quote is never closed.

    `first` is the number of the first line.
    """
    csv.field_size_limit(LONGEST_LINE)
    counted = _Counted(iter(lines), first - 1, comments)
    reader = csv.reader(counted, delimiter=delimiter, strict=True)
    while True:
        counted.begin()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _fault(counted.first, counted, error)
            continue
        if counted.taken > _CLOSELY_LOOKED_AT + 1 and _has_swallowed_rows(row, delimiter):
            raise _unclosed(counted.first)
        if any(row):
            yield counted.first, row


def _fault(line: int, counted: _Counted, error: csv.Error) -> Rejected:
    """What to say of a row that cannot be parted. Raises Unusable where it is not the row alone."""
    if counted.taken > 1 or "unexpected end" in str(error):
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
