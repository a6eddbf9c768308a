"""In which form the answer is wanted, and how hard the card is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from quizapp.cards import Form
from quizapp.ui.cards.editor_field import Field
from quizapp.ui.widgets.buttons import Toggle
from quizapp.ui.widgets.options import OneOf

_ASIDE = "An answer that is equal but written otherwise is right, and told how it is best written."
_INSISTS = "An answer that is equal but written otherwise is wrong."


class FormField(Field):
    def __init__(self) -> None:
        super().__init__("form", "Form of the answer", _ASIDE)
        options: list[tuple[str, Form | None]] = [("any", None), *((form.value, form) for form in Form)]
        self._form: OneOf[Form | None] = OneOf("Form of the answer", options)
        self._insists = Toggle("insist on it")
        self.body.addWidget(self._form)
        self._form.add(self._insists)
        self._form.changed.connect(self._changed)
        self._insists.toggled.connect(self._changed)

    @property
    def form(self) -> Form | None:
        return self._form.value

    @property
    def insists(self) -> bool:
        return self._insists.isChecked()

    def show_value(self, form: Form | None, *, insists: bool) -> None:
        self._form.choose(form)
        self._insists.setChecked(insists)
        self._show_sense()

    def entry(self) -> QWidget | None:
        return self._form.findChild(Toggle)

    def _changed(self) -> None:
        if self.form is None and self.insists:
            self._insists.setChecked(False)
        self._show_sense()
        self.changed.emit()

    def _show_sense(self) -> None:
        self._insists.setVisible(self.form is not None)
        aside = _INSISTS if self.insists else _ASIDE
        self.show_aside(aside if self.form else "")


class DifficultyField(Field):
    def __init__(self) -> None:
        super().__init__("difficulty", "Difficulty")
        self._level = OneOf("Difficulty", [("1  easy", 1), ("2  medium", 2), ("3  hard", 3)])
        self.body.addWidget(self._level)
        self._level.changed.connect(self.changed)

    @property
    def value(self) -> int:
        return self._level.value

    def show_value(self, value: int) -> None:
        self._level.choose(value)

    def entry(self) -> QWidget | None:
        return self._level.findChild(Toggle)
