"""A number with a button on each side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSpinBox

from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class Stepper(FlowBox):
    """Typed, stepped with the arrow keys, or with − and +."""

    changed = Signal()

    def __init__(self, name: str, least: int, most: int, suffix: str = "", *, least_word: str = "") -> None:
        """`least_word` stands in place of the least number: "no limit"."""
        super().__init__(gap=6)
        self._box = QSpinBox()
        self._box.setRange(least, most)
        self._box.setSuffix(suffix)
        self._box.setSpecialValueText(least_word)
        self._box.setAccessibleName(name)
        self._box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box.valueChanged.connect(self.changed)
        self.add(_step("−", f"{name}: less", self._box.stepDown))
        self.add(self._box)
        self.add(_step("+", f"{name}: more", self._box.stepUp))
        self.setFocusProxy(self._box)

    @property
    def value(self) -> int:
        return self._box.value()

    def show_value(self, value: int) -> None:
        """Without saying that it changed."""
        self._box.blockSignals(True)
        self._box.setValue(value)
        self._box.blockSignals(False)


def _step(face: str, spoken: str, act: Callable[[], None]) -> Button:
    button = Button(face, "toggle")
    button.setAccessibleName(spoken)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAutoRepeat(True)
    button.clicked.connect(act)
    return button
