import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from quizapp.cards import Card, Fresh, Kind, SymbolKind, Task
from quizapp.cards.card import Form
from quizapp.exchange import ContentError, read_content
from quizapp.exchange.deck_entries import own_of
from quizapp.exchange.scanned import Unusable
from quizapp.resources import data_folder


@pytest.fixture
def deck(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_all_that_quizapp_teaches_is_a_deck_that_can_be_read(read: Any) -> None:
    files = [
        path for name in ("formulas", "exercises", "concepts") for path in sorted((data_folder() / name).glob("*.toml"))
    ]
    cards = [note.own.card for path in files for note in read.everything(path)]
    assert cards == list(read_content(data_folder()).cards)


def test_a_problem_and_an_answer_are_enough(read: Any, deck: Callable[[str], Path]) -> None:
    (note,) = read.notes(deck('[[card]]\nproblem = "x^2"\nanswer = "2x"\n'))
    assert (note.own.card.kind, note.own.card.task, note.own.card.id, note.guid) == (
        "exercise",
        "differentiate",
        "",
        "",
    )


def test_a_prompt_without_a_problem_is_recalled_or_chosen(read: Any, deck: Callable[[str], Path]) -> None:
    recalled, chosen = read.notes(
        deck('[[card]]\nprompt = "a?"\nanswer = "b"\n[[card]]\nprompt = "a?"\nanswer = "b"\nwrong = ["c", "d"]\n')
    )
    assert (recalled.own.card.task, chosen.own.card.task) == (Task.RECALL, Task.CHOOSE)


def test_a_card_can_hold_a_template_tags_and_variables(read: Any) -> None:
    found = read.notes(read.decks / "own.toml")
    assert [note.own.card.fresh is not None for note in found] == [False, False, True, False]
    assert (found[0].tags, found[0].own.card.tags, found[0].deck) == (("easy",), ("easy",), "My deck")
    assert found[-1].own.card.variables == {"x": SymbolKind.POSITIVE}
    assert found[2].own.card.fresh == Fresh(parameters=("a in 2..9", "n in 2..5"))


def test_a_mistake_costs_one_card_and_has_a_line(read: Any) -> None:
    assert [row for row, _ in read.rejected(read.decks / "own.toml")] == [6, 15]
    first, second = (reason for _, reason in read.rejected(read.decks / "own.toml"))
    assert first == "exercise-1: “colour” is not a field that is known here."
    assert "at line 16, column" in second


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("deck = \n[[card]]\n", "at line 1"),
        ('id = "x"\n[[card]]\n', "belongs to one card"),
        ('[card]\nproblem = "x"\n', "two pairs of brackets"),
        ('deck = "x"\n', "no cards"),
        ("[[card]]\n# " + "x" * 1_000_000, "too long for a card"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(
    read: Any, deck: Callable[[str], Path], text: str, sentence: str
) -> None:
    with pytest.raises(Unusable, match=sentence):
        read.everything(deck(text))


@pytest.mark.parametrize("hostile", ["x = " + "[" * 100_000, "x = " + "[ " * 100_000, "a." * 100_000 + "b = 1"])
def test_brackets_and_dots_without_end_cost_one_card(read: Any, deck: Callable[[str], Path], hostile: str) -> None:
    ((row, _),) = read.rejected(deck(f'[[card]]\n{hostile}\n[[card]]\nproblem = "x"\nanswer = "1"\n'))
    assert row == 1


def test_practice_cards_are_not_to_be_written(read: Any, deck: Callable[[str], Path]) -> None:
    for says in ('problem = "x"\nanswer = "1"', 'template = "a x"\nparameters = ["a in 2..9"]'):
        ((_, reason),) = read.rejected(deck(f'[[card]]\nid = "practice-chain"\n{says}\n'))
        assert "made of rules" in reason


SCHEMA = json.loads((data_folder() / "deck.schema.json").read_text(encoding="utf-8"))
PROPERTIES = SCHEMA["$defs"]["card"]["properties"]
OF_TEMPLATES = {"template"} | {field.name for field in fields(Fresh)}
EXAMPLES: dict[str, tuple[object, object]] = {
    "string": ("exercise-x", 3),
    "array": (["sin x", "tan x"], "sin x"),
    "object": ({"x": "real"}, ["x"]),
    "integer": (2, 4),
    "boolean": (False, "no"),
}


def test_the_schema_for_editors_knows_the_fields_that_the_reader_knows() -> None:
    assert set(PROPERTIES) == {field.name for field in fields(Card)} - {"fresh"} | OF_TEMPLATES
    assert set(SCHEMA["properties"]) == set(PROPERTIES) - {"id"} | {"card"}


@pytest.mark.parametrize(
    ("name", "words"), [("kind", set(Kind) - {Kind.PRACTICE}), ("task", set(Task)), ("form", set(Form))]
)
def test_the_schema_for_editors_knows_the_words_that_the_reader_knows(name: str, words: set[str]) -> None:
    assert set(PROPERTIES[name]["enum"]) == words
    assert set(PROPERTIES["variables"]["additionalProperties"]["enum"]) == set(SymbolKind)


@pytest.mark.parametrize("name", sorted(set(PROPERTIES) - OF_TEMPLATES - {"kind", "task", "form", "tags"}))
def test_the_schema_for_editors_asks_for_the_types_that_the_reader_asks_for(name: str) -> None:
    good, bad = EXAMPLES[PROPERTIES[name]["type"]]
    base: dict[str, object] = {"id": "x", "problem": "x^2", "answer": "2x", "task": "evaluate"}
    own_of({**base, name: good}, Path("mine.toml"))
    with pytest.raises(ContentError):
        own_of({**base, name: bad}, Path("mine.toml"))


def test_the_schema_for_editors_knows_what_a_template_has_no_use_for() -> None:
    of_template = SCHEMA["$defs"]["card"]["dependentSchemas"]["template"]["properties"]
    base: dict[str, object] = {"template": "a x", "parameters": ["a in 2..9"]}
    refused = set()
    for name in sorted(set(PROPERTIES) - set(base) - {"task", "kind", "conditions", "inner"}):
        try:
            own_of({**base, name: EXAMPLES.get(PROPERTIES[name].get("type"), ("factored",))[0]}, Path("mine.toml"))
        except ContentError as error:
            if "is not a field" in str(error):
                refused.add(name)
    assert refused == {name for name, schema in of_template.items() if schema is False}
    assert set(of_template["task"]["enum"]) == set(Task) - {Task.CHOOSE, Task.RECALL}
    assert set(SCHEMA["$defs"]["card"]["dependentRequired"]) == OF_TEMPLATES - {"template"}


def test_the_example_of_templates_is_read_whole(read: Any) -> None:
    cards = [note.own.card for note in read.everything(read.decks / "templates.toml")]
    assert [card.fresh is not None for card in cards] == [True] * 7 + [False]
    assert [card.task for card in cards][2:6] == [Task.PARTIAL, Task.GRADIENT, Task.LIMIT, Task.EVALUATE]
