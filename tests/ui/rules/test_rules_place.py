from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from quizapp.cards import Fault, Rating
from quizapp.cards.practice import practice_id
from quizapp.study.desk import Desk
from quizapp.study.states import Asked, Judged, Practise
from quizapp.ui.places import Place
from quizapp.ui.rules.rules_page import RulesPage
from quizapp.ui.widgets.buttons import Button

Key = Qt.Key


def names(learner) -> list[str]:
    """Of the rules in the list, from top to bottom."""
    return [row.rule.name for row in learner.rooms._rules._page._list._shown()]


def focus_on(learner, name: str) -> None:
    for _ in range(60):
        if learner.focus.accessibleName().startswith(name):
            return
        learner.press(Key.Key_Down)
    raise AssertionError(f"{name} was not reached")


def open_rules(learner):
    learner.click("Rules")
    learner.wait_until(lambda: isinstance(learner.window.page, RulesPage))
    learner.wait_until(lambda: not learner.window.page._list._unbuilt)
    return learner.window.page


def miss_chain(desk: Desk) -> None:
    """Two wrong answers that leave the inner derivative out."""
    state = desk.begin(Practise(("chain",), 2))
    for _ in range(2):
        assert isinstance(state, Asked)
        assert isinstance(desk.check("17"), Judged)
        desk.blame(Fault("chain", "chain-inner-missing"))
        state = desk.rate(Rating.AGAIN)
    desk.leave()


def missed_chain(learner) -> None:
    done = []
    learner.rooms._backstage.call(miss_chain, lambda _: done.append(True))
    learner.wait_until(lambda: bool(done))


def practise_buttons(learner) -> list[Button]:
    buttons = learner.window.findChildren(Button)
    return [button for button in buttons if button.accessibleName() == "Practise: Chain rule"]


def test_the_list_is_gone_through_opened_and_practised_by_keyboard(learner):
    page = open_rules(learner)
    assert names(learner)[0] == "Definition of the derivative"
    focus_on(learner, "Power rule")
    learner.press(Key.Key_Return)
    learner.wait_to_see("Waits until you know Definition of the derivative")
    assert page._list._detail.isVisible()
    learner.press(Key.Key_P)
    learner.wait_until(lambda: isinstance(learner.state, Asked))
    assert learner.card.id == practice_id("power")


def test_p_practises_a_rule_that_is_not_open(learner):
    open_rules(learner)
    focus_on(learner, "Sine")
    learner.press(Key.Key_P)
    learner.wait_until(lambda: isinstance(learner.state, Asked))
    assert learner.card.id == practice_id("sine")


def test_what_is_typed_narrows_the_list_and_escape_widens_it_again(learner):
    open_rules(learner)
    all_of_them = names(learner)
    learner.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    learner.type("chain")
    assert set(names(learner)) == {"Chain rule", "Chain rule for several variables"}
    learner.press(Key.Key_Escape)
    assert names(learner) == all_of_them


def test_a_letter_p_in_the_field_is_a_letter(learner):
    open_rules(learner)
    learner.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    learner.type("p")
    assert isinstance(learner.focus, QLineEdit)
    assert learner.focus.text() == "p"


def test_a_rule_leads_to_those_that_it_builds_on(learner):
    page = open_rules(learner)
    page.show_rule("chain")
    learner.click("Power rule")
    assert page._list._open == "power"


def test_mistakes_are_told_by_name_with_counts_and_dates(learner):
    missed_chain(learner)
    page = open_rules(learner)
    page.show_rule("chain")
    learner.wait_to_see("Inner derivative missing")
    assert learner.sees("×2")
    assert learner.sees("last today")
    assert learner.sees("Review missed rules (1)")


def test_worst_first(learner):
    missed_chain(learner)
    open_rules(learner)
    learner.click("Worst first")
    assert names(learner)[0] == "Chain rule"


def test_missed_rules_are_reviewed_from_the_rules_and_from_today(learner):
    missed_chain(learner)
    open_rules(learner)
    learner.click("Review missed rules")
    learner.wait_until(lambda: isinstance(learner.state, Asked))
    assert learner.card.id == practice_id("chain")
    learner.press(Key.Key_Escape)
    learner.wait_to_see("Review missed rules (1)")
    assert learner.window.windowTitle().startswith(Place.TODAY)
    assert learner.sees("Inner derivative missing ×2")
    next(button for button in practise_buttons(learner) if button.isVisible()).click()
    learner.wait_until(learner.rooms._sitting.isVisible)


def test_the_map_is_gone_through_with_the_arrow_keys(learner):
    page = open_rules(learner)
    learner.click("Map")
    assert learner.focus.accessibleName().startswith("Definition of the derivative")
    learner.press(Key.Key_Right)
    second = page._map._canvas.chosen_rule
    assert second != "limit-definition"
    assert "builds on Definition of the derivative" in learner.focus.accessibleName()
    learner.press(Key.Key_Return)
    assert page._map._about.isVisible()
    learner.press(Key.Key_P)
    learner.wait_until(lambda: isinstance(learner.state, Asked))
    assert learner.card.id == practice_id(second)


def test_anything_typed_is_differentiated_one_step_at_a_time(learner):
    page = open_rules(learner)
    learner.click("Try it")
    learner.type("x^2 sin(3x)")
    learner.press(Key.Key_Return)
    learner.wait_to_see("Product rule")
    steps = page._try_it._steps
    before = steps.steps_left
    learner.press(Key.Key_Return)
    assert steps.steps_left == before - 1
    while not steps.is_all_shown:
        learner.press(Key.Key_Return)
    assert learner.focus is page._try_it._field
    learner.type("+1")
    assert not page._try_it._solution.isVisible()


def test_what_cannot_be_read_is_said_and_the_text_stays(learner):
    page = open_rules(learner)
    learner.click("Try it")
    learner.type("x^^2")
    learner.press(Key.Key_Return)
    learner.wait_until(page._try_it._notice.isVisible)
    assert QApplication.focusWidget() is page._try_it._field
    assert page._try_it._field.text() == "x^^2"


def test_of_several_letters_one_is_chosen_to_differentiate_by(learner):
    page = open_rules(learner)
    learner.click("Try it")
    learner.type("a x y^3")
    assert page._try_it._by.value == "x"
    learner.wait_until(lambda: page._try_it._by.width() > 0)
    learner.click("y")
    learner.wait_until(lambda: page._try_it._by.value == "y")
    page._try_it._field.setFocus()
    learner.press(Key.Key_Return)
    learner.wait_until(page._try_it._solution.isVisible)
    page._try_it._show_all()
    learner.wait_to_see("equals 3 a x y squared")
