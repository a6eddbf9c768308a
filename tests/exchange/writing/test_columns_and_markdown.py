from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from quizapp.cards import Card
from quizapp.exchange.writing import columns_of, markdown_of


def test_formulas_stand_in_columns_as_latex(plain: Card, full: Card) -> None:
    rows = list(csv.DictReader(StringIO(columns_of([plain, replace(full, tags=("in two words",))]))))
    assert rows[0]["front"] == r"\(\frac{d}{dx}\left[\arcsin x\right]\)"
    assert rows[0]["back"] == r"\(\frac{1}{\sqrt{1 - x^{2}}}\)"
    assert (rows[0]["deck"], rows[0]["tags"]) == ("Mine", "")
    assert rows[1]["front"].startswith("Line one\nLine two with ")
    assert (rows[1]["tags"], rows[1]["hint"], rows[1]["difficulty"]) == ("in_two_words", "One.\nTwo.", "3")


def test_columns_that_nothing_is_in_are_left_out(plain: Card) -> None:
    assert columns_of([plain], "\t").splitlines()[0] == "front\tback\tdeck\ttags"


def test_choices_stand_below_the_question_in_an_order_that_stays(choice: Card) -> None:
    (row,) = csv.DictReader(StringIO(columns_of([choice])))
    lines = row["front"].splitlines()
    assert lines[0] == r"What is 1 < 2 & \(\frac{dy}{dx}\)?"
    assert sorted(line[3:] for line in lines[1:]) == [r"\$5", "a *rate* # of change", "an <b>area</b>"]
    assert columns_of([choice]) == columns_of([replace(choice, wrong=choice.wrong[::-1])])


def test_a_deck_is_printed_with_questions_as_headings(plain: Card, choice: Card) -> None:
    text = markdown_of([plain, choice])
    assert text.startswith("# Mine\n\n## $\\frac{d}{dx}\\left[\\arcsin x\\right]$\n\n$\\frac{1}{\\sqrt{1 - x^{2}}}$\n")
    assert "## What is 1 < 2 & $\\frac{dy}{dx}$?\n" in text
    assert "\\$5" in text
