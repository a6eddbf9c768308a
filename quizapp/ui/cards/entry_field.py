"""A field that knows what could be typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from quizapp.ui.widgets.completing import offering


class EntryField(QLineEdit):
    """`word_by_word` completes the last of several words; else the whole text is one name."""

    def __init__(self, name: str, hint: str = "", *, word_by_word: bool = False) -> None:
        super().__init__()
        self._known = QStringListModel()
        self.setProperty("role", "entry")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        completer = _LastWord(self) if word_by_word else QCompleter(self)
        completer.setModel(self._known)
        self.setCompleter(offering(completer, "dropped"))

    def show_known(self, known: Iterable[str]) -> None:
        self._known.setStringList(list(known))

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text().replace(",", " ").split())


class _LastWord(QCompleter):
    """Completes what is typed after the last space."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field

    def splitPath(self, path: str) -> Sequence[str]:  # type: ignore[override]  # noqa: N802
        return [path.rpartition(" ")[2]]

    def pathFromIndex(self, index: QModelIndex) -> str:  # type: ignore[override]  # noqa: N802
        before, space, _ = self._field.text().rpartition(" ")
        return f"{before}{space}{super().pathFromIndex(index)}"
