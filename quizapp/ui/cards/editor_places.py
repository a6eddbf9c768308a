"""The letter to differentiate by, and the deck: lines that say something by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.ui.cards.editor_texts import LineField

_BELOW = "A deck below another one is written with “::”, as in Exam::Week 3."


class WrtField(LineField):
    """As long as nobody writes in it, and when it was emptied, it shows what the problem suggests."""

    def __init__(self) -> None:
        super().__init__("wrt", "With respect to", role="formula", beside=True)
        self.line.setProperty("size", "letters")
        self._is_chosen = False
        self._given: tuple[str, ...] = ()
        self.line.textEdited.connect(self._edited)

    @property
    def letters(self) -> tuple[str, ...] | None:
        """None: as the problem suggests."""
        if not self._is_chosen:
            return None
        text = self.line.text()
        return self._given if text == ", ".join(self._given) else tuple(text.replace(",", " ").split())

    def show_letters(self, letters: Sequence[str] | None) -> None:
        self._is_chosen = letters is not None
        self._given = tuple(letters or ())
        self._show(self._given)

    def show_likely(self, letters: Sequence[str]) -> None:
        if not self._is_chosen:
            self._show(letters)

    def _edited(self, text: str) -> None:
        self._is_chosen = bool(text.strip())

    def _show(self, letters: Sequence[str]) -> None:
        """Not under somebody's hands."""
        text = ", ".join(letters)
        if text != self.line.text() and not (self.line.hasFocus() and self.line.isModified()):
            self.line.blockSignals(True)
            self.line.setText(text)
            self.line.blockSignals(False)


class DeckField(LineField):
    def __init__(self) -> None:
        super().__init__("deck", "Deck", _BELOW)
        self._known: frozenset[str] = frozenset()
        self.line.textChanged.connect(self._say)

    def show_known(self, decks: Sequence[str]) -> None:
        self._known = frozenset(decks)
        self.line.show_known(decks)
        self._say()

    def _say(self) -> None:
        name = self.value
        is_new = bool(name) and name not in self._known
        self.show_aside(f"“{name}” will be a new deck." if is_new else _BELOW)
