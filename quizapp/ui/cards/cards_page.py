"""All cards: searched, sorted, looked at and changed, deck by deck."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from quizapp.study.browsing.values import SortBy
from quizapp.study.editing.draft import Draft
from quizapp.ui.cards.card_list import CardList
from quizapp.ui.cards.card_model import CardModel
from quizapp.ui.cards.card_row import CardRow
from quizapp.ui.cards.changes import CreateDeck, DeleteDeck, LimitDeck, RenameDeck
from quizapp.ui.cards.columns_menu import Chosen, ColumnsMenu
from quizapp.ui.cards.deck_panel import DeckPanel
from quizapp.ui.cards.editor_unsaved import UnsavedNotice
from quizapp.ui.cards.finding import Answer, Query, Seen, Surroundings
from quizapp.ui.cards.preview import Preview
from quizapp.ui.cards.query import deck_of, with_deck
from quizapp.ui.cards.search_bar import SearchBar
from quizapp.ui.cards.sort_menu import SortMenu
from quizapp.ui.cards.under_way import Progress
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import columns, label, restyle, rows
from quizapp.ui.widgets.buttons import Button, Toggle
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.notice import Notice

_ROOM_FOR_DECKS, _DECKS = 54, 16.5
"""Widths of the font's em: of the page with less than which the decks fold away, and of the decks."""
_ROOM_FOR_TITLE, _ROOM_FOR_BUTTONS = 38, 46
"""Height and width of the page, likewise: with less there is no title, and the buttons are small."""
_ANY_WIDTH = 16_777_215
"""Qt's word for no limit."""
_HELP = 0.4
"""Of the page's height, at most."""
_CONTROL = Qt.KeyboardModifier.ControlModifier


