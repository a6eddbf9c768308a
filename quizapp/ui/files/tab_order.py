"""Tab goes through what is built later in the order in which it is seen, not in the order in which it was made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(*stops: QWidget) -> None:
    """Each comes next after the one before it."""
    for before, behind in pairwise(stops):
        QWidget.setTabOrder(before, behind)


def stops_in(widget: QWidget) -> list[QWidget]:
    """What can have the focus in it. Lists that pop up have a window of their own."""
    inside = (each for each in (widget, *widget.findChildren(QWidget)) if each.window() is widget.window())
    return [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]
