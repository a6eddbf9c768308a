"""Carries cards out into files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from quizapp.study.exporting import CannotExport, Exported
from quizapp.ui.backstage import Backstage
from quizapp.ui.files.export_page import KINDS, ExportPage, Kind, Parcel
from quizapp.ui.files.workroom import Workroom

if TYPE_CHECKING:
    from quizapp.study.desk import Desk
    from quizapp.study.library import Library

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What some systems do not allow in the name of a file."""
_ENDINGS = frozenset(ending for kind in KINDS for ending in kind.endings)
"""One that is typed says what to write, whatever was chosen before."""


class ExportFlow(QObject):
    page_wanted = Signal()

    def __init__(self, backstage: Backstage, page: ExportPage) -> None:
        super().__init__()
        self._backstage = backstage
        self._page = page
        self._writing = Workroom("export")
        self._written: Path | None = None
        self._folder = Path.home()
        self._dialog: QFileDialog | None = None
        page.save_wanted.connect(self._ask_where)
        page.folder_wanted.connect(self._show_folder)

    def choose(self, deck: str = "", cards: Collection[str] = ()) -> None:
        """Shows the page: with everything, a deck, or these cards chosen."""
        chosen = Parcel(deck, frozenset(cards))
        self._backstage.call(_deck_sizes, lambda decks: self._show(decks, chosen))

    def close(self) -> None:
        self._writing.close()

    def _show(self, decks: tuple[tuple[str, int], ...], chosen: Parcel) -> None:
        self._page.show_parcels(decks, chosen)
        self.page_wanted.emit()

    def _ask_where(self, parcel: Parcel, kind: Kind) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            return
        dialog = QFileDialog(self._page.window(), "Export", str(self._folder), _filter(kind))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.ending[1:])
        dialog.selectFile(f"{file_name(parcel)}{kind.ending}")
        dialog.fileSelected.connect(lambda name: self._write(Path(name), Parcel() if kind.is_whole else parcel, kind))
        dialog.finished.connect(self._asked)
        self._dialog = dialog
        dialog.open()

    def _asked(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _write(self, path: Path, parcel: Parcel, kind: Kind) -> None:
        path = path if path.suffix.lower() in _ENDINGS else path.with_name(path.name + kind.ending)
        self._page.show_busy()
        self._backstage.call(lambda desk: desk.library, lambda library: self._write_with(library, path, parcel))

    def _write_with(self, library: Library, path: Path, parcel: Parcel) -> None:
        """Writing a file only reads the collection: who studies meanwhile does not wait for it."""
        self._writing.do(lambda: library.export(path, parcel.deck, parcel.cards), self._done, self._failed)

    def _done(self, exported: Exported) -> None:
        self._written = exported.path
        self._folder = exported.path.parent
        self._page.show_done(" ".join((f"Written to {exported.path}: {exported.contents}.", *exported.remarks)))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CannotExport):
            self._page.show_failed(str(error))
        else:
            self._page.show_failed(self._backstage.trouble_of(error).sentence)

    def _show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def _filter(kind: Kind) -> str:
    return f"{kind.name} ({' '.join(f'*{ending}' for ending in kind.endings)})"


def file_name(parcel: Parcel) -> str:
    """What a file may be called, without its ending."""
    if parcel.deck:
        return _UNFIT.sub(" ", parcel.deck.replace("::", " - ")).strip(" .")[:80] or "deck"
    return "some cards" if parcel.cards else "quizapp cards"


def _deck_sizes(desk: Desk) -> tuple[tuple[str, int], ...]:
    sizes = Counter(card.deck for card in desk.cards())
    names = [*sizes, *(above for deck in sizes for above in _above(deck))]
    return tuple((name, _within(name, sizes)) for name in dict.fromkeys(names))


def _above(deck: str) -> list[str]:
    parts = deck.split("::")
    return ["::".join(parts[:count]) for count in range(1, len(parts))]


def _within(name: str, sizes: Counter[str]) -> int:
    return sum(count for deck, count in sizes.items() if deck == name or deck.startswith(f"{name}::"))
