"""All cards that were found, a row each. However many there are, only what is seen is asked for and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from quizapp.study.browsing.values import SortBy
from quizapp.ui.cards.card_model import COLUMNS, CardModel
from quizapp.ui.cards.card_row import CardRow, Column
from quizapp.ui.cards.chosen_rows import Run, count, runs_in
from quizapp.ui.cards.column_widths import column_widths
from quizapp.ui.cards.columns_menu import Chosen
from quizapp.ui.cards.drawings import Drawings
from quizapp.ui.cards.row_painter import RowPainter
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.buttons import ENTER_KEYS

_ROW = 3.1
"""Its height, in widths of the font's em."""
_REST = 90
"""Milliseconds without scrolling after which the formulas that are seen are typeset."""
_LANDING = 40
"""Milliseconds after a leap before the rows are asked for that it came to."""
_AHEAD = 20
"""Rows above and below that should be there before they are seen."""
_MOST_RUNS = 200
"""A selection in more pieces than this is not restored: Qt would search them for every row."""

_ROWS = QItemSelectionModel.SelectionFlag.Rows
_ANEW = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS


class CardTable(QTableView):
    chosen = Signal()
    """Other rows are selected."""
    opened = Signal(str)
    """The id of a card that was double-clicked, or Enter pressed on."""
    sort_wanted = Signal(object)
    """A SortBy: the header of its column was pressed."""
    columns_asked = Signal(object)
    """Which columns there are is to be chosen, at this QPoint of the screen."""
    left_upwards = Signal()
    """The arrow up was pressed in the first row."""

    def __init__(self, model: CardModel, typesetter: Typesetter) -> None:
        super().__init__()
        self._cards = model
        self._drawings = Drawings(typesetter)
        self._missing: list[str] = []
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._rested)
        self._landing = QTimer(self, singleShot=True, interval=_LANDING)
        self._landing.timeout.connect(lambda: self._cards.look_at(*self.seen))
        self._looked_at: Run = (0, 0)
        self._chosen_columns: Chosen = None
        self.columns: Mapping[Column, int] = {}
        """Those that are shown, the most needed first, and how wide they are."""
        self._drawings.came.connect(self._update)
        self._set_up()
        self.setModel(model)
        # A header asks for every row whether its column is selected whole; with one of its own there is nothing to ask.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        header = self.horizontalHeader()
        header.sectionClicked.connect(self._header_pressed)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.columns_asked.emit(header.mapToGlobal(at)))
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    # What is shown

    def show_cards(self, ids: Sequence[str], runs: Sequence[Run], *, to_top: bool) -> None:
        """These ids, with these rows selected. `to_top` for another search; else what is seen stays in sight.

        Where none is selected any more, somebody who is in the list goes on from the row where they were.
        """
        offset = 0 if to_top else self.verticalScrollBar().value()
        here = 0 if to_top else max(0, self.runs[0][0] if self.runs else self.currentIndex().row())
        self._cards.show_ids(ids)
        if not runs and ids and self.hasFocus():
            here = min(here, len(ids) - 1)
            runs = ((here, here),)
        self._select(runs)
        self.verticalScrollBar().setValue(offset)
        if runs:
            self.scrollTo(self._cards.index(runs[0][0], 0))
        self._look()
        self.chosen.emit()

    def take(self, rows: Sequence[CardRow]) -> None:
        self._cards.take(rows)
        self._update()
        self._rest.start()

    def show_sort(self, sort: SortBy, *, descending: bool) -> None:
        section = next((number for number, column in enumerate(COLUMNS) if column.sort is sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)

    def show_columns(self, chosen: Chosen) -> None:
        self._chosen_columns = chosen
        self._fit()

    def ask_for_columns(self) -> None:
        """As by a right press on the header."""
        header = self.horizontalHeader()
        self.columns_asked.emit(header.mapToGlobal(header.rect().bottomLeft()))

    # What is selected

    @property
    def runs(self) -> tuple[Run, ...]:
        return runs_in(self.selectionModel().selection())

    @property
    def selected_count(self) -> int:
        return count(self.runs)

    def selected(self) -> tuple[str, ...]:
        """Ids, from top to bottom."""
        ids = self._cards.ids
        return tuple(card_id for first, last in self.runs for card_id in ids[first : last + 1])

    def selected_rows(self, most: int) -> list[CardRow]:
        """What is known of the first of them."""
        numbers = (number for first, last in self.runs for number in range(first, last + 1))
        rows = (self._cards.row(number) for number, _ in zip(numbers, range(most), strict=False))
        return [row for row in rows if row is not None]

    def select_first(self) -> None:
        """Where nothing is selected, so that the keys have something to go on from."""
        if self._cards.ids and not self.runs:
            self._select(((0, 0),))

    # Keys and events

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        here = self.currentIndex().row()
        if event.key() in ENTER_KEYS:
            self._open(here)
        elif event.key() == Qt.Key.Key_Up and here <= 0 and not event.modifiers():
            self.left_upwards.emit()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Delete} or _is_letter(event):
            event.ignore()  # for the page: a table would look for rows that begin with the letter
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.ask_for_columns()

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first row and the last, not along a row."""
        ends = {QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd}
        return super().moveCursor(
            action, modifiers | Qt.KeyboardModifier.ControlModifier if action in ends else modifiers
        )

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Not done: it would read every row."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.select_first()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()
        self._keep_in_sight(event.oldSize().height())
        self._look()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """In one go: a delegate would be called, and would call the model, some thousand times."""
        self._drawings.begin()
        painter = RowPainter(self, self._drawings)
        first, last = self.seen
        for number in range(first, last + 1):
            painter.paint(number, self._cards.row(number))
        self._missing = painter.end()
        if self._drawings.is_short_of_time:
            QTimer.singleShot(0, self, self._update)

    # Parts

    @property
    def seen(self) -> Run:
        """The rows in sight; the last before the first where there are none."""
        height = max(1, self.verticalHeader().defaultSectionSize())
        top = self.verticalScrollBar().value()
        last = (top + self.viewport().height()) // height
        return top // height, min(last, len(self._cards.ids) - 1)

    def _look(self) -> None:
        """At once where it goes on from what was seen; somebody who leaps far may leap again."""
        (above, below), self._looked_at = self._looked_at, self.seen
        first, last = self._looked_at
        if first <= below + 1 and last >= above - 1:
            self._cards.look_at(first, last)
        else:
            self._landing.start()
        self._rest.start()

    def _rested(self) -> None:
        first, last = self.seen
        self._cards.look_at(first - _AHEAD, last + _AHEAD)
        self._drawings.wish(tuple(reversed(dict.fromkeys(self._missing))))

    def _update(self) -> None:
        self.viewport().update()

    def _keep_in_sight(self, height: int) -> None:
        """The row that was in sight while the table had that height: a preview that opens below takes some of it."""
        row, line = self.currentIndex().row(), self.verticalHeader().defaultSectionSize()
        if row >= 0 and 0 <= row * line - self.verticalScrollBar().value() < height:
            self.scrollTo(self.currentIndex())

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._cards.ids):
            self.opened.emit(self._cards.ids[row])

    def _header_pressed(self, section: int) -> None:
        if (sort := COLUMNS[section].sort) is not None:
            self.sort_wanted.emit(sort)

    def _select(self, runs: Sequence[Run]) -> None:
        if not runs or len(runs) > _MOST_RUNS:
            return
        rows = QItemSelection()
        for first, last in runs:
            rows.append(QItemSelectionRange(self._cards.index(first, 0), self._cards.index(last, len(COLUMNS) - 1)))
        current = self._cards.index(runs[0][0], 0)
        self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(rows, _ANEW)

    def _fit(self) -> None:
        """To the font, and to the room there is."""
        em = self.fontInfo().pixelSize()
        height = round(_ROW * em)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)
            self.verticalScrollBar().setSingleStep(height)
        self.columns = column_widths(self.viewport().width(), em, self._chosen_columns)
        header = self.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            header.setSectionHidden(number, column not in self.columns)
            if column in self.columns:
                header.resizeSection(number, self.columns[column])

    def _set_up(self) -> None:
        self.setProperty("role", "card-table")
        self.setAccessibleName("Cards")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)


def _is_letter(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return plain and bool(event.text().strip()) and event.text().isprintable()
