"""How a text in columns was taken, to be corrected by hand: what parts it, its letters, and what each column is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.exchange.scanned import Column, Options, Role
from quizapp.ui.files.picker import Picker
from quizapp.ui.files.stages import Facts
from quizapp.ui.widgets.basics import Line, clear, label, rows
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.flow_box import FlowBox

_DELIMITERS = (("comma  ,", ","), ("semicolon  ;", ";"), ("tab", "\t"), ("bar  |", "|"))
_ENCODINGS = (
    ("UTF-8", "utf-8"),
    ("Windows-1252, western", "cp1252"),
    ("Windows-1250, central European", "cp1250"),
    ("Windows-1251, Cyrillic", "cp1251"),
    ("Windows-1253, Greek", "cp1253"),
    ("UTF-16", "utf-16"),
    ("Shift JIS", "shift_jis"),
    ("GB 18030", "gb18030"),
)
_HEADER = (("names the columns", True), ("is a card", False))
_ROLES = (
    ("Front", Role.FRONT),
    ("Back", Role.BACK),
    ("Tags", Role.TAGS),
    ("Deck", Role.DECK),
    ("Id", Role.GUID),
    ("Note type", Role.MODEL),
    ("Another field", Role.FIELD),
    ("Left out", Role.NOTHING),
)
_ONLY_ONCE = frozenset(Role) - {Role.FIELD, Role.NOTHING}
_LONGEST = 24
"""Characters of a name, or of an example."""
_SPOKEN = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}


def with_role(columns: Sequence[Column], place: int, role: Role) -> tuple[Role, ...]:
    """The roles with that one; a column that had it gives it up, in exchange where it can take the other's."""
    roles = [column.role for column in columns]
    given = roles[place]
    if role in _ONLY_ONCE and role in roles:
        roles[roles.index(role)] = given
    roles[place] = role
    return tuple(roles)


class ReadingView(QWidget):
    corrected = Signal(object)
    """Options."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._asked = Options()
        self._delimiter: Picker[str] = Picker("What parts the columns", _DELIMITERS)
        self._encoding: Picker[str] = Picker("Encoding", _ENCODINGS)
        self._header: Picker[bool] = Picker("The first row", _HEADER)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._delimiter.picked.connect(lambda: self._correct(delimiter=self._delimiter.value, roles=()))
        self._encoding.picked.connect(lambda: self._correct(encoding=self._encoding.value))
        self._header.picked.connect(lambda: self._correct(header=self._header.value, roles=()))
        self._lay_out()

    def show_facts(self, facts: Facts, asked: Options) -> None:
        """`asked` is what the learner corrected already."""
        self._asked = asked
        if facts == self._facts or facts.taken is None:
            return
        self._facts = facts
        _show(self._delimiter, _DELIMITERS, facts.taken.delimiter)
        encoding = facts.taken.encoding
        _show(self._encoding, _ENCODINGS, _SPOKEN.get(encoding, encoding))
        self._header.show_value(bool(facts.taken.header))
        had_focus = self._focused()
        clear(self._grid)
        for place, column in enumerate(facts.columns):
            self._add(place, column, focus=place == had_focus)

    def _add(self, place: int, column: Column, *, focus: bool) -> None:
        role: Picker[Role] = Picker(f"{column.name} is", _ROLES)
        role.show_value(column.role)
        role.picked.connect(lambda: self._correct(roles=self._roles(place, role.value)))
        name = label(_short(column.name), "strong")
        examples = Line("small")
        examples.setText("   ·   ".join(_short(" ".join(example.split())) for example in column.examples) or "empty")
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(name, place, 0, middle)
        self._grid.addWidget(role, place, 1, middle)
        self._grid.addWidget(examples, place, 2, middle)
        role.show()
        if focus:
            role.setFocus()

    def _focused(self) -> int:
        """The column in which somebody is choosing; -1: none."""
        for place in range(self._grid.rowCount()):
            item = self._grid.itemAtPosition(place, 1)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.hasFocus():
                return place
        return -1

    def _roles(self, place: int, role: Role) -> tuple[Role, ...]:
        return with_role(self._facts.columns if self._facts else (), place, role)

    def _correct(self, **changes: Any) -> None:
        self.corrected.emit(replace(self._asked, **changes))

    def _lay_out(self) -> None:
        choices = FlowBox(gap=18)
        for caption, picker in (
            ("Columns are parted by", self._delimiter),
            ("The first row", self._header),
            ("Letters are in", self._encoding),
        ):
            box = QWidget()
            box.setLayout(captioned(caption, picker))
            choices.add(box)
        layout = rows(gap=14)
        layout.addWidget(choices)
        layout.addLayout(self._grid)
        self.setLayout(layout)


def _show(picker: Picker[str], usual: Sequence[tuple[str, str]], value: str) -> None:
    """A value that is not usual is offered too."""
    unusual = () if value in {each for _, each in usual} else ((value.upper(), value),)
    picker.show_options((*usual, *unusual), value)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
