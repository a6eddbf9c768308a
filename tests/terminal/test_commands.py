from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizapp import __version__

Quizapp = Callable[..., Any]


def test_the_version_is_said(quizapp: Quizapp) -> None:
    assert quizapp("--version").stdout == f"quizapp {__version__}\n"


@pytest.mark.parametrize(
    ("reference", "answer", "code", "word"),
    [
        ("10(x-1)^9/(1+(x-1)^10)", r"\frac{10(x-1)^9}{(x-1)^{10}+1}", 0, "correct"),
        ("2x", "x", 1, "wrong"),
        ("2x", "2x +* 3)", 2, "unreadable"),
        ("2x", "", 2, "unreadable"),
        ("e^(2x)", "e^2x", 3, "undecided"),
    ],
)
def test_check_says_the_verdict_in_its_exit_code(
    quizapp: Quizapp, reference: str, answer: str, code: int, word: str
) -> None:
    run = quizapp("check", reference, answer, "--json")
    assert json.loads(run.stdout)["verdict"] == word
    assert run.returncode == code


def test_check_reads_an_answer_that_starts_with_a_minus(quizapp: Quizapp) -> None:
    assert quizapp("check", "--", "-sin x", "-sin(x)").returncode == 0
    assert quizapp("check", "-sin x", "-sin(x)").returncode == 0


def test_a_batch_gives_one_verdict_a_line(quizapp: Quizapp, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "reference": "2x", "answer": "x*2"},
        {"id": "b", "reference": "2x", "answer": "9^9^9^9"},
        {"id": "c", "reference": "(A + A^T) x", "answer": "2Ax", "variables": {"A": "matrix", "x": "vector"}},
        {"id": "d", "reference": "e^(f(x)) f'(x)", "answer": "f'(x) e^f(x)", "variables": {"f": "function"}},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    run = quizapp("check", "--batch", str(file))
    verdicts = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(row["id"], row["verdict"]) for row in verdicts] == [
        ("a", "correct"), ("b", "wrong"), ("c", "wrong"), ("d", "correct"),
    ]  # fmt: skip
    assert {"certainty", "message", "ms"} <= set(verdicts[0])
    assert run.returncode == 0


def test_a_bad_line_in_a_batch_is_named_and_the_rest_is_checked(quizapp: Quizapp) -> None:
    run = quizapp("check", "--batch", "-", typed='{"id": 1\n{"id": 2, "reference": "x", "answer": "x"}\n')
    assert "line 1" in run.stderr
    assert json.loads(run.stdout)["id"] == 2
    assert run.returncode == 2


def test_a_missing_batch_file_is_a_plain_sentence(quizapp: Quizapp) -> None:
    run = quizapp("check", "--batch", "nowhere.jsonl")
    assert "nowhere.jsonl" in run.stderr
    assert "Traceback" not in run.stderr
    assert run.returncode == 4


def test_differentiate_prints_the_derivative(quizapp: Quizapp) -> None:
    run = quizapp("differentiate", "x^5", "--json")
    said = json.loads(run.stdout)
    assert said.keys() == {"derivative", "latex", "rules", "steps"}
    assert (said["derivative"], said["rules"]) == ("5x^4", ["power"])


def test_differentiate_tells_its_steps(quizapp: Quizapp) -> None:
    run = quizapp("differentiate", "sin(t^2)", "--wrt", "t", "--steps")
    assert "Chain rule: the outer function is sin(u), the inner one is u = t^2." in run.stdout
    assert run.stdout.splitlines()[-1] == "2t cos(t^2)"


def test_diagnose_says_the_rule_at_fault(quizapp: Quizapp) -> None:
    run = quizapp("diagnose", "x^2 sin x", "2x cos x", "--json")
    said = json.loads(run.stdout)
    assert {"verdict", "rule", "misconception", "message"} <= said.keys()
    assert (said["verdict"], said["rule"], said["misconception"]) == ("wrong", "product", "product-of-derivatives")
    assert run.returncode == 1


def test_diagnose_finds_nothing_in_a_right_answer(quizapp: Quizapp) -> None:
    run = quizapp("diagnose", "∇ [x^2 + y^3]", "(2x, 3y^2)", "--wrt", "x,y", "--json")
    said = json.loads(run.stdout)
    assert (said["verdict"], said["rule"], said["misconception"]) == ("correct", "", "")
    assert run.returncode == 0


