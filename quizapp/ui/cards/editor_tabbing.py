"""Tab goes as the eye does: in rows, from top to bottom, whenever what stands there was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

_SAME_ROW = 8
"""Pixels that the middles of widgets in one row may lie apart."""


def step(page: QWidget, parts: Sequence[QWidget], *, forward: bool) -> bool:
    """The focus goes to the next place on the page, in the order of its parts, and after the last one beyond it."""
    stops = [stop for part in parts for stop in _stops(part)]
    now = QApplication.focusWidget()
    if now not in stops:
        return False
    place = stops.index(now) + (1 if forward else -1)
    target = stops[place] if 0 <= place < len(stops) else _beyond(page, forward=forward)
    if target is not None:
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
    return target is not None


def _stops(part: QWidget) -> Iterator[QWidget]:
    found = [(stop.mapTo(part, stop.rect().center()), stop) for stop in part.findChildren(QWidget) if _is_stop(stop)]
    found.sort(key=lambda each: each[0].y())
    row: list[tuple[QPoint, QWidget]] = []
    for middle, stop in found:
        if row and middle.y() - row[0][0].y() > _SAME_ROW:
            yield from _from_left(row)
            row = []
        row.append((middle, stop))
    yield from _from_left(row)


def _from_left(row: list[tuple[QPoint, QWidget]]) -> Iterator[QWidget]:
    yield from (stop for _, stop in sorted(row, key=lambda each: each[0].x()))


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_tab and widget.isVisible() and widget.isEnabled() and not widget.isWindow()


def _beyond(page: QWidget, *, forward: bool) -> QWidget | None:
    """The next place in the window that is not on the page."""
    widget = _neighbour(page, forward=forward)
    while widget is not None and widget is not page:
        if _is_stop(widget) and not page.isAncestorOf(widget):
            return widget
        widget = _neighbour(widget, forward=forward)
    return None


def _neighbour(widget: QWidget, *, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()
