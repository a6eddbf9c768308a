"""Where one says which cards to see, and hears how many there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from quizapp.ui.cards.card_words import cards_words
from quizapp.ui.cards.search_help import SearchHelp
from quizapp.ui.widgets.basics import columns, label, rows
from quizapp.ui.widgets.buttons import ENTER_KEYS, Toggle

_QUIET = 120
"""Milliseconds after a key before it is searched for."""


class SearchBar(QWidget):
    changed = Signal(str)
    """The search as typed, when the keys rest."""
    left_downwards = Signal()
    """Enter or the arrow down: to the cards."""

    def __init__(self) -> None:
        super().__init__()
        self._field = _SearchField()
        self._count = label("", "muted")
        self._trouble = label("", "amber", wraps=True)
        self._help_on = Toggle("?")
        self._help_on.setAccessibleName("How to search")
        self._help_on.setToolTip("How to search")
        self._help = SearchHelp()
        self._told = ""
        self._found = 0
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self._tell)
        self._lay_out()
        self._field.textChanged.connect(lambda _: self._timer.start())
        self._field.left_downwards.connect(self._leave_downwards)
        self._help_on.toggled.connect(self._help.setVisible)
        self._help.chosen.connect(self._take_example)

    @property
    def text(self) -> str:
        return self._field.text()

    @property
    def is_helping(self) -> bool:
        return self._help_on.isChecked()

    def show_text(self, text: str) -> None:
        """As if it had been typed, and searched for at once."""
        self._field.setText(text)
        self._tell()

    def show_found(self, count: int, trouble: str) -> None:
        self._found = count
        self.show_selected(0)
        self._count.setHidden(bool(trouble))
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._field.setAccessibleDescription(trouble or cards_words(count))

    def show_selected(self, count: int) -> None:
        """So many of those that were found."""
        found = cards_words(self._found)
        self._count.setText(f"{count:,} of {found}" if count else found)
        self._count.setAccessibleName(f"{count:,} of {found} selected" if count else f"{found} found")

    def show_help(self, *, on: bool) -> None:
        self._help_on.setChecked(on)

    def limit_help(self, height: int) -> None:
        """It may take so much of the page."""
        self._help.limit(height)

    def focus(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    def _tell(self) -> None:
        self._timer.stop()
        text = self._field.text().strip()
        if text != self._told:
            self._told = text
            self.changed.emit(text)

    def _leave_downwards(self) -> None:
        self._tell()
        self.left_downwards.emit()

    def _take_example(self, text: str) -> None:
        self.show_help(on=False)
        self.show_text(text)
        self._field.setFocus()

    def _lay_out(self) -> None:
        line = columns(gap=10)
        line.addWidget(self._field, 1)
        line.addWidget(self._help_on)
        line.addWidget(self._count)
        layout = rows(gap=6)
        layout.addLayout(line)
        layout.addWidget(self._trouble)
        layout.addWidget(self._help)
        self.setLayout(layout)
        self._trouble.hide()
        self._help.hide()


class _SearchField(QLineEdit):
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setPlaceholderText(
            "Search:  words   deck:Name   rule:chain   tag:exam   is:due   difficulty:>=2   -without"
        )
        self.setAccessibleName("Search cards")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER_KEYS or event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()  # it is about the cards then
        else:
            super().keyPressEvent(event)
