from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.cards import Card, Task
from quizapp.storage.errors import CannotEdit
from quizapp.study.editing import Draft, as_written, draft_of
from quizapp.study.editing.workbench import Refused, Saved

from .conftest import DRAFT, SQUARE


def check_of(workbench, draft):
    return workbench.check(draft, lambda: False)


def test_a_new_card_is_added_with_the_rules_of_its_derivation(workbench, desk):
    saved = workbench.save(DRAFT)
    assert isinstance(saved, Saved)
    assert saved.card.id.startswith("own-")
    assert saved.card.rules == ("power",)
    assert desk.library.card(saved.card.id) == saved.card
    assert saved.edit is not None


def test_rules_that_somebody_chose_stay(workbench):
    saved = workbench.save(replace(DRAFT, rules=()))
    assert isinstance(saved, Saved)
    assert saved.card.rules == ()


def test_two_new_cards_have_two_ids(workbench):
    first, second = workbench.save(DRAFT), workbench.save(DRAFT)
    assert first.card.id != second.card.id


def test_a_card_is_changed_under_its_id(workbench, desk):
    draft = workbench.open(SQUARE.id).draft
    saved = workbench.save(replace(draft, hints=("Lower the exponent.",)))
    assert desk.library.card(SQUARE.id) == saved.card == replace(SQUARE, hints=("Lower the exponent.",))


def test_saving_what_is_saved_already_changes_nothing(workbench):
    assert workbench.save(workbench.open(SQUARE.id).draft).edit is None


def test_a_draft_with_flaws_is_refused_and_nothing_added(workbench, desk):
    refused = workbench.save(replace(DRAFT, answer="", wrong=("x^2",)))
    assert isinstance(refused, Refused)
    assert [flaw.field for flaw in refused.flaws] == ["answer"]
    refused_by_the_check = replace(DRAFT, wrong=("x^2 * 3",))
    assert isinstance(workbench.save(refused_by_the_check), Refused)
    assert workbench.unsaved() == (refused_by_the_check,)
    assert len(desk.cards()) == 1


def test_an_answer_that_is_not_the_derivative_is_the_authors_to_keep(workbench):
    assert isinstance(workbench.save(replace(DRAFT, answer="17")), Saved)


def test_a_card_that_is_gone_cannot_be_opened(workbench):
    with pytest.raises(CannotEdit):
        workbench.open("nothing")


def test_a_card_that_asks_the_same_is_named_by_its_deck(workbench):
    found = check_of(workbench, Draft(problem="x²", answer="x + x", deck="Mine"))
    assert [(remark.field, remark.sentence) for remark in found.remarks] == [("problem", "Formulas has this already.")]


def test_a_card_is_no_twin_of_itself(workbench):
    assert not check_of(workbench, workbench.open(SQUARE.id).draft).remarks


def test_cards_written_meanwhile_are_twins_too(workbench):
    draft = Draft(task=Task.RECALL, prompt="What is dy/dx?", answer="A limit.", deck="Mine")
    assert not check_of(workbench, draft).remarks
    workbench.save(draft)
    remarks = check_of(workbench, replace(draft, prompt="what is  dy/dx", deck="Yours")).remarks
    assert [(remark.field, remark.sentence) for remark in remarks] == [("prompt", "Mine has this already.")]


def test_an_unfinished_draft_is_there_again_until_it_is_saved(workbench):
    draft = replace(DRAFT, answer="3x^^2", accept=("", "17"))
    workbench.keep(draft)
    assert workbench.open(None, "Elsewhere").unsaved == draft
    assert workbench.unsaved() == (draft,)
    workbench.save(replace(draft, answer="3x^2"))
    assert workbench.open(None).unsaved is None
    assert workbench.unsaved() == ()


def test_drafts_of_several_cards_are_kept_beside_each_other(workbench):
    changed = replace(draft_of(SQUARE), answer="3x")
    workbench.keep(changed)
    workbench.keep(DRAFT)
    assert workbench.unsaved() == (changed, DRAFT)
    workbench.discard(DRAFT)
    assert workbench.unsaved() == (changed,)
    assert workbench.open(SQUARE.id).unsaved == changed


def test_what_changes_on_a_card_meanwhile_stays_beside_the_draft(workbench, desk):
    workbench.keep(replace(draft_of(SQUARE), answer="3x"))
    desk.library.move([SQUARE.id], "Elsewhere")
    draft = workbench.open(SQUARE.id).unsaved
    assert draft is not None
    assert (draft.answer, draft.deck) == ("3x", "Elsewhere")


def test_a_draft_that_says_what_the_card_says_is_none(workbench):
    workbench.keep(draft_of(SQUARE))
    assert workbench.unsaved() == ()


def test_a_draft_of_a_deleted_card_is_let_go(workbench, desk):
    workbench.keep(replace(draft_of(SQUARE), answer="3x"))
    desk.library.delete([SQUARE.id])
    assert workbench.unsaved() == ()
    with pytest.raises(CannotEdit):
        workbench.open(SQUARE.id)


def test_a_draft_that_cannot_be_read_any_more_harms_nothing(workbench, collection):
    collection.set_setting("drafts", {"": {"task": "juggle"}})
    assert workbench.unsaved() == ()
    assert workbench.open(None).unsaved is None


def test_a_card_goes_out_and_in_as_written(workbench, desk):
    draft = replace(DRAFT, tags=("exam",), difficulty=3, source=("Book",), explanation="Since it is so.")
    card = workbench.save(draft).card
    assert isinstance(card, Card)
    assert as_written(workbench.open(card.id).draft) == card
