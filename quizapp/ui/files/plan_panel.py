"""One file on the import page: what it would do, how it is taken, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from quizapp.exchange.scanned import Format
from quizapp.study.words import counted
from quizapp.ui.files import plan_words
from quizapp.ui.files.deck_field import DeckField
from quizapp.ui.files.plan_sections import PlanSections
from quizapp.ui.files.requests import (
    Cancel,
    CarryOut,
    LeaveOut,
    Practise,
    Request,
    See,
    SkipChecking,
    TakeAs,
    Undo,
)
from quizapp.ui.files.stages import (
    Added,
    Adding,
    FileState,
    Planned,
    Reading,
    Refused,
    Stage,
    TakenBack,
    Waiting,
)
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, bar, label, restyle, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.notice import Notice


class PlanPanel(Panel):
    asked = Signal(object)
    """A Request."""
    looked_at = Signal(tuple)
    """Widgets that should be seen, the last above all; none any more where it is empty."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(padding=(22, 18), gap=12)
        self._state = FileState(0, "")
        self._parked: QWidget | None = None
        """Where the focus waits until there is something to do."""
        self._name = label("", "heading", wraps=True)
        self._format = label("", "small")
        self._close = self._button("Leave out", LeaveOut())
        self._said = label("", wraps=True)
        self._aside = label("", "small", wraps=True)
        self._remarks = label("", "amber", wraps=True)
        self._notice = Notice()
        self._progress = _Progress()
        self._deck = DeckField()
        self._history = QCheckBox("Take its review history too")
        self._of_history = label(
            "Then you are asked its cards when you would forget them, not all anew.", "small", wraps=True
        )
        self._settings = QWidget()
        self._sections = PlanSections(typesetter)
        self._go = self._button("", CarryOut(), "primary")
        self._skip = self._button("Stop checking, and take the rest as it is", SkipChecking())
        self._cancel = self._button("Cancel", Cancel())
        self._undo = self._button("Undo", Undo())
        self._see = self._button("See the cards", See())
        self._practise = self._button("Try some of them now", Practise(), "primary")
        self._deck.settled.connect(lambda deck: self._take_as(deck=deck))
        self._history.clicked.connect(self._take_history)
        self._sections.asked.connect(self.asked)
        self._sections.looked_at.connect(self.looked_at)
        self._sections.touched.connect(self._stay)
        self._lay_out()

    @property
    def stage(self) -> Stage:
        return self._state.stage

    def show_decks(self, decks: Sequence[str]) -> None:
        self._deck.show_decks(decks)

    def focus(self) -> None:
        """To what comes next. While answers are checked nothing does: then Enter must not stop that by accident."""
        for button in (self._go, self._practise, self._undo, self._cancel):
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus()
                return
        self._parked = self._sections.first or self._close
        self._parked.setFocus()

    def show_state(self, state: FileState) -> None:
        before = self._focused()
        self._state = state
        self._name.setText(state.name)
        self.setAccessibleName(state.name)
        self._format.setText(state.facts.format.value if state.facts else "")
        self._notice.setVisible(bool(state.notice))
        if state.notice:
            self._notice.say(state.notice)
        self._show_settings(state)
        self._sections.show_state(state)
        self._show_stage(state.stage)
        self._show_buttons(state.stage)
        is_lost = before is not None and (self._focused() is not before or not before.isVisibleTo(self))
        is_over = before is not None and before is self._parked and self._go.isEnabled()
        if is_lost or is_over:
            self._parked = None
            self.focus()

    def _stay(self) -> None:
        """The learner is busy where the focus is."""
        self._parked = None

    def _focused(self) -> QWidget | None:
        """What has the focus in this panel, or will have it when the window is not behind another any more."""
        widget: QWidget | None = self.window().focusWidget()
        return widget if widget is not None and self.isAncestorOf(widget) else None

    def _show_stage(self, stage: Stage) -> None:
        self._progress.hide()
        match stage:
            case Waiting(is_again):
                self._say("Reading once more…" if is_again else "Waits for its turn.")
            case Reading(done, of):
                self._say("Reading…")
                self._progress.show_progress("cards read", done, of)
            case Refused(sentence):
                self._say(sentence, role="wrong")
            case Planned() as planned:
                self._show_planned(planned)
            case Adding(_, done, of):
                self._say("Adding…")
                self._progress.show_progress("cards added", done, of)
            case Added(done, decks):
                self._say(plan_words.outcome(done, decks), plan_words.not_added(done), role="right")
            case TakenBack():
                self._say("Taken back: your collection is as it was before, except what you did meanwhile.")
            case _:
                assert_never(stage)

    def _show_planned(self, planned: Planned) -> None:
        self._say(plan_words.numbers(planned), plan_words.ways(planned), role="strong")
        remarks = [*planned.plan.remarks, *filter(None, (planned.plan.caution if planned.is_checked else "",))]
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        if not planned.is_checked and planned.to_check:
            self._progress.show_progress("answers checked", planned.checked, planned.to_check)
            self._progress.say(plan_words.checking(planned))

    def _show_buttons(self, stage: Stage) -> None:
        planned = stage if isinstance(stage, Planned) else None
        deed = plan_words.deed(planned) if planned else ""
        is_checking = planned is not None and not planned.is_checked
        again = isinstance(stage, Waiting | Reading) and stage.is_again
        if not again:
            self._go.say(deed)
        self._go.setEnabled(not is_checking and not again)
        self._go.setVisible(bool(deed) or (again and not self._go.isHidden()))
        if planned is not None and not deed:
            self._aside.setText(plan_words.nothing_to_do(planned))
            self._aside.show()
        self._skip.setVisible(is_checking and planned is not None and planned.to_check > 0)
        self._cancel.setVisible(isinstance(stage, Waiting | Reading | Adding) and not again)
        self._undo.setVisible(isinstance(stage, Added) and stage.done.import_id is not None)
        new = isinstance(stage, Added) and bool(stage.cards)
        self._see.setVisible(new)
        self._practise.setVisible(new)
        if not again:
            over = isinstance(stage, Added | TakenBack | Refused) or not deed
            self._close.say("Close" if over else "Leave this file out")
        self._close.setVisible(again or not isinstance(stage, Adding | Waiting | Reading))

    def _show_settings(self, state: FileState) -> None:
        planned = state.stage if isinstance(state.stage, Planned) else None
        if not (isinstance(state.stage, Waiting | Reading) and state.stage.is_again):
            self._settings.setVisible(planned is not None and bool(planned.plan.added or planned.plan.changed))
            self._remarks.hide()
        if planned is not None:
            self._deck.show_deck(state.wish.deck, plan_words.into(planned))
        package = state.facts is not None and state.facts.format is Format.ANKI_PACKAGE
        self._history.setVisible(package)
        self._of_history.setVisible(package)
        self._history.setChecked(state.wish.options.history)

    def _say(self, sentence: str, aside: str = "", *, role: str = "") -> None:
        self._said.setText(sentence)
        restyle(self._said, role=role)
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))

    def _take_history(self) -> None:
        options = replace(self._state.wish.options, history=self._history.isChecked())
        self.asked.emit(TakeAs(replace(self._state.wish, options=options)))

    def _take_as(self, *, deck: str) -> None:
        self.asked.emit(TakeAs(replace(self._state.wish, deck=deck)))

    def _button(self, text: str, request: Request, role: str = "button") -> Button:
        button = Button(text, role)
        button.clicked.connect(lambda: self.asked.emit(request))
        return button

    def _lay_out(self) -> None:
        settings = captioned("Into the deck", self._deck)
        settings.addWidget(self._history)
        settings.addWidget(self._of_history)
        self._settings.setLayout(settings)
        parts = (
            FlowBox(self._name, self._format, gap=12),
            self._notice,
            self._said,
            self._aside,
            self._remarks,
            self._progress,
            self._settings,
            FlowBox(self._go, self._practise, self._see, self._undo, self._skip, self._cancel, self._close),
            self._sections,
        )
        for part in parts:
            self.content.addWidget(part)


class _Progress(QWidget):
    """How far it is, in a bar and in words."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = bar()
        self._said = label("", "small", wraps=True)
        column = rows(gap=6)
        column.addWidget(self._bar)
        column.addWidget(self._said)
        self.setLayout(column)

    def show_progress(self, what: str, done: int, of: int) -> None:
        """A moving bar while it is not known how much there is."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self.say(f"{done:,} of {of:,} {what}" if of else "")
        self._bar.setAccessibleName(f"{counted(done, 'step')} of {of}" if of else "under way")
        self.show()

    def say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
