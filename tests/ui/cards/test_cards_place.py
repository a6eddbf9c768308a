"""The Cards screen in the real window, with real keys, on the real collection."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from quizapp.storage.edits.many import Many
from quizapp.study.browsing.values import Limits
from quizapp.study.states import Asked
from quizapp.ui.cards.card_row import Column
from quizapp.ui.places import Place

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier


def mine(desk) -> None:
    """Three decks of the learner's own, with six cards."""
    library = desk.library
    concepts = library.find("deck:Concepts").ids
    for number, card_id in enumerate(concepts[:6]):
        deck = "Mine::Waves" if number % 2 else "Mine"
        card = replace(library.card(card_id), id=f"own-{number}", deck=deck, prompt=f"Own question {number}")
        library.add_card(card)
    library.create_deck("Empty")


def ask(learner, work):
    """Something of the desk, on its thread."""
    answers = []
    learner.rooms._backstage.call(work, answers.append)
    learner.wait_until(lambda: bool(answers))
    return answers[0]


class Cards:
    """What somebody sees and does on the screen."""

    def __init__(self, learner):
        self.learner = learner
        self.page = learner.rooms._cards._page
        self.list = self.page._list
        self.table = self.list.table
        self.model = self.page._model

    def rest(self) -> None:
        backstage, search = self.learner.rooms._backstage, self.page._search
        self.learner.wait_until(lambda: not search._timer.isActive() and not backstage._under_way)
        self.learner.wait_until(lambda: not self.table._landing.isActive() and not backstage._under_way)

    def questions(self) -> list[str]:
        self.rest()
        rows = [self.model.row(number) for number in range(min(30, len(self.model.ids)))]
        return [row.texts[Column.QUESTION] for row in rows if row]

    def selected(self) -> tuple[str, ...]:
        self.rest()
        return self.table.selected()

    def search(self, text: str) -> None:
        self.learner.press(Key.Key_F, Control)
        self.learner.press(Key.Key_A, Control)
        self.learner.type(text)
        self.rest()

    def go_down(self, *, times: int = 1, held=Qt.KeyboardModifier.NoModifier) -> None:
        for _ in range(times):
            self.learner.press(Key.Key_Down, held)
        self.rest()

    def press(self, key, held=Qt.KeyboardModifier.NoModifier) -> None:
        self.learner.press(key, held)
        self.rest()


popups = pytest.mark.qt_log_ignore("This plugin does not support")
"""Names that can be completed drop down, which a window without a screen cannot do properly."""


@pytest.fixture
def cards(learner) -> Cards:
    """With some cards of the learner's own."""
    ask(learner, mine)
    learner.click("Cards")
    screen = Cards(learner)
    learner.wait_until(lambda: learner.window.page is screen.page)
    screen.rest()
    return screen


def test_what_is_typed_is_searched_for_and_escape_shows_all_again(cards, learner):
    total = len(cards.model.ids)
    learner.type("Own question 3")
    assert cards.questions() == ["Own question 3"]
    assert learner.sees("1 card")
    cards.press(Key.Key_Escape)
    assert len(cards.model.ids) == total


def test_a_search_that_cannot_be_understood_is_told_in_a_sentence(cards, learner):
    learner.type("is:nonsense")
    learner.wait_to_see("There is no is:nonsense; there are is:due")
    assert not learner.sees("No card has")
    learner.click("Clear the search")
    cards.rest()
    assert cards.model.ids


def test_where_nothing_is_found_the_search_can_be_cleared(cards, learner):
    learner.type("qqqqq")
    learner.wait_to_see("No card has qqqqq.")
    assert not learner.sees("P\N{NO-BREAK SPACE}previews")
    learner.click("Clear the search")
    cards.rest()
    assert cards.model.ids
    assert cards.table.isVisible()


def test_an_example_of_the_help_is_searched_for_when_it_is_pressed(cards, learner):
    learner.click("?")
    learner.wait_to_see("missed lately; also is:suspended, is:own")
    learner.click("rule:chain")
    cards.rest()
    assert cards.page._search.text == "rule:chain"
    assert 0 < len(cards.model.ids) < 300
    assert not learner.sees("missed lately; also")


