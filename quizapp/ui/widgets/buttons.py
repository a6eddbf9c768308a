"""Buttons, which Enter presses too, and which say their key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Button(QPushButton):
    """Pressed by click, Space or Enter. `key` is shown beside the text: "Check   ⏎"."""

    def __init__(self, text: str, role: str = "button", *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_plain(f"{text}   {key}" if key else text), parent)
        self.setProperty("role", role)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str, key: str = "") -> None:
        self.setText(_plain(f"{text}   {key}" if key else text))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class RowButton(Button):
    """As wide as its column, with other widgets in it, and as high as they need."""

    def __init__(self, role: str) -> None:
        super().__init__("", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)


class Toggle(Button):
    """On or off: a deck, a rule, a way of asking."""

    def __init__(self, text: str, *, on: bool = False) -> None:
        super().__init__(text, "toggle")
        self.setCheckable(True)
        self.setChecked(on)


def _plain(text: str) -> str:
    """Without mnemonics: an ampersand in a rule's name is an ampersand."""
    return text.replace("&", "&&")
