"""Rows of toggles: choose one, or choose some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from quizapp.ui.widgets.buttons import Toggle
from quizapp.ui.widgets.flow_box import FlowBox

T = TypeVar("T")


class OneOf(FlowBox, Generic[T]):
    """Exactly one is on; at first the one at `start`."""

    changed = Signal()

    def __init__(self, name: str, options: Sequence[tuple[str, T]], start: int = 0) -> None:
        super().__init__(gap=8)
        self.setAccessibleName(name)
        self._values = [value for _, value in options]
        self._group = QButtonGroup(self)
        for index, (text, _) in enumerate(options):
            toggle = Toggle(text, on=index == start)
            toggle.setAccessibleName(f"{name}: {text}")
            self._group.addButton(toggle, index)
            self.add(toggle)
        self._group.idToggled.connect(lambda _, on: self.changed.emit() if on else None)

    @property
    def value(self) -> T:
        return self._values[self._group.checkedId()]

    def choose(self, value: T) -> None:
        self._group.button(self._values.index(value)).setChecked(True)


class SomeOf(FlowBox, Generic[T]):
    """Any number may be on; none means all."""

    def __init__(self, name: str) -> None:
        super().__init__(gap=8)
        self._name = name
        self._toggles: list[tuple[Toggle, T]] = []

    def show_options(self, options: Sequence[tuple[str, T]]) -> None:
        """What was on stays on."""
        on = set(self.values)
        self.clear()
        self._toggles = []
        for text, value in options:
            toggle = Toggle(text, on=value in on)
            toggle.setAccessibleName(f"{self._name}: {text}")
            self._toggles.append((toggle, value))
            self.add(toggle)

    @property
    def values(self) -> tuple[T, ...]:
        return tuple(value for toggle, value in self._toggles if toggle.isChecked())

    def focus_first(self) -> None:
        if self._toggles:
            self._toggles[0][0].setFocus()
