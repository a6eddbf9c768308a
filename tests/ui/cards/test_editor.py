from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from quizapp.cards import Kind, SymbolKind, Task
from quizapp.exchange.content import read_content
from quizapp.resources import data_folder
from quizapp.study.editing import as_written, draft_of
from quizapp.ui.cards.editor_page import EditorPage
from quizapp.ui.cards.editor_unsaved import UnsavedNotice
from quizapp.ui.widgets.buttons import Button

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


def test_only_the_newest_check_is_shown(author, learner):
    author.open(None, "Mine")
    shown = []
    author.page.show_checked = lambda draft, _: shown.append(draft.problem)  # type: ignore[method-assign]
    for problem in ("x^2", "x^3", "x^4"):
        author.flow._check(replace(author.page.draft, problem=problem))
    learner.wait_until(lambda: "x^4" in shown)
    assert "x^3" not in shown


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


def _buttons(author, name):
    found = author.page.findChildren(Button)
    return [button for button in found if button.accessibleName() == name and button.isVisible()]
