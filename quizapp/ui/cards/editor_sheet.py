"""The fields where they stand: what is asked, where it belongs, and the rest folded away."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.cards import Task
from quizapp.study.editing.draft import DERIVED, IN_PROSE, Draft
from quizapp.ui.cards.editor_field import Field
from quizapp.ui.cards.editor_fields import Fields
from quizapp.ui.cards.editor_more import More
from quizapp.ui.cards.editor_notation import FormulaLine
from quizapp.ui.cards.editor_standing import StandingLine
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, at_once, rows
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.chips import Chip, ChipRow, chips_for

_ASKS_IN_WORDS = {*IN_PROSE, Task.EVALUATE}


class Sheet(QWidget):
    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.fields = Fields(typesetter)
        self.standing = StandingLine(typesetter)
        self.more = More()
        self._chips = ChipRow()
        self._line: FormulaLine = self.fields.problem.line
        """Where the chips type."""
        self._question = Panel(padding=(24, 20), gap=16)
        self._sorting = Panel(padding=(24, 20), gap=16)
        self._places = _Places(self._question.content, self.more.content)
        self._lay_out()
        self.standing.use_wanted.connect(self.fields.use_answer)
        self._chips.pressed.connect(self._insert)
        for field in (self.fields.problem, self.fields.answer):
            field.line.entered.connect(lambda line=field.line: self._type_into(line))
        for several in (self.fields.accept, self.fields.wrong):
            several.entered.connect(self._type_into)

    def arrange(self) -> None:
        """Each kind of card has its most important fields first, and no field that it has no use for."""
        task, fields = self.fields.task.value, self.fields
        in_words = task in _ASKS_IN_WORDS
        first: dict[Field, bool] = {
            fields.prompt: in_words,
            fields.wrt: task in DERIVED,
            fields.wrong: task is Task.CHOOSE,
        }
        with at_once(self._question.content, self.more.content):
            self._places.place([field for field, is_first in first.items() if is_first])
            for field in fields.all:
                if field is not fields.letters:
                    field.setVisible(fields.is_used(field))
            fields.problem.setVisible(task not in IN_PROSE or bool(fields.problem.value))
            self._chips.setVisible(task not in IN_PROSE)

    def look_again(self, draft: Draft) -> None:
        self._chips.show_chips(chips_for(self.fields.symbols, draft.answer))
        self.more.show_summary(draft)

    def focus_first(self) -> None:
        (self.fields.prompt if self.fields.task.value in _ASKS_IN_WORDS else self.fields.problem).focus()

    def unfold_for(self, field: Field) -> None:
        if self.more.isAncestorOf(field):
            self.more.unfold()

    def _insert(self, chip: Chip) -> None:
        self._line.insert_chip(chip)

    def _type_into(self, line: FormulaLine) -> None:
        self._line = line

    def _lay_out(self) -> None:
        fields = self.fields
        self._question.content.addLayout(captioned("What is asked", fields.task))
        for part in (
            *(fields.prompt, fields.problem, self._chips, fields.wrt),
            *(fields.answer, fields.said_answer, self.standing, fields.wrong),
        ):
            self._places.know(part)
        for field in (
            *(fields.accept, fields.hints, fields.explanation, fields.parameters, fields.conditions),
            *(fields.letters, fields.domain, fields.form, fields.source),
        ):
            self.more.content.addWidget(field)
        for sorts in (fields.deck, fields.rules, fields.tags, fields.difficulty):
            self._sorting.content.addWidget(sorts)
        layout = rows(gap=16)
        for sheet in (self._question, self._sorting, self.more):
            layout.addWidget(sheet)
        self.setLayout(layout)


class _Places:
    """Which of the parts stand in the question, in their order; the others go below the fold."""

    def __init__(self, question: QVBoxLayout, more: QVBoxLayout) -> None:
        self._question, self._more = question, more
        self._parts: list[QWidget] = []

    def know(self, part: QWidget) -> None:
        self._parts.append(part)
        self._question.addWidget(part)

    def place(self, first: list[Field]) -> None:
        """Only fields may go below the fold, and only some of them."""
        movable = [part for part in self._parts if isinstance(part, Field) and part.name in {"prompt", "wrt", "wrong"}]
        at_question, at_more = 1, 0
        for part in self._parts:
            if part in movable and part not in first:
                self._put(self._more, at_more, part)
                at_more += 1
            else:
                self._put(self._question, at_question, part)
                at_question += 1

    @staticmethod
    def _put(layout: QVBoxLayout, place: int, part: QWidget) -> None:
        if layout.indexOf(part) != place:
            layout.insertWidget(place, part)
