from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quizapp.cards import Card, Memory, Review
from quizapp.storage.collection import Collection, open_collection
from quizapp.storage.edits import Touched
from quizapp.storage.errors import CannotEdit

HOUR = timedelta(hours=1)

Make = Callable[..., Card]
Meet = Callable[[str], tuple[Review, Memory]]


def test_a_new_card_stands_behind_all_others_in_a_deck_that_is_made_for_it(
    owning: Collection, make_card: Make, now: datetime
) -> None:
    card = make_card("own-9", deck="New:: Deck ", tags=("chain rule", "exam", "exam"))
    edit = owning.edits.add(card, now)
    assert (edit.sentence, edit.cards) == ("Added a card to New::Deck.", 1)
    kept = owning.cards()[-1]
    assert kept == replace(card, deck="New::Deck", tags=("chain-rule", "exam"))
    assert owning.decks()[-1] == "New::Deck"
    owning.edits.undo(now)
    assert owning.card("own-9") is None
    assert "New::Deck" not in owning.listing.decks(frozenset())


def test_an_added_card_that_was_reviewed_is_away_after_undoing_but_its_review_stays(
    owning: Collection, make_card: Make, meet: Meet, now: datetime
) -> None:
    owning.edits.add(make_card("own-9", deck="New"), now)
    review, _ = meet("own-9")
    owning.edits.undo(now)
    assert "own-9" not in [card.id for card in owning.cards()]
    assert owning.reviews("own-9") == [review]
    assert owning.listing.decks(frozenset()) == ["Formulas", "Gradients", "Mine::Powers", "Mine"]


def test_a_changed_card_keeps_its_memory(owning: Collection, meet: Meet, now: datetime) -> None:
    _, memory = meet("own-1")
    before = owning.card("own-1")
    assert before is not None
    edit = owning.edits.change(replace(before, answer="2 x", hints=("Lower it.",)), now)
    assert edit.sentence == "Changed a card of Mine::Powers."
    assert owning.card("own-1") == replace(before, answer="2 x", hints=("Lower it.",))
    assert owning.memory("own-1") == memory
    owning.edits.undo(now)
    assert owning.card("own-1") == before


def test_cards_move_and_come_back_each_to_its_own_deck(owning: Collection, now: datetime) -> None:
    edit = owning.edits.move(["own-1", "own-2", "square"], "Mine", now)
    assert (edit.sentence, edit.cards) == ("Moved 2 cards to Mine.", 2)
    assert {card.id for card in owning.cards() if card.deck == "Mine"} == {"own-1", "own-2", "square"}
    owning.edits.undo(now)
    assert [card.deck for card in owning.cards()] == ["Formulas", "Gradients", "Formulas", "Mine::Powers", "Mine"]


def test_tags_are_added_and_taken_off(owning: Collection, now: datetime) -> None:
    edit = owning.edits.tag(["own-1", "own-2"], ["hard", "a::b"], ["exam"], now)
    assert edit.sentence == "Tagged 2 cards hard and a::b and took exam off them."
    assert [card.tags for card in owning.cards()][-2:] == [("hard", "a::b"), ("hard", "a::b")]
    owning.edits.undo(now)
    assert [card.tags for card in owning.cards()][-2:] == [("exam",), ()]


def test_deleted_cards_come_back_with_memory_and_reviews(owning: Collection, meet: Meet, now: datetime) -> None:
    review, memory = meet("own-1")
    edit = owning.edits.delete(["own-1", "square"], now)
    assert edit.sentence == "Deleted 2 cards."
    assert [card.id for card in owning.cards()] == ["gradient", "cube", "own-2"]
    assert owning.due(memory.due) == []
    owning.edits.undo(now)
    assert [card.id for card in owning.cards()] == ["square", "gradient", "cube", "own-1", "own-2"]
    assert (owning.memory("own-1"), owning.reviews("own-1")) == (memory, [review])


