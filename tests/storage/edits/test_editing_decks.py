from __future__ import annotations

from datetime import datetime

import pytest

from quizapp.storage.collection import Collection
from quizapp.storage.edits import Limits
from quizapp.storage.errors import CannotEdit


def decks(collection: Collection) -> list[str]:
    return collection.listing.decks(set(collection.decks()))


def test_an_empty_deck_is_there_until_it_is_undone(owning: Collection, now: datetime) -> None:
    assert owning.edits.create_deck("New::Below", now).sentence == "Made the deck New::Below."
    assert decks(owning)[-1] == "New::Below"
    with pytest.raises(CannotEdit, match="There is a deck New::Below already"):
        owning.edits.create_deck(" New :: Below", now)
    owning.edits.undo(now)
    assert "New::Below" not in decks(owning)


def test_a_deck_is_renamed_with_all_below_it(owning: Collection, now: datetime) -> None:
    owning.edits.limit_deck("Mine", Limits(3, 30), now)
    before = decks(owning)
    edit = owning.edits.rename_deck("Mine", "Yours", now)
    assert (edit.sentence, edit.cards) == ("Renamed Mine to Yours.", 2)
    assert decks(owning) == ["Formulas", "Gradients", "Yours::Powers", "Yours"]
    assert owning.listing.limits() == {"Yours": Limits(3, 30)}
    assert [card.deck for card in owning.cards()][-2:] == ["Yours::Powers", "Yours"]
    owning.edits.undo(now)
    assert decks(owning) == before
    assert owning.listing.limits() == {"Mine": Limits(3, 30)}


def test_a_deck_goes_below_itself(owning: Collection, now: datetime) -> None:
    owning.edits.rename_deck("Mine", "Mine::Powers", now)
    assert [card.deck for card in owning.cards()][-2:] == ["Mine::Powers::Powers", "Mine::Powers"]
    owning.edits.undo(now)
    assert [card.deck for card in owning.cards()][-2:] == ["Mine::Powers", "Mine"]


def test_renamed_to_a_deck_that_is_there_the_two_become_one_and_come_apart_again(
    owning: Collection, now: datetime
) -> None:
    owning.edits.limit_deck("Gradients", Limits(1, None), now)
    edit = owning.edits.rename_deck("Mine", "Gradients", now)
    assert edit.sentence == "Mine and Gradients are one deck now, Gradients."
    assert decks(owning) == ["Formulas", "Gradients", "Gradients::Powers"]
    assert owning.listing.limits() == {"Gradients": Limits(1, None)}
    owning.edits.undo(now)
    assert decks(owning) == ["Formulas", "Gradients", "Mine::Powers", "Mine"]
    assert {card.id for card in owning.cards() if card.deck == "Gradients"} == {"gradient"}


def test_a_deleted_deck_takes_its_cards_along_and_brings_them_back(owning: Collection, now: datetime) -> None:
    owning.edits.limit_deck("Mine", Limits(3, None), now)
    edit = owning.edits.delete_deck("Mine", now)
    assert (edit.sentence, edit.cards) == ("Deleted the deck Mine with 2 cards.", 2)
    assert decks(owning) == ["Formulas", "Gradients"]
    assert owning.listing.limits() == {}
    owning.edits.undo(now)
    assert decks(owning) == ["Formulas", "Gradients", "Mine::Powers", "Mine"]
    assert owning.listing.limits() == {"Mine": Limits(3, None)}


def test_a_deleted_deck_is_there_again_when_a_card_comes_into_it(owning: Collection, now: datetime) -> None:
    owning.edits.delete_deck("Mine", now)
    owning.edits.move(["square"], "Mine", now)
    assert "Mine" in decks(owning)
    owning.edits.undo(now)
    assert "Mine" not in decks(owning)


def test_limits_are_said_and_undone(owning: Collection, now: datetime) -> None:
    said = [
        owning.edits.limit_deck("Mine", limits, now).sentence for limits in (Limits(5, 50), Limits(None, 0), Limits())
    ]
    assert said == [
        "Limited Mine to 5 new cards and 50 reviews a day.",
        "Limited Mine to 0 reviews a day.",
        "Mine has no daily limits of its own any more.",
    ]
    owning.edits.undo(now)
    assert owning.listing.limits() == {"Mine": Limits(None, 0)}
    with pytest.raises(CannotEdit, match="0 or more"):
        owning.edits.limit_deck("Mine", Limits(-1), now)
    with pytest.raises(CannotEdit, match="These are the limits of Mine already"):
        owning.edits.limit_deck("Mine", Limits(None, 0), now)


def test_a_name_that_only_stands_above_other_decks_can_be_limited_renamed_and_deleted(
    owning: Collection, now: datetime
) -> None:
    owning.edits.rename_deck("Mine", "A::Mine", now)
    owning.edits.limit_deck("A", Limits(2), now)
    owning.edits.rename_deck("A", "B", now)
    assert owning.listing.limits() == {"B": Limits(2)}
    assert owning.edits.delete_deck("B", now).sentence == "Deleted the deck B with 2 cards."
    assert decks(owning) == ["Formulas", "Gradients"]


def test_what_is_no_deck_is_said(owning: Collection, now: datetime) -> None:
    for act in (owning.edits.delete_deck, lambda name, at: owning.edits.rename_deck(name, "A", at)):
        with pytest.raises(CannotEdit, match="There is no deck Practice"):
            act("Practice", now)
    with pytest.raises(CannotEdit, match="The deck is called Mine already"):
        owning.edits.rename_deck("Mine", "Mine ", now)
