from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.browsing.folding import all_folded, folded

letters = st.text(st.sampled_from("aÄßσΣςйЁéx²^ −-+*·×\n\t()\0’′ﬁİ한"), max_size=12) | st.text(max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Größe", "GROSSE"),
        ("ΑΆς", "αασ"),
        ("Ёлка", "елка"),
        ("x² + 1", "x^2+1"),
        ("2 · x − 1", "2*x-1"),
        ("f′(x)", "f'( x )"),
        ("a  b\tc", "a b c"),
        ("ﬁve", "FIVE"),
    ],
)
def test_these_are_the_same_to_a_search(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("a b", "ab"), ("x^2", "x^3"), ("й", "ж"), ("a+b", "a-b")])
def test_these_are_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.lists(letters, max_size=6))
def test_many_texts_are_folded_as_each_by_itself(texts: list[str]) -> None:
    assert [text.strip() for text in all_folded(texts)] == [folded(text) for text in texts]


@given(letters)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)
