from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.browsing.query import AnyOf, Difficulty, InDeck, Is, Not, NotUnderstood, OfRule, Says, Tagged, Term
from quizapp.study.browsing.reading import read_query


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  sin   x ", (Says("sin"), Says("x"))),
        ('"chain rule"', (Says("chain rule"),)),
        ("“chain rule”", (Says("chain rule"),)),
        ('"still open', (Says("still open"),)),
        ('""', ()),
        ("-sin", (Not(Says("sin")),)),
        ('-"two words"', (Not(Says("two words")),)),
        ("- sin", (Says("-"), Says("sin"))),
        ('deck:"My deck"', (InDeck("My deck"),)),
        ("DECK:Mine::Below", (InDeck("Mine::Below"),)),
        ("-tag:exam rule:chain", (Not(Tagged("exam")), OfRule("chain"))),
        ("is:Due", (Is.DUE,)),
        ("difficulty:<=2", (Difficulty("<=", 2),)),
        ("a or b or c d", (AnyOf((Says("a"), Says("b"), Says("c"))), Says("d"))),
        ("is:due OR -is:own", (AnyOf((Is.DUE, Not(Is.OWN))),)),
        ('a "or" b', (Says("a"), Says("or"), Says("b"))),
        ("a::b 2:3", (Says("a::b"), Says("2:3"))),
    ],
)
def test_a_search_is_read(text: str, terms: tuple[Term, ...]) -> None:
    assert read_query(text) == terms


@pytest.mark.parametrize("text", ["or", "or a", "a or", "a or or b", "is:", "tag: x", "what:ever", "difficulty:-1"])
def test_what_is_wrong_is_one_sentence_or_two(text: str) -> None:
    with pytest.raises(NotUnderstood) as error:
        read_query(text)
    assert str(error.value).endswith(".")


@given(st.text(st.sampled_from('a -"“:or*is due\n'), max_size=20) | st.text(max_size=20))
def test_any_text_is_read_or_said_not_to_be(text: str) -> None:
    with suppress(NotUnderstood):
        read_query(text)
