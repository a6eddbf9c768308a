"""One learner's collection, open: everything the rest of the program may ask of it.

Every writing method is one transaction, on disk when it returns. Where the disk or the file is at fault, methods raise
CollectionError with a plain sentence, and nothing was changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self
from uuid import UUID

from filelock import BaseFileLock
from sqlalchemy import Connection, Engine

from quizapp.cards import Card, Content, Memory, Review, Rule
from quizapp.cards.review import Reset
from quizapp.storage import backup, content, counts, evidence, facts, imports, reviews, shipping
from quizapp.storage.content import KeptCard
from quizapp.storage.create import create
from quizapp.storage.edits import Editing
from quizapp.storage.engine import engine_for, for_writing
from quizapp.storage.errors import from_system
from quizapp.storage.examine import Behind, Current, Missing, examine, look_inside
from quizapp.storage.faults import plainly
from quizapp.storage.imports import Batch, LastImported, PastImport
from quizapp.storage.listing import Listing
from quizapp.storage.lock import lock
from quizapp.storage.pictures import keep_pictures, remove_pictures


def open_collection(path: Path, now: datetime) -> Collection:
    """Opens the collection at `path`; makes it, folder and all, when nothing is there; brings an older one up to date.

    Raises CollectionError when it cannot be used, and then leaves the file as it is.
    """
    path = _real(path)
    examine(path)
    held = lock(path)
    try:
        _prepare(path, now)
        return Collection(path, engine_for(path), held)
    except BaseException:
        held.release()
        raise


def _real(path: Path) -> Path:
    """Without links, so that the lock and the files beside it are the same by whatever name it was opened."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError) as error:
        raise from_system(error, path) from error


def _prepare(path: Path, now: datetime) -> None:
    """Asked again under the lock: another window may have changed what was there."""
    match examine(path):
        case Missing():
            with plainly(path):
                create(path, now)
        case Behind():
            look_inside(path)
            _migrate(path, now)
        case Current():
            look_inside(path)


def _migrate(path: Path, now: datetime) -> None:
    from quizapp.storage.migrate import migrate  # noqa: PLC0415 - importing Alembic costs 0.3 s

    backup.back_up(path, now, "before migration")
    migrate(path)


