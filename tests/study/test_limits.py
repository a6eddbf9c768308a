from __future__ import annotations

from quizapp.cards import Card, Kind, Task
from quizapp.study.limits import Room, room


def card(card_id: str, deck: str) -> Card:
    return Card(id=card_id, deck=deck, kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, problem="x", answer="1")


CARDS = [card("a", "Mine"), card("b", "Mine::Below"), card("c", "Mine::Below"), card("d", "Other"), card("e", "Mines")]


def ids(cards: list[Card]) -> str:
    return "".join(each.id for each in cards)


def test_without_limits_of_decks_only_the_day_bounds() -> None:
    assert ids(Room(3).first(CARDS)) == "abc"
    assert ids(Room(-1).first(CARDS)) == ""


def test_where_a_deck_is_full_others_go_on() -> None:
    assert ids(Room(9, {"Mine::Below": 1}).first(CARDS)) == "abde"
    assert ids(Room(3, {"Mine::Below": 0}).first(CARDS)) == "ade"


def test_a_limit_bounds_all_that_is_below_it() -> None:
    assert ids(Room(9, {"Mine": 2}).first(CARDS)) == "abde"
    assert ids(Room(9, {"Mine": 2, "Mine::Below": 0}).first(CARDS)) == "ade"


def test_what_was_asked_today_takes_room_in_its_deck_and_above() -> None:
    decks = {"a": "Mine", "b": "Mine::Below"}
    found = room(5, {"Mine": 3, "Mine::Below": None, "Other": 1}, ["a", "b", "gone"], decks)
    assert found == Room(2, {"Mine": 1, "Other": 1})
