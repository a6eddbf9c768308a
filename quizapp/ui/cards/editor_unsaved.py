"""What was written and not saved: come back to it, or discard it. For the page that the editor was left to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from quizapp.study.editing.draft import Draft
from quizapp.ui.widgets.basics import Panel, clear, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox

_MOST_SHOWN = 3
_LONGEST = 48


class UnsavedNotice(Panel):
    """Hidden while everything is saved."""

    back_wanted = Signal(object)
    """A Draft."""
    discard_wanted = Signal(object)
    """A Draft."""

    def __init__(self) -> None:
        super().__init__("amber-panel", padding=(14, 8), gap=4)
        self.hide()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """The newest last, and shown first."""
        clear(self.content)
        shown = list(reversed(drafts))[:_MOST_SHOWN]
        for draft in shown:
            self.content.addWidget(self._line(draft))
        if len(drafts) > len(shown):
            self.content.addWidget(label(f"and {len(drafts) - len(shown)} more", "small"))
        self.setVisible(bool(drafts))

    def _line(self, draft: Draft) -> FlowBox:
        name = said_of(draft)
        back, discard = Button("Come back", "link"), Button("Discard", "link")
        back.setAccessibleName(f"Come back to {name}")
        discard.setAccessibleName(f"Discard what was written of {name}")
        back.clicked.connect(lambda: self.back_wanted.emit(draft))
        discard.clicked.connect(lambda: self.discard_wanted.emit(draft))
        return FlowBox(label(f"Unsaved: {name}"), back, discard, gap=8)


def said_of(draft: Draft) -> str:
    """A new card, “x^2”."""
    text = " ".join((draft.problem or draft.prompt or draft.answer).split())
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    kind = "a new card" if draft.base is None else "changes to a card"
    return f"{kind}, “{short}”" if short else kind
