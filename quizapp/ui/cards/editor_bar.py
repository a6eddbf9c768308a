"""Save, save and go on, leave; and what became of the last of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from quizapp.ui.widgets.announcing import announce
from quizapp.ui.widgets.basics import Line, restyle
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox

_SAVE, _NEXT = ("Save", "Ctrl+S"), ("Save & next", "Ctrl+⏎")
"""What stands on a button, and its key."""
_ROOM_FOR_KEYS = 24
"""Width in the font's ems: with less the keys are left out, so that the buttons stay beside each other."""


class EditorBar(FlowBox):
    save_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        self._save = Button("", "primary")
        self._next = Button("")
        self._said = Line("small")
        super().__init__(self._save, self._next, trailing=self._said)
        self._next.setToolTip("Save, then write a new card in the same deck")
        self._save.clicked.connect(self.save_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        with_keys = self.width() >= _ROOM_FOR_KEYS * self.fontInfo().pixelSize()
        for button, (text, key) in ((self._save, _SAVE), (self._next, _NEXT)):
            button.say(text, key if with_keys else "")

    def say(self, sentence: str, role: str = "small") -> None:
        """`small` for what is well, `flaw` for what is not."""
        restyle(self._said, role=role)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._said.updateGeometry()
        announce(self, sentence)
