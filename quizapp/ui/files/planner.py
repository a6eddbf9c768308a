"""Reads and plans files, and then checks their answers, on threads of their own.

Reading and planning only reads the collection, and checking asks only the grader: who studies meanwhile is not kept
waiting by either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from quizapp.exchange.scanned import Unusable
from quizapp.study.importing import Cancelled, ImportPlan, Watch
from quizapp.ui.backstage import Backstage
from quizapp.ui.files.checking import Checker, Findings
from quizapp.ui.files.file_in_hand import FileInHand
from quizapp.ui.files.planning import Read, read, seldom
from quizapp.ui.files.stages import Facts, Planned, Reading, Refused, Stage, Waiting
from quizapp.ui.files.workroom import Workroom

if TYPE_CHECKING:
    from quizapp.study.library import Library


class Planner(QObject):
    changed = Signal(object)
    """A FileInHand whose state is another now."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self._planning = Workroom("import")
        self._checking = Workroom("checking")
        self._checker = Checker()

    def plan(self, file: FileInHand) -> None:
        """After whatever is being planned now. What was under way for this file is given up."""
        given_up = file.begin()
        is_again = isinstance(file.state.stage, Planned | Refused) or _is_again(file.state.stage)
        self._show(file, stage=Waiting(is_again))
        self._backstage.call(lambda desk: desk.library, lambda library: self._read(file, library, given_up))

    def skip_checking(self, file: FileInHand) -> None:
        """The answers that are not checked yet are taken as they are."""
        file.begin()
        self._checked(file)

    def close(self) -> None:
        for room in (self._planning, self._checking):
            room.close()

    def _read(self, file: FileInHand, library: Library, given_up: Event) -> None:
        wish, is_again = file.state.wish, _is_again(file.state.stage)

        def here(act: Callable[[], None]) -> None:
            self._planning.tell(lambda: None if given_up.is_set() else act())

        def tell(done: int, of: int) -> None:
            here(lambda: self._show(file, stage=Reading(done, of, is_again)))

        def opened(facts: Facts) -> None:
            here(lambda: self._show(file, stage=Reading(is_again=is_again), facts=facts))

        def work() -> Read:
            if given_up.is_set():
                raise Cancelled
            here(lambda: self._show(file, stage=Reading(is_again=is_again)))
            return read(library, file.source, wish, Watch(seldom(tell), given_up.is_set), opened)

        def done(found: Read) -> None:
            if given_up.is_set():
                found.scan.close()
            else:
                self._planned(file, found, library)

        self._planning.do(work, done, lambda error: self._not_planned(file, error, given_up))

    def _planned(self, file: FileInHand, found: Read, library: Library) -> None:
        file.let_go()
        file.scan, file.plan = found.scan, found.planned.plan
        planned = replace(found.planned, plan=found.planned.plan.take_file(file.taken))
        self._show(file, stage=planned, facts=found.facts)
        self._check(file, planned, library)

    def _not_planned(self, file: FileInHand, error: Exception, given_up: Event) -> None:
        if given_up.is_set():
            return
        sentence = str(error) if isinstance(error, Unusable) else self._backstage.trouble_of(error).sentence
        self._show(file, stage=Refused(sentence))

    def _check(self, file: FileInHand, planned: Planned, library: Library) -> None:
        given_up = file.given_up

        def verify(plan: ImportPlan) -> ImportPlan:
            return library.verify_import(plan, watch=Watch(is_cancelled=given_up.is_set))

        def tell(findings: Findings) -> None:
            self._checking.tell(lambda: None if given_up.is_set() else self._found(file, findings))

        def over(_: object) -> None:
            if not given_up.is_set():
                self._checked(file)

        self._checking.do(
            lambda: self._checker.check(planned.plan, verify, tell, given_up.is_set),
            over,
            lambda error: self._not_checked(file, error, given_up),
        )

    def _found(self, file: FileInHand, findings: Findings) -> None:
        if isinstance(planned := file.state.stage, Planned):
            self._show(file, stage=file.with_findings(planned, findings))

    def _checked(self, file: FileInHand) -> None:
        if isinstance(planned := file.state.stage, Planned):
            self._show(file, stage=replace(planned, plan=replace(planned.plan, is_verified=True)))

    def _not_checked(self, file: FileInHand, error: Exception, given_up: Event) -> None:
        if not given_up.is_set():
            self._show(file, notice=self._backstage.trouble_of(error).sentence)
            self._checked(file)

    def _show(self, file: FileInHand, **changes: object) -> None:
        file.state = replace(file.state, **changes)  # type: ignore[arg-type]
        self.changed.emit(file)


def _is_again(stage: Stage) -> bool:
    return isinstance(stage, Waiting | Reading) and stage.is_again
