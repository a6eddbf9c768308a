"""Tab goes through what is built later in the order in which it is seen, not in the order in which it was made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(first: QWidget, *after: QWidget) -> None:
    """What can have the focus in these comes next after `first`, which has it itself."""
    chain = [first, *(stop for widget in after for stop in stops_in(widget))]
    for before, behind in pairwise(chain):
        QWidget.setTabOrder(before, behind)


def stops_in(widget: QWidget) -> list[QWidget]:
    """Lists that pop up have a window of their own."""
    inside = (each for each in (widget, *widget.findChildren(QWidget)) if each.window() is widget.window())
    return [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]
