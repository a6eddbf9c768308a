"""What was done since an edit stays when the edit is undone, and that is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from quizapp.cards import Card, Content, Memory, Review
from quizapp.cards.review import Reset
from quizapp.memory.replaying import replay_all
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection
from quizapp.storage.content import KeptCard
from quizapp.storage.errors import NotTheLatestReview
from quizapp.storage.imports import Batch, ImportedCard

Make = Callable[..., Card]
MakeReview = Callable[..., Review]
Meet = Callable[[str], tuple[Review, Memory]]
DAY = timedelta(days=1)


def imported(collection: Collection, now: datetime, *cards: Card) -> None:
    """A file gives these cards, whatever the learner made of them."""
    kept = collection.kept_cards([card.id for card in cards])
    batch = tuple(ImportedCard(card=card, digest="", meaning="", before=kept.get(card.id)) for card in cards)
    collection.keep_import(Batch(id=uuid4(), name="again.csv", at=now, cards=batch))


def own(collection: Collection, card_id: str) -> Card:
    card = collection.card(card_id)
    assert card is not None
    return card


def test_what_an_import_changed_since_stays(owning: Collection, now: datetime) -> None:
    before = own(owning, "own-1")
    owning.edits.change(replace(before, answer="2 x", explanation="So it is."), now)
    imported(owning, now, replace(before, answer="x + x", explanation="So it is."))
    told = owning.edits.undo(now)
    assert told.sentence == "Undone: Changed a card of Mine::Powers. 1 card was changed since, and stays as it is."
    assert own(owning, "own-1") == replace(before, answer="x + x")


def test_a_deleted_card_that_a_file_brought_again_stays(owning: Collection, now: datetime) -> None:
    card = own(owning, "own-1")
    owning.edits.delete(["own-1", "own-2"], now)
    imported(owning, now, card)
    told = owning.edits.undo(now)
    assert told.sentence == "Undone: Deleted 2 cards. 1 card was changed since, and stays as it is."
    assert [each.id for each in owning.cards()][-2:] == ["own-1", "own-2"]


def test_a_card_of_an_import_that_was_undone_is_gone(owning: Collection, now: datetime) -> None:
    owning.edits.suspend(["own-1", "square"], now)
    owning.undo_import(owning.imports()[0].id, now)
    assert owning.edits.undo(now).sentence == "Undone: Suspended 2 cards. 1 card is not there any more."
    assert owning.listing.suspended() == frozenset()


def test_undoing_an_import_brings_no_card_back_that_the_learner_deleted(owning: Collection, now: datetime) -> None:
    card = own(owning, "own-1")
    imported(owning, now, replace(card, answer="x + x"))
    owning.edits.delete(["own-1"], now)
    owning.undo_import(owning.imports()[0].id, now)
    assert "own-1" not in [each.id for each in owning.cards()]
    owning.edits.undo(now)
    assert own(owning, "own-1") == card


def test_a_deck_that_was_made_stays_when_cards_came_into_it(owning: Collection, now: datetime) -> None:
    owning.edits.create_deck("New", now)
    imported(owning, now, replace(own(owning, "own-1"), id="own-3", deck="New"))
    assert owning.edits.undo(now).sentence == "Undone: Made the deck New. New stays, with the cards that came since."
    assert "New" in owning.decks()


def test_a_deck_that_was_renamed_comes_back_beside_what_came_into_the_new_one(
    owning: Collection, now: datetime
) -> None:
    owning.edits.rename_deck("Mine", "Yours", now)
    imported(owning, now, replace(own(owning, "own-1"), id="own-3", deck="Yours"))
    owning.edits.undo(now)
    assert [card.deck for card in owning.cards()][-3:] == ["Mine::Powers", "Mine", "Yours"]


def test_a_reset_makes_cards_new_and_takes_no_review_away(owning: Collection, meet: Meet, now: datetime) -> None:
    review, memory = meet("own-1")
    edit = owning.edits.reset(["own-1", "own-2"], now)
    assert (edit.sentence, edit.cards) == ("Reset 1 card: it is new again.", 1)
    assert owning.memory("own-1") is None
    assert "own-1" in owning.new_card_ids()
    assert owning.reviews() == [review]
    assert owning.history() == [review, Reset("own-1")]
    owning.edits.undo(now)
    assert owning.memory("own-1") == memory
    assert owning.history() == [review]


def test_memories_are_built_again_as_if_a_reset_card_had_been_new(
    taught: Collection, make_review: MakeReview, now: datetime
) -> None:
    scheduler = Scheduler()

    def answer(card_id: str, at: datetime) -> None:
        review = make_review(card_id, at)
        taught.record(review, scheduler.schedule(taught.memory(card_id), review.rating, at, card_id))

    for card_id in ("square", "cube"):
        answer(card_id, now)
    answer("square", now + DAY)
    taught.edits.reset(["square", "cube"], now + DAY)
    answer("square", now + 2 * DAY)
    assert replay_all(scheduler, taught.history()) == taught.memories()
    assert taught.memories()["square"] == scheduler.schedule(None, taught.reviews()[-1].rating, now + 2 * DAY, "square")


def test_a_card_reviewed_since_its_reset_keeps_what_was_learned(owning: Collection, meet: Meet, now: datetime) -> None:
    for card_id in ("own-1", "own-2"):
        meet(card_id)
    memory = owning.memory("own-2")
    owning.edits.reset(["own-1", "own-2"], now)
    _, since = meet("own-1")
    told = owning.edits.undo(now)
    assert told.sentence.endswith("they are new again. 1 card was reviewed since, and stays as it is.")
    assert (owning.memory("own-1"), owning.memory("own-2")) == (since, memory)
    assert Reset("own-1") in owning.history()
    assert Reset("own-2") not in owning.history()


def test_a_review_from_before_a_reset_cannot_be_undone(owning: Collection, meet: Meet, now: datetime) -> None:
    review, _ = meet("own-1")
    owning.edits.reset(["own-1"], now)
    with pytest.raises(NotTheLatestReview):
        owning.undo(review.id, now)
    owning.edits.undo(now)
    assert owning.undo(review.id, now) is None


def test_a_card_that_was_reset_counts_as_met_anew(owning: Collection, make_review: MakeReview, now: datetime) -> None:
    memory = Scheduler().schedule(None, make_review("own-1").rating, now, "own-1")
    owning.record(make_review("own-1", now - DAY), memory)
    owning.edits.reset(["own-1"], now)
    owning.record(make_review("own-1", now), memory)
    assert owning.introduced(now, now + DAY) == {"own-1"}
    assert owning.reviewed_again(now, now + DAY) == frozenset()


class TestShippedCards:
    def test_edits_survive_a_newer_version_which_corrects_the_rest(
        self, taught: Collection, content: Content, now: datetime
    ) -> None:
        square = own(taught, "square")
        taught.edits.change(replace(square, answer="2 x", accept=("x + x",)), now)
        taught.edits.move(["square"], "Mine", now)
        taught.edits.tag(["square"], ["exam"], [], now)
        newer = replace(square, problem="x^2 + 0", explanation="New words.")
        changes = taught.sync(shipping(content, newer), "second")
        assert changes.corrected == ("square",)
        mine = replace(square, answer="2 x", accept=("x + x",), deck="Mine", tags=("exam",), explanation="New words.")
        assert own(taught, "square") == mine

    def test_undoing_gives_what_the_newer_version_ships(
        self, taught: Collection, content: Content, now: datetime
    ) -> None:
        square = own(taught, "square")
        taught.edits.change(replace(square, answer="2 x"), now)
        taught.edits.move(["square"], "Mine", now)
        newer = replace(square, problem="x^2 + 0", explanation="New words.")
        taught.sync(shipping(content, newer), "second")
        taught.edits.undo(now)
        assert own(taught, "square") == replace(newer, problem="x^2", answer="2 x")
        assert taught.edits.undo(now).sentence == "Undone: Changed a card of Formulas."
        assert own(taught, "square") == newer
        newest = replace(newer, answer="2x + 0")
        taught.sync(shipping(content, newest), "third")
        assert own(taught, "square") == newest

    def test_a_deleted_card_does_not_come_back_with_a_newer_version(
        self, taught: Collection, content: Content, now: datetime
    ) -> None:
        newer = replace(own(taught, "square"), explanation="New words.")
        taught.edits.delete(["square"], now)
        changes = taught.sync(shipping(content, newer), "second")
        assert (changes.revived, changes.added) == ((), ())
        assert [card.id for card in taught.cards()] == ["gradient", "cube"]
        taught.edits.undo(now)
        assert own(taught, "square") == newer
        assert [card.id for card in taught.cards()] == ["square", "gradient", "cube"]

    def test_a_deleted_card_that_is_no_longer_shipped_stays_away(
        self, taught: Collection, content: Content, now: datetime
    ) -> None:
        taught.edits.delete(["square"], now)
        taught.sync(replace(content, cards=content.cards[1:]), "second")
        assert taught.edits.undo(now).sentence.endswith("1 card was changed since, and stays as it is.")
        assert [card.id for card in taught.cards()] == ["gradient", "cube"]

    def test_a_rewritten_card_that_is_no_longer_shipped_is_the_learners(
        self, taught: Collection, content: Content, now: datetime
    ) -> None:
        mine = replace(own(taught, "square"), problem="x^2 + 1")
        taught.edits.change(mine, now)
        taught.edits.tag(["cube"], ["exam"], [], now)
        changes = taught.sync(replace(content, cards=content.cards[1:2]), "second")
        assert changes.retired == ("cube",)
        assert taught.kept_cards(["square"])["square"] == KeptCard(mine, is_own=True)

    def test_a_suspended_card_stays_suspended(self, taught: Collection, content: Content, now: datetime) -> None:
        taught.edits.suspend(["square"], now)
        taught.sync(shipping(content, replace(own(taught, "square"), answer="2 x")), "second")
        assert taught.listing.suspended() == {"square"}

    def test_a_deck_that_was_renamed_does_not_come_back(
        self, taught: Collection, content: Content, now: datetime
    ) -> None:
        taught.edits.rename_deck("Formulas", "Mine", now)
        taught.sync(shipping(content, replace(content.cards[0], answer="2 x")), "second")
        assert taught.listing.decks(frozenset()) == ["Mine", "Gradients"]

    def test_a_deck_of_which_nothing_is_shipped_any_more_is_not_shown(
        self, taught: Collection, content: Content, now: datetime
    ) -> None:
        taught.edits.create_deck("Empty", now)
        taught.sync(replace(content, cards=content.cards[:1]), "second")
        assert taught.listing.decks({"Formulas"}) == ["Formulas", "Empty"]


def shipping(content: Content, card: Card) -> Content:
    return replace(content, cards=tuple(card if each.id == card.id else each for each in content.cards))
