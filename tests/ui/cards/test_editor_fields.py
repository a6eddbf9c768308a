from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from quizapp.cards import Kind, SymbolKind, Task
from quizapp.exchange.content import read_content
from quizapp.resources import data_folder
from quizapp.study.editing import as_written, draft_of
from quizapp.ui.cards.editor_page import EditorPage
from quizapp.ui.widgets.buttons import Button

Key = Qt.Key
# Offscreen there is no window manager for lists that drop down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_rules_are_taken_away_added_and_one_made_the_main_one(author, learner):
    author.open(None, "Mine")
    learner.type("x^2 sin x")
    learner.wait_to_see("Found in the derivation; the first is the main one.")
    assert author.fields.rules.value is None
    next(iter(_buttons(author, "Remove the rule Sine"))).click()
    assert author.fields.rules.value == ("product", "power")
    author.write(author.fields.rules, "quotient ru")
    author.press_in_list(author.fields.rules, Key.Key_Return)
    assert author.fields.rules.value == ("product", "power", "quotient")
    next(iter(_buttons(author, "Make Quotient rule the main rule"))).click()
    assert author.fields.rules.value == ("quotient", "product", "power")
    learner.click("Use those")
    assert author.fields.rules.value == ("product", "power", "sine")


def test_escape_closes_a_list_that_dropped_down_and_does_not_leave(author, learner):
    author.open("formula-power")
    author.write(author.fields.rules, "quot")
    author.press_in_list(author.fields.rules, Key.Key_Escape)
    assert not author.fields.rules.line.completer().popup().isVisible()
    assert author.page.isVisible()
    assert author.fields.rules.line.text() == "quot"


def test_a_rule_that_there_is_not_is_not_saved(author, learner):
    author.open("formula-power")
    author.write(author.fields.rules, "pudding")
    learner.press(Key.Key_S, CONTROL)
    assert learner.sees("There is no rule “pudding”.")
    assert author.edits == []


def test_tags_end_with_a_space_and_are_completed(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "2x")
    author.write(author.fields.tags, "exam week-3")
    assert author.fields.tags.value == ("exam", "week-3")
    learner.press(Key.Key_Return, CONTROL)
    learner.wait_to_see("Added a card to Mine.")
    learner.wait_until(lambda: "week-3" in author.fields.tags._known)
    author.fields.tags.show_value(())
    author.write(author.fields.tags, "we")
    author.press_in_list(author.fields.tags, Key.Key_Down, Key.Key_Return)
    learner.wait_until(lambda: author.fields.tags.line.text() == "")
    assert author.fields.tags.value == ("week-3",)


def test_a_deck_that_there_is_not_yet_is_called_new(author, learner):
    author.open(None)
    author.write(author.fields.deck, "Exam::Week 3")
    assert learner.sees("“Exam::Week 3” will be a new deck.")


def test_letters_have_kinds_and_the_answer_is_read_with_them(author, learner):
    author.open("formula-power")
    author.fields.task.choose(Task.GRADIENT)
    author.fields.problem.line.setText("x^T A x")
    author.page._sheet.more.unfold()
    learner.wait_until(lambda: "A" in author.fields.letters._boxes)
    for letter, keys in (("A", (Key.Key_End, Key.Key_Up)), ("x", (Key.Key_End, Key.Key_Up, Key.Key_Up))):
        box = author.fields.letters._boxes[letter]
        box.setFocus()
        for key in keys:
            assert learner.focus is box
            learner.press(key)
    assert author.page.draft.variables == {"A": SymbolKind.MATRIX, "x": SymbolKind.VECTOR}


def test_the_letter_follows_the_problem_until_somebody_says(author, learner):
    author.open(None, "Mine")
    learner.type("t^2")
    assert author.fields.wrt.line.text() == "t"
    assert author.page.draft.wrt is None
    author.write(author.fields.wrt, "s")
    assert author.page.draft.wrt == ("ts",)
    author.fields.wrt.line.selectAll()
    learner.type("a")
    author.write(author.fields.problem, " + x")
    assert author.fields.wrt.line.text() == "a"


def test_enter_begins_another_line_and_backspace_takes_an_empty_one_away(author, learner):
    author.open(None, "Mine")
    author.page._sheet.more.unfold()
    author.fields.hints._add.click()
    learner.type("First.")
    learner.press(Key.Key_Return)
    learner.type("S")
    assert author.page.draft.hints == ("First.", "S")
    learner.press(Key.Key_Backspace)
    learner.press(Key.Key_Backspace)
    assert author.page.draft.hints == ("First.",)
    assert learner.focus is author.fields.hints._rows[0].line


def test_another_kind_of_card_keeps_what_was_written(author, learner):
    author.open(None, "Mine")
    learner.type("x^2")
    author.write(author.fields.answer, "2x")
    author.fields.task.choose(Task.CHOOSE)
    assert author.fields.said_answer.value == "2x"
    assert len(author.fields.wrong._rows) == 2
    author.write(author.fields.prompt, "What is the derivative?")
    author.fields.task.choose(Task.DIFFERENTIATE)
    draft = author.page.draft
    assert (draft.problem, draft.answer, draft.prompt) == ("x^2", "2x", "What is the derivative?")


def test_a_question_with_choices_is_written_and_saved(author, learner):
    author.open(None, "Mine")
    author.fields.task.choose(Task.CHOOSE)
    author.write(author.fields.prompt, "What is $d/dx [x^2]$?")
    author.write(author.fields.said_answer, "$2x$")
    author.fields.wrong._rows[0].line.setFocus()
    learner.type("$x$")
    learner.press(Key.Key_Return)
    learner.type("nothing")
    learner.press(Key.Key_S, CONTROL)
    learner.wait_to_see("Added a card to Mine.")
    (card,) = author.own_cards()
    assert (card.kind, card.task, card.wrong) == (Kind.CONCEPT, Task.CHOOSE, ("$x$", "nothing"))


def test_symbols_are_typed_where_somebody_was_typing(author, learner):
    author.open(None, "Mine")
    author.write(author.fields.answer, "2")
    learner.click("√")
    learner.type("x")
    assert author.fields.answer.line.text() == "2√(x)"


def test_what_cannot_be_read_is_told_as_in_an_answer(author, learner):
    author.open(None, "Mine")
    learner.type("x^^2")
    assert learner.sees("x^")
    assert author.fields.problem.line.accessibleDescription()


def test_tab_goes_through_the_fields_from_top_to_bottom(author, learner):
    author.open("exercise-gradient-frobenius-003")
    author.page._sheet.more.unfold()
    places, first = [], learner.focus
    for _ in range(120):
        learner.press(Key.Key_Tab)
        if learner.focus is first:
            break
        if author.page._sheet.isAncestorOf(learner.focus) and learner.focus.isVisible():
            places.append(learner.focus.mapTo(author.page._sheet, learner.focus.rect().center()))
    tops = [place.y() for place in places]
    falls = [(before, after) for before, after in pairwise(tops) if after < before - 12]
    assert len(falls) <= 1, falls


@pytest.mark.parametrize("start", range(0, 40, 4))
def test_shipped_cards_are_shown_and_read_back_to_the_letter(qtbot, learner, start):
    """A part of them; nothing is unsaved when a card was only looked at."""
    page = EditorPage(learner.rooms._typesetter)
    qtbot.addWidget(page)
    for card in read_content(data_folder()).cards[start::40]:
        page.show_draft(draft_of(card))
        assert as_written(page.draft) == card
        assert not page.is_unsaved, card.id


def _buttons(author, name):
    found = author.page.findChildren(Button)
    return [button for button in found if button.accessibleName() == name and button.isVisible()]
