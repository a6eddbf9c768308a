"""The reviews that Anki recorded, card after card."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from quizapp.exchange.scanned import PastReview

_QUERY = """
    SELECT r.cid, r.id, r.ease, r.time, r.type, r.factor
    FROM revlog r JOIN cards c ON c.id = r.cid JOIN notes n ON n.id = c.nid
    ORDER BY c.nid, c.ord, c.id, r.id
"""
_FILTERED = 3
"""A review out of turn; kinds 0 to 2 are learning, reviewing and relearning, 4 is a change by hand."""
_LAST_MOMENT = 4_000_000_000_000
"""Milliseconds since 1970; the year 2096."""
_LONGEST = 3_600_000
_MOST = 10_000


class History:
    """The reviews of each card, asked for in the order of notes, and read only once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._entries: Iterator[tuple[object, ...]] = iter(connection.execute(_QUERY))
        self._next = next(self._entries, None)

    def of(self, card: int) -> tuple[PastReview, ...]:
        """What is recorded of this card. Cards come in the order in which the entries do."""
        found: list[PastReview] = []
        while self._next and self._next[0] == card:
            _add(found, self._next)
            self._next = next(self._entries, None)
        return tuple(found)


def _add(found: list[PastReview], entry: tuple[object, ...]) -> None:
    """Adds what was a review; a card that was made new again by hand has no past before that."""
    match entry:
        case (_, int(), 0, _, 4, 0):
            found.clear()
        case (_, int(at), int(ease), int(took), int(kind), factor) if 1 <= ease <= 4 and 0 < at < _LAST_MOMENT:
            if kind < _FILTERED or (kind == _FILTERED and factor):
                moment = datetime.fromtimestamp(at // 1000, UTC) + timedelta(milliseconds=at % 1000)
                found.append(PastReview(moment, ease, timedelta(milliseconds=min(max(took, 0), _LONGEST))))
                del found[:-_MOST]
        case _:
            return
