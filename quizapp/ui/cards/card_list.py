"""The cards that were found, the one that is looked at, and what can be done with those that are selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from quizapp.study.states import Chosen, Flashcards, Quiz
from quizapp.ui.cards.action_bar import KEYS, Action, ActionBar
from quizapp.ui.cards.card_model import CardModel
from quizapp.ui.cards.card_preview import CardPreview
from quizapp.ui.cards.card_row import CardRow
from quizapp.ui.cards.card_table import CardTable
from quizapp.ui.cards.change_panels import MovePanel, TagPanel
from quizapp.ui.cards.changes import Delete, Move, Reset, Suspend, Tag
from quizapp.ui.cards.done_line import DoneLine
from quizapp.ui.cards.empty_panel import EmptyPanel
from quizapp.ui.cards.finding import Answer, Seen, Surroundings
from quizapp.ui.cards.preview import Preview
from quizapp.ui.cards.progress_line import ProgressLine
from quizapp.ui.cards.under_way import Progress
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import has_focus, label, rows

_HINTS = (
    "↑ ↓ go through",
    "Shift selects several",
    "⏎ edits",
    "P previews",
    "C columns",
    "Ctrl+N new",
    "/ searches",
)
_KEYS = "   · ".join(hint.replace(" ", "\N{NO-BREAK SPACE}") for hint in _HINTS)
"""A line breaks between two of them only."""
_ROOM_FOR_PREVIEW, _ROOM_FOR_KEYS = 36, 30
"""Heights in widths of the font's em: with less there is a preview only when P asks for it, and no line of keys."""
_PREVIEW = 0.31
"""Its part of the height."""
_LOOKED_AT = 200
"""Selected cards that are asked whether they are suspended."""
_KEPT = 2000
"""Selected cards that are looked for again when the list changes."""
_BEFORE_PREVIEW = 60
"""Milliseconds that a card is selected before it is looked at: holding an arrow down is one look."""


