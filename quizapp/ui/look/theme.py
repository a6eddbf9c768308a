"""Light or dark, and how large: follows the system while the program runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from quizapp.ui.look.palette import DARK, LIGHT, Colours, qt_palette
from quizapp.ui.look.style_sheet import style_sheet

_COMMON_FONT_PIXELS = 13
"""System fonts are 12 to 15 pixels high; up to this the window looks as designed, above it grows along."""


class Theme(QObject):
    """Keeps the application's palette and style sheet in step with the system's colours and font size."""

    def __init__(self, application: QApplication, scheme: Qt.ColorScheme, parent: QObject) -> None:
        """`scheme` Unknown follows the system; Light or Dark force one."""
        super().__init__(parent)
        self._application = application
        self._forced = scheme
        self._system = application.styleHints().colorScheme()
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def dark(self) -> bool:
        scheme = self._system if self._forced is Qt.ColorScheme.Unknown else self._forced
        return scheme is Qt.ColorScheme.Dark

    @property
    def colours(self) -> Colours:
        return DARK if self.dark else LIGHT

    @property
    def scale(self) -> float:
        """1 at common font sizes, 2 where the system's font is twice as large."""
        return max(1.0, QFontInfo(self._application.font()).pixelSize() / _COMMON_FONT_PIXELS)

    def refresh(self) -> None:
        """After the system's font changed."""
        self._apply()

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        self._apply()

    def _apply(self) -> None:
        self._application.setPalette(qt_palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, self.scale))
