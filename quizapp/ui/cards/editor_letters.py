"""What the letters of a problem stand for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from quizapp.cards import SymbolKind
from quizapp.ui.cards.editor_field import Field
from quizapp.ui.widgets.basics import label
from quizapp.ui.widgets.flow_box import FlowBox

_WORDS = {
    SymbolKind.REAL: "a number",
    SymbolKind.POSITIVE: "a positive number",
    SymbolKind.INTEGER: "a whole number",
    SymbolKind.VECTOR: "a vector",
    SymbolKind.MATRIX: "a matrix",
    SymbolKind.FUNCTION: "a function",
}


class LettersField(Field):
    """Only what is not plain goes on the card; a kind that was given stays when its letter is gone for a while."""

    def __init__(self) -> None:
        super().__init__("variables", "What the letters stand for")
        self._kinds: dict[str, SymbolKind] = {}
        self._usual: Mapping[str, SymbolKind] = {}
        self._wanted: tuple[str, ...] = ()
        self._rows = FlowBox(gap=14)
        self._boxes: dict[str, _KindBox] = {}
        """They stay when their letter is gone for a while, so that nobody loses the focus while choosing."""
        self.body.addWidget(self._rows)

    @property
    def value(self) -> Mapping[str, SymbolKind]:
        return dict(self._kinds)

    def show_value(self, value: Mapping[str, SymbolKind]) -> None:
        self._kinds = dict(value)
        self._boxes = {}
        self._rows.clear()

    def show_letters(self, usual: Mapping[str, SymbolKind]) -> None:
        """Those that occur, with what they stand for where nobody says; those that were declared stay."""
        self._usual = usual
        wanted = tuple(sorted({*usual, *self._kinds}))
        self.setVisible(bool(wanted))
        self._wanted = wanted
        if self.isVisible():
            self._build()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._build()

    def _build(self) -> None:
        """When they are seen: most cards have plain letters, and nobody looks."""
        for letter in self._wanted:
            if letter not in self._boxes:
                self._boxes[letter] = self._box(letter)
        for letter, box in self._boxes.items():
            box.beside.setVisible(letter in self._wanted)

    def entry(self) -> QWidget | None:
        return next((box for box in self._boxes.values() if not box.beside.isHidden()), None)

    def _box(self, letter: str) -> _KindBox:
        box = _KindBox(letter)
        kind = self._kinds.get(letter) or self._usual.get(letter, SymbolKind.REAL)
        box.setCurrentIndex(list(_WORDS).index(kind))
        box.activated.connect(lambda place: self._set(letter, list(_WORDS)[place]))
        self._rows.add(box.beside)
        return box

    def _set(self, letter: str, kind: SymbolKind) -> None:
        self._kinds[letter] = kind
        if kind is SymbolKind.REAL and self._usual.get(letter) is not SymbolKind.FUNCTION:
            del self._kinds[letter]
        self.changed.emit()


class _KindBox(QComboBox):
    """The wheel scrolls the page, and changes no letter on the way."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.setProperty("role", "kind")
        self.setAccessibleName(f"{letter} stands for")
        self.addItems(list(_WORDS.values()))
        self.beside = FlowBox(label(letter, "strong"), self, gap=6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """With an arrow: a style sheet takes the system's away."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        place = self.rect().adjusted(0, 0, -8, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▾")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()
