"""What shows while the collection is being opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent

from quizapp.ui.widgets.basics import label
from quizapp.ui.widgets.column import Column
from quizapp.ui.words import greeting


class OpeningPage(Column):
    painted = Signal()
    """The first time only."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._seen = False
        self.content.addWidget(label(f"{greeting(now().hour)}.", "title"))
        self.content.addWidget(label("Opening your collection…", "muted"))
        self.content.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()
