"""Import and export in the window: their pages, their keys, and where dropped files go."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from quizapp.ui.backstage import Backstage
from quizapp.ui.files.drop_overlay import DropOverlay
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.places import Place
from quizapp.ui.window import Window

if TYPE_CHECKING:  # with what they import they take longer than showing the first page
    from quizapp.ui.files.export_flow import ExportFlow
    from quizapp.ui.files.export_page import ExportPage
    from quizapp.ui.files.import_flow import ImportFlow
    from quizapp.ui.files.import_page import ImportPage

_CHOOSE, _IMPORT, _EXPORT = "Ctrl+O", "Ctrl+Shift+I", "Ctrl+Shift+E"


class FilesRoom(QObject):
    """Pages and flows are built when they are first needed."""

    cards_changed = Signal()
    cards_wanted = Signal(str)
    """A search."""
    practise_wanted = Signal(tuple)
    """Ids of cards."""
    left = Signal()

    def __init__(self, window: Window, backstage: Backstage, typesetter: Typesetter) -> None:
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._typesetter = typesetter
        self._flows: list[ImportFlow | ExportFlow] = []

    def open(self) -> None:
        """From now on files may be dropped and keys pressed: there is a collection to put them in."""
        DropOverlay(self._window).dropped.connect(self.take)
        for keys, act in ((_CHOOSE, self.choose), (_IMPORT, self.show_import), (_EXPORT, self.show_export)):
            QShortcut(QKeySequence(keys), self._window).activated.connect(act)

    def take(self, paths: tuple[Path, ...]) -> None:
        self.importing.take(paths)

    def choose(self) -> None:
        self.importing.choose()

    def show_import(self) -> None:
        self.importing.show()

    def paste(self) -> None:
        """Whatever is in the clipboard."""
        self.importing.paste_clipboard()

    def take_pastes_on(self, page: QWidget) -> None:
        """Ctrl+V on that page too, except in its fields."""
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), page)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.paste)

    def show_export(self, deck: str = "") -> None:
        self.exporting.choose(deck)

    def export_cards(self, cards: tuple[str, ...]) -> None:
        self.exporting.choose(cards=cards)

    def close(self) -> None:
        for flow in self._flows:
            flow.close()

    @cached_property
    def importing(self) -> ImportFlow:
        from quizapp.ui.files.import_flow import ImportFlow  # noqa: PLC0415
        from quizapp.ui.files.import_page import ImportPage  # noqa: PLC0415

        page = ImportPage(self._typesetter)
        flow = ImportFlow(self._backstage, page)
        self._typesetter.gallery.ask_also(flow.pictures.fetch)
        flow.page_wanted.connect(lambda: self._show(page))
        flow.cards_changed.connect(self.cards_changed)
        flow.cards_wanted.connect(self.cards_wanted)
        flow.practise_wanted.connect(self.practise_wanted)
        page.left.connect(self.left)
        self._window.add(page)
        self._flows.append(flow)
        return flow

    @cached_property
    def exporting(self) -> ExportFlow:
        from quizapp.ui.files.export_flow import ExportFlow  # noqa: PLC0415
        from quizapp.ui.files.export_page import ExportPage  # noqa: PLC0415

        page = ExportPage()
        flow = ExportFlow(self._backstage, page)
        flow.page_wanted.connect(lambda: self._show(page))
        page.left.connect(self.left)
        self._window.add(page)
        self._flows.append(flow)
        return flow

    def _show(self, page: ImportPage | ExportPage) -> None:
        self._window.show_page(page, Place.CARDS)
        page.focus()