def test_the_arrow_down_goes_from_the_search_into_the_list_and_up_again(cards, learner):
    cards.search('"own question"')
    cards.go_down()
    assert cards.table.hasFocus()
    assert cards.selected() == (cards.model.ids[0],)
    cards.press(Key.Key_Up)
    assert isinstance(learner.focus, QLineEdit)


def test_one_card_that_is_selected_is_previewed(cards, learner):
    cards.search("Own question 2")
    cards.go_down()
    learner.wait_to_see("Own question 2")
    learner.wait_to_see("New")
    assert cards.list._preview.isVisible()
    cards.press(Key.Key_P)
    assert not cards.list._preview.isVisible()


@popups
def test_several_cards_are_selected_and_moved_to_a_new_deck_and_back_by_keys(cards, learner):
    cards.search("deck:Mine")
    before = cards.questions()
    cards.go_down()
    cards.go_down(times=2, held=Shift)
    ids = cards.selected()
    assert len(ids) == 3
    cards.press(Key.Key_M)
    learner.type("Elsewhere::New")
    cards.press(Key.Key_Return)
    learner.wait_to_see("Moved 3 cards to Elsewhere::New.")
    cards.rest()
    decks = ask(learner, lambda desk: {desk.library.card(each).deck for each in ids})
    assert decks == {"Elsewhere::New"}
    assert len(cards.questions()) == 3
    learner.window.activateWindow()
    learner.rooms._cards._page.undo_wanted.emit()
    learner.wait_until(lambda: len(cards.questions()) == 6)
    assert cards.questions() == before


def test_control_z_takes_back_what_was_done_last(cards, learner):
    cards.search('"own question"')
    cards.go_down()
    (card,) = cards.selected()
    cards.press(Key.Key_Delete)
    learner.wait_until(lambda: card not in cards.model.ids)
    learner.wait_to_see("Undo")
    cards.press(Key.Key_Z, Control)
    learner.wait_until(lambda: card in cards.model.ids)
    assert ask(learner, lambda desk: desk.library.card(card).id) == card


def test_what_was_done_another_day_is_told_with_the_way_back(cards, learner):
    learner.wait_to_see("Last change:")
    cards.press(Key.Key_Z, Control)
    learner.wait_to_see("Undone:")
    assert "Empty" not in ask(learner, lambda desk: {deck.name for deck in desk.library.decks()})


def test_home_and_end_go_to_the_first_card_and_the_last(cards):
    cards.search('"own question"')
    cards.go_down(times=2)
    cards.press(Key.Key_End)
    assert cards.selected() == (cards.model.ids[-1],)
    cards.press(Key.Key_Home)
    assert cards.selected() == (cards.model.ids[0],)


def test_after_a_card_is_deleted_the_next_one_is_selected(cards):
    cards.search('"own question"')
    cards.go_down(times=2)
    (_, gone, following) = cards.model.ids[:3]
    assert cards.selected() == (gone,)
    cards.press(Key.Key_Delete)
    assert gone not in cards.model.ids
    assert cards.selected() == (following,)


def test_somebody_who_goes_on_before_the_answer_is_there_starts_at_its_first_card(cards, learner):
    cards.search("qqqqq")
    assert not cards.table.isVisible()
    learner.press(Key.Key_A, Control)
    learner.type("Own question 4")
    learner.press(Key.Key_Return)
    cards.rest()
    assert cards.table.hasFocus()
    assert cards.selected() == ("own-4",)


def test_suspended_cards_are_greyed_and_can_be_unsuspended(cards, learner):
    cards.search("Own question 1")
    cards.go_down()
    cards.press(Key.Key_S)
    learner.wait_until(lambda: cards.table.selected_rows(1)[0].listed.suspended)
    assert cards.table.selected_rows(1)[0].texts[Column.DUE] == "suspended"
    learner.wait_to_see("Unsuspend")
    cards.press(Key.Key_U)
    learner.wait_until(lambda: not cards.table.selected_rows(1)[0].listed.suspended)


