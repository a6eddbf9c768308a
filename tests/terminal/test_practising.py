from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Quizapp = Callable[..., Any]


def test_problems_come_with_their_answers_and_again_from_the_same_seed(quizapp: Quizapp) -> None:
    words = ("practice", "chain", "-n", "6", "--seed", "1", "--json")
    first, second = quizapp(*words), quizapp(*words)
    assert first.stdout == second.stdout
    rows = json.loads(first.stdout)
    assert len({row["problem"] for row in rows}) == 6
    assert [row["level"] for row in rows] == [1, 1, 2, 2, 3, 3]
    assert all(row["rules"][0] == "chain" for row in rows)
    assert {"problem", "answer", "rules", "level", "seed", "wrt", "variables"} <= set(rows[0])
    assert rows != json.loads(quizapp("practice", "chain", "-n", "6", "--seed", "2", "--json").stdout)


def test_the_seed_of_a_problem_makes_it_again(quizapp: Quizapp) -> None:
    rows = json.loads(quizapp("practice", "product", "-n", "2", "--seed", "5", "--level", "2", "--json").stdout)
    seed = str(rows[1]["seed"])
    again = json.loads(quizapp("practice", "product", "--seed", seed, "--level", "2", "--json").stdout)
    assert again == rows[1:]


def test_in_the_terminal_each_problem_has_its_answer_below(quizapp: Quizapp) -> None:
    lines = quizapp("practice", "product", "inside", "chain", "-n", "2", "--seed", "1").stdout.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("Differentiate with respect to ")
    assert lines[1].startswith("  ")


def test_without_a_rule_it_lists_what_can_be_practised(quizapp: Quizapp) -> None:
    lines = quizapp("practice").stdout.splitlines()
    assert "chain  Chain rule" in lines
    assert "product-inside-chain  Product inside chain" in lines
    assert {"id": "chain", "name": "Chain rule"} in json.loads(quizapp("practice", "--json").stdout)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(("chian",), "did you mean chain?"), (("zzz",), "lists what there is"), (("chain", "-n", "0"), "from 1 to 10000")],
)
def test_what_cannot_be_practised_is_a_plain_sentence(quizapp: Quizapp, words: tuple[str, ...], sentence: str) -> None:
    run = quizapp("practice", *words)
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr
    assert run.returncode in {2, 4}
