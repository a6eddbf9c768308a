"""What the collection holds: cards come in, go out, and are looked after here."""

from __future__ import annotations

from collections.abc import Callable, Set
from pathlib import Path
from uuid import UUID

from quizapp.exchange.scanned import Scan
from quizapp.grading.client import Grader
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection
from quizapp.storage.imports import PastImport
from quizapp.study.exporting import Exported, export
from quizapp.study.importing import UNWATCHED, Done, ImportPlan, Watch, execute, plan_import, verify
from quizapp.study.sitting import Clock


class Library:
    """Part of the desk, and called on the same thread."""

    def __init__(
        self,
        collection: Collection,
        grader: Grader,
        *,
        clock: Clock,
        scheduler: Callable[[], Scheduler],
        changed: Callable[[], None],
    ) -> None:
        """`changed` is called after cards were changed."""
        self._collection = collection
        self._grader = grader
        self._clock = clock
        self._scheduler = scheduler
        self._changed = changed

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
        done = execute(plan, self._collection, self._scheduler(), self._clock(), watch)
        self._changed()
        return done

    def undo_import(self, import_id: UUID) -> None:
        """Takes a whole import back, except what the learner did with its cards."""
        self._collection.undo_import(import_id, self._clock())
        self._changed()

    def imports(self) -> list[PastImport]:
        """The newest first; undone ones too."""
        return self._collection.imports()

    def export(self, path: Path, deck: str = "", only: Set[str] = frozenset()) -> Exported:
        """Cards, or the whole collection, as a file of the kind that its ending says. Raises CannotExport.

        `only` names cards one by one. It reads, and so may be called on any thread.
        """
        return export(self._collection, path, deck, only)
