"""What is due, what slips, and one button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from quizapp.study.states import Today
from quizapp.study.words import counted
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.today.first_day_panel import FirstDayPanel
from quizapp.ui.today.slipping_panel import SlippingPanel
from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import ENTER_KEYS, Button
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.heat_map import HeatMap
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.words import from_now, greeting


class TodayPage(Column):
    study_wanted = Signal()
    missed_wanted = Signal(tuple)
    """Ids of the cards."""
    flashcards_wanted = Signal()
    missed_rules_wanted = Signal()
    practise_wanted = Signal(str)
    """The id of a rule."""
    rules_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, typesetter: Typesetter, now: Callable[[], datetime]) -> None:
        """`now` in the learner's own time, for the greeting."""
        super().__init__()
        self._now = now
        self._missed: tuple[str, ...] = ()
        self._title = label("", "title", wraps=True)
        self._aside = label("", "muted", wraps=True)
        self._notice = Notice()
        self._start = Button("Start today's session", "primary", key="⏎")
        self._review_missed_rules = Button("")
        self._review_missed = Button("")
        self._practise = Button("Practise one rule…")
        self._flashcards = Button("Flashcards")
        self._first_day = FirstDayPanel()
        self._slipping = SlippingPanel(typesetter)
        self._weeks = Panel(gap=8)
        self._heat_map = HeatMap()
        self._lay_out()
        self._start.clicked.connect(self.study_wanted)
        self._review_missed.clicked.connect(lambda: self.missed_wanted.emit(self._missed))
        self._review_missed_rules.clicked.connect(self.missed_rules_wanted)
        self._practise.clicked.connect(self.rules_wanted)
        self._slipping.practise_wanted.connect(self.practise_wanted)
        self._flashcards.clicked.connect(self.flashcards_wanted)
        self._first_day.import_wanted.connect(self.import_wanted)

    def show_today(self, today: Today) -> None:
        hello = greeting(self._now().hour)
        something = bool(today.due or today.new)
        first = not any(count for _, count in today.days)
        self._title.setText(_title(hello, today, first=first))
        self._aside.setText(_aside(today, first=first))
        self._aside.setVisible(bool(self._aside.text()))
        self._missed = today.missed
        self._start.setVisible(something)
        self._start.say("Start today's session" if today.reviewed_today == 0 else "Go on with today's session", "⏎")
        self._review_missed_rules.say(f"Review missed rules ({len(today.missed_rules)})")
        self._review_missed_rules.setVisible(bool(today.missed_rules))
        self._review_missed.say(f"Review missed cards ({len(today.missed)})")
        self._review_missed.setVisible(bool(today.missed) and not today.missed_rules)
        self._flashcards.setVisible(not something)
        self._slipping.show_rules(today.slipping)
        self._heat_map.show_days(today.days)
        self._weeks.setVisible(not first)
        self._first_day.setVisible(first)
        self.focus()

    def show_trouble(self, sentence: str) -> None:
        self._notice.say(sentence)

    def hide_trouble(self) -> None:
        self._notice.hide()

    def focus(self) -> None:
        if self.isVisible():
            (self._start if self._start.isVisibleTo(self) else self._practise).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if Qt.Key(event.key()) in ENTER_KEYS and self._start.isVisibleTo(self):
            self.study_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = FlowBox(self._start, self._review_missed_rules, self._review_missed, self._practise, self._flashcards)
        self._weeks.content.addWidget(label("Last 26 weeks", "caption"))
        self._weeks.content.addWidget(self._heat_map)
        self.content.addWidget(self._notice)
        self.content.addWidget(self._title)
        self.content.addWidget(self._aside)
        self.content.addWidget(buttons)
        self.content.addWidget(self._first_day)
        self.content.addWidget(self._slipping)
        self.content.addWidget(self._weeks)
        self.content.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def _title(hello: str, today: Today, *, first: bool) -> str:
    if first and today.new:
        return f"{hello}, and welcome."
    if not (today.due or today.new):
        return f"{hello}. Nothing is due now."
    parts = []
    if today.due:
        parts.append(counted(today.due, "review"))
    if today.new:
        parts.append(f"{today.new} new")
    return f"{hello}. {', '.join(parts)} — about {counted(today.minutes, 'minute')}."


def _aside(today: Today, *, first: bool) -> str:
    if first and today.new:
        return (
            f"{counted(today.cards, 'card')} are waiting; today you meet the first {today.new}, "
            f"in about {counted(today.minutes, 'minute')}."
        )
    if today.due or today.new:
        return f"{counted(today.reviewed_today, 'review')} done today." if today.reviewed_today else ""
    done = f"{counted(today.reviewed_today, 'review')} done today. " if today.reviewed_today else ""
    following = f"The next card is due {from_now(today.next_due)}. " if today.next_due is not None else ""
    return f"{done}{following}Flashcards and quizzes are open at any time."