class CardsPage(QWidget):
    query_changed = Signal(object)
    """A Query."""
    rows_wanted = Signal(tuple)
    """Ids."""
    preview_wanted = Signal(str)
    change_wanted = Signal(object)
    """A Change."""
    columns_chosen = Signal(object)
    """A Chosen."""
    undo_wanted = Signal()
    cancel_wanted = Signal()
    """Of the change that is under way."""
    study_wanted = Signal(object)
    """A Plan."""
    edit_wanted = Signal(str)
    new_wanted = Signal(str)
    """The deck that is looked at; empty for none."""
    import_wanted = Signal()
    export_wanted = Signal(str)
    """The deck that is looked at; empty for the whole collection."""
    export_cards_wanted = Signal(tuple)
    """Ids of the cards that are selected."""
    back_wanted = Signal(object)
    """A Draft that was not saved."""
    discard_wanted = Signal(object)
    """The same."""
    hidden = Signal()
    left = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.query = Query()
        self._model = CardModel()
        self._title = label("Cards", "title")
        self._new = Button("New card", "toggle")
        self._import = Button("Import…", "toggle")
        self._export = Button("Export…", "toggle")
        self._decks_on = Toggle("Decks")
        self._sort = SortMenu()
        self._chosen_columns: Chosen = None
        self._columns = ColumnsMenu(self)
        self._sort.add_below(self._columns)
        self._buttons = (self._decks_on, self._new, self._import, self._export, self._sort)
        self._search = SearchBar()
        self._notice = Notice()
        self._unsaved = UnsavedNotice()
        self._decks = DeckPanel()
        self._list = CardList(self._model, typesetter)
        self._lay_out()
        self._connect()
        self._show_sort()

    # What is shown

    def show_answer(self, answer: Answer, *, fresh: bool) -> None:
        """`fresh` where cards may have changed, though the search did not."""
        if fresh:
            self._model.forget_rows()
        self._notice.hide()
        self._search.show_found(len(answer.found.ids), answer.found.trouble)
        self._list.show_answer(answer, to_top=not fresh)
        if answer.is_at_goal and self.isVisible():
            self._list.table.setFocus()

    def show_rows(self, found: Sequence[CardRow]) -> None:
        self._list.show_rows(found)

    def show_surroundings(self, surroundings: Surroundings) -> None:
        self._decks.show_decks(surroundings.decks)
        self._decks.choose(deck_of(self.query.text))
        self._list.show_surroundings(surroundings)

    def show_preview(self, shown: Preview | None) -> None:
        self._list.show_preview(shown)

    def show_columns(self, chosen: Chosen) -> None:
        """Those that the learner chose earlier."""
        self._chosen_columns = chosen
        self._list.table.show_columns(chosen)

    def show_trouble(self, sentence: str) -> None:
        self._notice.say(sentence)

    def show_unsaved(self, drafts: Sequence[Draft]) -> None:
        """What was written in the editor and not saved."""
        self._unsaved.show_drafts(drafts)

    def say_done(self, sentence: str, *, can_undo: bool) -> None:
        """What was done, when it was done."""
        self._notice.hide()
        self._decks.close_forms()
        self._list.close_panels()
        self._list.say(sentence, can_undo=can_undo)

    def show_under_way(self, progress: Progress | None) -> None:
        """What takes longer than a moment; None: nothing does."""
        self._list.show_under_way(progress)

    def seen(self) -> Seen:
        return self._list.seen()

    def search(self, text: str) -> None:
        self._search.show_text(text)

    def focus(self) -> None:
        if self._list.table.selected_count:
            self._list.table.setFocus()
        else:
            self._search.focus()

    # Keys and sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        control = event.modifiers() == _CONTROL
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_F if control:
                self._search.focus()
            case Qt.Key.Key_Slash if not event.modifiers():
                self._search.focus()
            case Qt.Key.Key_N if control:
                self._want_new()
            case Qt.Key.Key_D if control:
                self._go_to_decks()
            case _ if event.matches(QKeySequence.StandardKey.Undo):
                self.undo_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.hidden.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    # Parts

    @property
    def _has_room_for_decks(self) -> bool:
        return self.width() >= _ROOM_FOR_DECKS * self.fontInfo().pixelSize()

    @property
    def _is_cramped(self) -> bool:
        em = self.fontInfo().pixelSize()
        return self.height() < _ROOM_FOR_TITLE * em or self.width() < _ROOM_FOR_BUTTONS * em

    def _fit(self) -> None:
        em = self.fontInfo().pixelSize()
        side = max(min(40, self.width() // 32), (self.width() - 110 * em) // 2)
        self.setContentsMargins(side, 18, side, 14)
        self._title.setVisible(not self._is_cramped)
        self._search.limit_help(round(self.height() * _HELP))
        self._decks.setMinimumWidth(round(_DECKS * em) if self._has_room_for_decks else 0)
        self._decks.setMaximumWidth(round(_DECKS * em) if self._has_room_for_decks else _ANY_WIDTH)
        for button in self._buttons:
            restyle(button, role="action" if self._is_cramped else "toggle")
        self._sort.show_short(on=self._is_cramped)
        self._decks_on.setVisible(not self._has_room_for_decks)
        self._unfold()

    def _unfold(self) -> None:
        """The decks beside the cards, or in their place where there is no room for both."""
        instead = self._decks_on.isChecked() and not self._has_room_for_decks
        self._decks.setVisible(self._has_room_for_decks or instead)
        self._list.setVisible(not instead)

    def _go_to_decks(self) -> None:
        self._decks_on.setChecked(True)
        self._decks.focus()

    def _fold(self) -> None:
        self._decks_on.setChecked(False)

    def _leave(self) -> None:
        """One step back: what goes on is stopped, what is open closes, the search is cleared, the page is left."""
        if self._list.is_under_way:
            self.cancel_wanted.emit()
        elif self._search.is_helping:
            self._search.show_help(on=False)
            self._search.focus()
        elif self._decks_on.isChecked() and not self._has_room_for_decks:
            self._fold()
            self.focus()
        elif self._search.text:
            self._search.show_text("")
            self._search.focus()
        else:
            self.left.emit()

    def _search_for(self, text: str) -> None:
        self._decks.choose(deck_of(text))
        self._ask(Query(text, self.query.sort, self.query.descending))

    def _sort_by(self, sort: SortBy) -> None:
        turned = sort is self.query.sort and not self.query.descending
        self._ask(Query(self.query.text, sort, turned))

    def _ask(self, query: Query) -> None:
        self.query = query
        self._show_sort()
        self.query_changed.emit(query)

    def _choose_columns(self, chosen: Chosen) -> None:
        self.show_columns(chosen)
        self.columns_chosen.emit(chosen)

    def _name_columns(self) -> None:
        self._columns.show_columns(self._chosen_columns, tuple(self._list.table.columns))

    def _show_sort(self) -> None:
        self._sort.show_sort(self.query.sort, descending=self.query.descending)
        self._list.table.show_sort(self.query.sort, descending=self.query.descending)

    def _show_deck(self, deck: str) -> None:
        self._search.show_text(with_deck(self._search.text, deck))

    def _want_new(self) -> None:
        self.new_wanted.emit(deck_of(self.query.text))

    def _enter_list(self) -> None:
        self._fold()
        self._list.table.setFocus()
        self._list.table.select_first()

    def _lay_out(self) -> None:
        body = columns(gap=12)
        body.addWidget(self._decks, 1)
        body.addWidget(self._list, 4)
        layout = rows(gap=10)
        layout.addWidget(FlowBox(self._title, *self._buttons[:-1], trailing=self._sort, gap=5))
        layout.addWidget(self._search)
        layout.addWidget(self._notice)
        layout.addWidget(self._unsaved)
        layout.addLayout(body, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        decks, cards = self._decks, self._list
        self._model.wanted.connect(self.rows_wanted)
        self._search.changed.connect(self._search_for)
        self._search.left_downwards.connect(self._enter_list)
        self._sort.wanted.connect(self._sort_by)
        cards.table.sort_wanted.connect(self._sort_by)
        cards.table.columns_asked.connect(self._columns.popup)
        self._columns.aboutToShow.connect(self._name_columns)
        self._columns.wanted.connect(self._choose_columns)
        self._new.clicked.connect(self._want_new)
        self._import.clicked.connect(self.import_wanted)
        self._export.clicked.connect(lambda: self.export_wanted.emit(deck_of(self.query.text)))
        self._decks_on.toggled.connect(self._unfold)
        decks.chosen.connect(self._show_deck)
        decks.entered.connect(self._enter_list)
        decks.create_wanted.connect(lambda name: self.change_wanted.emit(CreateDeck(name)))
        decks.rename_wanted.connect(lambda name, to: self.change_wanted.emit(RenameDeck(name, to)))
        decks.delete_wanted.connect(lambda name: self.change_wanted.emit(DeleteDeck(name)))
        decks.limits_wanted.connect(lambda name, limits: self.change_wanted.emit(LimitDeck(name, limits)))
        cards.export_wanted.connect(self.export_cards_wanted)
        cards.selected.connect(self._search.show_selected)
        self._unsaved.back_wanted.connect(self.back_wanted)
        self._unsaved.discard_wanted.connect(self.discard_wanted)
        cards.left_upwards.connect(self._search.focus)
        cards.clear_wanted.connect(lambda: self._search.show_text(""))
        cards.new_wanted.connect(self._want_new)
        for name in ("preview_wanted", "change_wanted", "undo_wanted", "cancel_wanted", "study_wanted", "edit_wanted"):
            getattr(cards, name).connect(getattr(self, name))
