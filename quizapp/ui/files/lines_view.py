"""A list of lines of one height, which shows at once however many there are: those out of sight are not looked at."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

_SHARE = 0.5
"""Of the window's height that a list takes at most, so that there is room for what is said of the chosen line."""
_FEWEST = 2

Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractTableModel):
    """One column; a subclass says how many lines there are, and what stands in each."""

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1


class LinesView(QTableView):
    """A table of one column: a QListView would lay out every line before it shows the first."""

    def __init__(self, name: str, seen: int) -> None:
        """`seen`: lines in sight at most."""
        super().__init__()
        self._seen = seen
        self.setProperty("role", "cards")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self, line: int) -> None:
        """Lines of that height, and itself as high as they are together, up to some of them."""
        if self.verticalHeader().defaultSectionSize() != line:
            self.verticalHeader().setDefaultSectionSize(line)
        frame = self.height() - self.contentsRect().height()
        count = self.model().rowCount() if self.model() is not None else 0
        most = max(_FEWEST, min(self._seen, int(self.window().height() * _SHARE / line)))
        height = line * max(1, min(most, count)) + frame
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
