"""Cards written from the real window, into files that are read again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit

from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Note
from quizapp.ui.files.export_flow import file_name
from quizapp.ui.files.export_page import ExportPage, Parcel

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_export(learner: Any) -> Any:
    learner.press(Qt.Key.Key_E, KEYS)
    learner.wait_to_see("A copy of your cards as a file")
    return learner


def save_as(learner: Any, path: Path) -> None:
    learner.wait_until(lambda: learner.window.findChild(QFileDialog) is not None)
    field = learner.window.findChild(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    field.setText(str(path))
    learner._qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # a dialog without a display
@pytest.mark.parametrize(
    ("kind", "ending"), [("quizapp deck", "toml"), ("Anki package", "apkg"), ("Collection", "zip")]
)
def test_everything_is_written_as_the_kind_that_was_chosen(
    open_export: Any, tmp_path: Path, kind: str, ending: str
) -> None:
    open_export.click(kind)
    open_export.click("Save as")
    save_as(open_export, tmp_path / "all")
    open_export.wait_to_see(f"Written to {tmp_path / 'all'}.{ending}: ")
    assert open_export.sees("Show in folder")
    assert (tmp_path / f"all.{ending}").stat().st_size > 10_000


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_one_deck_is_written_and_read_again(open_export: Any, tmp_path: Path) -> None:
    page = open_export.window.findChild(ExportPage)
    open_export.rooms._files.exporting.choose("Concepts")
    open_export.wait_until(lambda: page._what.value == Parcel("Concepts"))
    open_export.press(Qt.Key.Key_Return)
    save_as(open_export, tmp_path / "concepts.toml")
    open_export.wait_to_see("Written to")
    with scan(tmp_path / "concepts.toml") as found:
        assert {note.deck for note in found.notes if isinstance(note, Note)} == {"Concepts"}


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_cards_named_one_by_one_are_written(open_export: Any, tmp_path: Path) -> None:
    page = open_export.window.findChild(ExportPage)
    open_export.rooms._files.exporting.choose(cards=["exercise-chain-001", "exercise-chain-002"])
    open_export.wait_until(lambda: page._what.currentText() == "The chosen 2 cards")
    open_export.press(Qt.Key.Key_Return)
    save_as(open_export, tmp_path / "two.csv")
    open_export.wait_to_see(f"Written to {tmp_path / 'two.csv'}: 2 cards.")


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_folder_that_cannot_be_written_to_is_said_and_another_can_be_tried(open_export: Any, tmp_path: Path) -> None:
    (tmp_path / "taken.toml").mkdir()
    flow = open_export.rooms._files.exporting
    page = open_export.window.findChild(ExportPage)
    flow._write(tmp_path / "gone" / "all.toml", Parcel(), page._kind.value)
    open_export.wait_to_see("could not be written")
    assert open_export.focus is page._save


def test_the_folder_of_what_was_written_is_shown(
    open_export: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    flow = open_export.rooms._files.exporting
    flow._write(tmp_path / "all.md", Parcel(), open_export.window.findChild(ExportPage)._kind.value)
    open_export.wait_to_see("Written to")
    open_export.click("Show in folder")
    assert shown == [str(tmp_path)]


def test_a_whole_collection_is_always_all_of_it_and_says_so(open_export: Any) -> None:
    open_export.rooms._files.exporting.choose("Concepts")
    open_export.click("Collection")
    open_export.wait_to_see("It is always all of it")


def test_a_deck_gives_its_name_to_the_file() -> None:
    assert file_name(Parcel("Calculus::Chain / rule?")) == "Calculus - Chain   rule"
    assert file_name(Parcel("..")) == "deck"
    assert file_name(Parcel()) == "quizapp cards"
