"""A box that sets its widgets in rows and wraps them like words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowBox(QWidget):
    """Left to right, then down; widgets in one row are centred on each other."""

    def __init__(self, *widgets: QWidget, gap: int = 10, trailing: QWidget | None = None) -> None:
        """`trailing` stands at the right end of its row."""
        super().__init__()
        self._gap = gap
        self._trailing: QWidget | None = None
        self._widgets: list[QWidget] = []
        self._wishes: dict[QWidget, QSize] = {}
        """What each asked for, until one of them says that it changed."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)
        if trailing is not None:
            self.add(trailing, trailing=True)

    def add(self, widget: QWidget, *, trailing: bool = False) -> None:
        if trailing:
            self._trailing = widget
        widget.setParent(self)
        widget.show()
        self._widgets.append(widget)
        self._changed()

    def clear(self) -> None:
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        self._changed()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        heights = [self._height(row, width) for row in self._rows(width)]
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        sizes = [self._wish(widget) for widget in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        heights = [self._wish(widget).height() for widget in self._shown()]
        return QSize(0, max(heights, default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What changed while nobody looked asked for no new layout."""
        super().showEvent(event)
        self._changed()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    def _changed(self) -> None:
        self._wishes = {}
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        top = 0
        for row in self._rows(self.width()):
            height = self._height(row, self.width())
            left = 0
            for widget in row:
                size = self._fitted(widget, self.width())
                if widget is self._trailing:
                    left = max(left, self.width() - size.width())
                widget.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._gap

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _rows(self, width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        used = 0
        for widget in self._shown():
            needed = self._wish(widget).width()
            if rows and used + self._gap + needed <= width:
                rows[-1].append(widget)
                used += self._gap + needed
            else:
                rows.append([widget])
                used = needed
        return rows

    def _wish(self, widget: QWidget) -> QSize:
        wish = self._wishes.get(widget)
        if wish is None:
            widget.ensurePolished()
            wish = widget.sizeHint().expandedTo(widget.minimumSizeHint())
            if self.isVisible():  # only then do widgets say that they changed
                self._wishes[widget] = wish
        return wish

    def _fitted(self, widget: QWidget, room: int) -> QSize:
        """A widget wider than a row gets the whole row, and the height that it needs then."""
        size = self._wish(widget)
        if size.width() <= room:
            return size
        return QSize(room, widget.heightForWidth(room) if widget.hasHeightForWidth() else size.height())

    def _height(self, row: list[QWidget], room: int) -> int:
        return max(self._fitted(widget, room).height() for widget in row)
