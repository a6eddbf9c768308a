from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cards import Kind, SymbolKind, Task
from quizapp.exchange import ContentError, read_content
from quizapp.resources import data_folder

Write = Callable[..., Path]
Text = Callable[..., str]


def test_a_card_is_read_as_it_is_written(folder: Path, write_cards: Write, card: Text) -> None:
    write_cards(
        card(
            'problem = "x^n"',
            'answer = "n x^(n-1)"',
            'prompt = "Differentiate"',
            'accept = ["n x^n/x"]',
            'wrong = ["x^(n-1)", "n x^n"]',
            'wrt = ["x", "y"]',
            'domain = "x > 0"',
            'rules = ["constant"]',
            "difficulty = 2",
            'source = ["Index / row 4"]',
            'erratum = "Misprinted."',
            'explanation = "Bring it down."',
            'hints = ["Down."]',
            '[card.variables]\nn = "integer"',
        )
    )
    (read,) = read_content(folder).cards
    assert (read.id, read.deck, read.kind, read.task) == (
        "formula-one",
        "Formula table",
        Kind.FORMULA,
        Task.DIFFERENTIATE,
    )
    assert (read.problem, read.answer, read.prompt) == ("x^n", "n x^(n-1)", "Differentiate")
    assert (read.accept, read.wrong) == (("n x^n/x",), ("x^(n-1)", "n x^n"))
    assert (read.wrt, read.domain, read.variables) == (("x", "y"), "x > 0", {"n": SymbolKind.INTEGER})
    assert (read.rules, read.difficulty, read.source) == (("constant",), 2, ("Index / row 4",))
    assert (read.erratum, read.explanation, read.hints) == ("Misprinted.", "Bring it down.", ("Down.",))


def test_what_is_not_written_has_its_usual_value(folder: Path) -> None:
    (read,) = read_content(folder).cards
    assert (read.wrt, read.difficulty, read.rules, read.prompt, read.domain) == (("x",), 1, (), "", "")


def test_what_stands_at_the_top_of_a_file_holds_for_all_its_cards(folder: Path, write_cards: Write) -> None:
    write_cards("""
        deck = "Rule exercises"
        kind = "exercise"
        task = "differentiate"
        difficulty = 3
        rules = ["constant"]
        answer = "0"
        [[card]]
        id = "exercise-two"
        problem = "2"
        [[card]]
        id = "exercise-three"
        problem = "3"
        difficulty = 1
    """)
    two, three = read_content(folder).cards
    assert (two.deck, two.difficulty, two.rules, two.answer) == ("Rule exercises", 3, ("constant",), "0")
    assert (three.deck, three.difficulty) == ("Rule exercises", 1)


def test_cards_come_from_all_three_folders(folder: Path, write_cards: Write, card: Text) -> None:
    write_cards(card('id = "exercise-one"', 'kind = "exercise"'), "exercises/some.toml")
    write_cards(card('id = "concept-one"', 'kind = "concept"'), "concepts/some.toml")
    assert [card.id for card in read_content(folder).cards] == ["formula-one", "exercise-one", "concept-one"]


def test_a_file_that_is_not_toml_by_its_name_is_left_alone(folder: Path, write_cards: Write) -> None:
    write_cards("Notes for teachers", "formulas/README.md")
    assert len(read_content(folder).cards) == 1


