"""The tables of a collection. Every change here needs a migration; a test compares the two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Float, ForeignKey, Integer, MetaData, Text, Uuid, event, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from quizapp.cards.card import Card, Form, Fresh, Kind, Mode, Task
from quizapp.cards.review import Memory, Rating, Stage
from quizapp.cards.symbols import SymbolKind
from quizapp.storage.card_column import WhatIsDrawn, WholeCard
from quizapp.storage.columns import AnyJson, Duration, MemoryBefore, RatingNumber, SymbolKinds, Texts, UtcMoment, Word
from quizapp.storage.given import keep_given


class Origin(StrEnum):
    SHIPPED = "shipped"
    """Comes with the program, and is corrected or retired by its newer versions."""
    OWN = "own"
    """The learner's; no version of the program touches it."""
    MADE = "made"
    """A rule's practice card. Its problems are made when they are asked, so it is not listed among the cards."""


class Table(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - read once by SQLAlchemy, declared as it asks
        str: Text,
        int: Integer,
        float: Float,
        bool: Boolean,
        UUID: Uuid,
        datetime: UtcMoment,
        timedelta: Duration,
        tuple[str, ...]: Texts,
        Mapping[str, SymbolKind]: SymbolKinds,
        Memory: MemoryBefore,
        Card: WholeCard,
        Fresh: WhatIsDrawn,
        Rating: RatingNumber,
        Form: Word(Form),
        Kind: Word(Kind),
        Task: Word(Task),
        Mode: Word(Mode),
        Stage: Word(Stage),
        Origin: Word(Origin),
    }


class MetaRow(Table):
    """Facts about the collection itself, by name."""

    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class SettingRow(Table):
    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(AnyJson)


class RuleRow(Table):
    __tablename__ = "rules"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    statement: Mapped[str]
    explanation: Mapped[str]
    builds_on: Mapped[tuple[str, ...]]
    variables: Mapped[Mapping[str, SymbolKind]]
    position: Mapped[int]


class DeckRow(Table):
    __tablename__ = "decks"

    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    new_a_day: Mapped[int | None]
    """Of it and of all decks below it. None: only the overall setting bounds it."""
    reviews_a_day: Mapped[int | None]
    deleted: Mapped[bool] = mapped_column(server_default=false())
    """Not shown unless a card comes into it. The row stays, because deleted cards do."""


class CardRow(Table):
    __tablename__ = "cards"

    id: Mapped[str] = mapped_column(primary_key=True)
    deck: Mapped[str] = mapped_column(ForeignKey("decks.name"), index=True)
    kind: Mapped[Kind]
    task: Mapped[Task]
    answer: Mapped[str]
    problem: Mapped[str]
    prompt: Mapped[str]
    accept: Mapped[tuple[str, ...]]
    wrong: Mapped[tuple[str, ...]]
    wrt: Mapped[tuple[str, ...]]
    variables: Mapped[Mapping[str, SymbolKind]]
    domain: Mapped[str]
    rules: Mapped[tuple[str, ...]]
    difficulty: Mapped[int]
    source: Mapped[tuple[str, ...]]
    erratum: Mapped[str]
    explanation: Mapped[str]
    hints: Mapped[tuple[str, ...]]
    position: Mapped[int]
    origin: Mapped[Origin]
    retired: Mapped[bool]
    """No longer asked; its memory and reviews stay."""
    form: Mapped[Form | None]
    insists: Mapped[bool] = mapped_column(server_default=false())
    tags: Mapped[tuple[str, ...]] = mapped_column(server_default="[]")
    suspended: Mapped[bool] = mapped_column(server_default=false())
    """Not asked until the learner says so."""
    deleted: Mapped[bool] = mapped_column(server_default=false())
    """Retired by the learner, so no newer version of the program brings it back."""
    shipped: Mapped[Card | None]
    """As the program ships it, where the learner changed it; None: it stands as shipped, or is the learner's own."""
    fresh: Mapped[Fresh | None]
    """What its template draws, where `problem` is one."""
    imported_by: Mapped[int | None] = mapped_column(ForeignKey("imports.number"))
    """The newest import that gave it and was not undone; None: it came from no file."""
    digest: Mapped[str | None]
    """Of an imported card: the same as long as its note in the file stays the same, letter by letter."""
    meaning: Mapped[str | None]
    """Of an imported card: the same for notes that ask the same, however it is written."""
    given: Mapped[Card | None]
    """What the file gave, where the card was changed since; None: it stands as given. See `quizapp.storage.given`."""


class MemoryRow(Table):
    """What the last review that was not undone left. A card without one is new."""

    __tablename__ = "memories"

    card_id: Mapped[str] = mapped_column(ForeignKey("cards.id"), primary_key=True)
    stage: Mapped[Stage]
    step: Mapped[int | None]
    stability: Mapped[float]
    difficulty: Mapped[float]
    due: Mapped[datetime] = mapped_column(index=True)
    last_review: Mapped[datetime]