class CardList(QWidget):
    change_wanted = Signal(object)
    """A Change."""
    study_wanted = Signal(object)
    """A Plan."""
    edit_wanted = Signal(str)
    export_wanted = Signal(tuple)
    """Ids."""
    new_wanted = Signal()
    preview_wanted = Signal(str)
    undo_wanted = Signal()
    cancel_wanted = Signal()
    clear_wanted = Signal()
    left_upwards = Signal()
    selected = Signal(int)
    """So many cards."""

    def __init__(self, model: CardModel, typesetter: Typesetter) -> None:
        super().__init__()
        self._is_preview_on: bool | None = None
        """None: where there is room for it."""
        self._surroundings = Surroundings((), (), None)
        self.table = CardTable(model, typesetter)
        self._model = model
        self._empty = EmptyPanel()
        self._preview = CardPreview(typesetter)
        self._move = MovePanel()
        self._tag = TagPanel()
        self._bar = ActionBar()
        self._keys = label(_KEYS, "tiny", wraps=True)
        self._under_way = ProgressLine()
        self._done = DoneLine()
        self._look = QTimer(self, singleShot=True, interval=_BEFORE_PREVIEW)
        self._look.timeout.connect(self._ask_for_preview)
        layout = rows(gap=8)
        for tall in (self.table, self._empty):
            layout.addWidget(tall, 1)
        for part in (self._preview, self._move, self._tag, self._bar, self._keys, self._under_way, self._done):
            layout.addWidget(part)
        self.setLayout(layout)
        self._empty.hide()
        self._connect()

    # What is shown

    def show_answer(self, answer: Answer, *, to_top: bool) -> None:
        nothing = not answer.found.ids
        if nothing and self.table.hasFocus():
            self.left_upwards.emit()
        self._empty.show_search(answer.query.text, is_understood=not answer.found.trouble)
        self._empty.setVisible(nothing)
        self.table.setVisible(not nothing)
        self._model.take(answer.rows)
        self.table.show_cards(answer.found.ids, answer.runs, to_top=to_top)

    def show_rows(self, found: Sequence[CardRow]) -> None:
        self.table.take(found)
        self._fit_bar()

    def show_surroundings(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._done.show_last(surroundings.last_edit)

    def show_preview(self, shown: Preview | None) -> None:
        """Unless another card is selected meanwhile."""
        if shown is not None and self.table.selected_count == 1 and self.table.selected() == (shown.card_id,):
            self._preview.show_preview(shown)
            self._preview.setVisible(self._wants_preview)

    def say(self, sentence: str, *, can_undo: bool) -> None:
        self._done.say(sentence, can_undo=can_undo)

    def show_under_way(self, progress: Progress | None) -> None:
        self._under_way.show_progress(progress)

    @property
    def is_under_way(self) -> bool:
        return not self._under_way.isHidden()

    def seen(self) -> Seen:
        """What should be there again when the list is found anew."""
        count = self.table.selected_count
        total = len(self._model.ids)
        first, last = self.table.seen
        is_all = 0 < total == count
        selected = self.table.selected() if count <= _KEPT and not is_all else ()
        return Seen(max(0, first), max(40, last - first + 5), selected, is_all)

    # Keys and sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self.table.hasFocus() or not self._take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def close_panels(self) -> None:
        had_focus = any(has_focus(panel) for panel in self._panels)
        for panel in self._panels:
            panel.hide()
        self._fit_bar()
        if had_focus:
            self.table.setFocus()

    # Parts

    @property
    def _panels(self) -> tuple[MovePanel, TagPanel]:
        return self._move, self._tag

    @property
    def _em(self) -> int:
        return self.fontInfo().pixelSize()

    @property
    def _wants_preview(self) -> bool:
        if self._is_preview_on is None:
            return self.height() >= _ROOM_FOR_PREVIEW * self._em
        return self._is_preview_on

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        for action, key in KEYS.items():
            if key == event.key() and self._bar.can(action):
                self._act(action)
                return True
        match Qt.Key(event.key()):
            case Qt.Key.Key_P:
                self._toggle_preview()
            case Qt.Key.Key_C:
                self.table.ask_for_columns()
            case _:
                return False
        return True

    def _toggle_preview(self) -> None:
        self._is_preview_on = self._preview.isHidden()
        self._ask_for_preview()

    def _act(self, action: Action) -> None:
        ids = self.table.selected()
        match action:
            case _ if not ids:
                return
            case Action.EDIT:
                self.edit_wanted.emit(ids[0])
            case Action.QUIZ:
                self.study_wanted.emit(Quiz(Chosen(cards=ids), count=len(ids)))
            case Action.FLASHCARDS:
                self.study_wanted.emit(Flashcards(Chosen(cards=ids), count=len(ids)))
            case Action.MOVE:
                self._open(self._move)
                self._move.ask(len(ids), [deck.name for deck in self._surroundings.decks if deck.is_own])
            case Action.TAG:
                self._open(self._tag)
                self._tag.ask(len(ids), self._surroundings.tags)
            case Action.SUSPEND | Action.UNSUSPEND:
                self.change_wanted.emit(Suspend(ids, suspended=action is Action.SUSPEND))
            case Action.RESET:
                self.change_wanted.emit(Reset(ids))
            case Action.EXPORT:
                self.export_wanted.emit(ids)
            case Action.DELETE:
                self.change_wanted.emit(Delete(ids))
            case _:
                assert_never(action)

    def _open(self, panel: MovePanel | TagPanel) -> None:
        self.close_panels()
        self._bar.hide()
        panel.show()

    def _selection_changed(self) -> None:
        self.close_panels()
        self.selected.emit(self.table.selected_count)
        if self.table.selected_count == 1:
            self._look.start()
        else:
            self._look.stop()
            self._preview.hide()

    def _ask_for_preview(self) -> None:
        selected = self.table.selected() if self.table.selected_count == 1 else ()
        if selected and self._wants_preview:
            self.preview_wanted.emit(selected[0])
        else:
            self._preview.hide()

    def _fit_bar(self) -> None:
        if any(not panel.isHidden() for panel in self._panels):
            return
        known = self.table.selected_rows(_LOOKED_AT)
        count = self.table.selected_count
        suspended = frozenset(row.listed.suspended for row in known) if len(known) == min(count, _LOOKED_AT) else None
        self._bar.show_selected(count, suspended or frozenset({True, False}))
        self._keys.setVisible(count == 0 < len(self._model.ids) and self.height() >= _ROOM_FOR_KEYS * self._em)

    def _fit(self) -> None:
        self._preview.setMaximumHeight(round(self.height() * _PREVIEW))
        self._preview.setMinimumHeight(round(self.height() * _PREVIEW))
        if self._is_preview_on is None and not self._wants_preview:
            self._preview.hide()
        self._fit_bar()

    def _connect(self) -> None:
        table = self.table
        table.chosen.connect(self._selection_changed)
        table.opened.connect(self.edit_wanted)
        table.left_upwards.connect(self.left_upwards)
        self._bar.wanted.connect(self._act)
        self._empty.clear_wanted.connect(self.clear_wanted)
        self._empty.new_wanted.connect(self.new_wanted)
        self._done.undo_wanted.connect(self.undo_wanted)
        self._under_way.cancel_wanted.connect(self.cancel_wanted)
        self._move.given.connect(lambda deck: self.change_wanted.emit(Move(table.selected(), deck)))
        self._tag.given.connect(lambda more, less: self.change_wanted.emit(Tag(table.selected(), more, less)))
        for panel in self._panels:
            panel.left.connect(self.close_panels)
