"""Prose with notation in it."""

from __future__ import annotations

from quizapp.cards import Card, Kind, Symbols, Task
from quizapp.ui.formulas.mathematics import Formula, Picture, Words, expression, pictures_behind, prose, spoken


def test_notation_between_dollars_becomes_a_formula() -> None:
    before, formula, after = prose("The slope $dy/dx$ is a limit.", Symbols())
    assert before == Words("The slope ")
    assert isinstance(formula, Formula)
    assert after == Words(" is a limit.")


def test_a_lone_dollar_is_a_dollar() -> None:
    assert prose("It costs 3$.", Symbols()) == (Words("It costs 3$."),)


def test_notation_that_cannot_be_read_is_shown_as_written() -> None:
    assert expression("2x + )", Symbols()) == Words("2x + )")


def test_what_is_spoken_has_no_latex() -> None:
    said = spoken(prose("Here $x^2/sqrt(x)$ stands.", Symbols()))
    assert said.startswith("Here ")
    assert "\\" not in said
    assert "$" not in said


def test_a_picture_is_a_piece_with_words_for_the_eye_and_the_ear() -> None:
    before, picture = prose("Look: ![a curve](a.png)", Symbols())
    assert picture == Picture("a.png", "a curve")
    assert isinstance(picture, Picture)
    assert (picture.text, picture.spoken) == ("[a curve]", "picture: a curve")
    assert (Picture("a.png").text, Picture("a.png").instead("gone")) == ("[a picture]", Words("(gone)"))
    assert spoken((before, picture)) == "Look: picture: a curve"


def test_pictures_behind_a_question_are_those_of_hints_and_of_what_is_shown_afterwards() -> None:
    card = Card(
        id="own-1",
        deck="Mine",
        kind=Kind.CONCEPT,
        task=Task.RECALL,
        prompt="![](a.png)",
        answer="![](b.png)",
        hints=("![](c.png)",),
        explanation="![](d.png)",
    )
    assert pictures_behind(card) == {"c.png", "d.png"}
