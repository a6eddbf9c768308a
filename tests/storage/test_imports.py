from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from quizapp.cards import Card, Form, Fresh, Memory, Review, SymbolKind
from quizapp.cards.picture import picture_name
from quizapp.storage.collection import Collection
from quizapp.storage.content import KeptCard
from quizapp.storage.errors import CannotUndoImport, PlanOutdated
from quizapp.storage.imports import Batch, ImportedCard, LastImported
from quizapp.storage.pictures import folder_of, read_picture

PICTURE = b"\x89PNG\r\n\x1a\n and so on"
NAME = picture_name(PICTURE)
HOUR = timedelta(hours=1)

Make = Callable[..., Card]


class Stop(Exception):
    """What a progress callback raises when the learner presses Cancel."""


@pytest.fixture
def own(make_card: Make) -> Card:
    return make_card("own-1", deck="Mine::Powers", problem="x^4", answer="4x^3", tags=("exam",))


@pytest.fixture
def keep(taught: Collection, now: datetime) -> Callable[..., UUID]:
    def do(*cards: ImportedCard, pictures: tuple[bytes, ...] = (), at: datetime = now) -> UUID:
        batch = Batch(id=uuid4(), name="mine.csv", at=at, cards=cards)
        taught.keep_import(batch, pictures)
        return batch.id

    return do


@pytest.fixture
def meet(
    taught: Collection, make_review: Callable[..., Review], make_memory: Callable[..., Memory]
) -> Callable[[str], tuple[Review, Memory]]:
    """The learner reviews a card."""

    def do(card_id: str) -> tuple[Review, Memory]:
        review, memory = make_review(card_id), make_memory()
        taught.record(review, memory)
        return review, memory

    return do


def new(card: Card, **more: object) -> ImportedCard:
    return ImportedCard(**{"card": card, "digest": "d", "meaning": "m", **more})  # type: ignore[arg-type]


def changed(card: Card, before: Card, **more: object) -> ImportedCard:
    return new(card, before=KeptCard(before, is_own=True), **more)


def test_what_was_imported_is_asked_after_what_is_shipped(
    taught: Collection, keep: Callable[..., UUID], own: Card
) -> None:
    keep(new(own), new(replace(own, id="own-2")))
    assert [card.id for card in taught.cards()] == ["square", "gradient", "cube", "own-1", "own-2"]
    assert taught.card("own-1") == own
    assert taught.decks() == ["Formulas", "Gradients", "Mine::Powers"]
    assert taught.last_imported()["own-1"] == LastImported("d", "m", "Mine::Powers")


def test_a_later_import_stands_behind_an_earlier_one(taught: Collection, keep: Callable[..., UUID], own: Card) -> None:
    keep(new(replace(own, id="own-9")))
    keep(new(own))
    assert [card.id for card in taught.cards()][3:] == ["own-9", "own-1"]


def test_an_import_that_is_stopped_leaves_nothing(taught: Collection, own: Card, now: datetime) -> None:
    def stop(done: int) -> None:
        if done:
            raise Stop

    batch = Batch(id=uuid4(), name="mine.csv", at=now, cards=(new(own),))
    with pytest.raises(Stop):
        taught.keep_import(batch, [PICTURE], stop)
    assert taught.card("own-1") is None
    assert taught.imports() == []
    assert "Mine::Powers" not in taught.decks()
    assert not folder_of(taught.path).exists()


def test_undoing_an_import_takes_its_cards_decks_and_pictures_away(
    taught: Collection, keep: Callable[..., UUID], own: Card, now: datetime
) -> None:
    before = taught.cards()
    made = keep(new(replace(own, prompt=f"![]({NAME})")), pictures=(PICTURE,))
    assert read_picture(taught.path, NAME) == PICTURE
    taught.undo_import(made, now + HOUR)
    assert taught.cards() == before
    assert taught.card("own-1") is None
    assert taught.last_imported() == {}
    assert not folder_of(taught.path).exists()
    (past,) = taught.imports()
    assert (past.added, past.changed, past.undone_at) == (1, 0, now + HOUR)


def test_a_card_that_was_reviewed_is_retired_and_not_removed(
    taught: Collection,
    keep: Callable[..., UUID],
    own: Card,
    meet: Callable[[str], tuple[Review, Memory]],
    now: datetime,
) -> None:
    made = keep(new(own))
    review, _ = meet("own-1")
    taught.undo_import(made, now)
    assert "own-1" not in [card.id for card in taught.cards()]
    assert taught.card("own-1") == own
    assert taught.reviews("own-1") == [review]


