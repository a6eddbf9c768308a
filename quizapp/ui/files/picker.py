"""One of several, where a row of buttons would be too long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

T = TypeVar("T")


class Picker(QComboBox, Generic[T]):
    """Scrolling the page over it changes nothing."""

    picked = Signal()
    """By the learner."""

    def __init__(self, name: str, options: Sequence[tuple[str, T]]) -> None:
        super().__init__()
        self._values = [value for _, value in options]
        self.addItems([text for text, _ in options])
        self.setProperty("role", "picker")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda _: self.picked.emit())

    @property
    def value(self) -> T:
        return self._values[self.currentIndex()]

    def show_value(self, value: T) -> None:
        """Without saying that it was picked."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def show_options(self, options: Sequence[tuple[str, T]], value: T) -> None:
        self._values = [each for _, each in options]
        self.clear()
        self.addItems([text for text, _ in options])
        self.show_value(value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """With a mark that there is more: a style sheet takes the system's away."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        place = self.rect().adjusted(0, 0, -round(0.7 * self.fontMetrics().height()), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▾")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()