class Collection:
    """May be used from one thread at a time."""

    def __init__(self, path: Path, engine: Engine, held: BaseFileLock) -> None:
        self.path = path
        self._reader = engine
        self._writer = for_writing(engine)
        self._held = held
        self.edits = Editing(self._reading, self._writing)
        self.listing = Listing(self._reading)
        self.revision = 0
        """Another one after anything was written."""

    def close(self) -> None:
        self._reader.dispose()
        self._held.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Content

    def content_fingerprint(self) -> str | None:
        """Of the content last synced; None before the first time."""
        with self._reading() as connection:
            return facts.fact(connection, facts.CONTENT_FINGERPRINT)

    def sync(self, shipped: Content, fingerprint: str) -> shipping.ContentChanges:
        """Matches the shipped cards by id; nobody's memory is lost. Nothing to do when the fingerprint stayed."""
        if self.content_fingerprint() == fingerprint:
            return shipping.ContentChanges()
        with self._writing() as connection:
            changes = shipping.bring_up_to_date(connection, shipped)
            facts.note_fact(connection, facts.CONTENT_FINGERPRINT, fingerprint)
            return changes

    def cards(self) -> list[Card]:
        with self._reading() as connection:
            return content.all_cards(connection)

    def card(self, card_id: str) -> Card | None:
        """Also a retired one."""
        with self._reading() as connection:
            return content.one_card(connection, card_id)

    def rules(self) -> list[Rule]:
        with self._reading() as connection:
            return content.all_rules(connection)

    def decks(self) -> list[str]:
        with self._reading() as connection:
            return content.all_decks(connection)

    def kept_cards(self, ids: Sequence[str]) -> dict[str, KeptCard]:
        """Those of the cards that are there, the program's and retired ones too."""
        with self._reading() as connection:
            return content.kept_cards(connection, ids)

    # Imports

    def last_imported(self) -> dict[str, LastImported]:
        """What the newest import of each card knew of its note, by card; only of cards that are still asked."""
        with self._reading() as connection:
            return imports.last_imported(connection)

    def given_cards(self, ids: Iterable[str]) -> dict[str, Card]:
        """What the file of the newest import gave, for those of the cards that were ever imported."""
        with self._reading() as connection:
            return imports.given_cards(connection, ids)

    def never_imported(self) -> list[Card]:
        """The learner's own cards that came from no file."""
        with self._reading() as connection:
            return imports.never_imported(connection)

    def shipped_in(self, decks: Set[str]) -> list[Card]:
        """The program's own cards in these decks."""
        with self._reading() as connection:
            return content.shipped_in(connection, decks)

    def keep_import(
        self, batch: Batch, pictures: Iterable[bytes] = (), tick: Callable[[int], None] = lambda _done: None
    ) -> None:
        """Keeps all of it, or nothing: `tick` is told how many cards are done, and may raise to stop it.

        Raises PlanOutdated when a card is not any more what the plan saw.
        """
        added = keep_pictures(self.path, pictures)
        try:
            with self._writing() as connection:
                imports.keep(connection, replace(batch, pictures=added), tick)
        except BaseException:
            remove_pictures(self.path, added)
            raise

    def undo_import(self, import_id: UUID, now: datetime) -> None:
        """Takes a whole import back; what the learner did with its cards since then stays. Raises CannotUndoImport."""
        with self._writing() as connection:
            brought = imports.take_back(connection, import_id, now)
            used = content.pictures_used(connection) if brought else frozenset()
        remove_pictures(self.path, set(brought) - used)

    def imports(self) -> list[PastImport]:
        """The newest first; undone ones too."""
        with self._reading() as connection:
            return imports.all_imports(connection)

    # Reviews

    def record(self, review: Review, memory: Memory | None, rules: Mapping[str, Memory] = MappingProxyType({})) -> None:
        """Keeps the review, the memory that it leaves of its card, and those that its evidence leaves of rules.

        None: the card has no memory yet, because what went wrong was something else.
        """
        with self._writing() as connection:
            reviews.keep(connection, review, memory, rules)

    def undo(self, review_id: UUID, now: datetime | None = None) -> Memory | None:
        """Marks the review undone; its card and the rules have their memories again. Returns the card's, None: new.

        Raises NotTheLatestReview.
        """
        with self._writing() as connection:
            return reviews.take_back(connection, review_id, now or datetime.now(UTC))

    def reviews(self, card_id: str | None = None, since: datetime | None = None) -> list[Review]:
        """Those not undone, in the order kept."""
        with self._reading() as connection:
            return reviews.reviews_kept(connection, card_id, since)

    def history(self) -> list[Review | Reset]:
        """All reviews not undone, and the resets of cards among them, in the order kept."""
        with self._reading() as connection:
            return reviews.history(connection)

    def review_moments(self, since: datetime) -> list[datetime]:
        with self._reading() as connection:
            return counts.moments(connection, since)

    def problems_made(self, since: datetime) -> frozenset[str]:
        """The keys of the fresh problems that were asked since then."""
        with self._reading() as connection:
            return evidence.problems_made(connection, since)

    def rules_practised(self) -> frozenset[str]:
        """Rules whose practice card was reviewed itself."""
        with self._reading() as connection:
            return reviews.practice_cards_met(connection)

    def missed_since(self, since: datetime) -> list[str]:
        """Cards rated Again since then, each once, the latest first."""
        with self._reading() as connection:
            return reviews.missed_cards(connection, since)

    # Memory

    def memory(self, card_id: str) -> Memory | None:
        with self._reading() as connection:
            return reviews.memory_of(connection, card_id)

    def memories(self) -> dict[str, Memory]:
        """By card, the practice cards of rules and retired ones included."""
        with self._reading() as connection:
            return reviews.all_memories(connection)

    def replace_memories(self, memories: Mapping[str, Memory], settings: Mapping[str, Any]) -> None:
        """Memories built again from the reviews, and the settings that note it. Cards not named stay as they are."""
        with self._writing() as connection:
            reviews.replace_memories(connection, memories)
            facts.change_settings(connection, settings)

    def due(self, by: datetime) -> list[tuple[str, Memory]]:
        """Cards due at or before that moment, the longest waiting first."""
        with self._reading() as connection:
            return reviews.due_memories(connection, by)

    def new_card_ids(self) -> list[str]:
        with self._reading() as connection:
            return counts.new_cards(connection)

    # Counts

    def count_cards(self) -> int:
        with self._reading() as connection:
            return counts.card_count(connection)

    def count_new(self) -> int:
        with self._reading() as connection:
            return counts.new_card_count(connection)

    def count_due(self, by: datetime) -> int:
        with self._reading() as connection:
            return counts.due_count(connection, by)

    def count_reviews(self, start: datetime | None = None, end: datetime | None = None) -> int:
        """Reviews in [start, end); without bounds, all."""
        with self._reading() as connection:
            return counts.review_count(connection, start, end)

    def introduced(self, start: datetime, end: datetime) -> frozenset[str]:
        """Cards first reviewed in [start, end)."""
        with self._reading() as connection:
            return counts.introduced(connection, start, end)

    def reviewed_again(self, start: datetime, end: datetime) -> frozenset[str]:
        """Cards reviewed in [start, end) that were first met before it."""
        with self._reading() as connection:
            return counts.reviewed_again(connection, start, end)

    # Settings

    def settings(self) -> dict[str, Any]:
        with self._reading() as connection:
            return facts.all_settings(connection)

    def setting(self, name: str, default: Any = None) -> Any:
        return self.settings().get(name, default)

    def set_setting(self, name: str, value: Any) -> None:
        """`value` is what JSON can hold."""
        self.change_settings({name: value})

    def change_settings(self, values: Mapping[str, Any]) -> None:
        with self._writing() as connection:
            facts.change_settings(connection, values)

    # Backups

    def daily_backup(self, now: datetime) -> Path | None:
        """At most one a day; old ones are thinned. None when today has one."""
        return backup.back_up_daily(self.path, now)

    def backup(self, now: datetime, reason: str = "") -> Path:
        return backup.back_up(self.path, now, reason)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plainly(self.path), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plainly(self.path), self._writer.begin() as connection:
            yield connection
        self.revision += 1
