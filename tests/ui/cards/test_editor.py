from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from quizapp.cards import Kind
from quizapp.ui.cards.editor_bar import EditorBar

Key = Qt.Key
# Offscreen there is no window manager for lists that drop down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_card_is_written_checked_and_saved_by_keyboard(author, learner):
    author.open(None, "Mine")
    learner.type("(x^2+1)^5")
    author.write(author.fields.answer, "10x(x^2+1)^4")
    learner.wait_to_see("✓ This is the derivative.")
    learner.wait_to_see("Chain rule")
    learner.press(Key.Key_S, CONTROL)
    learner.wait_to_see("Added a card to Mine.")
    (card,) = author.own_cards()
    assert (card.problem, card.answer, card.deck, card.kind) == ("(x^2+1)^5", "10x(x^2+1)^4", "Mine", Kind.EXERCISE)
    assert card.rules[0] == "chain"
    assert len(author.edits) == 1
    assert not author.page.is_unsaved


def test_the_derivative_can_be_taken_instead(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "x^2")
    learner.wait_to_see("This is not the derivative of that:")
    learner.click("Use 2x")
    assert author.fields.answer.value == "2x"
    learner.wait_to_see("✓ This is the derivative.")


def test_saved_again_it_is_the_same_card(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "2x")
    learner.press(Key.Key_S, CONTROL)
    learner.wait_to_see("Added a card to Mine.")
    author.write(author.fields.tags, "exam")
    learner.press(Key.Key_S, CONTROL)
    learner.wait_to_see("Changed a card of Mine.")
    (card,) = author.own_cards()
    assert card.tags == ("exam",)


def test_control_enter_saves_and_begins_the_next_card_in_the_same_deck(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "2x")
    learner.press(Key.Key_Return, CONTROL)
    learner.wait_to_see("Added a card to Mine.")
    assert author.page.draft == replace(author.page.draft, problem="", answer="", deck="Mine", base=None)
    assert learner.focus is author.fields.problem.line
    assert len(author.own_cards()) == 1


def test_what_is_missing_is_said_at_its_field_and_the_focus_goes_there(author, learner):
    author.open(None)
    learner.type("x^2")
    learner.press(Key.Key_S, CONTROL)
    assert learner.focus is author.fields.answer.line
    assert learner.sees("Write the answer.")
    assert learner.sees("Name the deck that it belongs to.")
    assert learner.sees("Not saved yet: 2 things to look at.")
    learner.type("2x")
    assert not learner.sees("Write the answer.")
    assert author.own_cards() == []


def test_a_flaw_below_the_fold_unfolds_it(author, learner):
    author.open("formula-power")
    author.fields.domain.line.setText("nonsense")
    assert not author.page._sheet.more.is_open
    learner.press(Key.Key_S, CONTROL)
    assert author.page._sheet.more.is_open
    assert learner.focus is author.fields.domain.line
    assert learner.sees("is no condition such as x > 0.")


def test_a_wrong_choice_that_is_right_is_refused_with_a_sentence(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "2x")
    author.page._sheet.more.unfold()
    author.fields.wrong._add.click()
    learner.type("x + x")
    learner.press(Key.Key_S, CONTROL)
    learner.wait_to_see("This is right: it is equal to the answer.")
    learner.wait_to_see("Not saved yet: 1 thing to look at.")
    assert learner.focus is author.fields.wrong._rows[0].line
    assert author.own_cards() == []


def test_another_answer_that_is_equal_is_said_to_be_unneeded(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "2x")
    author.page._sheet.more.unfold()
    author.fields.accept._add.click()
    learner.type("x*2")
    learner.wait_to_see("This is equal to the answer, so it is taken anyway.")


def test_a_card_that_is_there_already_is_named_and_can_be_saved_all_the_same(author, learner):
    author.open(None, "Mine")
    learner.type("x^n")
    learner.wait_to_see("Formula table has this already.")
    author.write(author.fields.answer, "n x^(n-1)")
    learner.press(Key.Key_S, CONTROL)
    learner.wait_to_see("Added a card to Mine.")


def test_only_the_newest_check_is_shown(author, learner):
    author.open(None, "Mine")
    shown = []
    author.page.show_checked = lambda draft, _: shown.append(draft.problem)  # type: ignore[method-assign]
    for problem in ("x^2", "x^3", "x^4"):
        author.flow._check(replace(author.page.draft, problem=problem))
    learner.wait_until(lambda: "x^4" in shown)
    assert "x^3" not in shown


def test_whatever_takes_the_focus_is_in_sight_in_a_small_window(author, learner):
    learner.window.resize(900, 480)
    author.open(None, "Mine")
    author.page._sheet.more.unfold()
    inside, view = author.page._inside, author.page._scroller.viewport()
    seen = set()
    while learner.focus not in seen:
        seen.add(learner.focus)
        if inside.isAncestorOf(learner.focus):
            place = QRect(learner.focus.mapTo(view, QPoint(0, 0)), learner.focus.size())
            assert view.rect().contains(place), learner.focus.accessibleName()
        learner.press(Key.Key_Tab)
    assert len(seen) > 25


def test_in_a_narrow_window_the_buttons_leave_their_keys_out_and_stay_beside_each_other(qtbot):
    bar = EditorBar()
    qtbot.addWidget(bar)
    em = bar.fontInfo().pixelSize()
    faces = {}
    for width in (20, 40):
        bar.resize(width * em, 60)
        bar.grab()
        faces[width] = (bar._save.text(), bar._save.y() == bar._next.y())
    assert faces == {20: ("Save", True), 40: ("Save   Ctrl+S", True)}
    assert bar._save.accessibleName() == "Save"
