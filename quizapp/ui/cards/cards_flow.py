"""Between the Cards page and the library: what is asked for is found on the study thread and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from quizapp.study.browsing.values import Edit
from quizapp.study.watching import Watch
from quizapp.ui.backstage import Backstage, Trouble
from quizapp.ui.cards.cards_page import CardsPage
from quizapp.ui.cards.changes import Change, carry_out, doing
from quizapp.ui.cards.columns_menu import Chosen, columns_named, names_of
from quizapp.ui.cards.finding import Answer, Query, Seen, answer, preview_of, rows_of, surroundings
from quizapp.ui.cards.newest import Newest
from quizapp.ui.cards.under_way import UnderWay

if TYPE_CHECKING:
    from quizapp.study.desk import Desk


class CardsFlow(QObject):
    changed = Signal()
    """Cards or decks were changed: what others show of them is old."""

    def __init__(self, backstage: Backstage, page: CardsPage, now: Callable[[], datetime]) -> None:
        super().__init__(page)
        self._backstage = backstage
        self._page = page
        self._now = now
        self._sought = ""
        self._goal = ""
        self._searches = Newest(backstage)
        self._surroundings = Newest(backstage)
        self._rows = Newest(backstage, tells_all=True)
        self._previews = Newest(backstage)
        self._under_way = UnderWay(backstage)
        page.query_changed.connect(self._search)
        page.rows_wanted.connect(self._fetch)
        page.preview_wanted.connect(self._look_at)
        page.change_wanted.connect(self.change)
        page.columns_chosen.connect(self._choose_columns)
        page.undo_wanted.connect(self.undo)
        page.cancel_wanted.connect(self._under_way.cancel)
        self._under_way.progressed.connect(page.show_under_way)
        self._backstage.call(lambda desk: columns_named(desk.library.columns()), page.show_columns)

    def go_to(self, card_id: str) -> None:
        """The next refresh selects this card, where the search finds it; else what was selected stays so."""
        self._goal = card_id

    def refresh(self) -> None:
        """Everything anew, where it was: cards may have changed elsewhere."""
        query, seen, now = self._page.query, replace(self._page.seen(), goal=self._goal), self._now()
        self._searches.call(lambda desk: answer(desk, query, seen, now), self._show_fresh, self._say)
        self._surroundings.call(surroundings, self._page.show_surroundings, self._say)

    def _show_fresh(self, found: Answer) -> None:
        self._goal = ""
        self._page.show_answer(found, fresh=True)

    def change(self, change: Change) -> None:
        self._under_way.do(
            doing(change), lambda desk, watch: carry_out(change, desk.library, watch), self._done, self._say
        )

    def undo(self) -> None:
        def take_back(desk: Desk, watch: Watch) -> Edit | None:
            return desk.library.undo_edit(watch=watch) if desk.library.last_edit() else None

        self._under_way.do("Undoing", take_back, self._done, self._say)

    def _done(self, edit: Edit | None) -> None:
        if edit is None:
            self._page.say_done("There is nothing to undo.", can_undo=False)
            return
        self._page.say_done(edit.sentence, can_undo=True)
        self.refresh()
        self.changed.emit()

    def _search(self, query: Query) -> None:
        """Another order keeps what is selected; another search is about other cards."""
        selected = self._page.seen() if query.text == self._sought else Seen()
        seen, now = replace(selected, first=0), self._now()
        self._sought = query.text
        self._searches.call(
            lambda desk: answer(desk, query, seen, now),
            lambda found: self._page.show_answer(found, fresh=False),
            self._say,
        )

    def _fetch(self, ids: tuple[str, ...]) -> None:
        now = self._now()
        self._rows.call(lambda desk: rows_of(desk, ids, now), self._page.show_rows, self._say)

    def _look_at(self, card_id: str) -> None:
        now = self._now()
        self._previews.call(lambda desk: preview_of(desk, card_id, now), self._page.show_preview, self._say)

    def _choose_columns(self, chosen: Chosen) -> None:
        names = names_of(chosen)
        self._backstage.call(lambda desk: desk.library.choose_columns(names), lambda _: None, self._say)

    def _say(self, trouble: Trouble) -> None:
        self._page.show_trouble(trouble.sentence)
