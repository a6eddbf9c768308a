"""What a line offers while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QListView


def offering(completer: QCompleter, role: str = "") -> QCompleter:
    """Capitals do not matter, and what is typed may stand anywhere in a name. `role`: the look of the list."""
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    if role:
        popup = QListView()
        popup.setProperty("role", role)
        completer.setPopup(popup)
    return completer
