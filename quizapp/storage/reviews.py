"""Reviews and the memory that they leave: written together, undone together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, exists, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Memory, Mode, Rating, Review
from quizapp.cards.practice import practice_id, practised_rule
from quizapp.cards.review import Reset
from quizapp.storage.bulk import RowWriter, read_rows
from quizapp.storage.content import add_practice_cards
from quizapp.storage.errors import NotTheLatestReview
from quizapp.storage.evidence import (
    DETAILS,
    details_of,
    evidence_of,
    keep_details,
    keep_evidence,
    memories_before,
)
from quizapp.storage.models import CardRow, DetailsRow, EvidenceRow, MemoryRow, ResetRow, ReviewRow

_BESIDE = {"problem", "made", "fault", "evidence"}
"""Kept in tables of their own."""
_AT_ONCE = 5000
"""Ids named in one statement; SQLite takes 32,766."""
_REVIEW_FIELDS = [field.name for field in fields(Review) if field.name not in _BESIDE]
_MEMORY_FIELDS = [field.name for field in fields(Memory)]
_memory_values = attrgetter(*_MEMORY_FIELDS)
_REVIEW_COLUMNS = [getattr(ReviewRow, name) for name in _REVIEW_FIELDS]
_MEMORY_COLUMNS = [getattr(MemoryRow, name) for name in _MEMORY_FIELDS]


def keep(connection: Connection, review: Review, memory: Memory | None, rules: Mapping[str, Memory]) -> None:
    """The memories before the review are kept with it, so that it can be undone. `rules` holds those that it moved."""
    _add_practice_cards(connection, review)
    before = {card: memory_of(connection, card) for card in _touched(review)}
    row = {name: getattr(review, name) for name in _REVIEW_FIELDS}
    kept = connection.execute(insert(ReviewRow).values({**row, "memory_before": before[review.card_id]}))
    (number,) = kept.inserted_primary_key or (0,)
    keep_details(connection, number, review)
    keep_evidence(connection, number, review, before)
    set_memory(connection, review.card_id, memory)
    for rule, moved in rules.items():
        set_memory(connection, practice_id(rule), moved)


def keep_past(connection: Connection, past: Sequence[Review], memory: Memory) -> None:
    """Reviews of one new card that another program recorded, and the memory that they leave."""
    rows = [{**{name: getattr(review, name) for name in _REVIEW_FIELDS}, "memory_before": None} for review in past]
    connection.execute(insert(ReviewRow), rows)
    set_memory(connection, past[0].card_id, memory)


def take_back(connection: Connection, review_id: UUID, now: datetime) -> Memory | None:
    """Marks the review undone and gives back every memory that it changed; returns its card's, None: new again.

    Raises NotTheLatestReview when a later review that changed one of them counts, or this one does not any more.
    """
    undone = connection.execute(
        select(ReviewRow.number, ReviewRow.card_id, ReviewRow.memory_before, ReviewRow.undone_at).where(
            ReviewRow.id == review_id
        )
    ).first()
    if undone is None or undone.undone_at is not None:
        raise NotTheLatestReview
    before = {**memories_before(connection, undone.number), undone.card_id: undone.memory_before}
    if _changed_since(connection, undone.number, before) or _reset_since(connection, undone.number, undone.card_id):
        raise NotTheLatestReview
    connection.execute(update(ReviewRow).where(ReviewRow.number == undone.number).values(undone_at=now))
    for card_id, memory in before.items():
        set_memory(connection, card_id, memory)
    before_card: Memory | None = undone.memory_before
    return before_card


def reviews_kept(connection: Connection, card_id: str | None, since: datetime | None) -> list[Review]:
    """Those that were not undone, in the order kept."""
    return [review for _, review in _numbered(connection, card_id, since)]


def history(connection: Connection) -> list[Review | Reset]:
    """Reviews that were not undone, and resets of cards, in the order kept."""
    resets = select(ResetRow.after, ResetRow.card_id).where(ResetRow.undone_at.is_(None))
    facts: list[tuple[int, Review | Reset]] = list(_numbered(connection, None, None))
    facts += [(after, Reset(card_id)) for after, card_id in connection.execute(resets)]
    # A reset stands behind the review whose number it names.
    return [fact for _, fact in sorted(facts, key=lambda each: (each[0], isinstance(each[1], Reset)))]


def _numbered(connection: Connection, card_id: str | None, since: datetime | None) -> Iterator[tuple[int, Review]]:
    wanted: list[ColumnElement[bool]] = [ReviewRow.undone_at.is_(None)]
    if card_id is not None:
        wanted.append(ReviewRow.card_id == card_id)
    if since is not None:
        wanted.append(ReviewRow.at >= since)
    evidence = evidence_of(connection, select(ReviewRow.number).where(*wanted))
    statement = select(ReviewRow.number, *_REVIEW_COLUMNS, *DETAILS).where(*wanted).order_by(ReviewRow.number)
    for row in connection.execute(statement.outerjoin(DetailsRow, DetailsRow.review == ReviewRow.number)):
        given = {name: getattr(row, name) for name in _REVIEW_FIELDS}
        yield row.number, Review(**given, **details_of(row), evidence=evidence.get(row.number, ()))


def memory_of(connection: Connection, card_id: str) -> Memory | None:
    row = connection.execute(select(*_MEMORY_COLUMNS).where(MemoryRow.card_id == card_id)).first()
    return Memory(*row) if row else None


def memories_of(connection: Connection, ids: Sequence[str]) -> dict[str, Memory]:
    """Of those of the cards that have one."""
    found: dict[str, Memory] = {}
    for start in range(0, len(ids), _AT_ONCE):
        wanted = MemoryRow.card_id.in_(ids[start : start + _AT_ONCE])
        rows = connection.execute(select(MemoryRow.card_id, *_MEMORY_COLUMNS).where(wanted))
        found |= {card_id: Memory(*values) for card_id, *values in rows}
    return found


def all_memories(connection: Connection) -> dict[str, Memory]:
    """By card, retired ones included."""
    rows = read_rows(connection, select(MemoryRow.card_id, *_MEMORY_COLUMNS))
    return {card_id: Memory(*values) for card_id, *values in rows}


def replace_memories(connection: Connection, memories: Mapping[str, Memory]) -> None:
    statement = insert(MemoryRow)
    new = {name: statement.excluded[name] for name in _MEMORY_FIELDS}
    writer = RowWriter(
        connection,
        statement.on_conflict_do_update(index_elements=[MemoryRow.card_id], set_=new),
        [MemoryRow.__table__.c[name] for name in ("card_id", *_MEMORY_FIELDS)],
    )
    writer.write((card_id, *_memory_values(memory)) for card_id, memory in memories.items())


def due_memories(connection: Connection, by: datetime) -> list[tuple[str, Memory]]:
    """Cards due at or before that moment that are not suspended, the longest waiting first."""
    statement = (
        select(MemoryRow.card_id, *_MEMORY_COLUMNS)
        .join(CardRow, CardRow.id == MemoryRow.card_id)
        .where(MemoryRow.due <= by, ~CardRow.retired, ~CardRow.suspended)
        .order_by(MemoryRow.due)
    )
    return [(card_id, Memory(*values)) for card_id, *values in connection.execute(statement)]


def missed_cards(connection: Connection, since: datetime) -> list[str]:
    """Cards rated Again since then, each once, the latest first."""
    statement = (
        select(ReviewRow.card_id)
        .join(CardRow, CardRow.id == ReviewRow.card_id)
        .where(ReviewRow.at >= since, ReviewRow.rating == Rating.AGAIN)
        .where(ReviewRow.undone_at.is_(None), ~CardRow.retired)
        .order_by(ReviewRow.number.desc())
    )
    return list(dict.fromkeys(connection.scalars(statement)))


def practice_cards_met(connection: Connection) -> frozenset[str]:
    """Rules of which a fresh problem was answered; saying which rule comes first does not count."""
    cards = connection.scalars(select(ReviewRow.card_id).distinct().where(ReviewRow.undone_at.is_(None), _IS_PRACTICE))
    return frozenset(rule for card in cards if (rule := practised_rule(card)) is not None)


_IS_PRACTICE = ReviewRow.card_id.startswith(practice_id(""), autoescape=True) & (ReviewRow.mode == Mode.TYPED)


def _touched(review: Review) -> list[str]:
    """The cards whose memory the review may change."""
    return [review.card_id, *(practice_id(evidence.rule) for evidence in review.evidence)]


def _add_practice_cards(connection: Connection, review: Review) -> None:
    rules = (practised_rule(card_id) for card_id in _touched(review))
    add_practice_cards(connection, [rule for rule in rules if rule is not None])


def _changed_since(connection: Connection, number: int, card_ids: Iterable[str]) -> bool:
    """Whether a later review that counts is of one of these cards, or says something about its rule."""
    ids = list(card_ids)
    says = exists().where(EvidenceRow.review == ReviewRow.number, EvidenceRow.card_id.in_(ids))
    later = select(ReviewRow.number).where(
        ReviewRow.number > number, ReviewRow.undone_at.is_(None), or_(ReviewRow.card_id.in_(ids), says)
    )
    return connection.scalar(later.limit(1)) is not None


def _reset_since(connection: Connection, number: int, card_id: str) -> bool:
    later = exists().where(ResetRow.card_id == card_id, ResetRow.after >= number, ResetRow.undone_at.is_(None))
    return bool(connection.scalar(select(later)))


def set_memory(connection: Connection, card_id: str, memory: Memory | None) -> None:
    if memory is None:
        connection.execute(delete(MemoryRow).where(MemoryRow.card_id == card_id))
        return
    row = _memory_row(memory)
    statement = insert(MemoryRow).values({**row, "card_id": card_id})
    connection.execute(statement.on_conflict_do_update(index_elements=[MemoryRow.card_id], set_=row))


def _memory_row(memory: Memory) -> dict[str, object]:
    return {name: getattr(memory, name) for name in _MEMORY_FIELDS}