@popups
def test_all_cards_are_tagged_at_once_and_stay_selected(cards, learner):
    cards.search('"own question"')
    cards.go_down()
    cards.press(Key.Key_A, Control)
    assert len(cards.selected()) == 6
    cards.press(Key.Key_T)
    learner.type("exam week::1")
    cards.press(Key.Key_Return)
    learner.window.activateWindow()
    learner.wait_until(lambda: ask(learner, lambda desk: len(desk.library.find("tag:week").ids)) == 6)
    assert len(cards.selected()) == 6


def test_a_press_on_a_header_sorts_and_another_turns_it_round(cards, learner):
    cards.search('"own question"')
    cards.table.horizontalHeader().sectionClicked.emit(0)
    assert cards.questions() == [f"Own question {number}" for number in range(6)]
    cards.table.horizontalHeader().sectionClicked.emit(0)
    assert cards.questions() == [f"Own question {number}" for number in reversed(range(6))]


def shown_columns(cards) -> set[str]:
    header = cards.table.horizontalHeader()
    return {
        cards.model.headerData(number, Qt.Orientation.Horizontal)
        for number in range(header.count())
        if not header.isSectionHidden(number)
    }


def choose_column(cards, learner, name: str) -> None:
    """With the keys, in the menu that is open."""
    menu = cards.page._columns
    learner.wait_until(menu.isVisible)
    action = next(each for each in menu.actions() if each.text().startswith(name))
    while menu.activeAction() is not action:
        learner._qtbot.keyClick(menu, Key.Key_Down)
    learner._qtbot.keyClick(menu, Key.Key_Return)
    learner.window.activateWindow()  # without a window manager nobody gives it the keyboard back
    learner.wait_until(lambda: QApplication.focusWidget() is not None)
    cards.rest()


@popups
def test_columns_are_chosen_by_keys_sorted_by_and_there_again_another_day(cards, learner, open_window, collection):
    cards.search('"own question"')
    cards.go_down()
    assert "Added" not in shown_columns(cards)
    cards.press(Key.Key_C)
    choose_column(cards, learner, "Added")
    cards.press(Key.Key_C)
    choose_column(cards, learner, "Forgotten")
    assert {"Question", "Added", "Forgotten"} <= shown_columns(cards)
    assert cards.model.row(0).texts[Column.ADDED] == "today"
    assert learner.focus is cards.table
    cards.table.horizontalHeader().sectionClicked.emit(list(Column).index(Column.ADDED))
    cards.rest()
    assert learner.sees("By added ▾")
    assert ask(learner, lambda desk: desk.library.columns())[:2] == ("lapses", "added")
    learner.program.close()
    again = open_window(collection)
    again.wait_to_see("Start today's session")
    again.click("Cards")
    screen = Cards(again)
    screen.rest()
    again.wait_until(lambda: {"Added", "Forgotten"} <= shown_columns(screen))


@popups
def test_the_menu_of_columns_opens_from_the_header_the_menu_key_and_beside_the_orders(cards, learner, qtbot):
    menu, table = cards.page._columns, cards.table
    assert menu.accessibleName() == "Columns"
    header = table.horizontalHeader()
    header.customContextMenuRequested.emit(header.rect().center())
    assert menu.isVisible()
    qtbot.keyClick(menu, Key.Key_Escape)
    for reason, opens in ((QContextMenuEvent.Reason.Mouse, False), (QContextMenuEvent.Reason.Keyboard, True)):
        QApplication.sendEvent(table.viewport(), QContextMenuEvent(reason, QPoint(9, 9), QPoint(9, 9)))
        assert menu.isVisible() is opens
    choose_column(cards, learner, "Due")
    assert "Due" not in shown_columns(cards)
    assert menu.menuAction() in cards.page._sort._menu.actions()


def test_what_is_selected_stays_selected_when_the_order_changes(cards):
    cards.search('"own question"')
    cards.go_down(times=2)
    selected = cards.selected()
    cards.page._sort.wanted.emit(cards.page.query.sort)
    assert cards.selected() == selected


