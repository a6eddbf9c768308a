"""What shows while the collection is being opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent

from quizapp.ui.widgets.basics import label
from quizapp.ui.widgets.buttons import ENTER_KEYS
from quizapp.ui.widgets.column import Column
from quizapp.ui.words import greeting


class OpeningPage(Column):
    """Enter, pressed before there is anything to start, is remembered."""

    painted = Signal()
    """The first time only."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._seen = False
        self.is_hurried = False
        """Whether Enter was pressed: then today's session starts as soon as it can."""
        self.content.addWidget(label(f"{greeting(now().hour)}.", "title"))
        self.content.addWidget(label("Opening your collection…", "muted"))
        self.content.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER_KEYS:
            self.is_hurried = True
        else:
            super().keyPressEvent(event)