def test_the_shipped_content_can_be_read() -> None:
    content = read_content(data_folder())
    assert len(content.rules) >= 40
    assert len(content.cards) >= 100


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('colour = "red"', "“colour” is not a field that is known here."),
        ('kind = "formulas"', "“kind” must be one of formula, exercise, practice, concept, not “formulas”."),
        ('task = "integrate"', "“task” must be one of"),
        ("difficulty = 0", "“difficulty” must be a whole number from 1 to 3."),
        ("difficulty = 4", "“difficulty” must be a whole number from 1 to 3."),
        ("difficulty = true", "“difficulty” must be a whole number from 1 to 3."),
        ("difficulty = 1.5", "“difficulty” must be a whole number from 1 to 3."),
        ("answer = 0", "“answer” must be a text in quotation marks."),
        ('answer = ""', "the field “answer” is missing."),
        ('wrong = "1"', "“wrong” must be a list of texts"),
        ("wrong = [1, 2]", "“wrong” must be a list of texts"),
        ('wrong = [""]', "“wrong” must be a list of texts"),
        ('wrong = ["1", "1"]', "“wrong” names something twice."),
        ('wrong = ["1", "0"]', "one of the “wrong” answers is also given as right."),
        ('rules = ["chain"]', "there is no rule “chain”."),
        ('variables = ["n"]', "“variables” must be a table"),
        ('variables = { n = "whole" }', "“n” must be one of real, positive, integer, vector, matrix, function"),
        ("wrt = []", "“wrt” must name at least one variable."),
        ('problem = ""', "a card needs a “problem”, a “prompt”, or both."),
        ('problem = ""\nprompt = "What?"', "a card whose task is “differentiate” needs a “problem”."),
        ('task = "choose"', "a card to choose from needs at least two “wrong” answers."),
    ],
)
def test_a_field_that_does_not_fit_is_named(
    folder: Path, write_cards: Write, card: Text, line: str, sentence: str
) -> None:
    path = write_cards(card(line))
    with pytest.raises(ContentError) as caught:
        read_content(folder)
    assert sentence in caught.value.problem
    assert (caught.value.path, caught.value.entry) == (path, "formula-one")
    assert str(caught.value).startswith("table.toml, formula-one: ")


@pytest.mark.parametrize("name", ["deck", "kind", "task", "answer"])
def test_a_field_that_is_missing_is_named(folder: Path, write_cards: Write, card: Text, name: str) -> None:
    write_cards(card(without=name))
    with pytest.raises(ContentError, match=f"formula-one: the field “{name}” is missing"):
        read_content(folder)


def test_a_card_without_an_id_is_refused(folder: Path, write_cards: Write, card: Text) -> None:
    write_cards(card(without="id"))
    with pytest.raises(ContentError, match=r"table\.toml: the field “id” is missing"):
        read_content(folder)


def test_an_id_begins_with_the_kind_of_its_card(folder: Path, write_cards: Write, card: Text) -> None:
    write_cards(card('id = "exercise-one"'))
    with pytest.raises(ContentError, match="begins with “formula-”"):
        read_content(folder)


def test_an_id_at_the_top_of_a_file_is_refused(folder: Path, write_cards: Write, card: Text) -> None:
    write_cards('id = "formula-all"\n' + card())
    with pytest.raises(ContentError, match="belongs to one card"):
        read_content(folder)


def test_two_cards_with_one_id_are_refused(folder: Path, write_cards: Write, card: Text) -> None:
    path = write_cards(card(), "formulas/two.toml")
    with pytest.raises(ContentError, match=r"already taken by a card in table\.toml") as caught:
        read_content(folder)
    assert caught.value.path == path


def test_a_card_in_single_brackets_is_refused(folder: Path, write_cards: Write, card: Text) -> None:
    write_cards(card().replace("[[card]]", "[card]"))
    with pytest.raises(ContentError, match="two pairs of brackets"):
        read_content(folder)


def test_text_that_is_not_toml_is_refused(folder: Path, write_cards: Write) -> None:
    write_cards("[[card]]\nid = formula")
    with pytest.raises(ContentError, match=r"not valid TOML.*line 2"):
        read_content(folder)


def test_bytes_that_are_not_text_are_refused(folder: Path) -> None:
    (folder / "concepts" / "broken.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError, match="not text in UTF-8"):
        read_content(folder)


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "concepts" / "folder.toml").mkdir()
    with pytest.raises(ContentError, match=r"folder\.toml: the file cannot be read"):
        read_content(folder)
