from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import insert, update

from quizapp.cards import Card, Content, Memory, Review
from quizapp.storage.collection import Collection
from quizapp.storage.models import CardRow, Origin
from quizapp.storage.shipping import ContentChanges


def test_what_is_taught_comes_back_as_it_went_in(taught: Collection, content: Content) -> None:
    assert taught.cards() == list(content.cards)
    assert taught.rules() == list(content.rules)
    assert taught.decks() == ["Formulas", "Gradients"]


def test_the_first_content_is_all_added(collection: Collection, content: Content) -> None:
    assert collection.sync(content, "first") == ContentChanges(added=("square", "gradient", "cube"))
    assert collection.content_fingerprint() == "first"


def test_the_same_fingerprint_changes_nothing(taught: Collection, content: Content) -> None:
    assert taught.sync(Content((), ()), "first") == ContentChanges()
    assert taught.cards() == list(content.cards)


def test_the_same_content_changes_nothing_but_the_fingerprint(taught: Collection, content: Content) -> None:
    assert taught.sync(content, "second") == ContentChanges()
    assert taught.content_fingerprint() == "second"


def test_a_corrected_card_keeps_its_memory_and_reviews(
    taught: Collection, content: Content, make_review: Callable[..., Review], make_memory: Callable[..., Memory]
) -> None:
    review, memory = make_review("square"), make_memory()
    taught.record(review, memory)
    corrected = replace(content.cards[0], answer="2 x", accept=("x + x",))
    changes = taught.sync(replace(content, cards=(corrected, *content.cards[1:])), "second")
    assert changes == ContentChanges(corrected=("square",))
    assert taught.card("square") == corrected
    assert taught.memory("square") == memory
    assert taught.reviews("square") == [review]


def test_a_retired_card_is_asked_no_more_and_comes_back_with_its_memory(
    taught: Collection, content: Content, make_review: Callable[..., Review], make_memory: Callable[..., Memory]
) -> None:
    memory = make_memory()
    taught.record(make_review("square"), memory)
    assert taught.sync(replace(content, cards=content.cards[1:]), "second") == ContentChanges(retired=("square",))
    assert [card.id for card in taught.cards()] == ["gradient", "cube"]
    assert taught.due(memory.due) == []
    assert taught.card("square") == content.cards[0]
    assert taught.sync(content, "third") == ContentChanges(revived=("square",))
    assert taught.due(memory.due) == [("square", memory)]
    assert taught.cards() == list(content.cards)


def test_cards_and_rules_follow_the_order_of_the_content(taught: Collection, content: Content) -> None:
    turned = Content(content.rules[::-1], content.cards[::-1])
    assert taught.sync(turned, "second") == ContentChanges()
    assert taught.cards() == list(turned.cards)
    assert taught.rules() == list(turned.rules)


def test_a_deck_without_cards_is_not_listed(taught: Collection, content: Content) -> None:
    taught.sync(replace(content, cards=(content.cards[0],)), "second")
    assert taught.decks() == ["Formulas"]


def test_the_learners_own_cards_are_never_touched(
    taught: Collection, content: Content, make_card: Callable[..., Card]
) -> None:
    own = make_card("own", answer="mine")
    _make_own(taught, "cube")
    _add_own(taught, own)
    changes = taught.sync(Content((), (make_card("own", answer="theirs"),)), "second")
    assert changes == ContentChanges(retired=("square", "gradient"))
    assert {card.id: card for card in taught.cards()} == {"own": own, "cube": content.cards[2]}


def test_a_sync_that_fails_leaves_everything_as_it_was(
    taught: Collection, content: Content, make_card: Callable[..., Card]
) -> None:
    broken = make_card("broken", wrt=(object(),))
    with pytest.raises(Exception, match="not JSON serializable"):
        taught.sync(Content((), (broken,)), "second")
    assert taught.cards() == list(content.cards)
    assert taught.rules() == list(content.rules)
    assert taught.content_fingerprint() == "first"


def _make_own(collection: Collection, card_id: str) -> None:
    with collection._writing() as connection:
        connection.execute(update(CardRow).where(CardRow.id == card_id).values(origin=Origin.OWN))


def _add_own(collection: Collection, card: Card) -> None:
    row = {name: getattr(card, name) for name in Card.__slots__}
    with collection._writing() as connection:
        connection.execute(insert(CardRow).values(**row, position=0, origin=Origin.OWN, retired=False))


def test_cards_that_are_read_many_at_once_are_as_if_made_one_by_one(taught: Collection, content: Content) -> None:
    """Each field is set, and nothing else is done when a card is made."""
    assert not hasattr(Card, "__post_init__")
    read = taught.cards()
    assert [replace(card) for card in read] == read == list(content.cards)
