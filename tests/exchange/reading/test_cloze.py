import pytest

from quizapp.exchange.reading.anki.cloze import CannotAsk, cloze_sides, numbers_of, opened
from quizapp.exchange.scanned import Maths, Prose
from quizapp.exchange.text import plain, text_of_html


def sides(source: str, number: int = 1) -> tuple[str, str]:
    front, back = cloze_sides(source, number, text_of_html)
    return plain(front), plain(back)


def test_only_the_holes_of_one_number_are_asked() -> None:
    source = "{{c1::one}} and {{c2::two}} and {{c1::three}}"
    assert sides(source, 1) == ("[…] and two and […]", "one, three")
    assert sides(source, 2) == ("one and […] and three", "two")


def test_a_hint_stands_in_the_hole() -> None:
    assert sides("It is {{c1::zero::a number}}.") == ("It is [a number].", "zero")


def test_a_hole_in_a_formula_is_answered_by_a_formula() -> None:
    front, back = cloze_sides(r"\(x^2 = {{c1::\frac{a}{b}}}\)", 1, text_of_html)
    assert (front, back) == ((Maths(r"x^2 = [\ldots]"),), (Maths(r"\frac{a}{b}"),))


def test_a_hole_around_a_formula_and_words_keeps_both() -> None:
    _, back = cloze_sides(r"{{c1::about \(x\)}}", 1, text_of_html)
    assert back == (Prose("about "), Maths("x"))


def test_holes_may_lie_in_one_another() -> None:
    source = "{{c1::outer {{c2::inner}} words}}"
    assert sides(source, 1) == ("[…]", "outer inner words")
    assert sides(source, 2) == ("outer […] words", "inner")
    assert opened(source) == "outer inner words"


def test_a_hole_may_have_several_numbers() -> None:
    assert numbers_of("{{c1,3::x}} {{c2::y}}") == [1, 2, 3]
    assert sides("{{c1,3::x}} {{c2::y}}", 3) == ("[…] y", "x")


def test_an_empty_hole_and_a_hidden_picture_cannot_be_asked() -> None:
    with pytest.raises(CannotAsk, match="nothing in the hole"):
        sides("{{c1::}}")
    with pytest.raises(CannotAsk, match="parts of a picture"):
        sides("{{c1::image-occlusion:rect:left=.1}}")
