"""One of several, where a row of buttons would be too long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
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

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()
