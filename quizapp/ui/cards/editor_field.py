"""One field of the editor: its caption, what is written in it, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from quizapp.cards import Symbols
from quizapp.study.editing.flaws import Flaw
from quizapp.ui.widgets.basics import columns, label, restyle, rows


class Field(QWidget):
    """Knows the name that it has in a draft. What is in it, each kind of field says itself."""

    changed = Signal()

    def __init__(self, name: str, caption: str, aside: str = "", *, beside: bool = False) -> None:
        """`beside`: the caption stands in front of what is written, which is short."""
        super().__init__()
        self.name = name
        self._caption = label(caption, "caption", wraps=True)
        self._aside = label(aside, "small", wraps=True)
        self._flaw = label("", "flaw", wraps=True)
        self._remark = label("", "amber", wraps=True)
        self.body: QVBoxLayout = rows(gap=6)
        layout = rows(gap=6)
        layout.addLayout(self._in_line() if beside else self._in_rows())
        self.setLayout(layout)
        for part in (self._flaw, self._remark, self._aside):
            layout.addWidget(part)  # a part of this before it is shown, and no window
            part.setVisible(bool(part.text()))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _in_rows(self) -> QVBoxLayout:
        layout = rows(gap=6)
        layout.addWidget(self._caption)
        layout.addLayout(self.body)
        return layout

    def _in_line(self) -> QHBoxLayout:
        self._caption.setWordWrap(False)
        layout = columns(gap=12)
        layout.addWidget(self._caption)
        layout.addLayout(self.body)
        layout.addStretch(1)
        return layout

    @property
    def caption(self) -> str:
        return self._caption.text()

    def show_caption(self, caption: str) -> None:
        self._caption.setText(caption)
        if (entry := self.entry()) is not None:
            entry.setAccessibleName(caption)

    def show_aside(self, aside: str) -> None:
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))

    def entry(self) -> QWidget | None:
        """Where the focus goes."""
        return None

    def focus(self) -> None:
        if (entry := self.entry()) is not None:
            entry.setFocus()

    def focus_on(self, _place: int) -> None:
        """On one of several texts."""
        self.focus()

    def read_with(self, symbols: Symbols) -> None:
        """What the letters stand for: fields that show what they read look again."""

    def own_flaws(self) -> tuple[Flaw, ...]:
        """What was begun here and says nothing yet."""
        return ()

    def show_flaws(self, flaws: Sequence[Flaw]) -> None:
        """None: it is well as it is."""
        _say(self._flaw, [flaw.sentence for flaw in flaws])
        self._mark(self.entry(), flaws)

    def show_remarks(self, remarks: Sequence[Flaw]) -> None:
        _say(self._remark, [remark.sentence for remark in remarks])

    def description(self) -> str:
        """What else there is to be heard of the entry."""
        return ""

    def _mark(self, entry: QWidget | None, flaws: Sequence[Flaw]) -> None:
        if isinstance(entry, QLineEdit | QPlainTextEdit):
            restyle(entry, state="flawed" if flaws else "open")
            entry.setAccessibleDescription(" ".join(flaw.sentence for flaw in flaws) or self.description())


class Kept:
    """A text as it was given, to the letter, as long as nobody changed what is shown of it."""

    def __init__(self) -> None:
        self._given = self._shown = ""

    def take(self, given: str, shown: str) -> None:
        """`shown` is what the widget made of it: some turn line ends and odd spaces into others."""
        self._given, self._shown = given, shown

    def of(self, now: str) -> str:
        return self._given if now == self._shown else now.strip()


def _say(place: QWidget, sentences: Sequence[str]) -> None:
    text = " ".join(dict.fromkeys(sentences))
    place.setText(text)  # type: ignore[attr-defined]
    place.setVisible(bool(text))
