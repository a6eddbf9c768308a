from __future__ import annotations

import re
from pathlib import Path

import quizapp.grading
from quizapp.calculus.misconception import misconceptions
from quizapp.exchange.mistake_names import mistake_names
from quizapp.resources import data_folder


def test_every_misconception_has_its_name():
    names = mistake_names(data_folder())
    assert {misconception.id: misconception.name for misconception in misconceptions().all}.items() <= names.items()
    assert misconceptions().neighbour.id in names


def test_every_slip_that_the_grader_can_find_has_a_name():
    source = (Path(quizapp.grading.__path__[0]) / "slips.py").read_text("utf-8")
    told = re.findall(r'Slip\("([a-z-]+)"', source)
    kinds = {*told, *re.findall(r'^        "([a-z-]+)": f"', source, re.MULTILINE)}
    assert len(kinds) >= 10
    assert kinds <= set(mistake_names(data_folder()))
