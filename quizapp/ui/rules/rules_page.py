"""Every rule and how well it is held: as a list, as a map, and a place to try things."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from quizapp.cards import Undecided, Unreadable
from quizapp.cards.derivation import Derivation
from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import RuleState
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.rules.rule_list import RuleList
from quizapp.ui.rules.rule_map import RuleMap
from quizapp.ui.rules.try_it import TryIt
from quizapp.ui.widgets.basics import label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.options import OneOf


class View(StrEnum):
    LIST = "List"
    MAP = "Map"
    TRY_IT = "Try it"


class RulesPage(Column):
    practise_wanted = Signal(str)
    """The id of a rule."""
    missed_wanted = Signal()
    differentiate_wanted = Signal(str, str)
    """The expression, and the letter to differentiate by."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._book: RuleBook | None = None
        self._map_is_of: RuleBook | None = None
        self._selected = ""
        self._view: OneOf[View] = OneOf("Show", [(view.value, view) for view in View])
        self._missed = Button("")
        self._list = RuleList(typesetter)
        self._map = RuleMap(typesetter)
        self._try_it = TryIt(typesetter)
        self._views: Mapping[View, RuleList | RuleMap | TryIt] = {
            View.LIST: self._list,
            View.MAP: self._map,
            View.TRY_IT: self._try_it,
        }
        self.above.addWidget(FlowBox(label("Rules", "title"), self._missed, trailing=self._view, gap=18))
        self.above.addSpacing(14)
        for view in self._views.values():
            self.content.addWidget(view)
        self.content.addStretch(1)
        self._missed.hide()
        self._show_view()
        self._connect()

    def show_book(self, book: RuleBook) -> None:
        self._book = book
        self._missed.say(f"Review missed rules ({len(book.missed)})")
        self._missed.setVisible(bool(book.missed))
        self._list.show_book(book)
        self._map_is_of = None
        self._show_map()

    def show_derivation(self, text: str, wrt: str, result: Derivation | Unreadable | Undecided) -> None:
        self._try_it.show_result(text, wrt, result)

    def show_trouble(self, sentence: str) -> None:
        self._try_it.say(sentence)

    def show_rule(self, rule: str) -> None:
        self._view.choose(View.LIST)
        self._list.open_rule(rule)

    def focus(self) -> None:
        self._views[self._view.value].focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match Qt.Key(event.key()):
            case Qt.Key.Key_P if self._can_practise and not event.modifiers():
                self.practise_wanted.emit(self._selected)
            case Qt.Key.Key_Slash if self._view.value is View.LIST:
                self._list.focus_filter()
            case Qt.Key.Key_F if control:
                self._view.choose(View.LIST)
                self._list.focus_filter()
            case _:
                super().keyPressEvent(event)

    @property
    def _can_practise(self) -> bool:
        return self._view.value is not View.TRY_IT and any(rule.can_be_practised for rule in self._chosen())

    def _chosen(self) -> list[RuleState]:
        return [rule for rule in self._book.rules if rule.id == self._selected] if self._book else []

    def _select(self, rule: str) -> None:
        self._selected = rule

    def _show_map(self) -> None:
        """Drawn when it is looked at."""
        if self._view.value is View.MAP and self._book is not None and self._map_is_of is not self._book:
            self._map_is_of = self._book
            self._map.show_book(self._book)

    def _show_view(self) -> None:
        self._show_map()
        for view, widget in self._views.items():
            widget.setVisible(view is self._view.value)
        self.to_top()
        if self.isVisible():
            self.focus()

    def _connect(self) -> None:
        self._view.changed.connect(self._show_view)
        self._missed.clicked.connect(self.missed_wanted)
        for view in (self._list, self._map):
            view.practise_wanted.connect(self.practise_wanted)
            view.selected.connect(self._select)
        self._list.reordered.connect(self.to_top)
        self._try_it.asked.connect(self.differentiate_wanted)
        for seen in (self._list.opened, self._map.opened, self._try_it.stepped):
            seen.connect(lambda widgets: self.reveal(*widgets))
