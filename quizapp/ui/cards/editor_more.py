"""What is seldom needed, folded away; the fold says what is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.study.editing.draft import Draft
from quizapp.study.words import counted
from quizapp.ui.widgets.basics import Line, Panel, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class More(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._fold = Button("More", "fold")
        self._inside = Line("small")
        self._sheet = Panel(padding=(24, 20), gap=18)
        self._sheet.hide()
        layout = rows(gap=6)
        layout.addWidget(FlowBox(self._fold, self._inside, gap=6))
        layout.addWidget(self._sheet)
        self.setLayout(layout)
        self._summary = ""
        self._fold.clicked.connect(lambda: self.unfold(on=not self.is_open))

    @property
    def content(self) -> QVBoxLayout:
        return self._sheet.content

    @property
    def is_open(self) -> bool:
        return not self._sheet.isHidden()

    def unfold(self, *, on: bool = True) -> None:
        self._sheet.setVisible(on)
        self._say()

    def show_summary(self, draft: Draft) -> None:
        self._summary = ", ".join(_inside(draft))
        self._say()

    def _say(self) -> None:
        self._fold.say("▾  Less" if self.is_open else "▸  More")
        self._fold.setAccessibleName("Fold away" if self.is_open else f"More: {self._summary or _OFFERED}")
        self._inside.setText(self._summary or _OFFERED)
        self._inside.setVisible(not self.is_open)


_OFFERED = "other answers, choices, hints, fresh numbers each time, a domain, a form …"


def _inside(draft: Draft) -> list[str]:
    """What a learner would miss if nobody said that it is there."""
    lists = [
        ("accept", "other answer", ""),
        ("wrong", "wrong choice", ""),
        ("hints", "hint", ""),
        ("parameters", "drawing", ""),
        ("conditions", "condition", ""),
        ("source", "source", ""),
    ]
    found = [
        counted(count, noun, plural)
        for name, noun, plural in lists
        if draft.uses(name) and (count := sum(bool(text.strip()) for text in getattr(draft, name)))
    ]
    words = (
        ("explanation", "an explanation"),
        ("domain", "a domain"),
        ("form", "a form"),
        ("variables", "kinds of letters"),
    )
    return found + [said for name, said in words if draft.uses(name) and getattr(draft, name)]
