from __future__ import annotations

import pytest

from quizapp.cards import Form, SymbolKind, Task
from quizapp.study.editing import Standing, check, draft_of

from .conftest import DRAFT


def test_the_derivative_is_confirmed_and_its_rules_found(checked):
    found = checked(problem="(x^2 + 1)^5", answer="10x (1 + x^2)^4")
    assert (found.standing, found.sentence) == (Standing.RIGHT, "✓ This is the derivative.")
    assert found.rules[0] == "chain"
    assert not found.flaws
    assert not found.remarks


def test_another_answer_is_told_from_the_derivative_which_is_offered(checked):
    found = checked(problem="x^2", answer="x^2")
    assert found.standing is Standing.WRONG
    assert found.sentence == "This is not the derivative of that: $d/dx [x^2]$ is $2x$."
    assert found.truth == "2x"


def test_a_template_needs_no_answer_and_shows_one_of_its_problems(checked):
    found = checked(problem="a x^n", parameters=("a, n in 4..9",), answer="")
    assert found.standing is Standing.RIGHT
    assert found.sentence.startswith("✓ A fresh problem each time, such as $d/dx [")
    assert found.rules[0] == "constant-multiple" or "power" in found.rules
    assert not found.flaws


def test_a_template_of_which_no_problem_comes_is_refused(checked):
    (flaw,) = checked(problem="a x^2", parameters=("a in 2..9",), conditions=("a > 20",), answer="").flaws
    assert flaw.field == "parameters"
    assert flaw.sentence.endswith(".")


def test_before_there_is_an_answer_the_derivative_is_offered(checked):
    found = checked(answer=" ")
    assert (found.standing, found.truth) == (Standing.OPEN, "3x^2")
    assert found.sentence == "The derivative: $d/dx [x^3]$ is $3x^2$."


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"task": Task.PARTIAL, "problem": "x y^2", "wrt": ("y",), "answer": "2x y"},
            "✓ This is the partial derivative.",
        ),
        ({"task": Task.GRADIENT, "problem": "x y^2", "answer": "(y^2, 2x y)"}, "✓ This is the gradient."),
        (
            {
                "task": Task.GRADIENT,
                "problem": "x^T A x",
                "answer": "(A + A^T) x",
                "variables": {"x": SymbolKind.VECTOR, "A": SymbolKind.MATRIX},
            },
            "✓ This is the gradient.",
        ),
        ({"problem": "ln x", "answer": "1/|x|", "domain": "x > 0"}, "✓ This is the derivative."),
    ],
)
def test_it_says_what_it_is_the_answer_to(checked, fields, sentence):
    assert checked(**fields).sentence == sentence


@pytest.mark.parametrize(
    "fields",
    [
        {"task": Task.LIMIT, "problem": "lim_(x->0) sin(x)/x", "answer": "17"},
        {"task": Task.EVALUATE, "problem": "", "prompt": "Write the volume of a ball.", "answer": "4/3 π r^3"},
        {"task": Task.RECALL, "problem": "", "prompt": "Who?", "answer": "Leibniz"},
        {"problem": "x^^2"},
        {"answer": "3x^^2"},
    ],
)
def test_where_there_is_no_derivative_nothing_is_claimed(checked, fields):
    found = checked(**fields)
    assert (found.standing, found.sentence, found.truth) == (Standing.SILENT, "", "")


def test_what_cannot_be_decided_is_said_to_be_so(checked):
    found = checked(problem="ln(-1 - x^2)", answer="2x")
    assert found.standing is Standing.OPEN
    assert found.sentence.startswith("Whether this is the derivative cannot be said. ")


def test_an_answer_that_is_right_only_when_read_otherwise_is_written_out(checked):
    found = checked(problem="e^(2x)/2", answer="e^2x")
    assert found.standing is Standing.WRONG
    assert found.truth == "e^(2x)"


def test_an_answer_that_repeats_the_question_is_not_taken(checked):
    found = checked(answer="d/dx [x^3]")
    assert found.standing is Standing.OPEN
    assert found.truth == "3x^2"


def test_other_answers_that_are_equal_are_not_needed(checked):
    found = checked(accept=("x^2 + 2x^2", "17", ""))
    assert [(remark.field, remark.place) for remark in found.remarks] == [("accept", 0)]


def test_wrong_choices_that_are_right_are_refused(checked):
    found = checked(wrong=("x^2", "x (x + 2x)", "17"), accept=("17",))
    assert [(flaw.place, flaw.sentence) for flaw in found.flaws] == [
        (1, "This is right: it is equal to the answer."),
        (2, "This is right: it is equal to an answer that is accepted."),
    ]


def test_an_equal_answer_in_another_form_may_be_a_wrong_choice_where_the_form_counts(checked):
    fields = {"problem": "x^3 + x^2", "answer": "x(3x + 2)", "form": Form.FACTORED, "wrong": ("3x^2 + 2x",)}
    assert checked(**fields).flaws
    assert not checked(**fields, insists=True).flaws


def test_a_card_that_insists_on_a_form_has_its_own_answer_in_it(checked):
    found = checked(problem="x^3 + x^2", answer="3x^2 + 2x", form=Form.FACTORED, insists=True)
    assert [flaw.field for flaw in found.flaws] == ["answer"]


def test_a_letter_that_does_not_occur_is_remarked_but_not_in_constants(checked):
    remarks = checked(problem="t^2", answer="0", wrt=("x",)).remarks
    assert [remark.sentence for remark in remarks] == ["x does not occur in this, so the derivative by it is 0."]
    assert not checked(problem="5", answer="0").remarks


def test_a_problem_that_is_a_derivative_itself_is_remarked(checked):
    remarks = checked(problem="d/dx [x^3]", answer="6x").remarks
    assert [remark.sentence for remark in remarks] == [
        "This would ask for the derivative of a derivative; write only what is differentiated, x^3."
    ]


def test_a_check_that_nobody_waits_for_is_given_up(grader):
    assert check(DRAFT, grader, lambda: True) is None


def test_shipped_cards_are_found_right(shipped, grader):
    """Every seventh; the tests of the data hold all of them against SymPy."""
    for card in shipped[::7]:
        found = check(draft_of(card), grader)
        assert found is not None
        assert not found.flaws, card.id
        assert found.standing in {Standing.RIGHT, Standing.SILENT}, card.id
