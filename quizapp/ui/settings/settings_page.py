"""How much a day, how sure, and when the day begins. Saved as it is changed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from quizapp.study.states import Settings
from quizapp.ui.settings.fit_panel import FitPanel
from quizapp.ui.settings.fitting import Fitted
from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.stepper import Stepper

_QUIET = 400
"""Milliseconds without a change before it is saved: holding an arrow down is one change."""


class SettingsPage(Column):
    changed = Signal(object)
    """A Settings."""
    fit_wanted = Signal()
    stop_wanted = Signal()
    forget_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._new = Stepper("New cards a day", 0, 999)
        self._reviews = Stepper("Reviews a day", 0, 9999)
        self._retention = Stepper("Remembered when asked again", 75, 97, " %")
        self._hour = Stepper("The day begins at", 0, 23, ":00")
        self._said = label("", "small", wraps=True)
        self._fit = FitPanel()
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self._emit)
        self._lay_out()
        for box in (self._new, self._reviews, self._retention, self._hour):
            box.changed.connect(self._touched)
        self._fit.fit_wanted.connect(self.fit_wanted)
        self._fit.stop_wanted.connect(self.stop_wanted)
        self._fit.forget_wanted.connect(self.forget_wanted)

    def show_settings(self, settings: Settings) -> None:
        values = (
            (self._new, settings.new_a_day),
            (self._reviews, settings.reviews_a_day),
            (self._retention, round(settings.desired_retention * 100)),
            (self._hour, settings.day_starts_at),
        )
        for box, value in values:
            box.show_value(value)

    def show_fitted(self, fitted: Fitted) -> None:
        self._fit.show_fitted(fitted)

    def say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def focus(self) -> None:
        self.say("")
        self._new.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What was changed a moment ago is saved before the page is left."""
        super().hideEvent(event)
        if self._timer.isActive():
            self._timer.stop()
            self._emit()

    def _touched(self) -> None:
        self.say("")
        self._timer.start()

    def _emit(self) -> None:
        self.changed.emit(
            Settings(
                new_a_day=self._new.value,
                reviews_a_day=self._reviews.value,
                desired_retention=self._retention.value / 100,
                day_starts_at=self._hour.value,
            )
        )

    def _files(self) -> Panel:
        panel = Panel(padding=(24, 22), gap=10)
        bring = Button("Import…", key="Ctrl+Shift+I")
        bring.clicked.connect(self.import_wanted)
        take = Button("Export…", key="Ctrl+Shift+E")
        take.clicked.connect(self.export_wanted)
        panel.content.addWidget(label("Cards in and out", "caption"))
        panel.content.addWidget(
            label("Decks from Anki, spreadsheets and notes come in; a copy of all your cards goes out.", wraps=True)
        )
        panel.content.addWidget(FlowBox(bring, take))
        return panel

    def _lay_out(self) -> None:
        panel = Panel(padding=(24, 22), gap=20)
        for caption, box, aside in (
            ("New cards a day", self._new, "How many cards you meet for the first time each day."),
            ("Reviews a day", self._reviews, "At most so many cards are asked again each day; the rest wait."),
            (
                "Remembered when asked again",
                self._retention,
                "How sure you want to be. Higher means asked sooner, and more reviews; 90 % is a good middle.",
            ),
            ("The day begins at", self._hour, "Until this hour of the night it still counts as yesterday."),
        ):
            panel.content.addLayout(captioned(caption, box, aside))
        self.content.addWidget(label("Settings", "title"))
        self.content.addWidget(panel)
        self.content.addWidget(self._said)
        self.content.addWidget(self._fit)
        self.content.addWidget(self._files())
        self.content.addStretch(1)
