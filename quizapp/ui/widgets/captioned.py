"""A caption over whatever it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.widgets.basics import label, rows


def captioned(caption: str, widget: QWidget, aside: str = "") -> QVBoxLayout:
    column = rows(gap=8)
    column.addWidget(label(caption, "caption"))
    column.addWidget(widget)
    if aside:
        column.addWidget(label(aside, "small", wraps=True))
    return column
