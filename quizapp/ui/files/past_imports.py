"""What was imported before, each with its undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.storage.imports import PastImport
from quizapp.ui.files.paged import Paged
from quizapp.ui.widgets.basics import Panel, columns, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.words import long_date


class PastImports(Panel):
    """Hidden while there are none."""

    undo_wanted = Signal(object)
    """The UUID of an import."""

    def __init__(self) -> None:
        super().__init__(padding=(22, 18), gap=12)
        self._list: Paged[PastImport, _PastRow] = Paged(self._row)
        self.content.addWidget(label("Imported before", "caption"))
        self.content.addWidget(self._list)
        self.hide()

    def show_imports(self, imports: Sequence[PastImport]) -> None:
        self._list.show_values(imports)
        self.setVisible(bool(imports))

    def _row(self, past: PastImport) -> _PastRow:
        row = _PastRow(past)
        row.undo.clicked.connect(lambda: self.undo_wanted.emit(past.id))
        return row


class _PastRow(QWidget):
    def __init__(self, past: PastImport) -> None:
        super().__init__()
        self.undo = Button("Undo", "chip")
        self.undo.setAccessibleName(f"Undo the import of {past.name}")
        self.undo.setVisible(past.undone_at is None)
        said = rows(gap=2)
        said.addWidget(label(past.name, "strong", wraps=True))
        said.addWidget(label(told(past), "small", wraps=True))
        line = columns(gap=12)
        line.setContentsMargins(0, 6, 0, 6)
        line.addLayout(said, 1)
        line.addWidget(self.undo)
        self.setLayout(line)
        self.setFocusProxy(self.undo)


def told(past: PastImport) -> str:
    """Monday 23 November 2026, 19:30: 210 cards added, 3 changed."""
    at = past.at.astimezone()
    counts = ((past.added, "added"), (past.changed, "changed"))
    said = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing changed"
    undone = ". Undone." if past.undone_at is not None else "."
    return f"{long_date(at.date())}, {at:%H:%M}: {said}{undone}"
