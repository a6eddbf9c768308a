"""Files brought to the real window: dropped, pasted, chosen; looked at, corrected, carried out, undone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit

from quizapp.study.importing import Choice
from quizapp.ui.files.card_list import CardList
from quizapp.ui.files.deck_field import DeckField
from quizapp.ui.files.drop_overlay import DropOverlay
from quizapp.ui.files.import_flow import spread
from quizapp.ui.files.picker import Picker
from quizapp.ui.files.rejected_list import RejectedList
from quizapp.ui.files.stages import Added, Planned, Reading, Waiting

CONTROL = Qt.KeyboardModifier.ControlModifier
RULES = "question,answer\nd/dx x^3,3x^2\nd/dx sin(3x),3cos(3x)\nWho?,Leibniz\n"
WRONG = "question,answer\nd/dx arcsin x,1/√(1+x²)\nd/dx sin(3x),cos(3x)\nd/dx x^3,3x^2\nd/dx cos x,\n"


def test_dropped_files_are_planned_and_carried_out_and_undone(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("rules.csv", RULES))
    learner.wait_to_see("3 new")
    learner.wait_to_see("2 typed and checked, 1 recalled and rated by you")
    assert importer.cards("rules") == []
    importer.wait_for("Add 3 cards")
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("Added 3 cards to “rules”.")
    assert len(importer.cards("rules")) == 3
    learner.wait_to_see("Imported before")
    learner.click("Undo")
    learner.wait_to_see("Taken back")
    assert importer.cards("rules") == []
    learner.wait_to_see("3 added. Undone.")


def test_while_files_are_held_over_it_the_window_says_so(importer: Any, learner: Any, write: Any) -> None:
    overlay = learner.window.findChild(DropOverlay)
    importer.drag(write("rules.csv", RULES))
    assert learner.sees("Drop to import")
    assert overlay.geometry() == learner.window.rect()
    importer.drop(write("rules.csv", RULES))
    assert not overlay.isVisible()


def test_addresses_elsewhere_are_not_taken(importer: Any, learner: Any) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/deck.apkg")])
    importer.hold(data)
    assert not learner.window.findChild(DropOverlay).isVisible()


def test_pasted_text_is_a_deck_too(importer: Any, learner: Any) -> None:
    QGuiApplication.clipboard().setText("x^2\t2x\nsin x\tcos x\n")
    learner.press(Qt.Key.Key_I, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    learner.wait_to_see("Nothing changes before you say so")
    learner.press(Qt.Key.Key_V, CONTROL)
    learner.wait_to_see("Pasted text")
    learner.wait_to_see("2 new")


def test_copied_files_are_pasted(importer: Any, learner: Any, write: Any) -> None:
    importer.flow.show()
    learner.wait_to_see("Nothing changes before you say so")
    QGuiApplication.clipboard().setMimeData(importer.data(write("rules.csv", RULES)))
    learner.press(Qt.Key.Key_V, CONTROL)
    learner.wait_to_see("rules.csv")


def test_other_pages_take_pastes_when_told_to(importer: Any, learner: Any) -> None:
    QGuiApplication.clipboard().setText("x^2\t2x\n")
    learner.rooms._files.take_pastes_on(learner.rooms._today)
    learner.press(Qt.Key.Key_V, CONTROL)
    learner.wait_to_see("Pasted text")


def test_an_empty_clipboard_is_said(importer: Any, learner: Any) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    importer.flow.paste_clipboard()
    learner.wait_to_see("There is neither a file nor text to paste.")


@pytest.mark.qt_log_ignore("propagateSizeHints")  # a dialog without a display
def test_files_are_chosen_with_control_o(importer: Any, learner: Any, write: Any) -> None:
    path = write("rules.csv", RULES)
    learner.press(Qt.Key.Key_O, CONTROL)
    learner.wait_until(lambda: learner.window.findChild(QFileDialog) is not None)
    dialog = learner.window.findChild(QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(path))
    learner._qtbot.keyClick(field, Qt.Key.Key_Return)
    learner.wait_to_see("3 new")


def test_a_damaged_file_is_said_with_its_name_and_the_others_go_on(
    importer: Any, learner: Any, write: Any, decks: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "half.apkg"
    damaged.write_bytes((decks / "newest.apkg").read_bytes()[:700])
    importer.drop(damaged, write("rules.csv", RULES), tmp_path)
    learner.wait_to_see("The package is damaged or was cut off.")
    learner.wait_to_see("This is a folder")
    learner.wait_to_see("3 new")
    assert learner.sees("half.apkg")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_would_never_end_is_not_read(importer: Any, learner: Any, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    importer.drop(pipe)
    learner.wait_to_see("This is no file")


def test_some_of_many_cards_are_spread_over_all_of_them() -> None:
    assert spread(("a", "b")) == ("a", "b")
    assert spread(tuple(map(str, range(1000))))[-1] == "900"
    assert len(spread(tuple(map(str, range(1009))))) == 10


def test_wrong_answers_are_left_out_unless_the_learner_says_otherwise(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("exam.csv", WRONG))
    importer.wait_for("Add 1 card")
    assert learner.sees("2 wrong answers: 2 left out")
    assert learner.sees("Row 2")
    learner.click("Correct it")
    importer.wait_for("Add 2 cards")
    assert learner.sees("2 wrong answers: 1 left out, 1 corrected")
    learner.click("Keep all as they are")
    importer.wait_for("Add 3 cards")
    learner.click("Correct all")
    learner.click("Add 3 cards")
    learner.wait_to_see("Added 3 cards")
    answers = {card.problem: card.answer for card in importer.cards("exam")}
    assert answers["sin(3x)"].replace(" ", "") == "3cos(3x)"
    assert "1 - x^2" in answers["arcsin(x)"]


def test_what_was_left_out_is_told_with_the_rejected_rows_and_can_be_copied(
    importer: Any, learner: Any, write: Any
) -> None:
    importer.drop(write("exam.csv", WRONG))
    importer.wait_for("Add 1 card")
    learner.click("Add 1 card")
    learner.wait_to_see("3 rows of the file became no card.")
    learner.click("▸  3 rejected rows")
    learner.click("Copy all")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Row 2 says d/dx [arcsin(x)]")
    assert lines[2] == "Row 5: The back of this row is empty."


def test_chosen_rejected_rows_are_copied_by_key(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("exam.csv", WRONG + "d/dx ln x,\n"))
    importer.wait_for("Add 1 card")
    learner.click("▸  2 rejected rows")
    lines = learner.window.findChild(RejectedList)._lines
    lines.setFocus()
    lines.selectRow(1)
    learner.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Row 6: The back of this row is empty."


@pytest.mark.qt_log_ignore("This plugin does not support")  # popping up the list that completes
def test_the_deck_is_chosen_and_the_plan_made_again_without_checking_twice(
    importer: Any, learner: Any, write: Any
) -> None:
    importer.drop(write("exam.csv", WRONG))
    importer.wait_for("Add 1 card")
    checker = importer.flow._planner._checker
    known = len(checker._known)
    field = learner.window.findChild(DeckField)
    assert field.placeholderText() == "as the file says: exam"
    field.setFocus()
    learner.type("Calculus")
    learner.press(Qt.Key.Key_Return)
    learner.wait_until(lambda: importer.flow._files[1].state.wish.deck == "Calculus")
    importer.wait_for("Add 1 card")
    assert len(checker._known) == known
    learner.click("Add 1 card")
    learner.wait_to_see("Added 1 card to “Calculus”.")


def test_columns_are_corrected_by_hand(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("swapped.csv", "3x^2,d/dx x^3\n2x,d/dx x^2\n"))
    learner.wait_to_see("2 new")
    learner.click("▸  How the file was read")
    pickers = [each for each in learner.window.findChildren(Picker) if each.isVisible()]
    second = next(each for each in pickers if each.accessibleName() == "Column 2 is")
    second.setFocus()
    learner.press(Qt.Key.Key_Home)
    learner.wait_until(lambda: importer.flow._files[1].state.wish.options.roles != ())
    learner.wait_to_see("2 typed and checked")
    entry = importer.flow._files[1].state.stage.plan.added[0]
    assert (entry.card.problem, entry.card.answer) == ("x^3", "3x^2")


def test_a_file_without_the_right_delimiter_can_be_put_right(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("odd.csv", "front|back|more, or less\nx^2|2x|a, b\nx^3|3x^2|c, d\n"))
    learner.wait_to_see("new")
    learner.click("▸  How the file was read")
    pickers = [each for each in learner.window.findChildren(Picker) if each.isVisible()]
    delimiter = next(each for each in pickers if each.accessibleName() == "What parts the columns")
    delimiter.setFocus()
    for _ in range(4):
        learner.press(Qt.Key.Key_Down)
    learner.wait_until(lambda: importer.flow._files[1].state.facts.taken.delimiter == "|")
    learner.wait_to_see("2 new")


def test_a_file_that_comes_again_keeps_what_the_learner_changed(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("rules.csv", RULES))
    importer.wait_for("Add 3 cards")
    learner.click("Add 3 cards")
    learner.wait_to_see("Added 3 cards")
    learner.click("Close")
    edited: list[bool] = []
    learner.program.furniture.backstage.call(_edit, lambda _: edited.append(True))
    learner.wait_until(lambda: bool(edited))
    importer.drop(write("rules.csv", RULES.replace("3cos(3x)", "3 cos(3 x) + 0").replace("Leibniz", "Newton")))
    importer.wait_for("Change 2 cards")
    learner.click("▸  2 changed cards, 1 by you too")
    assert learner.sees("Answer (yours)")
    learner.click("Take the file's")
    learner.wait_until(lambda: len(importer.flow._files[2].state.stage.plan.taken) == 1)
    learner.click("Keep mine")
    learner.wait_until(lambda: not importer.flow._files[2].state.stage.plan.taken)
    learner.click("Change 2 cards")
    learner.wait_to_see("Changed 2 cards.")
    answers = {card.prompt or card.problem: card.answer for card in importer.cards("rules")}
    assert answers == {"x^3": "3x^2", "sin(3x)": "cos(3x) * 3", "Who?": "Newton"}


def _edit(desk: Any) -> None:
    with desk._collection._writing() as connection:
        connection.exec_driver_sql(
            "UPDATE cards SET answer = 'cos(3x) * 3' WHERE deck = 'rules' AND problem = 'sin(3x)'"
        )
    desk._look_at_cards()


def test_several_files_are_carried_out_together_and_what_they_share_only_once(
    importer: Any, learner: Any, write: Any
) -> None:
    importer.drop(write("one.csv", RULES), write("two.csv", "q,a\nd/dx x^5,5x^4\nd/dx x^6,6x^5\n"))
    importer.wait_for("Import all 2 files (5 cards)")
    learner.click("Import all 2 files")
    learner.wait_to_see("Added 3 cards to “one”.")
    learner.wait_to_see("Added 2 cards to “two”.")


def test_a_plan_that_another_import_made_stale_is_made_again(importer: Any, learner: Any, write: Any) -> None:
    first = write("rules.csv", RULES)
    second = write("rules2.csv", RULES)
    importer.drop(first, second)
    importer.wait_for("Import all 2 files")
    learner.click("Add 3 cards")
    learner.wait_to_see("Added 3 cards to “rules”.")
    learner.wait_to_see("3 unchanged")
    assert learner.sees("Everything in it is in your collection already.")


def test_reading_can_be_cancelled(importer: Any, learner: Any, write: Any) -> None:
    lines = "".join(f"d/dx x^{power} + {power},{power}x^{power - 1}\n" for power in range(2, 6000))
    importer.drop(write("long.csv", "question,answer\n" + lines))
    learner.wait_until(lambda: isinstance(importer.flow._files[1].state.stage, Waiting | Reading))
    learner.click("Cancel")
    learner.wait_until(lambda: not importer.flow._files)
    assert not learner.sees("long.csv")


def test_checking_can_be_skipped(importer: Any, learner: Any, write: Any) -> None:
    lines = "".join(f"d/dx sin(x^{power}) cos({power}x),1\n" for power in range(2, 90))
    importer.drop(write("long.csv", "question,answer\n" + lines))
    learner.wait_to_see("Checking answers against derivatives")
    learner.press(Qt.Key.Key_Return)
    assert not importer.flow._files[1].state.stage.is_checked
    learner.click("Stop checking")
    importer.wait_for("Add ")
    assert importer.flow._files[1].state.stage.is_checked


def test_stopping_while_cards_are_added_changes_nothing(
    importer: Any, learner: Any, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    importer.drop(write("rules.csv", RULES))
    importer.wait_for("Add 3 cards")
    file = importer.flow._files[1]
    monkeypatch.setattr(type(file), "begin", lambda self: (type(file).given_up.__set__(self, _Set()), self.given_up)[1])
    learner.click("Add 3 cards")
    learner.wait_to_see("Stopped. Nothing was changed.")
    assert importer.cards("rules") == []
    assert isinstance(file.state.stage, Planned)


class _Set:
    """An event that was set already."""

    def is_set(self) -> bool:
        return True

    def set(self) -> None:
        pass


def test_the_history_of_a_package_is_taken_when_wanted(
    importer: Any, learner: Any, decks: Path, tmp_path: Path
) -> None:
    importer.drop(Path(shutil.copy(decks / "newest.apkg", tmp_path / "deck.apkg")))
    importer.wait_for("Add ")
    box = learner.window.findChild(QCheckBox)
    assert not any(entry.past for entry in importer.flow._files[1].state.stage.plan.added)
    box.setFocus()
    learner.press(Qt.Key.Key_Space)
    learner.wait_until(lambda: importer.flow._files[1].state.wish.options.history)
    importer.wait_for("Add ")
    assert any(entry.past for entry in importer.flow._files[1].state.stage.plan.added)


def test_new_cards_are_typeset_and_the_chosen_one_is_shown_whole(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("rules.csv", RULES))
    importer.wait_for("Add 3 cards")
    learner.click("▸  3 new cards")
    cards = learner.window.findChild(CardList)
    cards.setFocus()
    learner.press(Qt.Key.Key_Down)
    learner.wait_to_see("3 times cosine of 3 x")
    said = cards.model().index(2, 0).data()
    assert said == "Who?. Answer: Leibniz. recall"


def test_hostile_text_stays_text(importer: Any, learner: Any, write: Any) -> None:
    bad = "<img src=http://example.org/x.png onerror=alert(1)><b>bold</b>"
    importer.drop(write("<b>bad<b>.csv", f'question,answer\n"{bad}",{bad}\nonly,\n'))
    importer.wait_for("Add 1 card")
    learner.click("▸  1 new card")
    learner.window.findChild(CardList).selectRow(0)
    labels = [label for label in learner.window.findChildren(QLabel) if label.isVisible()]
    assert all(label.textFormat() is not Qt.TextFormat.RichText for label in labels)
    plain = [label for label in labels if "<b>" in label.text()]
    assert plain
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in plain)


def test_some_of_the_new_cards_can_be_tried_at_once(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("rules.csv", RULES))
    importer.wait_for("Add 3 cards")
    learner.click("Add 3 cards")
    learner.wait_to_see("Added 3 cards")
    assert isinstance(importer.flow._files[1].state.stage, Added)
    learner.click("Try some of them now")
    learner.wait_until(lambda: learner.state is not None and learner.card.deck == "rules")


def test_what_the_learner_decided_holds_when_the_file_is_planned_again(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("exam.csv", WRONG))
    importer.wait_for("Add 1 card")
    learner.click("Correct it")
    importer.wait_for("Add 2 cards")
    importer.flow._planner.plan(importer.flow._files[1])
    importer.wait_for("Add 2 cards")
    assert Choice.CORRECT in importer.flow._files[1].state.stage.plan.choices.values()


def test_escape_leaves_and_the_file_stays_in_hand(importer: Any, learner: Any, write: Any) -> None:
    importer.drop(write("rules.csv", RULES))
    importer.wait_for("Add 3 cards")
    learner.press(Qt.Key.Key_Escape)
    learner.wait_until(lambda: not learner.sees("Nothing changes before you say so"))
    learner.press(Qt.Key.Key_I, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    learner.wait_to_see("3 new")


def test_new_decks_can_be_chosen_for_a_quiz_at_once(importer: Any, learner: Any, write: Any) -> None:
    learner.click("Quiz")
    learner.wait_to_see("Start")
    importer.drop(write("my rules.csv", RULES))
    importer.wait_for("Add 3 cards")
    learner.click("Add 3 cards")
    learner.wait_to_see("Added 3 cards")
    learner.click("Quiz")
    learner.wait_to_see("My rules · 3")


def test_the_first_day_offers_to_bring_a_deck(learner: Any) -> None:
    learner.click("Bring your own deck")
    learner.wait_to_see("Drop files anywhere onto the window")


def test_the_focus_goes_to_the_deed_when_all_is_checked_but_not_away_from_what_was_opened(
    importer: Any, learner: Any, write: Any
) -> None:
    importer.drop(write("one.csv", RULES))
    importer.wait_for("Add 3 cards")
    learner.wait_until(lambda: learner.focus is importer.button("Add 3 cards"))
    learner.click("Leave this file out")
    lines = "".join(f"d/dx x^{power},{power}x^{power - 1}\n" for power in range(2, 82))
    importer.drop(write("two.csv", "question,answer\n" + lines))
    learner.wait_to_see("Checking answers")
    learner.press(Qt.Key.Key_Return)
    opened = learner.focus
    importer.wait_for("Add 80 cards")
    assert learner.focus is opened
