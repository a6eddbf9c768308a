"""Whether the answer is the derivative: one calm line below it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.cards import Symbols
from quizapp.study.editing.checking import Checked, Standing
from quizapp.ui.formulas.mathematics import prose, spoken
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.announcing import announce
from quizapp.ui.widgets.basics import restyle
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText
from quizapp.ui.words import sentence

_LONGEST_ON_BUTTON = 24
_ROLES = {
    Standing.RIGHT: "said-right",
    Standing.WRONG: "said-wrong",
    Standing.OPEN: "said-open",
    Standing.SILENT: "said-open",
}


class StandingLine(FlowBox):
    """Keeps its place while the next answer is checked, so that nothing below it jumps."""

    use_wanted = Signal(str)
    """An answer, in notation."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._said = MathText(typesetter, "said-open")
        self._use = Button("", "chip")
        self._truth = self._announced = ""
        super().__init__(self._said, self._use, gap=14)
        self._use.clicked.connect(lambda: self.use_wanted.emit(self._truth))
        self.forget()

    def forget(self) -> None:
        self.hide()

    def wait(self) -> None:
        """Something else was typed: what was said holds no more."""
        if self.isVisible():
            restyle(self._said, role="said-open")
            self._said.show_pieces(*prose("…", Symbols()))
            self._use.hide()

    def show_checked(self, checked: Checked, symbols: Symbols) -> None:
        if checked.standing is Standing.SILENT:
            self.forget()
            return
        restyle(self._said, role=_ROLES[checked.standing])
        pieces = prose(sentence(checked.sentence), symbols)
        self._said.show_pieces(*pieces, lasting=False, hold=True)
        if checked.sentence != self._announced:
            self._announced = checked.sentence
            announce(self, spoken(pieces))
        self._truth = checked.truth
        short = len(checked.truth) <= _LONGEST_ON_BUTTON
        self._use.say(f"Use {checked.truth}" if short else "Use that")
        self._use.setVisible(bool(checked.truth))
        self.show()
