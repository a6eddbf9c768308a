from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.cards import Card, Form, Task
from quizapp.cards.card import Fresh
from quizapp.study.editing import Draft, Flaw, card_of, draft_of

from .conftest import DRAFT

PROSE = Draft(task=Task.CHOOSE, prompt="Which?", answer="This", wrong=("That", "None"), deck="Mine")


def flaws(draft: Draft) -> dict[str, str]:
    found = card_of(draft)
    assert isinstance(found, tuple)
    return {flaw.field: flaw.sentence for flaw in found}


def test_what_is_not_written_is_asked_for():
    assert flaws(Draft()) == {
        "problem": "Write what is to be differentiated.",
        "answer": "Write the answer.",
        "deck": "Name the deck that it belongs to.",
    }


def test_a_question_in_words_needs_words_or_a_formula():
    assert flaws(Draft(task=Task.RECALL, answer="Yes", deck="Mine")) == {"prompt": "Write what is asked."}


def test_what_cannot_be_read_is_said_at_its_line():
    found = card_of(replace(DRAFT, wrong=("x", "2x)", "x^^2")))
    assert isinstance(found, tuple)
    assert [(flaw.field, flaw.place) for flaw in found] == [("wrong", 1), ("wrong", 2)]
    assert all(flaw.sentence.startswith("This cannot be read: ") for flaw in found)


def test_an_answer_in_words_is_not_read():
    assert not isinstance(card_of(replace(PROSE, answer="x^^2 and so on")), tuple)


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"wrt": ()}, "wrt", "Name the letter to differentiate by."),
        ({"wrt": ("x", "y")}, "wrt", "This differentiates by one letter; by several of them, ask for the gradient."),
        ({"wrt": ("x+1",)}, "wrt", "“x+1” is no letter."),
        ({"domain": "x >"}, "domain", "“” cannot be read as a side of a condition."),
        ({"domain": "everywhere"}, "domain", "“everywhere” is no condition such as x > 0."),
        ({"insists": True}, "form", "Say which form the answer has to have."),
        (
            {"deck": "Exam::"},
            "deck",
            "A name is missing beside “::”, which stands between a deck and the one below it.",
        ),
        ({"deck": "Practice"}, "deck", "“Practice” is where quizapp makes fresh problems; choose another deck."),
        ({"tags": ("two words",)}, "tags", "“two words” is no tag: a tag is one word."),
        ({"wrong": ("3x^2",)}, "wrong", "This is also given as right."),
        ({"explanation": "x" * 20_001}, "explanation", "This is longer than 20,000 characters."),
        ({"hints": ("a\x00b",)}, "hints", "There is a character in this that is no text; write it again."),
        ({"prompt": "\ud800"}, "prompt", "There is a character in this that is no text; write it again."),
    ],
)
def test_each_flaw_is_one_plain_sentence_at_its_field(fields, field, sentence):
    assert flaws(replace(DRAFT, **fields)) == {field: sentence}


def test_to_choose_from_there_are_two_to_eight_wrong_answers():
    few = flaws(replace(PROSE, wrong=("That", "")))
    assert few == {"wrong": "To choose from, there have to be at least two wrong answers."}
    many = tuple("abcdefghi")
    assert flaws(replace(PROSE, wrong=many)) == {"wrong": "At most 8 wrong answers can be shown."}
    assert card_of(replace(PROSE, wrong=("That", "Other", "That"))) == (Flaw("wrong", "This is here twice.", 2),)


def test_what_a_field_says_that_is_not_used_is_no_flaw():
    assert not isinstance(card_of(replace(PROSE, domain="nonsense", insists=True, form=None, wrt=())), tuple)


def test_a_domain_of_several_conditions_is_well():
    assert not isinstance(card_of(replace(DRAFT, domain="x > 0 and -1 < x < 1, x != 1/2", form=Form.FACTORED)), tuple)


def test_what_is_drawn_is_read_as_it_is_written():
    draft = replace(DRAFT, problem="a x^2", answer="", parameters=("a in nowhere",))
    (flaw,) = card_of(draft)
    assert flaw.field == "parameters"
    card = card_of(replace(draft, parameters=("a in 2..9",)), "own-1")
    assert isinstance(card, Card)
    assert card.fresh == Fresh(parameters=("a in 2..9",))
    assert draft_of(card).parameters == ("a in 2..9",)
