"""What goes out, and as what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from quizapp.study.words import counted
from quizapp.ui.files.picker import Picker
from quizapp.ui.widgets.basics import Panel, label, restyle
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.options import OneOf


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    ending: str
    about: str
    also: str = ""
    """Another ending that it may have."""
    is_whole: bool = False
    """Whether it holds the whole collection, and never a part."""

    @property
    def endings(self) -> tuple[str, ...]:
        return (self.ending, self.also) if self.also else (self.ending,)


KINDS = (
    Kind("quizapp deck", ".toml", "Text with everything that a card has; imported elsewhere, nothing is lost."),
    Kind("Anki package", ".apkg", "For Anki and what reads its packages; formulas stay formulas, pictures come along."),
    Kind("Spreadsheet", ".csv", "One card a row, for Excel, LibreOffice and the like.", also=".tsv"),
    Kind("Markdown", ".md", "To be read or printed."),
    Kind(
        "Collection",
        ".zip",
        "A copy of all there is, with history and pictures.",
        also=".db",
        is_whole=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be written: everything, a deck, or cards named one by one."""

    deck: str = ""
    cards: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        return not self.deck and not self.cards


class ExportPage(Column):
    save_wanted = Signal(object, object)
    """A Parcel, and the Kind of file."""
    folder_wanted = Signal()
    """To see the file that was written."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: frozenset[str] = frozenset()
        self._decks: tuple[str, ...] = ()
        self._what: Picker[Parcel] = Picker("What to export", [("Everything", Parcel())])
        self._kind: OneOf[Kind] = OneOf("Kind of file", [(kind.name, kind) for kind in KINDS])
        self._about = label("", "small", wraps=True)
        self._said = label("", wraps=True)
        self._folder = Button("Show in folder")
        self._folder_row = FlowBox(self._folder)
        self._save = Button("Save as…", "primary", key="⏎")
        self._lay_out()
        self._what.picked.connect(self._fit)
        self._kind.changed.connect(self._fit)
        self._save.clicked.connect(lambda: self.save_wanted.emit(self._what.value, self._kind.value))
        self._folder.clicked.connect(self.folder_wanted)

    def show_parcels(self, decks: Sequence[tuple[str, int]], chosen: Parcel) -> None:
        """Decks with how many cards they hold, those of the decks below counted in."""
        options = [(f"Everything ({counted(sum(count for _, count in decks), 'card')})", Parcel())]
        if chosen.cards:
            options.append((f"The chosen {counted(len(chosen.cards), 'card')}", chosen))
        options += [(f"{deck} ({counted(count, 'card')})", Parcel(deck)) for deck, count in decks]
        self._what.show_options(options, chosen)
        self._said.hide()
        self._folder_row.hide()
        self._fit()

    def show_busy(self) -> None:
        self._say("Writing…", "muted")
        self._folder_row.hide()
        self._save.setEnabled(False)

    def show_done(self, sentence: str) -> None:
        self._say(sentence, "right")
        self._folder_row.show()
        self._save.setEnabled(True)
        self._folder.setFocus()

    def show_failed(self, sentence: str) -> None:
        self._say(sentence, "wrong")
        self._save.setEnabled(True)
        self._save.setFocus()

    def focus(self) -> None:
        self._save.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """A whole collection can only be all of it."""
        kind = self._kind.value
        if kind.is_whole and not self._what.value.is_whole:
            self._about.setText(f"{kind.about} It is always all of it, not only what is chosen above.")
        else:
            self._about.setText(kind.about)

    def _say(self, sentence: str, role: str) -> None:
        self._said.setText(sentence)
        restyle(self._said, role=role)
        self._said.show()

    def _lay_out(self) -> None:
        panel = Panel(padding=(24, 20), gap=18)
        panel.content.addLayout(captioned("What", self._what))
        kinds = captioned("As", self._kind)
        kinds.addWidget(self._about)
        panel.content.addLayout(kinds)
        panel.content.addWidget(FlowBox(self._save))
        panel.content.addWidget(self._said)
        panel.content.addWidget(self._folder_row)
        self.content.addWidget(label("Export", "title"))
        self.content.addWidget(label("A copy of your cards as a file; nothing changes here.", "muted", wraps=True))
        self.content.addWidget(panel)
        self.content.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
