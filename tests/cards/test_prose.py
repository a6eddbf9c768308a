from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.prose import Image, Latex, Notation, Words, parts, pictures_in, written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("plain words", (Words("plain words"),)),
        ("It is $dy/dx$.", (Words("It is "), Notation("dy/dx"), Words("."))),
        (r"\(\frac{1}{x}\) and \[x^2\]", (Latex(r"\frac{1}{x}"), Words(" and "), Latex("x^2", display=True))),
        ("a lone $ is a dollar", (Words("a lone $ is a dollar"),)),
        (r"\$5 or \$6", (Words("$5 or $6"),)),
        ("see ![a graph](0f1e.png)", (Words("see "), Image("0f1e.png", "a graph"))),
        ("![](../../etc/passwd)", (Words("![](../../etc/passwd)"),)),
        ("![](http://tracker.example/x.png)", (Words("![](http://tracker.example/x.png)"),)),
    ],
)
def test_prose_is_words_formulas_and_pictures(text: str, found: tuple[object, ...]) -> None:
    assert parts(text) == found


@given(st.lists(st.sampled_from(["$", "\\", "(", ")", "![", "](a.png)", "x", r"\(", r"\)", " "])).map("".join))
def test_words_written_as_prose_are_the_same_words_unless_they_are_marked_up(text: str) -> None:
    found = parts(text)
    assert parts(written(found)) == found


def test_the_pictures_of_a_text_are_named() -> None:
    assert pictures_in("![](a.png) and ![b](b.svg), [not](c.png)") == {"a.png", "b.svg"}
