"""Where one is, and where one can go."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QSizePolicy

from quizapp.ui.places import Place
from quizapp.ui.widgets.basics import label, rows
from quizapp.ui.widgets.buttons import Button

_WIDTH = 188


class Sidebar(QFrame):
    chosen = Signal(object)
    """A Place."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sidebar")
        self.setMinimumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._places = {place: self._button(place) for place in Place}
        layout = rows(gap=4, margins=(16, 20, 15, 12))
        layout.addWidget(label("∂ quizapp", "brand"))
        layout.addSpacing(16)
        for place, button in self._places.items():
            if place is Place.SETTINGS:
                layout.addStretch(1)
            layout.addWidget(button)
        self.setLayout(layout)

    def show_place(self, shown: Place) -> None:
        for place, button in self._places.items():
            button.setChecked(place is shown)

    def _button(self, place: Place) -> Button:
        button = _PlaceButton(place.value, "place")
        button.clicked.connect(lambda: self.chosen.emit(place))
        return button


class _PlaceButton(Button):
    """Wide enough for its name in bold, which it is set in while one is there."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text, role)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        usual = super().sizeHint()
        bold = self.font()
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(usual.width() + max(0, more), usual.height())
