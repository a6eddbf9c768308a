"""In place of the table where there is no card to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from quizapp.ui.cards.card_words import deck_words
from quizapp.ui.cards.query import deck_of, with_deck
from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class EmptyPanel(Panel):
    clear_wanted = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(padding=(24, 30), gap=14)
        self._said = label("", "muted", wraps=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._clear = Button("Clear the search", "toggle", key="Esc")
        self._new = Button("New card", "toggle")
        self.content.addStretch(1)
        self.content.addWidget(self._said)
        self.content.addWidget(FlowBox(self._clear, self._new), 0, Qt.AlignmentFlag.AlignHCenter)
        self.content.addStretch(2)
        self._clear.clicked.connect(self.clear_wanted)
        self._new.clicked.connect(self.new_wanted)

    def show_search(self, text: str, *, is_understood: bool) -> None:
        """What is wrong with a search that is not understood stands below its field."""
        self._said.setText(nothing_found(text))
        self._said.setVisible(is_understood)
        self._clear.setVisible(bool(text))
        self._new.setVisible(is_understood and (not text or _is_only_deck(text)))


def nothing_found(text: str) -> str:
    """For a search that could be understood."""
    if not text:
        return "There are no cards yet. Write one, or import a deck."
    if _is_only_deck(text):
        return f"No card is in {deck_words(deck_of(text))} yet."
    return f"No card has {text}."


def _is_only_deck(text: str) -> bool:
    return bool(deck_of(text)) and not with_deck(text, "")
