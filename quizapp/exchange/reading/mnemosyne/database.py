"""The database of Mnemosyne 2, a SQLite file, with the history of reviews.

The tables are those of libmnemosyne/databases/SQLite.py: a card names its fact, whose texts stand in data_for_fact. Of
what its log records, only a review has a grade: 0 and 1 are forgotten, 2 to 5 from hard to easy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizapp.exchange.reading.anki.database import check_keys, check_tables, opened, unusable
from quizapp.exchange.reading.grouped import Grouped, Row
from quizapp.exchange.reading.mnemosyne.cards import Asking, card_of
from quizapp.exchange.reading.pictures import pictures_of_folder
from quizapp.exchange.scanned import Format, Note, Options, PastReview, Rejected, Scan
from quizapp.exchange.text import TooLong

TABLES = ("facts", "data_for_fact", "cards", "tags", "tags_for_card", "log")
_KEYS = (("facts", "_id"), ("cards", "_id"), ("cards", "id"), ("tags", "_id"))
_CARDS = """
    SELECT c._id, c.card_type_id, c.fact_view_id, c.extra_data, c._fact_id, f.id
    FROM cards c JOIN facts f ON f._id = c._fact_id
    ORDER BY c._fact_id, c._id
"""
_FACTS = """
    SELECT d._fact_id, d.key, substr(d.value, 1, 200001) FROM data_for_fact d JOIN facts f ON f._id = d._fact_id
    WHERE d._fact_id IN (SELECT _fact_id FROM cards)
    ORDER BY d._fact_id
"""
_TAGS = """
    SELECT c._id, t.name FROM tags_for_card x JOIN tags t ON t._id = x._tag_id
    JOIN cards c ON c._id = x._card_id JOIN facts f ON f._id = c._fact_id
    ORDER BY c._fact_id, c._id
"""
_REVIEWS = """
    SELECT c._id, l.timestamp, l.grade, l.thinking_time FROM log l
    JOIN cards c ON c.id = l.object_id JOIN facts f ON f._id = c._fact_id
    WHERE l.grade IS NOT NULL
    ORDER BY c._fact_id, c._id, l.timestamp
"""
_RATINGS = (1, 1, 2, 2, 3, 4)
"""By grade. 2 and 3 make a card harder for Mnemosyne, 4 leaves it as it is, 5 makes it easier."""
_LAST_MOMENT = 4_000_000_000
"""Seconds since 1970; the year 2096."""
_LONGEST = 3600
_MOST = 10_000


def scan_database(path: Path, options: Options) -> Scan:
    """Raises Unusable."""
    with ExitStack() as mess:
        connection = mess.enter_context(opened(path))
        check_tables(connection, TABLES, "database of Mnemosyne")
        check_keys(connection, _KEYS)
        (about,) = connection.execute("SELECT count(*) FROM cards").fetchone()
        return Scan(
            format=Format.MNEMOSYNE,
            rows=_notes(connection, history=options.history),
            name=path.stem,
            about=about,
            media=pictures_of_folder(path.with_name(f"{path.name}_media")),
            close=mess.pop_all().close,
        )


def _notes(connection: sqlite3.Connection, *, history: bool) -> Iterator[Note | Rejected]:
    try:
        facts = Grouped(connection.execute(_FACTS))
        tags = Grouped(connection.execute(_TAGS))
        reviews = Grouped(connection.execute(_REVIEWS) if history else ())
        texts: dict[str, str] = {}
        asked: object = None
        for row, (card, kind, view, extra, number, fact) in enumerate(connection.execute(_CARDS), 1):
            if number != asked:
                texts, asked = {str(key): str(value) for key, value in facts.of(number)}, number
            asking = Asking(
                fact=str(fact),
                kind=str(kind),
                view=str(view),
                tags=[str(name) for (name,) in tags.of(card)],
                extra=str(extra),
                past=tuple(_past(reviews.of(card))),
            )
            yield _card(row, texts, asking)
    except sqlite3.Error as error:
        raise unusable(error) from error


def _card(row: int, texts: dict[str, str], asking: Asking) -> Note | Rejected:
    try:
        return card_of(row, texts, asking)
    except TooLong as error:
        return Rejected(row, str(error))


def _past(entries: list[Row]) -> list[PastReview]:
    found: list[PastReview] = []
    for entry in entries:
        match entry:
            case (int(at), int(grade), took) if 0 <= grade < len(_RATINGS) and 0 < at < _LAST_MOMENT:
                seconds = min(max(took, 0), _LONGEST) if isinstance(took, int | float) else 0
                found.append(PastReview(datetime.fromtimestamp(at, UTC), _RATINGS[grade], timedelta(seconds=seconds)))
                del found[:-_MOST]
            case _:
                continue
    return found
