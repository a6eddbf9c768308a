"""The deck that a file goes into: typed, with the decks that are there offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from quizapp.ui.widgets.completing import offering


class DeckField(QLineEdit):
    """Empty: the file says it."""

    settled = Signal(str)
    """What was typed or chosen, once, when it differs from before."""

    def __init__(self) -> None:
        super().__init__()
        self._settled = ""
        self._decks = QStringListModel(self)
        completer = offering(QCompleter(self._decks, self))
        self.setCompleter(completer)
        self.setProperty("role", "filter")
        self.setAccessibleName("Deck that its cards go into; left empty, as the file says")
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # files are dropped onto the window
        self.setMaxLength(200)
        self.editingFinished.connect(self._settle)
        completer.activated.connect(self._settle_on)

    def show_decks(self, decks: Sequence[str]) -> None:
        self._decks.setStringList(list(decks))

    def show_deck(self, deck: str, otherwise: str) -> None:
        """`otherwise` says where cards go as long as the field is empty."""
        self.setPlaceholderText(otherwise)
        if deck != self._settled:
            self._settled = deck
            self.setText(deck)

    def _settle_on(self, deck: str) -> None:
        self.setText(deck)
        self._settle()

    def _settle(self) -> None:
        deck = self.text().strip()
        if deck != self._settled:
            self._settled = deck
            self.settled.emit(deck)
