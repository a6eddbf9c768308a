"""What to take as flashcards."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.study.states import Catalogue, Flashcards
from quizapp.ui.choosing.card_chooser import CardChooser
from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.options import OneOf

_COUNTS = tuple((str(count), count) for count in (10, 20, 50, 100))


class FlashcardsPage(Column):
    start_wanted = Signal(object)
    """A Flashcards."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._count = OneOf("Cards", _COUNTS, start=1)
        self._chooser = CardChooser(catalogue)
        self._notice = Notice()
        self._start = Button("Start flashcards", "primary", key="⏎")
        panel = Panel(padding=(24, 20))
        panel.content.addLayout(captioned("How many", self._count))
        self.content.addWidget(label("Flashcards", "title"))
        self.content.addWidget(
            label("See the front, say the answer to yourself, turn the card and rate it.", "muted", wraps=True)
        )
        for part in (self._notice, panel, self._chooser):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.pin(FlowBox(self._start))
        self._start.clicked.connect(self._emit)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        self._chooser.show_catalogue(catalogue)

    def show_nothing(self, why: str = "") -> None:
        self._notice.say(why or "No card fits that choice: take one of the limits away.")
        self.to_top()

    def focus(self) -> None:
        self.to_top()
        self._start.setFocus()

    def _emit(self) -> None:
        self._notice.hide()
        self.start_wanted.emit(Flashcards(self._chooser.chosen(), self._count.value))
