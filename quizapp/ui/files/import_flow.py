"""Carries files into the collection: planned, shown, corrected, carried out, undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from quizapp.exchange.scanned import Unusable
from quizapp.storage.errors import PlanOutdated
from quizapp.study.importing import Cancelled, Done, Watch
from quizapp.ui.backstage import Backstage, Trouble
from quizapp.ui.files.dropped import files_in
from quizapp.ui.files.file_in_hand import FileInHand
from quizapp.ui.files.import_page import ImportPage
from quizapp.ui.files.plan_pictures import PlanPictures
from quizapp.ui.files.plan_words import search_for
from quizapp.ui.files.planner import Planner
from quizapp.ui.files.planning import seldom
from quizapp.ui.files.requests import (
    Cancel,
    CarryOut,
    Decide,
    LeaveOut,
    Practise,
    Request,
    See,
    SkipChecking,
    TakeAs,
    TakeFile,
    Undo,
)
from quizapp.ui.files.sources import FileSource, PastedText, Source
from quizapp.ui.files.stages import Added, Adding, FileState, Planned, TakenBack, Wish

if TYPE_CHECKING:
    from quizapp.study.desk import Desk

_KINDS = "Decks (*.apkg *.colpkg *.csv *.tsv *.txt *.md *.toml *.json *.xml *.cards *.zip *.anki2);;All files (*)"

_SOME = 10
"""Cards asked to try an import."""


class ImportFlow(QObject):
    page_wanted = Signal()
    """The page has something to show."""
    cards_changed = Signal()
    """There are other cards in the collection than before."""
    cards_wanted = Signal(str)
    """A search that finds the cards which were added."""
    practise_wanted = Signal(tuple)
    """Ids of some cards that were added."""
    _progressed = Signal(int, int, int)
    """The number of a file, and how many of how many cards are kept; from the study thread."""

    def __init__(self, backstage: Backstage, page: ImportPage) -> None:
        super().__init__()
        self._backstage = backstage
        self._page = page
        self._files: dict[int, FileInHand] = {}
        self._count = 0
        self._planner = Planner(backstage)
        self.pictures = PlanPictures(lambda: [file.plan for file in self._files.values() if file.plan])
        """Of the cards that it plans."""
        self._dialog: QFileDialog | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        """Where files are looked for first."""
        page.choose_wanted.connect(self.choose)
        page.paste_wanted.connect(self.paste_clipboard)
        page.asked.connect(self._answer)
        page.all_wanted.connect(self._carry_out_all)
        page.undo_wanted.connect(self._undo)
        self._planner.changed.connect(self._changed)
        self._progressed.connect(self._progress)

    # Ways in

    def show(self) -> None:
        """The page, with what was imported before."""
        self._look_around()
        self.page_wanted.emit()

    def choose(self) -> None:
        """Asks for files."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._dialog = QFileDialog(self._page.window(), "Choose decks to import", self._folder, _KINDS)
        self._dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._dialog.filesSelected.connect(self._take_chosen)
        self._dialog.finished.connect(self._chosen)
        self._dialog.open()

    def take(self, paths: Iterable[Path]) -> None:
        """Plans these files, one after the other."""
        for path in paths:
            self._add(FileSource(path))
        self.show()

    def paste(self, text: str) -> None:
        if text.strip():
            self._add(PastedText(text))
        self.show()

    def paste_clipboard(self) -> None:
        self.take_data(QApplication.clipboard().mimeData())

    def take_data(self, data: QMimeData) -> None:
        """What was copied or dropped: files before text."""
        if paths := files_in(data):
            self.take(paths)
        elif data.hasText() and data.text().strip():
            self.paste(data.text())
        else:
            self.show()
            self._page.say("There is neither a file nor text to paste.")

    def close(self) -> None:
        for file in self._files.values():
            file.given_up.set()
        self._planner.close()
        self.pictures.close()
        for file in self._files.values():
            file.let_go()

    def _add(self, source: Source) -> None:
        self._count += 1
        self._files[self._count] = FileInHand(source, FileState(self._count, source.name))
        self._planner.plan(self._files[self._count])

    # What the learner asks for

    def _answer(self, number: int, request: Request) -> None:
        """What comes too late, because the file is at another stage by now, is passed over."""
        if (file := self._files.get(number)) is None:
            return
        match request:
            case TakeAs(wish):
                self._take_as(file, wish)
            case Cancel() if isinstance(file.state.stage, Adding):
                file.given_up.set()
            case Cancel() | LeaveOut():
                self._leave_out(file)
            case _ if isinstance(planned := file.state.stage, Planned):
                self._answer_planned(file, planned, request)
            case _ if isinstance(added := file.state.stage, Added):
                self._answer_added(added, request)

    def _answer_planned(self, file: FileInHand, planned: Planned, request: Request) -> None:
        match request:
            case Decide() | TakeFile():
                self._show(file, stage=file.decide(planned, request))
            case SkipChecking():
                self._planner.skip_checking(file)
            case CarryOut() if planned.is_checked:
                self._carry_out(file, planned)

    def _answer_added(self, added: Added, request: Request) -> None:
        match request:
            case Undo() if added.done.import_id is not None:
                self._undo(added.done.import_id)
            case See():
                self.cards_wanted.emit(search_for(added.decks))
            case Practise():
                self.practise_wanted.emit(spread(added.cards))

    def _take_as(self, file: FileInHand, wish: Wish) -> None:
        if wish != file.state.wish:
            self._show(file, wish=wish, notice="")
            self._planner.plan(file)

    def _leave_out(self, file: FileInHand) -> None:
        file.given_up.set()
        file.let_go()
        del self._files[file.state.number]
        self._page.remove_file(file.state.number)

    # Carrying out, on the study thread: whatever writes is done there

    def _carry_out_all(self) -> None:
        for file in self._files.values():
            if isinstance(planned := file.state.stage, Planned) and planned.is_checked and planned.does_something:
                self._carry_out(file, planned)

    def _carry_out(self, file: FileInHand, planned: Planned) -> None:
        given_up, number = file.begin(), file.state.number
        tell = seldom(lambda done, of: self._progressed.emit(number, done, of))
        self._show(file, stage=Adding(planned), notice="")

        def work(desk: Desk) -> Added | Exception:
            try:
                return _added(planned, desk.library.execute_import(planned.plan, watch=Watch(tell, given_up.is_set)))
            except (Unusable, Cancelled, PlanOutdated) as error:
                return error

        self._backstage.call(
            work,
            lambda result: self._carried_out(file, planned, result),
            lambda trouble: self._show(file, stage=planned, notice=trouble.sentence),
        )

    def _progress(self, number: int, done: int, of: int) -> None:
        file = self._files.get(number)
        if file is not None and isinstance(adding := file.state.stage, Adding):
            self._show(file, stage=replace(adding, done=done, of=of))

    def _carried_out(self, file: FileInHand, planned: Planned, result: Added | Exception) -> None:
        match result:
            case Added():
                file.let_go()
                self._show(file, stage=result)
                self._cards_changed()
            case Cancelled():
                self._show(file, stage=planned, notice="Stopped. Nothing was changed.")
            case PlanOutdated():
                self._show(file, notice="Some of these cards were changed meanwhile, so it was planned once more.")
                self._planner.plan(file)
            case _:
                self._show(file, stage=planned, notice=str(result))

    def _undo(self, made: UUID) -> None:
        def undone(_: object) -> None:
            for file in self._files.values():
                if isinstance(added := file.state.stage, Added) and added.done.import_id == made:
                    self._show(file, stage=TakenBack(), notice="")
            self._cards_changed()

        def not_undone(trouble: Trouble) -> None:
            self._page.say(trouble.sentence)

        self._backstage.call(lambda desk: desk.library.undo_import(made), undone, not_undone)

    def _cards_changed(self) -> None:
        """Plans that were made before may be wrong now."""
        self._look_around()
        self.cards_changed.emit()
        for file in self._files.values():
            if isinstance(file.state.stage, Planned):
                self._planner.plan(file)

    def _look_around(self) -> None:
        self._backstage.call(lambda desk: desk.library.imports(), self._page.show_imports)
        self._backstage.call(_decks, self._page.show_decks)

    def _take_chosen(self, names: list[str]) -> None:
        self._folder = str(Path(names[0]).parent)
        self.take([Path(name) for name in names])

    def _chosen(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _show(self, file: FileInHand, **changes: object) -> None:
        file.state = replace(file.state, **changes)  # type: ignore[arg-type]
        self._changed(file)

    def _changed(self, file: FileInHand) -> None:
        if file.state.number in self._files:
            self._page.show_file(file.state)


def _decks(desk: Desk) -> tuple[str, ...]:
    return tuple(dict.fromkeys(card.deck for card in desk.cards()))


def spread(cards: tuple[str, ...]) -> tuple[str, ...]:
    """Some of them, from the first to the last."""
    return cards[:: max(1, len(cards) // _SOME)][:_SOME]


def _added(planned: Planned, done: Done) -> Added:
    left_out = planned.left_out
    kept = [entry.card for entry in planned.plan.added if entry.card.id not in left_out]
    return Added(done, tuple(dict.fromkeys(card.deck for card in kept)), tuple(card.id for card in kept))
