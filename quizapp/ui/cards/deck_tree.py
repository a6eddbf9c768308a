"""The decks, one below the other, with what is due and new in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from quizapp.study.browsing.values import DeckState, Limits
from quizapp.ui.cards.card_words import cards_words
from quizapp.ui.cards.deck_branches import Branch, branches
from quizapp.ui.widgets.buttons import ENTER_KEYS

_NAME = Qt.ItemDataRole.UserRole
_MANY = 10_000
EVERYTHING = "All cards"


class DeckTree(QTreeView):
    chosen = Signal(str)
    """The name of a deck, empty for all cards."""
    entered = Signal()
    """Enter was pressed: to its cards."""
    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = QStandardItemModel(0, 3)
        self._items: dict[str, QStandardItem] = {}
        self._open: set[str] = set()
        self._is_told = True
        self._set_up()
        self.setModel(self._model)
        self._set_columns()
        self.selectionModel().currentChanged.connect(self._tell)
        self.expanded.connect(lambda index: self._open.add(_name_at(index)))
        self.collapsed.connect(lambda index: self._open.discard(_name_at(index)))

    @property
    def deck(self) -> str:
        """The one that is chosen, empty for all cards."""
        return _name_at(self.currentIndex())

    def show_decks(self, decks: Sequence[DeckState]) -> None:
        """What is chosen and what is open stays so."""
        chosen = self.deck
        tree = branches(decks)
        self._is_told = False
        self._model.clear()
        self._model.setHorizontalHeaderLabels(["Deck", "Due", "New"])
        self._items = {}
        self._add(self._model.invisibleRootItem(), "", EVERYTHING, _totals(tree))
        for branch in tree:
            self._add_branch(self._model.invisibleRootItem(), branch)
        self._set_columns()
        for name in self._open & self._items.keys():
            self.expand(self._items[name].index())
        self._is_told = True
        self.choose(chosen)

    def choose(self, deck: str) -> None:
        """Without saying so."""
        self._is_told = False
        item = self._items.get(deck)
        if item is not None:
            self.selectionModel().setCurrentIndex(
                item.index(), QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
        else:
            self.selectionModel().clear()
        self._is_told = True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER_KEYS:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if self._is_told:
            self.chosen.emit(_name_at(index))

    def _add_branch(self, parent: QStandardItem, branch: Branch) -> None:
        item = self._add(parent, branch.deck.name, branch.label, branch.deck)
        for below in branch.below:
            self._add_branch(item, below)

    def _add(self, parent: QStandardItem, name: str, shown: str, deck: DeckState) -> QStandardItem:
        first = _item(shown)
        first.setData(name, _NAME)
        first.setToolTip(f"{name.replace('::', ' › ') or shown}: {cards_words(deck.cards)}")
        spoken = f"{shown}: {cards_words(deck.cards)}, {deck.due} due, {deck.new} new"
        first.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        parent.appendRow([first, _number(deck.due), _number(deck.new)])
        self._items[name] = first
        return first

    def _set_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            self._model.setHeaderData(
                column, Qt.Orientation.Horizontal, int(_RIGHT), int(Qt.ItemDataRole.TextAlignmentRole)
            )
        self._model.setHeaderData(
            0,
            Qt.Orientation.Horizontal,
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            int(Qt.ItemDataRole.TextAlignmentRole),
        )

    def _set_up(self) -> None:
        self.setProperty("role", "decks")
        self.setAccessibleName("Decks")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setIndentation(self.fontInfo().pixelSize())


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _name_at(index: QModelIndex) -> str:
    return str(index.siblingAtColumn(0).data(_NAME) or "")


def _item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    return item


def _number(number: int) -> QStandardItem:
    """Thousands where there are many; the screen reader says the number itself."""
    item = _item((str(number) if number < _MANY else f"{number // 1000} k") if number else "")
    item.setTextAlignment(_RIGHT)
    return item


def _totals(tree: Sequence[Branch]) -> DeckState:
    decks = [branch.deck for branch in tree]
    return DeckState(
        name="",
        cards=sum(deck.cards for deck in decks),
        due=sum(deck.due for deck in decks),
        new=sum(deck.new for deck in decks),
        limits=Limits(),
        is_own=False,
    )
