"""Rows of two queries side by side, both in the same order, each read only once."""

from __future__ import annotations

from collections.abc import Iterable

Row = tuple[object, ...]
_MOST = 10_000


class Grouped:
    """Rows whose first value is a key, asked for key by key."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def of(self, key: object) -> list[Row]:
        """The rows of this key, without it. Keys are asked for in the order of the rows, and none is left out.

        No more than the first `_MOST` are kept.
        """
        found: list[Row] = []
        while self._next and self._next[0] == key:
            if len(found) < _MOST:
                found.append(self._next[1:])
            self._next = next(self._rows, None)
        return found
