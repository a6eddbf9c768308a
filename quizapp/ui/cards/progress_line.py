"""How far a change of very many cards is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.ui.cards.under_way import Progress
from quizapp.ui.widgets.basics import Line, bar, columns, rows
from quizapp.ui.widgets.buttons import Button


class ProgressLine(QWidget):
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = Line("small")
        self._bar = bar()
        self._cancel = Button("Cancel", "link", key="(Esc)")
        self._cancel.clicked.connect(self.cancel_wanted)
        line = columns(gap=8)
        line.addWidget(self._said, 1)
        line.addWidget(self._cancel)
        layout = rows(gap=4)
        layout.addLayout(line)
        layout.addWidget(self._bar)
        self.setLayout(layout)
        self.hide()

    def show_progress(self, progress: Progress | None) -> None:
        """A moving bar while it is not known how much there is."""
        if progress is not None:
            so_far = f" {progress.done:,} of {progress.of:,}" if progress.of else ""
            self._said.setText(f"{progress.what}…{so_far}")
            self._bar.setRange(0, progress.of)
            self._bar.setValue(progress.done)
            self._bar.setAccessibleName(self._said.text())
        self.setVisible(progress is not None)