def test_cards_rules_and_stats_are_there_for_scripts(quizapp: Quizapp) -> None:
    cards = json.loads(quizapp("cards", "--json").stdout)
    assert {"id", "deck", "kind", "prompt", "answer", "rules", "source", "difficulty"} <= set(cards[0])
    rules = json.loads(quizapp("rules", "--json").stdout)
    assert {rule for card in cards for rule in card["rules"]} <= {rule["id"] for rule in rules}
    assert {"name", "statement", "explanation", "builds_on"} <= set(rules[0])
    stats = json.loads(quizapp("stats", "--json").stdout)
    assert stats["cards"] == stats["new"] == len(cards)
    assert stats["due"] == stats["reviews"] == 0


def test_cards_are_searched_and_sorted_as_in_the_window(quizapp: Quizapp) -> None:
    found = json.loads(quizapp("cards", "rule:chain", "-deck:Concepts", "sin", "--sort", "difficulty", "--json").stdout)
    assert found
    assert all("chain" in card["rules"] and card["deck"] != "Concepts" for card in found)
    difficulties = [card["difficulty"] for card in found]
    assert difficulties == sorted(difficulties)
    assert {"tags", "state", "due", "recall", "lapses", "missed", "suspended", "own"} <= found[0].keys()
    down = quizapp("cards", 'deck:"Rule exercises" rule:chain sin', "--sort", "difficulty", "--descending").stdout
    assert {line.split()[0] for line in down.splitlines()} <= {card["id"] for card in found}
    assert quizapp("cards", "deck:Rule exercises", "rule:chain", "sin").stdout.count("\n") == down.count("\n")


def test_a_search_that_cannot_be_understood_is_a_plain_sentence(quizapp: Quizapp) -> None:
    run = quizapp("cards", "is:du")
    assert run.stderr.startswith("quizapp: There is no is:du; there are is:due, ")
    assert (run.stdout, run.returncode) == ("", 4)


def test_decks_are_listed_with_what_is_in_them(quizapp: Quizapp) -> None:
    decks = json.loads(quizapp("decks", "--json").stdout)
    cards = json.loads(quizapp("cards", "--json").stdout)
    assert sum(deck["cards"] for deck in decks) == sum(deck["new"] for deck in decks) == len(cards)
    assert {"name", "cards", "due", "new", "new_a_day", "reviews_a_day", "own"} == decks[0].keys()
    assert f"{decks[0]['name']}  {decks[0]['cards']} cards, 0 due, " in quizapp("decks").stdout


def test_a_file_that_is_no_collection_is_a_plain_sentence(quizapp: Quizapp, tmp_path: Path) -> None:
    (tmp_path / "collection.db").write_bytes(b"holiday photographs " * 100)
    run = quizapp("stats")
    assert "is not a quizapp collection" in run.stderr
    assert "Traceback" not in run.stderr
    assert run.returncode == 4
    assert (tmp_path / "collection.db").read_bytes() == b"holiday photographs " * 100


def test_rules_say_how_each_is_held(quizapp: Quizapp) -> None:
    before = {rule["id"]: rule for rule in json.loads(quizapp("rules", "--json").stdout)}
    assert {rule["status"] for rule in before.values()} == {"new", "locked"}
    assert before["limit-definition"]["status"] == "new"
    assert before["chain"]["status"] == "locked"
    assert {rule["recall"] for rule in before.values()} == {None}
    quizapp("study", "--plain", typed=":skip\n1\n" * 8)
    cards = {card["id"]: card for card in json.loads(quizapp("cards", "--json").stdout)}
    after = json.loads(quizapp("rules", "--json").stdout)
    entries = [(rule["id"], entry) for rule in after for entry in rule["history"]]
    assert entries
    for rule, entry in entries:
        assert entry["rating"] == "again"
        assert entry["card"] == f"practice-{rule}" or cards[entry["card"]]["rules"][0] == rule
        assert 0 < entry["weight"] <= (1 if entry["card"] == f"practice-{rule}" else 0.5)