def test_a_picture_that_another_card_shows_stays(
    taught: Collection, keep: Callable[..., UUID], own: Card, now: datetime
) -> None:
    first = keep(new(own), pictures=(PICTURE,))
    keep(new(replace(own, id="own-2", hints=(f"Look: ![a graph]({NAME})",))), pictures=(PICTURE,))
    taught.undo_import(first, now)
    assert read_picture(taught.path, NAME) == PICTURE


def test_undoing_gives_changed_cards_their_old_content_and_keeps_their_memory(
    taught: Collection,
    keep: Callable[..., UUID],
    own: Card,
    meet: Callable[[str], tuple[Review, Memory]],
    now: datetime,
) -> None:
    keep(new(own))
    _, memory = meet("own-1")
    second = keep(changed(replace(own, answer="4 x^3", hints=("Down.",)), own, digest="e"))
    assert taught.last_imported()["own-1"].digest == "e"
    taught.undo_import(second, now)
    assert taught.card("own-1") == own
    assert taught.memory("own-1") == memory
    assert taught.last_imported()["own-1"].digest == "d"


def test_undoing_leaves_what_the_learner_wrote_since(
    taught: Collection, keep: Callable[..., UUID], own: Card, now: datetime
) -> None:
    keep(new(own))
    given = replace(own, answer="4 x^3", explanation="By the power rule.")
    second = keep(changed(given, own))
    edited = replace(given, answer="4·x^3")
    keep_edit(taught, edited)
    taught.undo_import(second, now)
    assert taught.card("own-1") == replace(own, answer="4·x^3")


def test_what_the_file_gave_is_known_whatever_the_learner_makes_of_the_card(
    taught: Collection, keep: Callable[..., UUID], own: Card, template: Card, now: datetime
) -> None:
    whole = replace(own, form=Form.FACTORED, insists=True, difficulty=3, variables={"n": SymbolKind.INTEGER})
    keep(new(whole), new(template))
    assert taught.given_cards([own.id, template.id]) == {own.id: whole, template.id: template}
    taught.edits.change(replace(whole, answer="4·x^3"), now)
    taught.edits.move([own.id, template.id], "Elsewhere", now)
    assert taught.given_cards([own.id, template.id]) == {own.id: whole, template.id: template}
    taught.edits.undo(now)
    taught.edits.undo(now)
    assert taught.card(own.id) == whole
    assert taught.given_cards([own.id, template.id]) == {own.id: whole, template.id: template}


def test_undoing_an_import_gives_back_what_the_earlier_file_gave(
    taught: Collection, keep: Callable[..., UUID], own: Card, now: datetime
) -> None:
    keep(new(own))
    second = keep(changed(replace(own, hints=("Down.",)), own, digest="e"))
    taught.edits.change(replace(own, answer="4·x^3", hints=("Down.",)), now)
    taught.undo_import(second, now)
    assert taught.card("own-1") == replace(own, answer="4·x^3")
    assert taught.given_cards(["own-1"]) == {"own-1": own}


def test_a_card_that_was_changed_and_changed_back_goes_with_its_import(
    taught: Collection, keep: Callable[..., UUID], own: Card, now: datetime
) -> None:
    made = keep(new(own))
    taught.edits.change(replace(own, answer="4·x^3"), now)
    taught.edits.undo(now)
    taught.undo_import(made, now)
    assert taught.card("own-1") is None


def test_many_cards_are_kept_as_one_is(taught: Collection, keep: Callable[..., UUID], own: Card) -> None:
    """What is the same in all of them is written otherwise than what differs."""
    cards = [
        replace(own, id=f"own-{place}", answer=f"{place}x^3", deck="It's mine\0", domain="'") for place in range(30)
    ]
    odd = [replace(own, id="own-x", deck="It's mine\0", domain="'", wrong=("a",), insists=True)]
    keep(*map(new, cards + odd))
    assert taught.cards()[3:] == cards + odd


def test_an_added_card_that_the_learner_changed_is_not_removed(
    taught: Collection, keep: Callable[..., UUID], own: Card, now: datetime
) -> None:
    made = keep(new(own))
    keep_edit(taught, replace(own, answer="4·x^3"))
    taught.undo_import(made, now)
    assert taught.card("own-1") == replace(own, answer="4·x^3")
    assert "own-1" not in [card.id for card in taught.cards()]


