"""How it went, rule by rule."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from quizapp.study.states import RuleScore
from quizapp.ui.widgets.basics import Panel, bar, clear, label


class RuleScores(Panel):
    """Hidden when no rule was asked."""

    def __init__(self) -> None:
        super().__init__(gap=10)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.content.addWidget(label("Rule by rule", "caption"))
        self.content.addLayout(self._grid)

    def show_scores(self, scores: tuple[RuleScore, ...]) -> None:
        clear(self._grid)
        for row, score in enumerate(scores):
            share = bar(score.asked)
            share.setValue(score.right)
            share.setAccessibleName(f"{score.name}: {score.right} of {score.asked} right")
            self._grid.addWidget(label(score.name, wraps=True), row, 0)
            self._grid.addWidget(share, row, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label(f"{score.right} of {score.asked}", "small"), row, 2)
        self.setVisible(bool(scores))
