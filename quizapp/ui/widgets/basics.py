"""Labels, panels and bars, each named for the style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLayout, QProgressBar, QVBoxLayout, QWidget


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


class Line(QLabel):
    """One line as long as there is room; only then it wraps. (A QLabel that may wrap asks for a square.)"""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height())


def bar(most: int = 100) -> QProgressBar:
    """Thin, without digits: what it shows stands beside it in words."""
    made = QProgressBar()
    made.setRange(0, most)
    made.setTextVisible(False)
    made.setProperty("role", "bar")
    return made


def rows(*, gap: int = 10, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    return layout


def columns(*, gap: int = 10) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(0, 0, 0, 0)
    return layout


@contextmanager
def at_once(*layouts: QLayout) -> Iterator[None]:
    """Several changes, laid out once: each widget that is shown would lay out its neighbours anew."""
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
            layout.update()


class Panel(QFrame):
    """A soft sheet that things stand on."""

    def __init__(self, role: str = "panel", *, padding: tuple[int, int] = (20, 20), gap: int = 10) -> None:
        """`padding`: at the sides, above and below; pixels."""
        super().__init__()
        self.setProperty("role", role)
        side, above = padding
        self.content = rows(gap=gap, margins=(side, above, side, above))
        self.setLayout(self.content)


def restyle(widget: QWidget, **properties: str) -> None:
    """Sets properties that the style sheet looks at, and has it look again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def has_focus(widget: QWidget) -> bool:
    """It or anything in it."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def clear(layout: QLayout) -> None:
    """Takes everything out and gives it up."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
