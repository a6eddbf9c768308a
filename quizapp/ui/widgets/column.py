"""One calm column in the middle of a page: it scrolls, and what is pinned below it stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from quizapp.ui.widgets.basics import rows

_WIDEST = 880
"""Pixels at the common font size of 14; grows with the font."""

_AROUND_FOCUS = 12
"""Pixels that are seen above and below what has the focus. (ensureWidgetVisible would care for the cursor alone.)"""

_TOP, _BOTTOM, _ABOVE_PINNED = 22, 20, 12


class Column(QWidget):
    """What is put in `above`, and the one widget that is pinned, keep their places while `content` scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.above, self._above = _part(gap=14)
        self.content, self._inside = _part(gap=16)
        self._below, self._bottom = _part(gap=0)
        self._bottom.hide()
        self._pinned: QWidget | None = None
        self._scroller = _scroller(self._inside)
        outer = rows(gap=0)
        outer.addWidget(self._above)
        outer.addWidget(self._scroller, 1)
        outer.addWidget(self._bottom)
        self.setLayout(outer)
        self._scroller.viewport().installEventFilter(self)
        self._revealed: tuple[QWidget, ...] = ()
        self._scroller.verticalScrollBar().rangeChanged.connect(self._reveal)

    def pin(self, widget: QWidget) -> None:
        self._pinned = widget
        self._below.addWidget(widget)
        self._bottom.setVisible(not widget.isHidden())
        widget.installEventFilter(self)

    def to_top(self) -> None:
        self._revealed = ()
        self._scroller.verticalScrollBar().setValue(0)

    def reveal(self, *widgets: QWidget) -> None:
        """Scrolls so far that they are seen, the last above all, also when the content is laid out anew."""
        self._revealed = widgets
        self._reveal()

    def follow_focus(self) -> None:
        """From now on what takes the focus is scrolled into sight, from wherever it comes."""
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._show_focused)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._set_margins()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._set_margins()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._pinned:
            if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
                self._bottom.setVisible(event.type() is QEvent.Type.ShowToParent)
        elif event.type() is QEvent.Type.Resize:
            self._set_margins()
        return False

    def _reveal(self) -> None:
        for widget in self._revealed:
            if widget.isVisible():
                self._scroller.ensureWidgetVisible(widget, 0, 12)
                self._not_beyond_top(widget)

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What is higher than the page is left as it is: there is much in it to look at."""
        view = self._scroller.viewport()
        if now is not None and self._inside.isAncestorOf(now) and now.height() < view.height():
            middle = now.mapTo(self._inside, now.rect().center())
            self._scroller.ensureVisible(middle.x(), middle.y(), 0, now.height() // 2 + _AROUND_FOCUS)

    def _not_beyond_top(self, widget: QWidget) -> None:
        """What is higher than the page is read from its beginning."""
        top = widget.mapTo(self._scroller.viewport(), QPoint(0, 0)).y()
        if top < 0:
            scroll = self._scroller.verticalScrollBar()
            scroll.setValue(scroll.value() + top - 12)

    def _set_margins(self) -> None:
        widest = round(_WIDEST * max(1.0, self.fontInfo().pixelSize() / 14))
        side = max(min(56, self.width() // 22), (self.width() - widest) // 2)
        bar = self.width() - self._scroller.viewport().width()
        headed = self.above.count() > 0
        _set(self._above, QMargins(side, _TOP if headed else 0, side, 0))
        _set(self._inside, QMargins(side, 0 if headed else _TOP, max(8, side - bar), _BOTTOM))
        _set(self._bottom, QMargins(side, _ABOVE_PINNED, side, _BOTTOM))


class _Part(QWidget):
    """A widget that asks for no width of its own: the window decides."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, super().minimumSizeHint().height())


def _part(gap: int) -> tuple[QVBoxLayout, QWidget]:
    widget = _Part()
    layout = rows(gap=gap)
    widget.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return layout, widget


def _set(part: QWidget, margins: QMargins) -> None:
    if part.contentsMargins() != margins:
        part.setContentsMargins(margins)


def _scroller(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    return area
