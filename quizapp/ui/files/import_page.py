"""Where files come in: chosen, dropped or pasted, looked at, carried out, undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from quizapp.storage.imports import PastImport
from quizapp.ui.files.past_imports import PastImports
from quizapp.ui.files.plan_panel import PlanPanel
from quizapp.ui.files.stages import FileState, Planned
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, label, restyle
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.notice import Notice

_KINDS = (
    "Anki packages (.apkg, .colpkg) and text exports, spreadsheets saved as CSV or TSV, word lists, Markdown decks, "
    "Mnemosyne, SuperMemo and CrowdAnki decks, and quizapp's own (.toml)."
)


class ImportPage(Column):
    choose_wanted = Signal()
    paste_wanted = Signal()
    all_wanted = Signal()
    asked = Signal(int, object)
    """The number of a file, and a Request."""
    undo_wanted = Signal(object)
    """The UUID of an import."""
    left = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._decks: Sequence[str] = ()
        self._panels: dict[int, PlanPanel] = {}
        self._notice = Notice()
        self._choose = Button("Choose files…", "primary", key="Ctrl+O")
        self._paste = Button("Paste", key="Ctrl+V")
        self._all = Button("")
        self._all_row = FlowBox(self._all)
        self._door = Panel("door", padding=(22, 20), gap=12)
        self._past = PastImports()
        self._lay_out()
        self.follow_focus()
        self._choose.clicked.connect(self.choose_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._all.clicked.connect(self.all_wanted)
        self._past.undo_wanted.connect(self.undo_wanted)

    def show_file(self, state: FileState) -> None:
        panel = self._panels.get(state.number)
        if panel is None:
            panel = self._add(state.number)
        panel.show_state(state)
        self._count()

    def remove_file(self, number: int) -> None:
        panel = self._panels.pop(number)
        panel.hide()
        panel.deleteLater()
        self._count()
        self.focus()

    def show_imports(self, imports: Sequence[PastImport]) -> None:
        self._past.show_imports(imports)

    def show_decks(self, decks: Sequence[str]) -> None:
        """Those that there are, to be completed."""
        self._decks = decks
        for panel in self._panels.values():
            panel.show_decks(decks)

    def say(self, sentence: str) -> None:
        self._notice.say(sentence)
        self.to_top()

    def focus(self) -> None:
        for panel in self._panels.values():
            panel.focus()
            return
        self._choose.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, number: int) -> PlanPanel:
        panel = PlanPanel(self._typesetter)
        panel.show_decks(self._decks)
        panel.asked.connect(lambda request: self.asked.emit(number, request))
        panel.looked_at.connect(lambda widgets: self.reveal(*widgets))
        self.content.insertWidget(self.content.indexOf(self._door), panel)
        self._panels[number] = panel
        self._notice.hide()
        return panel

    def _count(self) -> None:
        """Several that are ready can be carried out together. As long as there is one, it comes first."""
        restyle(self._choose, role="button" if self._panels else "primary")
        stages = [panel.stage for panel in self._panels.values()]
        ready = [stage for stage in stages if isinstance(stage, Planned) and stage.is_checked]
        cards = sum(stage.adds + stage.changes for stage in ready)
        self._all.say(f"Import all {len(ready)} files ({cards:,} cards)")
        self._all_row.setVisible(len(ready) > 1 and cards > 0)

    def _lay_out(self) -> None:
        self._all_row.hide()
        self._door.content.addWidget(label("Drop files anywhere onto the window, choose them, or paste.", wraps=True))
        self._door.content.addWidget(label(_KINDS, "small", wraps=True))
        self._door.content.addWidget(FlowBox(self._choose, self._paste))
        self.content.addWidget(label("Import", "title"))
        self.content.addWidget(
            label("Nothing changes before you say so, and every import can be undone.", "muted", wraps=True)
        )
        for part in (self._notice, self._all_row, self._door, self._past):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
