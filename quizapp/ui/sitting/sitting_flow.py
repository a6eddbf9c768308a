"""Carries a sitting between the desk and the page: what the learner did goes there, what to show comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, assert_never

from PySide6.QtCore import QObject, Signal

from quizapp.cards import Question, Rating
from quizapp.study.states import Asked, Finished, Judged, NotCounted, Plan
from quizapp.ui.backstage import Backstage, Trouble
from quizapp.ui.sitting.sitting_page import SittingPage

if TYPE_CHECKING:
    from quizapp.study.desk import Desk

T = TypeVar("T")
State = Asked | Judged | NotCounted | Finished


class SittingFlow(QObject):
    """One step at a time: while one is under way, further keys are ignored."""

    began = Signal(object)
    """The Plan, when its first question is shown."""
    resumed = Signal(object)
    """The Plan, when an undone review is asked again."""
    finished = Signal(object)
    """A Finished."""
    failed = Signal(object)
    """A Trouble: what was asked for did not happen, the sitting stands where it stood."""

    def __init__(self, backstage: Backstage, page: SittingPage) -> None:
        super().__init__()
        self._backstage = backstage
        self._page = page
        self._busy = False
        self._can_undo = False
        self._plan: Plan | None = None
        self._question: Question | None = None
        """What is asked, or was answered last."""
        self._judged: Judged | None = None
        """The answer that was judged last."""
        page.answered.connect(lambda text: self._step(lambda desk: desk.check(text)))
        page.chosen.connect(lambda text: self._step(lambda desk: desk.choose(text)))
        page.turned.connect(lambda: self._step(lambda desk: desk.turn()))
        page.gave_up.connect(lambda: self._step(lambda desk: desk.give_up()))
        page.hint_wanted.connect(self._hint)
        page.rated.connect(self._rate)
        page.undo_wanted.connect(self.undo)
        page.leave_wanted.connect(lambda: self._step(lambda desk: desk.leave()))
        backstage.slow.connect(self._show_slow)

    def begin(self, plan: Plan) -> None:
        def show(state: Asked | Finished) -> None:
            self._plan = plan
            self._show(state)
            if isinstance(state, Asked):
                self.began.emit(plan)

        self._run(lambda desk: desk.begin(plan), show)

    def undo(self) -> None:
        """Also from a summary: the last review is taken back and its question asked again."""

        def show(state: Asked) -> None:
            self._show(state)
            self.resumed.emit(self._plan)

        if self._can_undo:
            self._run(lambda desk: desk.undo(), show)

    def look_again(self) -> None:
        """When the learner comes back after cards were changed: what is asked stays, unless its card is gone."""

        def show(state: Asked | Finished) -> None:
            if not (isinstance(state, Asked) and state.question == self._question):
                self._show(state)

        self._run(lambda desk: desk.look_again(), show)

    def _rate(self, rating: Rating) -> None:
        self._step(lambda desk: desk.rate(rating))

    def _hint(self) -> None:
        self._run(lambda desk: desk.hint(), lambda hint: self._page.show_hint(*hint))

    def _explain(self, judged: Judged) -> None:
        """Behind the verdict, and before its rating: the study thread does one thing after the other."""

        def show(explained: Judged) -> None:
            if not self._busy and self._judged is judged:
                self._page.show_explained(explained)

        self._judged = judged
        self._backstage.call(lambda desk: desk.explain(), show, lambda _trouble: None)

    def _step(self, work: Callable[[Desk], State]) -> None:
        self._run(work, self._show)

    def _run(self, work: Callable[[Desk], T], done: Callable[[T], None]) -> None:
        if self._busy:
            return

        def back(value: T) -> None:
            self._busy = False
            done(value)

        self._busy = True
        self._backstage.call(work, back, self._failed)

    def _show(self, state: State) -> None:
        match state:
            case Asked():
                self._can_undo = state.can_undo
                self._question = state.question
                self._page.show_asked(state)
            case Judged() if state.show:
                self._page.show_judged(state)
                self._explain(state)
            case Judged():
                self._explain(state)
                self._rate(state.suggested)
            case NotCounted():
                self._page.show_not_counted(state)
            case Finished():
                self._can_undo = state.can_undo
                self.finished.emit(state)
            case _:
                assert_never(state)

    def _failed(self, trouble: Trouble) -> None:
        self._busy = False
        self.failed.emit(trouble)

    def _show_slow(self, slow: bool) -> None:  # noqa: FBT001  # a slot
        if slow and self._busy:
            self._page.show_slow()
