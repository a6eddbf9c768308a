from __future__ import annotations

from PySide6.QtWidgets import QWidget

from quizapp.study.browsing.values import DeckState, Limits
from quizapp.ui.cards.card_row import Column
from quizapp.ui.cards.chosen_rows import count, runs_of, runs_of_ids
from quizapp.ui.cards.column_widths import column_widths
from quizapp.ui.cards.columns_menu import ColumnsMenu, columns_named, names_of
from quizapp.ui.cards.deck_branches import branches
from quizapp.ui.cards.empty_panel import nothing_found


def deck(name: str) -> DeckState:
    return DeckState(name, 1, 0, 1, Limits(), is_own=True)


def test_decks_stand_below_each_other_by_their_names():
    (mine, other) = branches([deck("Mine"), deck("Mine::A"), deck("Mine::A::B"), deck("Other")])
    assert [mine.label, other.label] == ["Mine", "Other"]
    assert mine.below[0].label == "A"
    assert mine.below[0].below[0].label == "B"


def test_a_deck_whose_upper_deck_is_not_there_stands_at_the_top():
    assert [branch.deck.name for branch in branches([deck("A::B")])] == ["A::B"]


def test_rows_that_follow_each_other_are_one_run():
    assert runs_of([5, 1, 2, 3]) == ((1, 3), (5, 5))
    assert count(runs_of(range(100_000))) == 100_000
    assert runs_of_ids(["b", "gone"], ["a", "b"]) == ((1, 1),)


def test_the_columns_fill_the_table_and_the_least_needed_go_first():
    for width in range(200, 2000, 37):
        widths = column_widths(width, 14)
        assert sum(widths.values()) == width
    assert set(column_widths(300, 14)) == {Column.QUESTION}
    assert set(column_widths(340, 14)) == {Column.QUESTION, Column.DUE}
    assert set(column_widths(2000, 14)) == set(Column)


def test_columns_that_were_chosen_give_way_alike_and_the_least_wanted_is_left_out():
    chosen = (Column.ADDED, Column.LAPSES, Column.RECALL, Column.DUE, Column.DECK)
    for width in range(200, 2000, 37):
        widths = column_widths(width, 14, chosen)
        assert sum(widths.values()) == width
        shown = [column for column in widths if column is not Column.QUESTION]
        assert shown == [column for column in chosen if column in widths]
        assert widths[Column.QUESTION] >= 14 * 15 or not shown
    assert len(column_widths(680, 14, chosen)) == 6
    assert column_widths(2000, 14, chosen)[Column.DUE] == column_widths(2000, 14)[Column.DUE]
    assert set(column_widths(2000, 14, ())) == {Column.QUESTION}


def test_columns_are_kept_by_their_names_and_unknown_names_are_passed_over():
    assert columns_named(names_of((Column.ADDED, Column.DUE))) == (Column.ADDED, Column.DUE)
    assert columns_named(("recall", "of-another-day", "question")) == (Column.RECALL,)
    assert columns_named(names_of(None)) is None
    assert columns_named(names_of(())) == ()


def test_a_column_without_room_that_is_asked_for_once_more_comes_first(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    menu = ColumnsMenu(widget)
    wanted = []
    menu.wanted.connect(wanted.append)
    menu.show_columns(None, (Column.QUESTION, Column.DUE, Column.RULES))
    actions = {action.text(): action for action in menu.actions()}
    assert [text for text, action in actions.items() if action.isChecked()] == ["As many as fit", "Rules", "Due"]
    actions["Added"].trigger()
    assert wanted.pop() == (Column.ADDED, Column.DUE, Column.RULES)
    menu.show_columns((Column.ADDED, Column.DUE, Column.RULES), (Column.QUESTION, Column.ADDED, Column.DUE))
    assert actions["Rules"].text() == "Rules (no room now)"
    actions["Rules"].trigger()
    assert wanted.pop() == (Column.RULES, Column.ADDED, Column.DUE)
    actions["Due"].trigger()
    assert wanted.pop() == (Column.ADDED, Column.RULES)
    actions["As many as fit"].trigger()
    assert wanted.pop() is None


def test_an_empty_list_says_why():
    assert nothing_found("zzz") == "No card has zzz."
    assert nothing_found('deck:"My deck"') == "No card is in My deck yet."
    assert nothing_found("") == "There are no cards yet. Write one, or import a deck."
