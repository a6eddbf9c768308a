from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from quizapp.exchange.content import read_content
from quizapp.resources import data_folder
from quizapp.study.editing import draft_of
from quizapp.ui.cards.editor_unsaved import UnsavedNotice
from quizapp.ui.widgets.buttons import Button

Key = Qt.Key
# Offscreen there is no window manager for lists that drop down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_escape_leaves_and_what_was_written_is_there_again(author, learner):
    author.open(None, "Mine")
    learner.type("x^2 sin(")
    learner.press(Key.Key_Escape)
    learner.wait_to_see("Start today's session")
    learner.wait_until(lambda: bool(author.unsaved))
    assert author.unsaved[-1][0].problem == "x^2 sin("
    author.open(None, "Elsewhere")
    assert author.fields.problem.value == "x^2 sin("
    assert learner.sees("This was written before and is not saved yet.")
    learner.click("Discard it")
    assert author.fields.problem.value == ""
    learner.wait_until(lambda: author.unsaved[-1] == ())


def test_changes_to_a_card_are_kept_when_another_place_is_gone_to(author, learner):
    author.open("formula-power")
    author.write(author.fields.answer, " + 1")
    learner.click("Settings")
    learner.wait_until(lambda: bool(author.unsaved))
    author.open("formula-power")
    assert author.fields.answer.value == "n x^(n-1) + 1"
    learner.click("Discard it")
    assert author.fields.answer.value == "n x^(n-1)"
    assert not author.page.is_unsaved


def test_what_was_typed_is_on_disk_before_anybody_leaves(author, learner):
    author.open(None, "Mine")
    learner.type("x^7")
    learner.wait_to_see("The derivative:")
    assert author.ask(lambda desk: desk.workbench.unsaved())[0].problem == "x^7"


def test_what_was_typed_when_the_window_closes_is_kept(author, learner):
    author.open(None, "Mine")
    learner.type("x^7")
    author.flow.close()
    assert author.ask(lambda desk: desk.workbench.unsaved())[0].problem == "x^7"


def test_leaving_without_a_change_keeps_nothing(author, learner):
    author.open("formula-power")
    learner.press(Key.Key_Escape)
    learner.wait_to_see("Start today's session")
    assert author.ask(lambda desk: desk.workbench.unsaved()) == ()


def test_what_is_typed_while_it_is_saved_is_not_lost(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "2x")
    learner.press(Key.Key_S, CONTROL)
    learner.type(" + 0")
    learner.wait_until(lambda: bool(author.edits))
    learner.wait_until(lambda: author.page.is_unsaved)
    assert author.fields.answer.value == "2x + 0"
    learner.press(Key.Key_S, CONTROL)
    learner.wait_until(lambda: len(author.edits) == 2)
    (card,) = author.own_cards()
    assert card.answer == "2x + 0"


def test_saving_and_leaving_at_once_leaves_nothing_unsaved(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "2x")
    learner.press(Key.Key_S, CONTROL)
    learner.press(Key.Key_Escape)
    learner.wait_until(lambda: bool(author.edits))
    assert author.ask(lambda desk: desk.workbench.unsaved()) == ()


def test_another_card_is_opened_and_what_was_written_is_kept(author, learner):
    author.open(None, "Mine")
    learner.type("x^9")
    author.flow.edit("formula-power")
    learner.wait_until(lambda: author.fields.problem.value == "x^n")
    assert author.ask(lambda desk: desk.workbench.unsaved())[0].problem == "x^9"


def test_a_card_that_is_gone_meanwhile_cannot_be_saved_and_nothing_typed_is_lost(author, learner):
    author.open("formula-power")
    author.write(author.fields.answer, " + 0")
    author.ask(lambda desk: desk.library.delete(["formula-power"]))
    learner.press(Key.Key_S, CONTROL)
    learner.wait_to_see("Not saved.")
    assert author.fields.answer.value == "n x^(n-1) + 0"


def test_unsaved_cards_are_come_back_to_or_discarded(learner):
    notice = UnsavedNotice()
    learner.window.add(notice)
    card = read_content(data_folder()).cards[0]
    draft = replace(draft_of(card), answer="17")
    notice.show_drafts((draft,))
    assert not notice.isHidden()
    back, discard = [], []
    notice.back_wanted.connect(back.append)
    notice.discard_wanted.connect(discard.append)
    for button in notice.findChildren(Button):
        button.click()
    assert (back, discard) == ([draft], [draft])
    notice.show_drafts(())
    assert notice.isHidden()
