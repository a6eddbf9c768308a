"""What a plan holds, in sections that open: wrong answers, changes, new cards, rejected rows, how it was read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.study.importing import ImportPlan
from quizapp.ui.files import doubts_view
from quizapp.ui.files.changes_view import ChangesView, disputed
from quizapp.ui.files.doubts_view import DoubtsView
from quizapp.ui.files.new_cards import NewCards
from quizapp.ui.files.plan_words import many
from quizapp.ui.files.reading_view import ReadingView
from quizapp.ui.files.rejected_list import RejectedList
from quizapp.ui.files.requests import Decide, TakeAs, TakeFile
from quizapp.ui.files.section import Section
from quizapp.ui.files.stages import Added, FileState, Planned, Reading, Refused, Stage, Waiting, Wish
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import rows


class PlanSections(QWidget):
    """Views are built when their section is opened, and told what is new when it is open."""

    asked = Signal(object)
    """A Request."""
    looked_at = Signal(tuple)
    """Widgets that should be seen, the last above all; none any more where it is empty."""
    touched = Signal()
    """The learner opened or closed one."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._state = FileState(0, "")
        self._doubts = self._section(self._build_doubts)
        self._changed = self._section(self._build_changes)
        self._added = self._section(self._build_new_cards)
        self._rejected = self._section(RejectedList)
        self._reading = self._section(self._build_reading)
        layout = rows(gap=6)
        self._all = (self._doubts, self._changed, self._added, self._rejected, self._reading)
        for section in self._all:
            layout.addWidget(section)
        self.setLayout(layout)
        self.hide()

    def show_state(self, state: FileState) -> None:
        self._state = state
        match state.stage:
            case Planned(plan=plan):
                self._name_sections(plan)
                self._refresh()
                self.show()
            case Refused() if self._can_correct:
                self._name_sections(ImportPlan(name=state.name))
                self._refresh()
                self._reading.open()
                self.show()
            case Waiting(is_again=True) | Reading(is_again=True):
                pass
            case Added(done=done) if done.rejected:
                self._name_sections(ImportPlan(name=state.name, rejected=done.rejected))
                self._reading.hide()
                self._refresh()
                self.show()
            case _:
                self.hide()

    @property
    def first(self) -> QWidget | None:
        """The line that opens the first section; None where nothing is shown."""
        shown = [section for section in self._all if not section.isHidden()]
        return shown[0].head if shown and not self.isHidden() else None

    @property
    def _can_correct(self) -> bool:
        return self._state.facts is not None and self._state.facts.taken is not None

    def _name_sections(self, plan: ImportPlan) -> None:
        came_up = bool(plan.doubts) and self._doubts.isHidden()
        self._doubts.say(doubts_view.title(plan.doubts, plan.choices), role="section-amber")
        self._changed.say(_changed_title(plan))
        self._added.say(many(len(plan.added), "new card") if plan.added else "")
        self._rejected.say(many(len(plan.rejected), "rejected row") if plan.rejected else "")
        self._reading.say("How the file was read" if self._can_correct else "")
        if came_up:
            self._doubts.open()

    def _refresh(self) -> None:
        for section in self._all:
            if section.is_open:
                self._fill(section)
                section.put_in_order()

    def _fill(self, section: Section) -> None:
        stage = self._state.stage
        plan = _plan_of(stage)
        left_out = stage.left_out if isinstance(stage, Planned) else frozenset()
        match section.inside:
            case DoubtsView() as view:
                cards = stage.in_question if isinstance(stage, Planned) else {}
                view.show_doubts(plan.doubts, plan.choices, cards)
            case ChangesView() as view:
                view.show_changes(plan.changed, plan.taken)
            case NewCards() as view:
                view.show_entries(plan.added, left_out, has_pictures=bool(plan.pictures))
            case RejectedList() as view:
                view.show_rejected(plan.rejected)
            case ReadingView() as view if self._state.facts is not None:
                view.show_facts(self._state.facts, self._state.wish.options)

    def _section(self, build: Callable[[], QWidget]) -> Section:
        section = Section(build)
        section.opened.connect(lambda: self._fill(section))
        section.touched.connect(self.touched)
        return section

    def _build_new_cards(self) -> NewCards:
        view = NewCards(self._typesetter)
        view.looked_at.connect(self.looked_at)
        return view

    def _build_doubts(self) -> DoubtsView:
        view = DoubtsView(self._typesetter)
        view.decided.connect(lambda choice, cards: self.asked.emit(Decide(choice, cards)))
        return view

    def _build_changes(self) -> ChangesView:
        view = ChangesView(self._typesetter)
        view.decided.connect(lambda wins, cards: self.asked.emit(TakeFile(wins, cards)))
        return view

    def _build_reading(self) -> ReadingView:
        view = ReadingView()
        view.corrected.connect(lambda options: self.asked.emit(TakeAs(Wish(self._state.wish.deck, options))))
        return view


def _plan_of(stage: Stage) -> ImportPlan:
    """What there is to show: when all is done, the rows that became no cards."""
    match stage:
        case Planned(plan=plan):
            return plan
        case Added(done=done):
            return ImportPlan(name="", rejected=done.rejected)
        case _:
            return ImportPlan(name="")


def _changed_title(plan: ImportPlan) -> str:
    if not plan.changed:
        return ""
    own = disputed(plan.changed)
    aside = f", {own:,} by you too" if own else ""
    return many(len(plan.changed), "changed card") + aside