def test_suspended_cards_are_listed_until_they_are_not(owning: Collection, now: datetime) -> None:
    assert owning.edits.suspend(["own-1", "square"], now).sentence == "Suspended 2 cards."
    assert owning.listing.suspended() == {"own-1", "square"}
    assert owning.edits.suspend(["square", "cube"], now, suspended=False).sentence == "Unsuspended 1 card."
    assert owning.listing.suspended() == {"own-1"}
    owning.edits.undo(now)
    owning.edits.undo(now)
    assert owning.listing.suspended() == frozenset()


def test_edits_are_undone_the_newest_first_and_also_another_day(taught: Collection, path: Path, now: datetime) -> None:
    first = taught.edits.move(["square"], "A", now)
    second = taught.edits.tag(["square"], ["exam"], [], now + HOUR)
    assert taught.edits.last() == second
    taught.close()
    with open_collection(path, now + 48 * HOUR) as again:
        assert again.edits.last() == second
        undone = again.edits.undo(now + 48 * HOUR)
        assert (undone.id, undone.sentence, undone.cards) == (second.id, "Undone: Tagged 1 card exam.", 1)
        assert again.edits.last() == first
        again.edits.undo(now + 48 * HOUR)
        assert again.edits.last() is None
        with pytest.raises(CannotEdit, match=r"^There is nothing to undo\.$"):
            again.edits.undo(now + 48 * HOUR)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda edits, now: edits.move(["square"], "  :: ", now), "A deck needs a name."),
        (lambda edits, now: edits.move(["square"], "A::", now), "In “A::” a name beside :: is missing."),
        (
            lambda edits, now: edits.move(["square"], "Practice::x", now),
            "“Practice” is where quizapp makes fresh problems; choose another name.",
        ),
        (lambda edits, now: edits.move(["square"], "Formulas", now), "This card is in Formulas already."),
        (lambda edits, now: edits.move([], "A", now), "No card is selected."),
        (lambda edits, now: edits.delete(["nothing"], now), "This card is not there any more."),
        (lambda edits, now: edits.delete(["practice-power"], now), "This card is not there any more."),
        (lambda edits, now: edits.tag(["square"], [" ", "::"], [], now), "A tag needs a name."),
        (
            lambda edits, now: edits.tag(["square"], [], ["exam"], now),
            "Nothing was changed: the tags are as they should be already.",
        ),
        (lambda edits, now: edits.suspend(["square"], now, suspended=False), "None of these cards is suspended."),
        (lambda edits, now: edits.reset(["square", "cube"], now), "These cards are new already."),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_no_trace(
    taught: Collection, act: Callable[..., object], sentence: str, now: datetime
) -> None:
    with pytest.raises(CannotEdit) as error:
        act(taught.edits, now)
    assert str(error.value) == sentence
    assert taught.edits.last() is None


def test_a_card_is_not_added_under_an_id_that_is_taken(taught: Collection, make_card: Make, now: datetime) -> None:
    for card_id in ("square", "practice-power"):
        with pytest.raises(CannotEdit, match="There is a card with this id already"):
            taught.edits.add(make_card(card_id), now)
    with pytest.raises(CannotEdit, match="Nothing was changed"):
        taught.edits.change(make_card("square"), now)


def test_edits_say_which_cards_they_touched_and_whether_only_where_they_stand(
    owning: Collection, meet: Meet, now: datetime
) -> None:
    meet("own-2")
    edits = owning.edits
    assert edits.touched(edits.tag(["own-1", "square"], ["new"], [], now).id) == Touched(["square"], ["own-1"])
    assert edits.touched(edits.suspend(["own-2", "square"], now).id) == Touched([], ["own-2", "square"])
    assert edits.touched(edits.reset(["own-1", "own-2"], now).id) == Touched([], ())
    card = replace(owning.kept_cards(["own-1"])["own-1"].card, answer="x + x")
    assert edits.touched(edits.change(card, now).id) == Touched(["own-1"], ())
