"""The decks, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from quizapp.study.browsing.values import DeckState
from quizapp.ui.cards.card_words import deck_words
from quizapp.ui.cards.deck_branches import SEPARATOR
from quizapp.ui.cards.deck_form import LimitsForm, NameForm
from quizapp.ui.cards.deck_tree import DeckTree
from quizapp.ui.widgets.basics import Panel, has_focus, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox

_ROOM_FOR_BOTH = 28
"""Height in widths of the font's em: with less, a form stands in place of the decks."""


class DeckPanel(Panel):
    """One of its forms is open at most; it closes when what it asked for was done."""

    chosen = Signal(str)
    """The name of a deck, empty for all cards."""
    entered = Signal()
    create_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    """A deck, and its new name."""
    delete_wanted = Signal(str)
    limits_wanted = Signal(str, object)
    """A deck, and a Limits."""

    def __init__(self) -> None:
        super().__init__(padding=(8, 10), gap=8)
        self._decks: dict[str, DeckState] = {}
        self._tree = DeckTree()
        self._none = label("You have no decks of your own yet: make one, or import cards.", "tiny", wraps=True)
        self._add = _link("New deck")
        self._rename = _link("Rename")
        self._limits = _link("Limits")
        self._delete = _link("Delete")
        self._name_form = NameForm()
        self._limits_form = LimitsForm()
        self._asked_for = ""
        """The deck that a form is open for; empty for a new one."""
        for part in (self._tree, self._none, self._name_form, self._limits_form):
            self.content.addWidget(part, 1 if part is self._tree else 0)
        self.content.addWidget(FlowBox(self._add, self._rename, self._limits, self._delete, gap=2))
        self._none.hide()
        self._connect()
        self._fit_buttons()

    def show_decks(self, decks: Sequence[DeckState]) -> None:
        self._decks = {deck.name: deck for deck in decks}
        self._tree.show_decks(decks)
        self._none.setVisible(bool(decks) and not any(deck.is_own for deck in decks))
        self._fit_buttons()

    def choose(self, deck: str) -> None:
        """Because the search says so."""
        self._tree.choose(deck)
        self._fit_buttons()

    def close_forms(self) -> None:
        had_focus = has_focus(self._name_form) or has_focus(self._limits_form)
        self._name_form.hide()
        self._limits_form.hide()
        self._tree.show()
        if had_focus:
            self._tree.setFocus()

    def focus(self) -> None:
        self._tree.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and not (self._name_form.isHidden() and self._limits_form.isHidden()):
            self._leave_form()
        else:
            super().keyPressEvent(event)

    def _choose(self, deck: str) -> None:
        self.close_forms()
        self._fit_buttons()
        self.chosen.emit(deck)

    def _fit_buttons(self) -> None:
        deck = self._decks.get(self._tree.deck)
        self._rename.setEnabled(deck is not None and deck.is_own)
        self._delete.setEnabled(deck is not None and deck.is_own)
        self._limits.setEnabled(deck is not None)

    def _ask_new(self) -> None:
        self._open_for("")
        above = self._tree.deck
        below = f"{above}{SEPARATOR}" if above in self._decks and self._decks[above].is_own else ""
        self._name_form.ask("Name of the new deck", "Create", below)

    def _ask_name(self) -> None:
        if self._rename.isEnabled():
            self._open_for(self._tree.deck)
            self._name_form.ask(f"New name of {deck_words(self._tree.deck)}", "Rename", self._tree.deck)

    def _ask_limits(self) -> None:
        self._open_for(self._tree.deck)
        self._limits_form.ask(self._decks[self._tree.deck])

    def _open_for(self, deck: str) -> None:
        self.close_forms()
        self._asked_for = deck
        self._tree.setVisible(self.height() >= _ROOM_FOR_BOTH * self.fontInfo().pixelSize())

    def _give_name(self, name: str) -> None:
        if not self._asked_for:
            self.create_wanted.emit(name)
        elif name != self._asked_for:
            self.rename_wanted.emit(self._asked_for, name)
        else:
            self._leave_form()

    def _ask_delete(self) -> None:
        if self._delete.isEnabled():
            self.delete_wanted.emit(self._tree.deck)

    def _leave_form(self) -> None:
        self.close_forms()
        self._tree.setFocus()

    def _connect(self) -> None:
        self._tree.chosen.connect(self._choose)
        self._tree.entered.connect(self.entered)
        self._tree.rename_wanted.connect(self._ask_name)
        self._tree.delete_wanted.connect(self._ask_delete)
        self._add.clicked.connect(self._ask_new)
        self._rename.clicked.connect(self._ask_name)
        self._limits.clicked.connect(self._ask_limits)
        self._delete.clicked.connect(self._ask_delete)
        self._name_form.given.connect(self._give_name)
        self._limits_form.given.connect(lambda limits: self.limits_wanted.emit(self._asked_for, limits))
        for form in (self._name_form, self._limits_form):
            form.left.connect(self._leave_form)


def _link(text: str) -> Button:
    return Button(text, "link")
