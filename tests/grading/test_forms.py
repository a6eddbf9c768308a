"""Right, but written in another form than the card asks for."""

from __future__ import annotations

import pytest

from quizapp.cards import Correct, Form, Symbols, Wrong
from quizapp.grading.forms import left_to_do
from quizapp.notation import Read, read

FITS = {
    Form.SIMPLIFIED: [
        "2x",
        "10(x-1)^9/(1+(x-1)^10)",
        "3x^2 - 2x + 1",
        "-2x e^(-x^2)",
        "x/2",
        "1/(2sqrt(x))",
        "(2x, 3y^2)",
    ],
    Form.FACTORED: ["(x-1)(x+1)", "2(x+2)", "(x+1)e^x", "x^2+1", "-6x^2/(x^3+2)"],
    Form.ONE_FRACTION: ["(1+x)/x", "2x/(1+x^2)", "x/2", "-x/(1+x)", "2x", "x^(1/2)/(1+x)"],
    Form.POSITIVE_EXPONENTS: ["1/x", "e^(-x)", "x^(n-1)", "x^(1/2)"],
}
DOES_NOT = {
    Form.SIMPLIFIED: [
        *("2*3x", "x+x", "2x+3x^2+x", "x^2 x", "2x/4", "(2x+4)/2", "x^1", "0+x", "1*x", "x/1", "--x", "2^3 x", "5!x"),
        *("(x/2)/3", "2(x+1)/(x+1)", "(2x, 3y + y)"),
    ],
    Form.FACTORED: ["x^2-1", "2x+4", "x e^x + e^x", "(x^2-1)/(x+3)", "(x^2+2x+1) sin x"],
    Form.ONE_FRACTION: ["1/x+1", "(1/2)x", "(1/x)/(x+1)", "x^(-1)", "(x/2+1)/x"],
    Form.POSITIVE_EXPONENTS: ["x^-1", "x^(-1/2)", "1 + 2x^(-3)"],
}


def said(text: str, form: Form) -> str:
    reading = read(text, Symbols(variables=("x", "y")))
    assert isinstance(reading, Read)
    return left_to_do(reading.tree, form, Symbols(variables=("x", "y")))


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in FITS.items() for text in texts])
def test_nothing_is_left_to_do(form: Form, text: str) -> None:
    assert said(text, form) == ""


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in DOES_NOT.items() for text in texts])
def test_what_is_left_to_do_is_said_in_a_sentence(form: Form, text: str) -> None:
    assert said(text, form).endswith(".")


def test_another_form_is_right_and_told_so(grade):
    verdict = grade("1 + 1/x", answer="(x + 1)/x", form=Form.ONE_FRACTION).verdict
    assert isinstance(verdict, Correct)
    assert verdict.message == "It is best written as one fraction. It can be written as one fraction."


def test_a_card_can_insist_on_its_form(grade):
    verdict = grade("x^2 - 1", answer="(x-1)(x+1)", form=Form.FACTORED, insists=True).verdict
    assert verdict == Wrong(message="This is equal, but not factored. x^2 - 1 can be factored.")


def test_a_wrong_answer_is_wrong_whatever_its_form(grade):
    assert isinstance(grade("2x", answer="(x-1)(x+1)", form=Form.FACTORED).verdict, Wrong)
