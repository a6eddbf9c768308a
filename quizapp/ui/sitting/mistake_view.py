"""What went wrong in an answer: what was done, and the same step done right beside what the answer has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.cards import Symbols
from quizapp.cards.derivation import Derivation, SolutionStep
from quizapp.cards.diagnosis import Diagnosis, Finding
from quizapp.ui.formulas.mathematics import Piece, expression, prose, spoken
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.sitting.solution_rows import solution_rows
from quizapp.ui.widgets.basics import clear, label, rows
from quizapp.ui.widgets.math_text import MathText

_NAMELESS = "Slip"
"""What slips are called that only the whole result shows."""


class MistakeView(QWidget):
    """Hidden while nothing is known. Where no explanation fits, it says where the answer first differs."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._list = rows(gap=8)
        self.setLayout(self._list)
        self.hide()

    def forget(self) -> None:
        clear(self._list)
        self.hide()

    def show_diagnosis(self, diagnosis: Diagnosis, solution: Derivation | None, symbols: Symbols) -> str:
        """Returns what a screen reader should say."""
        self.forget()
        said = [self._say(prose(diagnosis.difference, symbols))] if not diagnosis.findings else []
        for finding in diagnosis.findings:
            said.append(self._say(prose(finding.sentence, symbols)))
            said.append(self._compare(finding, solution, symbols))
        if diagnosis.others:
            self._say(prose(_others(diagnosis), symbols), "small")
        self.setVisible(self._list.count() > 0)
        return " ".join(filter(None, said))

    def _say(self, pieces: tuple[Piece, ...], role: str = "") -> str:
        if not pieces:
            return ""
        text = MathText(self._typesetter, role)
        text.show_pieces(*pieces)
        self._list.addWidget(text)
        return spoken(pieces)

    def _compare(self, finding: Finding, solution: Derivation | None, symbols: Symbols) -> str:
        """Nothing where only the whole result shows the mistake: its sentence says everything then."""
        if not finding.before:
            return ""
        right = _worked(finding, _assembled(finding, solution), finding.right, symbols)
        comparison = _Comparison(self._typesetter)
        comparison.add("wrong", "You have", _given(finding, solution, symbols))
        comparison.add("right", "Right", right)
        self._list.addWidget(comparison)
        return f"Right is {spoken(right)}."


class _Comparison(QWidget):
    """Two results of one step, one below the other."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)

    def add(self, role: str, caption: str, pieces: tuple[Piece, ...]) -> None:
        row = self._grid.rowCount()
        text = MathText(self._typesetter, "reading")
        text.show_pieces(*pieces)
        text.setAccessibleName(f"{caption}: {spoken(pieces)}")
        self._grid.addWidget(label(caption, role), row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(text, row, 1)


def heading(diagnosis: Diagnosis) -> str:
    """What the mistakes are called, within a line; empty where they have no names."""
    names = dict.fromkeys(_within_a_line(finding.name) for finding in diagnosis.findings if finding.name != _NAMELESS)
    if not names and diagnosis.findings:
        return "a slip"
    return " and ".join(names)


def _within_a_line(name: str) -> str:
    """Without the capital, where that is only the sentence's: not that of A, or of sin⁻¹."""
    first = name.split(" ", 1)[0]
    return name[0].lower() + name[1:] if len(first) > 1 and first.isalpha() else name


def _others(diagnosis: Diagnosis) -> str:
    names = [
        each.sentence.rstrip(".") if each.name == _NAMELESS else _within_a_line(each.name) for each in diagnosis.others
    ]
    return f"It could also be: {'; '.join(names)}."


def _assembled(finding: Finding, solution: Derivation | None) -> str:
    """The rule with its parts put in, where the solution has this step."""
    for step in solution.steps if solution else ():
        if (step.path, step.before, step.after) == (finding.path, finding.before, finding.right):
            return step.assembled
    return finding.right


def _given(finding: Finding, solution: Derivation | None, symbols: Symbols) -> tuple[Piece, ...]:
    """What the answer has for the step; the answer itself, where the step is the whole problem."""
    if solution is not None and finding.before == solution.problem:
        return (expression(finding.given, symbols),)
    return _worked(finding, finding.given, finding.given, symbols)


def _worked(finding: Finding, assembled: str, after: str, symbols: Symbols) -> tuple[Piece, ...]:
    """The step on one line, as worked solutions have it."""
    step = SolutionStep(
        rule=finding.rule,
        name="",
        sentence="",
        before=finding.before,
        variable=finding.variable,
        assembled=assembled,
        after=after,
        parts=(),
        depth=0,
        path=finding.path,
        start=finding.start,
        end=finding.end,
    )
    (row,) = solution_rows((step,), symbols)
    return row.formulas
