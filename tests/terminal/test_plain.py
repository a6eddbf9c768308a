from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

Quizapp = Callable[..., Any]
QUESTION = re.compile(r"^\[([^]]+)\] ")


def questions(output: str) -> list[str]:
    return [match[1] for line in output.splitlines() if (match := QUESTION.match(line))]


def test_a_session_ends_cleanly_with_the_input(quizapp: Quizapp) -> None:
    run = quizapp("study", "--plain")
    assert run.returncode == 0
    assert len(questions(run.stdout)) == 1
    assert "done: 0 answered" in run.stdout


def test_an_answer_and_an_empty_line_record_a_review(quizapp: Quizapp) -> None:
    run = quizapp("study", "--plain", typed=":skip\n\n")
    first = questions(run.stdout)[0]
    assert f"recorded [{first}] again" in run.stdout
    assert json.loads(quizapp("stats", "--json").stdout)["reviews"] == 1


def test_a_number_rates_it(quizapp: Quizapp) -> None:
    run = quizapp("study", "--plain", typed=":skip\n4\n")
    assert re.search(r"^recorded \[.*\] easy", run.stdout, re.MULTILINE)


def test_what_is_no_rating_is_asked_again(quizapp: Quizapp) -> None:
    run = quizapp("study", "--plain", typed=":skip\n7\n3\n")
    assert "Rate it 1 (again)" in run.stdout
    assert "good" in run.stdout


def test_an_empty_answer_costs_nothing_and_the_question_stands(quizapp: Quizapp) -> None:
    cards = {card["id"]: card for card in json.loads(quizapp("cards", "--json").stdout)}
    run = quizapp("study", "--plain", typed="\n")
    first, *rest = questions(run.stdout)
    if cards[first]["task"] not in ("choose", "recall"):
        assert "not counted" in run.stdout
        assert rest == [first]


def test_what_is_no_choice_costs_nothing(quizapp: Quizapp) -> None:
    run = quizapp("study", "--plain", typed="7\n")
    first, *rest = questions(run.stdout)
    assert first.startswith("concept-")
    assert rest == [first]
    assert "not counted: choose 1 to 4." in run.stdout


def test_a_choice_can_be_answered_in_words(quizapp: Quizapp) -> None:
    cards = {card["id"]: card for card in json.loads(quizapp("cards", "--json").stdout)}
    first = questions(quizapp("study", "--plain").stdout)[0]
    assert "\ncorrect" in quizapp("study", "--plain", typed=f"{cards[first]['answer']}\n").stdout
    assert "\nwrong" in quizapp("study", "--plain", typed="something else\n").stdout


def test_undo_asks_the_question_again(quizapp: Quizapp) -> None:
    run = quizapp("study", "--plain", typed=":skip\n1\n:undo\n")
    asked = questions(run.stdout)
    assert asked[0] == asked[2]
    assert json.loads(quizapp("stats", "--json").stdout)["reviews"] == 0


def test_tomorrow_goes_on_where_today_stopped(quizapp: Quizapp) -> None:
    quizapp("study", "--plain", typed=":skip\n4\n")
    stats = json.loads(quizapp("stats", "--json").stdout)
    assert stats["new"] == stats["cards"] - 1
