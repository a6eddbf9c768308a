"""The place of the rules: its page, and what it asks the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from quizapp.ui.backstage import Backstage
from quizapp.ui.formulas.mathematics import expression
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.places import Place
from quizapp.ui.rules.rules_page import RulesPage
from quizapp.ui.window import Window

if TYPE_CHECKING:
    from quizapp.study.desk import Desk
    from quizapp.study.rule_book import RuleBook


class RulesRoom(QObject):
    practise_wanted = Signal(str)
    """The id of a rule."""
    missed_wanted = Signal()

    def __init__(self, window: Window, backstage: Backstage, typesetter: Typesetter) -> None:
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._page = RulesPage(typesetter)
        self._page.practise_wanted.connect(self.practise_wanted)
        self._page.missed_wanted.connect(self.missed_wanted)
        self._page.differentiate_wanted.connect(self._differentiate)
        window.add(self._page)

    def show(self) -> None:
        """When the desk has told how they are held."""
        self._backstage.call(_rule_book, self._show_book)

    def _show_book(self, book: RuleBook) -> None:
        self._page.show_book(book)
        self._window.show_page(self._page, Place.RULES)
        self._page.focus()

    def _differentiate(self, text: str, wrt: str) -> None:
        self._backstage.call(
            lambda desk: desk.differentiate(text, wrt),
            lambda result: self._page.show_derivation(text, wrt, result),
            lambda trouble: self._page.show_trouble(trouble.sentence),
        )


def _rule_book(desk: Desk) -> RuleBook:
    """With the statements read already, which takes longer than the rest."""
    book = desk.rule_book()
    for rule in book.rules:
        expression(rule.statement, book.symbols[rule.id])
    return book
