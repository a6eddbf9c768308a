from __future__ import annotations

import pytest

from quizapp.study.browsing.reading import read_query
from quizapp.ui.cards.query import EXAMPLES, deck_of, with_deck


@pytest.mark.parametrize(
    ("text", "deck", "expected"),
    [
        ("", "Mine", "deck:Mine"),
        ("chain", "Mine", "deck:Mine chain"),
        ("deck:Old chain", "Mine", "deck:Mine chain"),
        ("chain deck:Old -tag:exam", "", "chain -tag:exam"),
        ('"chain rule" is:due', "Mine::A b", 'deck:"Mine::A b" "chain rule" is:due'),
        ("sin or cos", "Mine", "deck:Mine sin or cos"),
        ("deck:A or deck:B sin", "C", "deck:C sin"),
        ("deck:A or sin", "C", "deck:C sin"),
        ("-deck:A sin", "C", "deck:C -deck:A sin"),
        ('sin deck:"A b', "", "sin"),
    ],
)
def test_a_deck_takes_the_place_of_another_and_leaves_the_rest_of_the_search(text, deck, expected):
    assert with_deck(text, deck) == expected


@pytest.mark.parametrize(
    ("text", "deck"),
    [
        ("chain deck:Mine", "Mine"),
        ('deck:"Mine::A b" is:due', "Mine::A b"),
        ("DECK:Mine", "Mine"),
        ("chain", ""),
        ("deck:A or deck:B", ""),
        ("-deck:A", ""),
        ("", ""),
    ],
)
def test_the_deck_that_a_search_keeps_to_is_known(text, deck):
    assert deck_of(text) == deck


@pytest.mark.parametrize("name", ["Mine", "Mine::A b", "a-b", "or", "is:due", "Ä und ö", "x (2)"])
def test_every_deck_can_be_chosen_and_is_known_again(name):
    assert deck_of(with_deck("sin or cos", name)) == name


def test_a_quotation_mark_in_a_name_does_not_break_the_search():
    text = with_deck("", 'My "own" cards')
    assert text == 'deck:"My *own* cards"'
    assert read_query(text)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_each_example_can_be_understood(example):
    assert read_query(example.text)
