"""Save, save and go on, leave; and what became of the last of them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.ui.widgets.announcing import announce
from quizapp.ui.widgets.basics import Line, restyle
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class EditorBar(FlowBox):
    save_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        self._save = Button("Save", "primary", key="Ctrl+S")
        self._next = Button("Save & next", key="Ctrl+⏎")
        self._said = Line("small")
        super().__init__(self._save, self._next, trailing=self._said)
        self._next.setToolTip("Save, then write a new card in the same deck")
        self._save.clicked.connect(self.save_wanted)
        self._next.clicked.connect(self.next_wanted)

    def say(self, sentence: str, role: str = "small") -> None:
        """`small` for what is well, `flaw` for what is not."""
        restyle(self._said, role=role)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._said.updateGeometry()
        announce(self, sentence)