def test_an_import_is_not_undone_below_a_later_one_of_the_same_cards(
    taught: Collection, keep: Callable[..., UUID], own: Card, now: datetime
) -> None:
    first = keep(new(own))
    second = keep(changed(replace(own, answer="4 x^3"), own))
    with pytest.raises(CannotUndoImport, match="later import"):
        taught.undo_import(first, now)
    taught.undo_import(second, now)
    taught.undo_import(first, now)
    assert taught.card("own-1") is None
    with pytest.raises(CannotUndoImport, match="undone before"):
        taught.undo_import(first, now)


def test_a_card_changed_since_the_plan_is_not_overwritten(
    taught: Collection, keep: Callable[..., UUID], own: Card
) -> None:
    keep(new(own))
    with pytest.raises(PlanOutdated):
        keep(new(own))
    with pytest.raises(PlanOutdated):
        keep(changed(replace(own, answer="5"), replace(own, answer="4")))
    assert taught.card("own-1") == own


def test_past_reviews_come_with_their_memory_and_go_with_the_card(
    taught: Collection,
    make_review: Callable[..., Review],
    make_memory: Callable[..., Memory],
    own: Card,
    now: datetime,
) -> None:
    made, memory = uuid4(), make_memory()
    past = tuple(make_review("own-1", now - days * 24 * HOUR, session=made) for days in (9, 4, 2))
    taught.keep_import(Batch(id=made, name="a.apkg", at=now, cards=(new(own, reviews=past, memory=memory),)))
    assert taught.reviews("own-1") == list(past)
    assert taught.memory("own-1") == memory
    taught.undo_import(made, now)
    assert taught.reviews() == []
    assert taught.card("own-1") is None


def test_a_retired_card_comes_back_and_retires_again(
    taught: Collection,
    keep: Callable[..., UUID],
    own: Card,
    meet: Callable[[str], tuple[Review, Memory]],
    now: datetime,
) -> None:
    first = keep(new(own))
    meet("own-1")
    taught.undo_import(first, now)
    again = keep(new(own, before=KeptCard(own, is_own=True, retired=True)))
    assert taught.cards()[-1] == own
    taught.undo_import(again, now)
    assert "own-1" not in [card.id for card in taught.cards()]


def test_what_is_no_picture_is_not_kept(taught: Collection, keep: Callable[..., UUID], own: Card) -> None:
    keep(new(own), pictures=(b"MZ, a program", b"<svg onload='alert(1)'></svg>"))
    assert not folder_of(taught.path).exists()


def keep_edit(collection: Collection, card: Card) -> None:
    """As an editor would change it: the file it came from does not know."""
    with collection._writing() as connection:
        values = {"answer": card.answer, "card": card.id}
        connection.exec_driver_sql("UPDATE cards SET answer = :answer WHERE id = :card", values)


def test_the_folder_of_pictures_stands_beside_the_collection(path: Path) -> None:
    assert folder_of(path) == path.parent / "collection.pictures"


def test_a_template_is_kept_with_what_it_draws_and_comes_back_as_it_was(
    taught: Collection, keep: Callable[..., UUID], template: Card, now: datetime
) -> None:
    keep(new(template))
    assert taught.card(template.id) == template
    assert taught.given_cards([template.id]) == {template.id: template}
    assert taught.card("square").fresh is None
    other = replace(template, problem="a x^n", fresh=Fresh(parameters=("a, n in 2..3",)))
    second = keep(changed(other, template))
    assert taught.card(template.id) == other
    taught.undo_import(second, now)
    assert taught.card(template.id) == template


def test_undoing_an_import_that_made_a_template_of_a_card_gives_its_one_problem_back(
    taught: Collection, keep: Callable[..., UUID], template: Card, own: Card, now: datetime
) -> None:
    keep(new(own))
    as_template = replace(own, problem=template.problem, answer="", fresh=template.fresh)
    second = keep(changed(as_template, own))
    taught.undo_import(second, now)
    assert taught.card(own.id) == own


def test_undoing_an_import_leaves_no_half_of_a_template(
    taught: Collection, keep: Callable[..., UUID], template: Card, own: Card, now: datetime
) -> None:
    """The learner changed the template since then: what it draws belongs to it."""
    keep(new(own))
    as_template = replace(own, problem=template.problem, answer="", fresh=template.fresh)
    second = keep(changed(as_template, own))
    mine = replace(as_template, problem="a f(x)^n + a")
    taught.edits.change(mine, now)
    taught.undo_import(second, now)
    assert taught.card(own.id) == mine
