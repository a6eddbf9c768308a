"""What the collection holds: cards come in, go out, and are looked after here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from datetime import datetime
from pathlib import Path
from uuid import UUID

from quizapp.cards import Card
from quizapp.exchange.scanned import Scan
from quizapp.grading.client import Grader
from quizapp.storage.collection import Collection
from quizapp.storage.imports import PastImport
from quizapp.study.browsing import Browser, CannotEdit, DeckState, Edit, Found, Limits, Listed, SortBy
from quizapp.study.exporting import Exported, export
from quizapp.study.importing import UNWATCHED, Done, ImportPlan, Watch, execute, plan_import, verify
from quizapp.study.practices import maker_from
from quizapp.study.preferences import scheduler_of
from quizapp.study.sitting import Clock

_COLUMNS = "columns"
"""The setting that holds which columns the table of cards shows."""


class Library:
    """Part of the desk, and called on the same thread."""

    def __init__(
        self,
        collection: Collection,
        grader: Grader,
        *,
        clock: Clock,
        end_of_day: Callable[[datetime], datetime],
        changed: Callable[[], None],
    ) -> None:
        """`changed` is called after cards were changed."""
        self._collection = collection
        self._grader = grader
        self._clock = clock
        self._changed = changed
        self._browser = Browser(collection, clock=clock, end_of_day=end_of_day)

    def picture(self, name: str) -> bytes | None:
        """The bytes of a picture that a card shows; None where it is not there."""
        return self._collection.picture(name)

    # Files in and out

    def plan_import(self, scan: Scan, *, deck: str = "", name: str = "", watch: Watch = UNWATCHED) -> ImportPlan:
        """What importing a scanned file would do. Raises Unusable and Cancelled; changes nothing either way.

        It takes long and only reads: it may be called on any thread, beside everything else.
        """
        rules = [rule.id for rule in self._collection.rules()]
        return plan_import(scan, self._collection, rules=rules, deck=deck, name=name, watch=watch)

    def verify_import(self, plan: ImportPlan, *, watch: Watch = UNWATCHED) -> ImportPlan:
        """The plan with its wrong answers found. Takes long; it may be called on any thread, beside everything else."""
        return verify(plan, self._grader, watch=watch)

    def execute_import(self, plan: ImportPlan, *, watch: Watch = UNWATCHED) -> Done:
        """All of the plan, or nothing: a backup, then one transaction. The scan is still open, for its pictures."""
        done = execute(plan, self._collection, scheduler_of(self._collection), self._clock(), watch)
        self._browser.forget()
        self._changed()
        return done

    def undo_import(self, import_id: UUID) -> None:
        """Takes a whole import back, except what the learner did with its cards."""
        self._collection.undo_import(import_id, self._clock())
        self._browser.forget()
        self._changed()

    def imports(self) -> list[PastImport]:
        """The newest first; undone ones too."""
        return self._collection.imports()

    def export(self, path: Path, deck: str = "", only: Set[str] = frozenset()) -> Exported:
        """Cards, or the whole collection, as a file of the kind that its ending says. Raises CannotExport.

        `only` names cards one by one. It reads, and so may be called on any thread.
        """
        return export(self._collection, path, deck, only, make_from=maker_from(self._grader))

    # Cards, searched and listed

    def find(self, text: str, sort: SortBy = SortBy.DECK, *, descending: bool = False) -> Found:
        """The ids of all cards that a search finds, in order. An empty search finds every card."""
        return self._browser.find(text, sort, descending=descending)

    def rows(self, ids: Sequence[str]) -> list[Listed]:
        """What the table shows of these cards; one that is gone meanwhile is left out."""
        return self._browser.rows(ids)

    def card(self, card_id: str) -> Card:
        """Raises CannotEdit where there is none."""
        kept = self._collection.kept_cards([card_id]).get(card_id)
        if kept is None or kept.retired:
            raise CannotEdit("This card is not there any more.")
        return kept.card

    def decks(self) -> tuple[DeckState, ...]:
        """Each deck before those below it, in teaching order."""
        return self._browser.decks()

    def tags(self) -> tuple[str, ...]:
        """All that are used, in alphabetical order."""
        return self._browser.tags()

    def columns(self) -> tuple[str, ...] | None:
        """Names of the columns that the learner chose to see; None where they chose none."""
        names = self._collection.setting(_COLUMNS)
        return None if names is None else tuple(names)

    def choose_columns(self, names: tuple[str, ...] | None) -> None:
        self._collection.set_setting(_COLUMNS, names)

    # Edits: each on disk when it returns, and to be undone, also another day. All raise CannotEdit. Those of any number
    # of cards can be watched and cancelled.

    def add_card(self, card: Card) -> Edit:
        """A card with an id that no other has; its deck is made where there is none."""
        return self._edited(self._collection.edits.add(card, self._clock()))

    def change_card(self, card: Card) -> Edit:
        """The card with this id is as given from now on; its memory stays."""
        return self._edited(self._collection.edits.change(card, self._clock()))

    def move(self, ids: Iterable[str], deck: str, *, watch: Watch = UNWATCHED) -> Edit:
        return self._edited(self._collection.edits.move(ids, deck, self._clock(), tick=watch.tick))

    def tag(
        self, ids: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = (), *, watch: Watch = UNWATCHED
    ) -> Edit:
        return self._edited(self._collection.edits.tag(ids, add, remove, self._clock(), tick=watch.tick))

    def suspend(self, ids: Iterable[str], *, suspended: bool = True, watch: Watch = UNWATCHED) -> Edit:
        """Suspended cards are not asked until they are unsuspended."""
        return self._edited(self._collection.edits.suspend(ids, self._clock(), suspended=suspended, tick=watch.tick))

    def reset(self, ids: Iterable[str], *, watch: Watch = UNWATCHED) -> Edit:
        """The cards are new again. What was answered stays on record, and so do the memories of rules."""
        return self._edited(self._collection.edits.reset(ids, self._clock(), tick=watch.tick))

    def delete(self, ids: Iterable[str], *, watch: Watch = UNWATCHED) -> Edit:
        return self._edited(self._collection.edits.delete(ids, self._clock(), tick=watch.tick))

    def create_deck(self, name: str) -> Edit:
        return self._edited(self._collection.edits.create_deck(name, self._clock()))

    def rename_deck(self, name: str, to: str, *, watch: Watch = UNWATCHED) -> Edit:
        """With all below it. Where there is a deck of that name, the two become one."""
        return self._edited(self._collection.edits.rename_deck(name, to, self._clock(), tick=watch.tick))

    def delete_deck(self, name: str, *, watch: Watch = UNWATCHED) -> Edit:
        """With all below it, and all cards in them."""
        return self._edited(self._collection.edits.delete_deck(name, self._clock(), tick=watch.tick))

    def limit_deck(self, name: str, limits: Limits) -> Edit:
        """From today on."""
        return self._edited(self._collection.edits.limit_deck(name, limits, self._clock()))

    def last_edit(self) -> Edit | None:
        """What `undo_edit` would undo."""
        return self._collection.edits.last()

    def undo_edit(self, *, watch: Watch = UNWATCHED) -> Edit:
        """Takes back the newest edit that was not undone; its sentence says what was undone, and what was left."""
        return self._edited(self._collection.edits.undo(self._clock(), tick=watch.tick))

    def _edited(self, edit: Edit) -> Edit:
        self._browser.changed(self._collection.edits.touched(edit.id))
        self._changed()
        return edit