class ReviewRow(Table):
    """Append-only: a row is never changed, except that `undone_at` is set once."""

    __tablename__ = "reviews"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True)
    """The order in which reviews were kept here; clocks can be set back."""
    id: Mapped[UUID] = mapped_column(unique=True)
    card_id: Mapped[str] = mapped_column(ForeignKey("cards.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    rating: Mapped[Rating]
    mode: Mapped[Mode]
    session: Mapped[UUID]
    took: Mapped[timedelta]
    answer: Mapped[str]
    verdict: Mapped[str]
    hints: Mapped[int]
    memory_before: Mapped[Memory | None]
    """What undoing the review brings back."""
    undone_at: Mapped[datetime | None]


class DetailsRow(Table):
    """What there is to say of a review beyond the rating; most reviews of before version 2 have none."""

    __tablename__ = "details"

    review: Mapped[int] = mapped_column(ForeignKey("reviews.number"), primary_key=True)
    problem: Mapped[str]
    rule: Mapped[str | None]
    """With level, template and seed: what the problem was made from. None: it was the card's own."""
    level: Mapped[int | None]
    seed: Mapped[int | None]
    fault: Mapped[str | None]
    """The rule at fault; empty where no rule could be blamed, None where nothing was found."""
    misconception: Mapped[str]
    slip: Mapped[str]
    template: Mapped[str | None]
    problem_key: Mapped[str | None]
    """The same for problems that are as good as the same."""


class EvidenceRow(Table):
    """What a review said about one rule, and the memory of the rule before it. Append-only, as reviews are."""

    __tablename__ = "evidence"

    review: Mapped[int] = mapped_column(ForeignKey("reviews.number"), primary_key=True)
    card_id: Mapped[str] = mapped_column(ForeignKey("cards.id"), primary_key=True, index=True)
    """The practice card of the rule."""
    place: Mapped[int]
    rating: Mapped[Rating]
    weight: Mapped[float]
    memory_before: Mapped[Memory | None]
    """What undoing the review brings back."""


class ImportRow(Table):
    """One import of a file. Append-only, as reviews are: only `undone_at` is set, once."""

    __tablename__ = "imports"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True)
    """The order in which they were made; a later one goes by what an earlier one gave."""
    id: Mapped[UUID] = mapped_column(unique=True)
    name: Mapped[str]
    """What the file was called."""
    at: Mapped[datetime]
    decks: Mapped[tuple[str, ...]]
    """Those that it added."""
    pictures: Mapped[tuple[str, ...]]
    """Names in the folder of pictures, of those that it added."""
    added: Mapped[int] = mapped_column(server_default="0")
    """How many cards."""
    changed: Mapped[int] = mapped_column(server_default="0")
    undone_at: Mapped[datetime | None]


class ReplacedRow(Table):
    """A card that was there before an import wrote it, as it was."""

    __tablename__ = "replaced"

    card_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(ForeignKey("imports.number"), primary_key=True)
    before: Mapped[Card]
    was_retired: Mapped[bool]
    written: Mapped[Card | None]
    """What the import wrote, where something of the learner's was kept; None: what the file gave."""
    imported_by: Mapped[int | None]
    """This and the following are what stood in the columns of the card."""
    digest: Mapped[str | None]
    meaning: Mapped[str | None]
    given: Mapped[Card | None]


class EditRow(Table):
    """One step of the learner's with cards or decks. Append-only: only `undone_at` is set, once."""

    __tablename__ = "edits"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True)
    """The order in which they were made."""
    id: Mapped[UUID] = mapped_column(unique=True)
    sentence: Mapped[str]
    at: Mapped[datetime]
    cards: Mapped[int]
    """How many it changed."""
    decks: Mapped[Any] = mapped_column(AnyJson)
    """What it did to decks: a list of pairs, the deck before and after; null: none."""
    undone_at: Mapped[datetime | None]


class EditedRow(Table):
    """What an edit did to one card: those columns of it that changed, as SQLite holds them."""

    __tablename__ = "edited"

    number: Mapped[int] = mapped_column(ForeignKey("edits.number"), primary_key=True)
    card_id: Mapped[str] = mapped_column(primary_key=True)
    """Undoing an import takes cards away, so the card need not be there any more."""
    before: Mapped[Any] = mapped_column(AnyJson)
    """null: there was no card."""
    after: Mapped[Any] = mapped_column(AnyJson)
    shipped: Mapped[Card | None]
    """What the program shipped at that time, where it is one of its cards."""


class ResetRow(Table):
    """A card was made new again: what was answered before says nothing of its memory any more."""

    __tablename__ = "resets"

    number: Mapped[int] = mapped_column(ForeignKey("edits.number"), primary_key=True)
    card_id: Mapped[str] = mapped_column(primary_key=True, index=True)
    after: Mapped[int]
    """The number of the newest review there was, of whatever card."""
    memory_before: Mapped[Memory | None]
    """What undoing the reset brings back."""
    undone_at: Mapped[datetime | None]


event.listen(CardRow.__table__, "after_create", keep_given)
