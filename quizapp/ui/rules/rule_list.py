"""Every rule, one below the other; the one that is looked at opens in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import RuleState, Status
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.rules.rule_detail import RuleDetail
from quizapp.ui.rules.rule_row import RuleRow
from quizapp.ui.widgets.basics import Panel, at_once, label, rows
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.options import OneOf

_AT_ONCE, _A_FEW = 10, 4
"""Rows built in one go."""
_ORDER = (Status.SLIPPING, Status.LEARNING, Status.KNOWN, Status.NEW, Status.LOCKED)


def as_taught(_: RuleState) -> Any:
    return 0


def worst_first(rule: RuleState) -> Any:
    return _ORDER.index(rule.status), rule.recall or 0.0


class RuleList(QWidget):
    practise_wanted = Signal(str)
    selected = Signal(str)
    """The id of the rule that has the focus, or is open."""
    reordered = Signal()
    opened = Signal(tuple)
    """The QWidgets that should be in sight, the last above all."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._book: RuleBook | None = None
        self._rows: dict[str, RuleRow] = {}
        self._unbuilt: list[RuleState] = []
        self._open = ""
        self._filter = QLineEdit()
        self._filter.setProperty("role", "filter")
        self._filter.setPlaceholderText("Find a rule, or “slipping”")
        self._filter.setAccessibleName("Find a rule")
        self._filter.setClearButtonEnabled(True)
        orders: tuple[tuple[str, Callable[[RuleState], Any]], ...] = (
            ("As taught", as_taught),
            ("Worst first", worst_first),
        )
        self._order = OneOf("Order", orders)
        self._none = label("No rule is called so.", "muted")
        self._keys = label("↑ ↓ go through them   ·   ⏎ opens   ·   P practises", "tiny", wraps=True)
        self._panel = Panel(padding=(8, 8), gap=0)
        self._detail = RuleDetail(typesetter)
        self._detail_box = Panel("plain", padding=(12, 4), gap=0)
        self._detail_box.content.addWidget(self._detail)
        self._detail_box.content.addSpacing(12)
        self._lay_out()
        self._filter.textChanged.connect(self._arrange)
        self._filter.returnPressed.connect(self._focus_first)
        self._order.changed.connect(self._reorder)
        self._detail.practise_wanted.connect(self.practise_wanted)
        self._detail.rule_wanted.connect(self.open_rule)

    def show_book(self, book: RuleBook) -> None:
        self._book = book
        self._unbuilt = [rule for rule in book.rules if rule.id not in self._rows]
        for rule in book.rules:
            if rule.id in self._rows:
                self._rows[rule.id].show_rule(rule)
        self._build(_AT_ONCE)
        if self._open:
            self._show_detail(self._open)

    def open_rule(self, rule: str) -> None:
        """Opens it in place and goes there."""
        self._build(len(self._unbuilt))
        if rule not in self._rows:
            return
        if self._rows[rule].isHidden():
            self._filter.clear()
        self._toggle(rule, on=True)
        self._rows[rule].setFocus()

    def focus(self) -> None:
        shown = self._shown()
        if shown:
            (self._rows.get(self._open) or shown[0]).setFocus()

    def focus_filter(self) -> None:
        self._filter.setFocus()
        self._filter.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self._move(step)
        elif event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _build(self, most: int) -> None:
        """What is seen first is there at once; the rest follows while it is looked at."""
        if self._book is None:
            return
        now, self._unbuilt = self._unbuilt[:most], self._unbuilt[most:]
        with at_once(self._panel.content):
            for rule in now:
                self._add(rule, self._book)
        self._arrange()
        if self._unbuilt:
            QTimer.singleShot(0, self, lambda: self._build(_A_FEW))

    def _add(self, rule: RuleState, book: RuleBook) -> None:
        row = RuleRow(self._typesetter, rule, book.symbols[rule.id])
        row.clicked.connect(lambda on: self._toggle(rule.id, on=on))
        row.focused.connect(lambda: self.selected.emit(rule.id))
        row.fit(self._panel.width())
        self._rows[rule.id] = row
        self._panel.content.addWidget(row)

    def _toggle(self, rule: str, *, on: bool) -> None:
        """One is open at most."""
        with at_once(self._panel.content):
            if self._open and self._open != rule:
                self._rows[self._open].setChecked(False)
            self._open = rule if on else ""
            self._rows[rule].setChecked(on)
            self._fit()
            self._panel.content.removeWidget(self._detail_box)
            self._detail_box.hide()
            if on:
                self._show_detail(rule)
        self.selected.emit(rule)
        if on:
            self.opened.emit((self._detail_box, self._rows[rule]))

    def _show_detail(self, rule: str) -> None:
        row = self._rows[rule]
        if self._book is not None:
            self._detail.show_rule(row.rule, self._book, named=False)
        place = self._panel.content.indexOf(row) + 1
        self._panel.content.insertWidget(place, self._detail_box)
        self._detail_box.setVisible(not row.isHidden())

    def _arrange(self) -> None:
        """In the order chosen, those that fit what is typed."""
        sought = self._filter.text().strip().casefold()
        ordered = sorted(self._in_order_taught(), key=lambda row: self._order.value(row.rule))
        with at_once(self._panel.content):
            for place, row in enumerate(ordered):
                self._panel.content.insertWidget(place, row)
                row.setVisible(_fits(row.rule, sought))
            if self._open:
                self._panel.content.insertWidget(ordered.index(self._rows[self._open]) + 1, self._detail_box)
                self._detail_box.setVisible(not self._rows[self._open].isHidden())
        self._none.setVisible(not self._shown())

    def _reorder(self) -> None:
        self._arrange()
        self.reordered.emit()

    def _in_order_taught(self) -> list[RuleRow]:
        rules = self._book.rules if self._book else ()
        return [self._rows[rule.id] for rule in rules if rule.id in self._rows]

    def _shown(self) -> list[RuleRow]:
        """From top to bottom."""
        items = (self._panel.content.itemAt(index) for index in range(self._panel.content.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, RuleRow) and not widget.isHidden()]

    def _move(self, step: int) -> None:
        shown = self._shown()
        here = next((index for index, row in enumerate(shown) if row.hasFocus()), -1 if step > 0 else len(shown))
        if 0 <= here + step < len(shown):
            shown[here + step].setFocus()
            self.opened.emit((shown[here + step],))
        elif here + step < 0:
            self._filter.setFocus()

    def _focus_first(self) -> None:
        if shown := self._shown():
            shown[0].setFocus()

    def _fit(self) -> None:
        for row in self._rows.values():
            row.fit(self._panel.width())

    def _lay_out(self) -> None:
        layout = rows(gap=12)
        layout.addWidget(FlowBox(self._filter, trailing=self._order))
        layout.addWidget(self._panel)
        layout.addWidget(self._none)
        layout.addWidget(self._keys)
        self._detail_box.hide()
        self.setLayout(layout)


def _fits(rule: RuleState, sought: str) -> bool:
    return sought in rule.name.casefold() or sought == rule.status or sought in rule.id
