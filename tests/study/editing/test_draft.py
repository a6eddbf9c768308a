from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import Card, Form, Kind, SymbolKind, Task
from quizapp.cards.card import Fresh
from quizapp.study.editing import Draft, as_written, card_of, draft_of, next_after
from quizapp.study.editing.draft import differs
from quizapp.study.editing.keeping import from_plain, plain

texts = st.text(max_size=20)
said = texts.filter(str.strip)
several = st.lists(said, max_size=3).map(tuple)
cards = st.builds(
    Card,
    id=said,
    deck=texts,
    kind=st.sampled_from(Kind),
    task=st.sampled_from(Task),
    answer=texts,
    problem=texts,
    prompt=texts,
    accept=several,
    wrong=several,
    wrt=several,
    variables=st.dictionaries(said, st.sampled_from(SymbolKind), max_size=3),
    domain=texts,
    rules=several,
    difficulty=st.integers(1, 3),
    source=several,
    erratum=texts,
    explanation=texts,
    hints=several,
    form=st.none() | st.sampled_from(Form),
    insists=st.booleans(),
    tags=several,
    fresh=st.none()
    | st.builds(
        Fresh,
        parameters=st.lists(said, min_size=1, max_size=3).map(tuple),
        conditions=several,
        letters=several,
        inner=several,
    ),
)


def test_every_shipped_card_comes_back_as_it_was(shipped):
    assert [card_of(draft_of(card)) for card in shipped] == list(shipped)


@given(cards)
def test_a_draft_keeps_all_that_a_card_can_hold(card):
    draft = draft_of(card)
    assert as_written(draft) == card
    assert draft_of(as_written(draft)) == draft


@given(cards)
def test_a_draft_that_was_kept_is_the_same_draft(card):
    draft = draft_of(card)
    assert from_plain(plain(draft), card) == draft


def test_a_draft_has_every_field_but_those_that_are_not_shown():
    hidden, drawn = {"id", "kind", "erratum", "fresh"}, {"parameters", "conditions"}
    assert {field.name for field in fields(Draft)} - {"base", *drawn} == {field.name for field in fields(Card)} - hidden


def test_what_the_editor_does_not_show_stays_when_the_rest_changes(shipped):
    card = next(card for card in shipped if card.erratum)
    changed = as_written(replace(draft_of(card), answer="17"))
    assert (changed.id, changed.kind, changed.erratum) == (card.id, card.kind, card.erratum)
    assert changed.answer == "17"


def test_lines_that_were_begun_and_left_empty_are_no_part_of_the_card():
    draft = Draft(problem="x^2", answer="2x", deck="Mine", accept=("", "x + x"), hints=(" ",))
    card = as_written(draft)
    assert card.accept == ("x + x",)
    assert card.hints == ()


def test_a_new_card_is_an_exercise_or_a_concept():
    assert as_written(Draft(task=Task.LIMIT)).kind is Kind.EXERCISE
    assert as_written(Draft(task=Task.RECALL)).kind is Kind.CONCEPT


def test_a_card_that_is_recalled_now_has_no_form_that_nobody_sees():
    card = as_written(Draft(problem="x^2", answer="2x", form=Form.FACTORED, insists=True), "own-1")
    recalled = as_written(replace(draft_of(card), task=Task.RECALL))
    assert (recalled.kind, recalled.form, recalled.insists) == (Kind.CONCEPT, None, False)


def test_functions_of_a_new_problem_are_declared():
    assert as_written(Draft(problem="f(x) g(x)")).variables == {"f": SymbolKind.FUNCTION, "g": SymbolKind.FUNCTION}


@pytest.mark.parametrize(
    ("task", "problem", "letters"),
    [
        (Task.DIFFERENTIATE, "", ("x",)),
        (Task.DIFFERENTIATE, "a x^2 + t", ("x",)),
        (Task.DIFFERENTIATE, "a t^2", ("t",)),
        (Task.DIFFERENTIATE, "sin θ", ("θ",)),
        (Task.DIFFERENTIATE, "5", ("x",)),
        (Task.GRADIENT, "x^2 y + a", ("x", "y")),
        (Task.DIFFERENTIATE, "x^^", ("x",)),
    ],
)
def test_the_letter_to_differentiate_by_is_seen_from_the_problem(task, problem, letters):
    assert Draft(task=task, problem=problem).symbols.variables == letters


def test_a_gradient_goes_by_its_vector():
    draft = Draft(task=Task.GRADIENT, problem="x^T A x", variables={"x": SymbolKind.VECTOR, "A": SymbolKind.MATRIX})
    assert draft.symbols.variables == ("x",)


def test_the_next_card_is_asked_alike_and_kept_in_the_same_place():
    draft = Draft(task=Task.LIMIT, problem="lim_(x->0) x", answer="0", deck="Mine", tags=("exam",), hints=("No.",))
    assert next_after(draft) == Draft(task=Task.LIMIT, deck="Mine", tags=("exam",))


def test_a_new_draft_says_something_only_when_something_is_written():
    before = Draft(deck="Mine")
    assert not differs(replace(before, task=Task.LIMIT, deck="Yours", hints=("",)), before)
    assert differs(replace(before, problem="x"), before)


def test_a_card_differs_when_a_field_does(shipped):
    before = draft_of(shipped[0])
    assert not differs(replace(before, hints=(*before.hints, "")), before)
    assert differs(replace(before, tags=("exam",)), before)
