"""When cards came into the collection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, text

from quizapp.storage.columns import UtcMoment
from quizapp.storage.many_ids import as_json

# An import added a card if no earlier one gave it, and if it replaced nothing.
# What an edit did to a card is not indexed by it. Of the edits of one card each did one thing, so that it is enough to
# go through those; the + keeps SQLite from looking for each of the ids in each of them.
_ADDED = """
    SELECT c.id AS card_id, i.at AS at FROM cards c JOIN imports i ON i.number = coalesce((
        SELECT min(r.imported_by) FROM replaced r JOIN imports later ON later.number = r.number
        WHERE r.card_id = c.id AND later.undone_at IS NULL
    ), c.imported_by)
    WHERE c.id IN (SELECT value FROM json_each(:ids)) AND c.imported_by IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM replaced r WHERE r.card_id = c.id AND r.number = i.number)
    UNION ALL
    SELECT d.card_id, max(e.at) FROM edits e CROSS JOIN edited d ON d.number = e.number
    WHERE e.cards = 1 AND e.undone_at IS NULL AND d.before = 'null'
        AND +d.card_id IN (SELECT value FROM json_each(:ids))
    GROUP BY d.card_id
"""


def moments_added(connection: Connection, ids: Sequence[str]) -> dict[str, datetime]:
    """By card, for those that were imported or written; the others came with the program."""
    statement = text(_ADDED).bindparams(ids=as_json(ids)).columns(at=UtcMoment())
    return {row.card_id: row.at for row in connection.execute(statement)}
