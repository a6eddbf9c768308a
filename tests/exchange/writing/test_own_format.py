from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import Card, Fresh, Kind, Task
from quizapp.exchange import read_content
from quizapp.exchange.deck_entries import own_of
from quizapp.exchange.entries import card_of
from quizapp.exchange.tables import entries_of
from quizapp.exchange.writing import toml_of
from quizapp.resources import data_folder


def read_back(text: str, folder: Path) -> list[Card]:
    file = folder / "deck.toml"
    file.write_text(text, encoding="utf-8", newline="\n")
    return [card_of(table, file) for table in entries_of(file, "card")]


def test_everything_that_a_card_has_comes_back(full: Card, tmp_path: Path) -> None:
    card = replace(full, id="exercise-1")
    text = toml_of([card])
    assert read_back(text, tmp_path) == [card]
    assert toml_of(read_back(text, tmp_path)) == text


def test_all_that_is_shipped_comes_back_and_gives_the_same_bytes(tmp_path: Path) -> None:
    cards = list(read_content(data_folder()).cards)
    text = toml_of(cards)
    assert read_back(text, tmp_path) == cards
    assert toml_of(read_back(text, tmp_path)) == text


def test_a_template_is_written_as_one_and_comes_back(plain: Card, tmp_path: Path) -> None:
    fresh = Fresh(parameters=("a, n in 2..9",), conditions=("a != n",), letters=("x", "t"))
    card = replace(plain, problem="a x^n", answer="", fresh=fresh, tags=("exam",), hints=("Lower it.",))
    text = toml_of([card])
    assert text.splitlines()[-6:] == [
        'template = "a x^n"',
        'parameters = ["a, n in 2..9"]',
        'conditions = ["a != n"]',
        'letters = ["x", "t"]',
        'hints = ["Lower it."]',
        'tags = ["exam"]',
    ]
    assert "answer" not in text
    (table,) = _tables(text)
    _, own = own_of(table, tmp_path)
    assert own.card == card
    assert toml_of([own.card]) == text


def test_what_all_cards_share_is_said_once(plain: Card) -> None:
    text = toml_of([plain, replace(plain, id="own-4")])
    assert text.count("deck =") == text.count("kind =") == text.count("task =") == 1
    assert text.startswith('deck = "Mine"\nkind = "exercise"\ntask = "differentiate"\n\n[[card]]\nid = "own-2"\n')


def test_latex_is_written_without_doubled_backslashes(plain: Card) -> None:
    assert r"prompt = 'Look: \(\frac{1}{2}\)'" in toml_of([replace(plain, prompt=r"Look: \(\frac{1}{2}\)")])


_TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@given(prompt=_TEXT, tags=st.lists(_TEXT.filter(bool), unique=True).map(tuple))
def test_any_text_comes_back(prompt: str, tags: tuple[str, ...]) -> None:
    card = Card(id="concept-1", deck="D", kind=Kind.CONCEPT, task=Task.RECALL, prompt=prompt, answer="a", tags=tags)
    (table,) = _tables(toml_of([card]))
    assert table.get("prompt", "") == prompt
    assert tuple(table.get("tags", ())) == tags


def _tables(text: str) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads(text)["card"]
    return tables


def test_no_cards_are_an_empty_file() -> None:
    assert toml_of([]) == ""
