"""The Cards screen as a whole: the list, the editor that opens from it, and who hears whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from quizapp.study.browsing.values import Edit
from quizapp.ui.backstage import Backstage
from quizapp.ui.cards.cards_flow import CardsFlow
from quizapp.ui.cards.cards_page import CardsPage
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.places import Place
from quizapp.ui.window import Window

if TYPE_CHECKING:
    from quizapp.study.editing.draft import Draft
    from quizapp.ui.cards.editor_flow import EditorFlow

_NONE_ASKED = (
    "None of these can be asked that way: suspended cards are not asked at all, "
    "and cards that you rate yourself only as flashcards."
)


class CardsRoom(QObject):
    study_wanted = Signal(object)
    """A Plan, of the cards that were selected."""
    import_wanted = Signal()
    export_wanted = Signal(str)
    """A deck; empty for the whole collection."""
    export_cards_wanted = Signal(tuple)
    """Ids of cards."""
    changed = Signal()
    """Cards or decks were changed, and the screen is left: what others show of them is old."""
    left = Signal()

    def __init__(
        self, window: Window, backstage: Backstage, typesetter: Typesetter, now: Callable[[], datetime]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._typesetter = typesetter
        self._is_changed = False
        self._page = CardsPage(typesetter)
        self._flow = CardsFlow(backstage, self._page, now)
        self._is_editor_built = False
        self._back: Callable[[], None] = self.show
        """Where the editor leads back to."""
        window.add(self._page)
        self._connect()

    @property
    def page(self) -> QWidget:
        """The list."""
        return self._page

    def show(self) -> None:
        """As it was left, with what changed meanwhile."""
        self._window.show_page(self._page, Place.CARDS)
        self._flow.refresh()
        self._backstage.call(lambda desk: desk.workbench.unsaved(), self._page.show_unsaved)
        self._page.focus()

    def search(self, text: str) -> None:
        """Shows what this search finds: the cards of an import, say."""
        self.show()
        self._page.search(text)

    def say_none_asked(self) -> None:
        self._page.show_trouble(_NONE_ASKED)

    def edit(self, card_id: str) -> None:
        self._back = self.show
        self._editing.edit(card_id)

    def edit_and_return(self, card_id: str, back: Callable[[], None]) -> None:
        """`back` is called when the editor is left, in place of showing the list."""
        self._back = back
        self._editing.edit(card_id)

    def write(self, deck: str = "") -> None:
        """A new card."""
        self._back = self.show
        self._editing.edit(None, deck)

    def close(self) -> None:
        if self._is_editor_built:
            self._editing.close()

    @cached_property
    def _editing(self) -> EditorFlow:
        from quizapp.ui.cards.editor_flow import EditorFlow  # noqa: PLC0415  # when it is first needed
        from quizapp.ui.cards.editor_page import EditorPage  # noqa: PLC0415

        editor = EditorPage(self._typesetter)
        flow = EditorFlow(self._backstage, editor)
        flow.opened.connect(lambda: self._window.show_page(editor, Place.CARDS))
        flow.left.connect(self._leave_editor)
        flow.saved.connect(self._saved)
        flow.unsaved.connect(self._page.show_unsaved)
        flow.failed.connect(lambda trouble: self._page.show_trouble(trouble.sentence))
        self._window.add(editor)
        self._is_editor_built = True
        return flow

    def _leave_editor(self) -> None:
        self._back()
        self._tell_change()

    def _come_back(self, draft: Draft) -> None:
        self._editing.come_back(draft)

    def _discard(self, draft: Draft) -> None:
        self._editing.discard(draft)

    def _saved(self, edit: Edit, new_card: str) -> None:
        self._is_changed = True
        if new_card:
            self._flow.go_to(new_card)
        self._page.say_done(edit.sentence, can_undo=True)

    def _note_change(self) -> None:
        self._is_changed = True

    def _tell_change(self) -> None:
        if self._is_changed:
            self._is_changed = False
            self.changed.emit()

    def _connect(self) -> None:
        page = self._page
        self._flow.changed.connect(self._note_change)
        page.hidden.connect(self._tell_change)
        page.study_wanted.connect(self.study_wanted)
        page.import_wanted.connect(self.import_wanted)
        page.export_wanted.connect(self.export_wanted)
        page.export_cards_wanted.connect(self.export_cards_wanted)
        page.left.connect(self.left)
        page.edit_wanted.connect(self.edit)
        page.new_wanted.connect(self.write)
        page.back_wanted.connect(self._come_back)
        page.discard_wanted.connect(self._discard)
