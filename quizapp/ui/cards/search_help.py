"""What can be searched for, as examples that can be tried."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy

from quizapp.ui.cards.query import EXAMPLES, Example
from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button

_TWO_COLUMNS, _ONE_LINE = 50, 32
"""Widths of the font's em from which on two examples stand side by side, and each in one line."""


class SearchHelp(QScrollArea):
    chosen = Signal(str)
    """The text of an example."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = [self._line(example) for example in EXAMPLES]
        self._most = 16_777_215
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._panel = Panel(padding=(16, 12))
        self._panel.content.addLayout(self._grid)
        self.setWidget(self._panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName("How to search")
        self._columns = 0
        self._arrange(1)

    def limit(self, height: int) -> None:
        """It scrolls where it would be higher."""
        self._most = height
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        em = self.fontInfo().pixelSize()
        for _, meaning in self._lines:
            meaning.setWordWrap(self.width() < _ONE_LINE * em)
        self._arrange(2 if self.width() >= _TWO_COLUMNS * em else 1)
        panel = self._panel
        panel.content.activate()
        needed = panel.heightForWidth(self.width()) if panel.hasHeightForWidth() else panel.sizeHint().height()
        self.setFixedHeight(min(self._most, needed))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        deep = -(-len(self._lines) // columns)
        for place, (button, meaning) in enumerate(self._lines):
            side, row = divmod(place, deep)
            self._grid.addWidget(button, row, 2 * side, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(meaning, row, 2 * side + 1, Qt.AlignmentFlag.AlignVCenter)
        for side in range(2):
            self._grid.setColumnStretch(2 * side + 1, 1 if side < columns else 0)

    def _line(self, example: Example) -> tuple[Button, QLabel]:
        button = Button(example.text, "chip")
        button.setAccessibleName(f"Search for {example.text}: {example.meaning}")
        button.clicked.connect(lambda: self.chosen.emit(example.text))
        return button, label(example.meaning, "small")