def test_a_deck_that_is_chosen_by_keys_is_searched_for(cards, learner):
    cards.press(Key.Key_D, Control)
    tree = cards.page._decks._tree
    assert learner.focus is tree
    for _ in range(20):
        if tree.deck == "Mine":
            break
        cards.press(Key.Key_Down)
    assert cards.page._search.text == "deck:Mine"
    assert len(cards.model.ids) == 6
    cards.press(Key.Key_Right)
    cards.press(Key.Key_Down)
    assert cards.page._search.text == "deck:Mine::Waves"
    cards.press(Key.Key_Return)
    assert cards.table.hasFocus()


def test_a_deck_is_made_renamed_limited_and_deleted_from_the_panel(cards, learner):
    cards.search("deck:Empty")
    learner.wait_to_see("No card is in Empty yet.")
    learner.click("Rename")
    learner.press(Key.Key_A, Control)
    learner.type("Full")
    cards.press(Key.Key_Return)
    names = ask(learner, lambda desk: {deck.name for deck in desk.library.decks()})
    assert "Full" in names
    assert "Empty" not in names
    cards.search("deck:Full")
    learner.click("Limits")
    learner.press(Key.Key_A, Control)
    learner.type("4")
    cards.press(Key.Key_Return)
    decks = ask(learner, lambda desk: {deck.name: deck.limits for deck in desk.library.decks()})
    assert decks["Full"] == Limits(new_a_day=4)
    learner.click("Delete")
    cards.rest()
    assert "Full" not in ask(learner, lambda desk: {deck.name for deck in desk.library.decks()})
    learner.click("New deck")
    learner.type("Mine::Deeper")
    cards.press(Key.Key_Return)
    assert "Mine::Deeper" in ask(learner, lambda desk: {deck.name for deck in desk.library.decks()})


def test_what_the_library_refuses_is_said_in_its_words(cards, learner):
    learner.click("New deck")
    learner.type("Mine")
    cards.press(Key.Key_Return)
    assert cards.page._notice.isVisible()


def test_selected_cards_are_studied_at_once(cards, learner):
    cards.search('deck:"Formula table" rule:power')
    cards.go_down()
    cards.go_down(times=1, held=Shift)
    chosen = cards.selected()
    cards.press(Key.Key_F)
    learner.wait_until(lambda: isinstance(learner.state, Asked) and learner.rooms._sitting.isVisible())
    assert learner.card.id in chosen
    assert learner.state.total == 2


def test_cards_that_cannot_be_asked_are_said_to_be_so(cards, learner):
    cards.search("Own question 1")
    cards.go_down()
    cards.press(Key.Key_S)
    learner.wait_to_see("Unsuspend")
    cards.press(Key.Key_Q)
    learner.wait_to_see("None of these can be asked that way")
    assert learner.window.page is cards.page


def test_enter_opens_the_editor_and_leaving_it_comes_back_to_the_selected_card(cards, learner):
    cards.search('"own question"')
    cards.go_down(times=3)
    selected = cards.selected()
    learner.press(Key.Key_Return)
    learner.wait_until(lambda: learner.window.page is not cards.page and QApplication.focusWidget() is not None)
    learner.press(Key.Key_Escape)
    learner.wait_until(lambda: learner.window.page is cards.page)
    assert cards.selected() == selected
    assert cards.table.hasFocus()


def write_new_card(cards, learner, problem: str, derivative: str) -> None:
    """In the editor that opens; saved, and back to the list."""
    learner.wait_until(lambda: learner.window.page is not cards.page and isinstance(learner.focus, QLineEdit))
    learner.type(problem)
    learner.wait_to_see("The derivative:")
    learner.click(f"Use {derivative}")
    learner.press(Key.Key_S, Control)
    learner.wait_to_see("Added a card to Mine.")
    learner.press(Key.Key_Escape)
    learner.wait_until(lambda: learner.window.page is cards.page)
    cards.rest()


@popups
def test_a_card_that_was_just_written_is_selected_and_in_sight(cards, learner):
    cards.search("deck:Mine")
    cards.go_down()
    (before,) = cards.selected()
    learner.press(Key.Key_N, Control)
    write_new_card(cards, learner, "x^7", "7x^6")
    (new,) = cards.selected()
    assert new not in {before, *(f"own-{number}" for number in range(6))}
    first, last = cards.table.seen
    assert first <= cards.model.ids.index(new) <= last
    assert cards.table.hasFocus()
    cards.go_down()
    cards.press(Key.Key_Up)
    assert cards.selected() == (new,)


