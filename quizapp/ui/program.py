"""The window with everything it needs, put together in the order in which it is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from quizapp.resources import assets_folder
from quizapp.ui.look.theme import Theme
from quizapp.ui.window import Window

if TYPE_CHECKING:  # these take longer to import than the window takes to show
    from quizapp.study.desk import Desk
    from quizapp.ui.backstage import Backstage
    from quizapp.ui.formulas.typesetter import Typesetter
    from quizapp.ui.navigation import Navigation
    from quizapp.ui.pictures.gallery import Fetch

_UNSEEN = 300
"""Milliseconds after which a window that was not painted yet (it starts minimised) is furnished all the same."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands behind the first page."""

    backstage: Backstage
    typesetter: Typesetter
    navigation: Navigation


class Program(QObject):
    def __init__(
        self,
        application: QApplication,
        *,
        open_desk: Callable[[], Desk],
        cache: Path,
        log_file: Path,
        now: Callable[[], datetime],
        scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown,
    ) -> None:
        """`open_desk` is called on the study thread; `now` tells the learner's own time."""
        super().__init__()
        application.setApplicationName("quizapp")
        application.setApplicationDisplayName("quizapp")
        application.setDesktopFileName("quizapp")
        self._open_desk = open_desk
        self._cache = cache
        self._log_file = str(log_file)
        self._now = now
        self._theme = Theme(application, scheme, self)
        self.furniture: Furniture | None = None
        self.window = Window(now)
        self.window.setWindowIcon(QIcon(str(assets_folder() / "icon.svg")))
        self.window.font_changed.connect(self._theme.refresh)

    def start(self) -> None:
        """Shows the window; what stands behind it is built when it has been painted."""
        self.window.painted.connect(self._furnish)
        QTimer.singleShot(_UNSEEN, self._furnish)
        self.window.show()

    def say_fault(self) -> None:
        """A mistake in the program, on the window's thread."""
        from quizapp.ui.backstage import fault  # noqa: PLC0415

        if self.furniture is not None:
            self.furniture.navigation.show_trouble(fault(self._log_file))

    def close(self) -> None:
        """Ends both threads; the collection is closed when this returns."""
        self.window.close()
        if self.furniture is not None:
            self.furniture.navigation.close()
            self.furniture.backstage.close()
            self.furniture.typesetter.gallery.close()
            self.furniture.typesetter.close()

    def _furnish(self) -> None:
        if self.furniture is None:
            self.furniture = _furniture(self.window, self._open_desk, self._cache, self._log_file, self._now)


def _furniture(
    window: Window, open_desk: Callable[[], Desk], cache: Path, log_file: str, now: Callable[[], datetime]
) -> Furniture:
    """The desk is being opened on its own thread while the pages are built on this one."""
    from quizapp.ui.backstage import Backstage  # noqa: PLC0415

    backstage = Backstage(open_desk, log_file)
    backstage.open()

    from quizapp.ui.formulas.formula_store import FormulaStore  # noqa: PLC0415
    from quizapp.ui.formulas.typesetter import Typesetter  # noqa: PLC0415
    from quizapp.ui.navigation import Navigation  # noqa: PLC0415
    from quizapp.ui.pictures.gallery import Gallery  # noqa: PLC0415

    typesetter = Typesetter(FormulaStore(cache), Gallery(_fetching(backstage)))
    return Furniture(backstage, typesetter, Navigation(window, backstage, typesetter, now))


def _fetching(backstage: Backstage) -> Fetch:
    """How pictures come from the collection."""

    def fetch(name: str, done: Callable[[bytes | None], None]) -> None:
        backstage.call(lambda desk: desk.library.picture(name), done, lambda _trouble: done(None))

    return fetch


def scheme_named(name: str) -> Qt.ColorScheme:
    """`light` or `dark`; anything else follows the system."""
    match name.casefold():
        case "light":
            return Qt.ColorScheme.Light
        case "dark":
            return Qt.ColorScheme.Dark
        case _:
            return Qt.ColorScheme.Unknown
