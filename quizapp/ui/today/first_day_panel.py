"""How it works, for somebody who was never here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox

_KEYS = (
    ("⏎", "checks your answer, takes the suggested rating, goes on"),
    ("1 – 4", "rate how well you knew it: again, hard, good, easy"),
    ("Ctrl+H", "gives a hint"),
    ("Ctrl+Z", "takes the last review back"),
    ("Esc", "leaves; everything you answered is kept"),
)


class FirstDayPanel(Panel):
    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._bring = Button("Bring your own deck…", key="Ctrl+Shift+I")
        self._bring.clicked.connect(self.import_wanted)
        self.content.addWidget(label("How it works", "caption"))
        self.content.addWidget(
            label(
                "You type each answer the way you would write it: x^2, √x, sin 2x, 1/(1+x). Below the field you see "
                "how it is read, and Enter says whether it is right, however you wrote it. Each card comes back "
                "just before you would forget it.",
                wraps=True,
            )
        )
        keys = QGridLayout()
        keys.setHorizontalSpacing(18)
        keys.setVerticalSpacing(6)
        keys.setColumnStretch(1, 1)
        for row, (key, meaning) in enumerate(_KEYS):
            keys.addWidget(label(key, "strong"), row, 0)
            keys.addWidget(label(meaning, "muted", wraps=True), row, 1)
        self.content.addLayout(keys)
        self.content.addWidget(
            label("Decks of your own, from Anki, spreadsheets or notes, can be asked here too.", "muted", wraps=True)
        )
        self.content.addWidget(FlowBox(self._bring))