@popups
def test_among_many_cards_the_new_one_is_scrolled_to(cards, learner):
    learner.rooms._cards.write("Mine")
    write_new_card(cards, learner, "x^7", "7x^6")
    assert len(cards.model.ids) > 200
    (new,) = cards.selected()
    learner.wait_until(cards.list._preview.isVisible)
    place = cards.table.visualRect(cards.model.index(cards.model.ids.index(new), 0))
    assert cards.model.ids.index(new) > 200
    assert cards.table.viewport().rect().contains(place.center())


@popups
def test_a_new_card_that_the_search_does_not_show_leaves_what_was_selected(cards, learner):
    cards.search("deck:Mine own question")
    cards.go_down()
    before = cards.selected()
    learner.press(Key.Key_N, Control)
    write_new_card(cards, learner, "x^7", "7x^6")
    assert cards.selected() == before


def test_escape_leads_back_step_by_step(cards, learner):
    learner.click("?")
    cards.press(Key.Key_Escape)
    assert not cards.page._search.is_helping
    cards.search('"own question"')
    cards.go_down()
    cards.press(Key.Key_Escape)
    assert cards.page._search.text == ""
    cards.press(Key.Key_Escape)
    learner.wait_until(lambda: learner.window.page is learner.rooms._today)


def test_escape_stops_what_goes_on_and_says_that_nothing_was_changed(cards, learner, monkeypatch):
    """As slow as a hundred thousand cards on an old machine."""
    waits, goes_on = Event(), Event()
    really = Many.write

    def slowly(many, tick, *, note=None):
        waits.set()
        assert goes_on.wait(10)
        really(many, tick, note=note)

    monkeypatch.setattr(Many, "write", slowly)
    cards.search('"own question"')
    cards.go_down()
    learner.press(Key.Key_S)
    learner.wait_until(waits.is_set)
    learner.wait_to_see("Suspending 1 card…")
    learner.press(Key.Key_Escape)
    goes_on.set()
    learner.wait_to_see("Stopped. Nothing was changed.")
    assert not learner.sees("Suspending")
    assert ask(learner, lambda desk: desk.library.find("is:suspended").ids) == []


def test_files_are_asked_for_with_the_deck_that_is_looked_at(cards, learner, qtbot):
    cards.search("deck:Mine sin")
    with qtbot.waitSignal(learner.rooms._cards.export_wanted) as asked:
        learner.click("Export")
    assert asked.args == ["Mine"]
    with qtbot.waitSignal(learner.rooms._cards.import_wanted):
        learner.click("Import")


def test_selected_cards_can_be_asked_for_as_a_file(cards, learner, qtbot):
    cards.search('"own question"')
    cards.go_down()
    cards.go_down(held=Shift)
    with qtbot.waitSignal(learner.rooms._cards.export_cards_wanted) as asked:
        cards.press(Key.Key_E)
    assert asked.args == [cards.selected()]


def test_in_a_small_window_the_decks_fold_away_and_open_in_place_of_the_cards(cards, learner):
    learner.window.resize(700, 500)
    learner.wait_until(lambda: not cards.page._decks.isVisible())
    learner.click("Decks")
    learner.wait_until(cards.page._decks.isVisible)
    assert not cards.list.isVisible()
    cards.press(Key.Key_Escape)
    learner.wait_until(cards.list.isVisible)


def test_formulas_are_typeset_once_they_are_seen_and_no_others(cards, learner):
    cards.rest()
    drawings = cards.table._drawings
    learner.wait_until(lambda: bool(drawings._svgs))
    learner.wait_until(lambda: not learner.rooms._typesetter._waiting)
    assert len(drawings._svgs) < 60


def test_the_place_is_in_the_sidebar_between_rules_and_settings():
    places = list(Place)
    assert places.index(Place.RULES) < places.index(Place.CARDS) < places.index(Place.SETTINGS)


def test_nothing_holds_the_focus_that_is_not_there(cards):
    cards.search("qqqqq")
    assert QApplication.focusWidget() is not cards.table
