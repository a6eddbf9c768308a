"""One card, looked at without being asked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea

from quizapp.ui.cards.preview import Preview
from quizapp.ui.formulas.mathematics import Piece
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, clear, label
from quizapp.ui.widgets.math_text import MathText

_HINTS = 6
"""Shown at most."""


class CardPreview(QScrollArea):
    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._shown: Preview | None = None
        self._instruction = MathText(typesetter, "muted")
        self._question = MathText(typesetter, "reading")
        self._answers = QGridLayout()
        self._answers.setHorizontalSpacing(14)
        self._answers.setVerticalSpacing(6)
        self._answers.setColumnStretch(1, 1)
        self._rules = label("", "strong", wraps=True)
        self._stands = label("", "small", wraps=True)
        self._about = label("", "small", wraps=True)
        panel = Panel(padding=(16, 12), gap=6)
        for part in (self._instruction, self._question):
            panel.content.addWidget(part)
        panel.content.addLayout(self._answers)
        for words in (self._rules, self._stands, self._about):
            panel.content.addWidget(words)
        panel.content.addStretch(1)
        self.setWidget(panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The selected card")
        self.hide()

    def show_preview(self, shown: Preview) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        self._instruction.show_pieces(*shown.instruction)
        self._instruction.setVisible(bool(shown.instruction))
        self._question.show_pieces(*shown.question)
        self._question.setVisible(bool(shown.question))
        self._show_answers(shown)
        for words, text in ((self._rules, shown.rules), (self._stands, shown.stands), (self._about, shown.about)):
            words.setText(text)
            words.setVisible(bool(text))
        self.verticalScrollBar().setValue(0)

    def _show_answers(self, shown: Preview) -> None:
        clear(self._answers)
        self._add_lines("Answer", shown.answers[:1], "reading")
        self._add_lines("also right", shown.answers[1:], "reading-small")
        self._add_lines("Hint", shown.hints[:_HINTS], "small")

    def _add_lines(self, caption: str, lines: Iterable[tuple[Piece, ...]], role: str) -> None:
        for number, pieces in enumerate(lines):
            row = self._answers.rowCount()
            text = MathText(self._typesetter, role)
            text.show_pieces(*pieces)
            if number == 0:
                self._answers.addWidget(label(caption, "caption"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._answers.addWidget(text, row, 1)
