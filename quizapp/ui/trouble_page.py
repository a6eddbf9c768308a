"""When the collection cannot be opened: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.flow_box import FlowBox


class TroublePage(Column):
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = label("", wraps=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._again = Button("Try again", "primary", key="⏎")
        panel = Panel(padding=(30, 28), gap=16)
        panel.content.addWidget(self._sentence)
        panel.content.addWidget(FlowBox(self._again))
        self.content.addWidget(label("Your collection could not be opened", "title", wraps=True))
        self.content.addWidget(panel)
        self.content.addWidget(
            label(
                "To use another collection, start quizapp with --collection and the path of its file.",
                "small",
                wraps=True,
            )
        )
        self.content.addStretch(1)
        self._again.clicked.connect(self.again_wanted)

    def show_trouble(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)

    def focus(self) -> None:
        self._again.setFocus()
