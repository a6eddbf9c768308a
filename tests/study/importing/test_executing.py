from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from quizapp.cards import Mode, Rating
from quizapp.cards.review import Stage
from quizapp.exchange.scanned import Media, Note, PastReview, Picture, Unusable
from quizapp.storage.backup import backups
from quizapp.storage.collection import Collection
from quizapp.storage.pictures import folder_of
from quizapp.study.desk import Desk
from quizapp.study.importing import Cancelled, Choice, Done, ImportPlan, Watch
from quizapp.study.states import Asked, Study

Planned = Callable[..., ImportPlan]
Import = Callable[..., Done]
NoteOf = Callable[..., Note]

WRONG = ("d/dx arcsin x", "1/√(1+x²)")
RIGHT = ("d/dx arctan x", "1/(1+x²)")
CAPITAL = ("Capital of France", "Paris")


def test_an_import_says_what_it_did_and_its_cards_are_asked(imported: Import, desk: Desk) -> None:
    done = imported(RIGHT, CAPITAL, CAPITAL)
    assert (done.added, done.updated, done.unchanged, len(done.rejected)) == (2, 0, 0, 1)
    assert [card.deck for card in desk.cards()] == ["Formulas", "Mine", "Mine"]
    assert desk.today().new == 3


def test_a_backup_is_made_before_it(imported: Import, collection: Collection) -> None:
    imported(CAPITAL)
    assert [backup.path.name for backup in backups(collection.path)] == [
        "collection 2026-03-01T180000Z before import.db"
    ]


def test_an_import_that_changes_nothing_leaves_no_trace(imported: Import, collection: Collection) -> None:
    imported(CAPITAL)
    done = imported(CAPITAL)
    assert done == Done(None, 0, 0, 1, ())
    assert len(collection.imports()) == 1
    assert len(backups(collection.path)) == 1


def test_memory_is_kept_when_a_card_is_updated(imported: Import, desk: Desk, collection: Collection) -> None:
    imported(CAPITAL)
    asked = desk.begin(Study())
    while isinstance(asked, Asked) and asked.question.card.deck != "Mine":
        desk.give_up()
        asked = desk.rate(Rating.AGAIN)
    assert isinstance(asked, Asked)
    desk.turn()
    desk.rate(Rating.GOOD)
    card_id = asked.question.card.id
    memory = collection.memory(card_id)
    assert memory is not None
    assert imported(("Capital of France", "Paris!")).updated == 1
    assert collection.memory(card_id) == memory


def test_a_whole_import_is_undone_at_once(imported: Import, desk: Desk, collection: Collection) -> None:
    done = imported(RIGHT, CAPITAL)
    assert done.import_id is not None
    desk.library.undo_import(done.import_id)
    assert [card.id for card in desk.cards()] == ["formula-square"]
    assert collection.decks() == ["Formulas"]
    assert imported(RIGHT, CAPITAL).added == 2


def test_a_file_may_name_more_decks_than_a_statement_can(
    imported: Import, note_of: NoteOf, desk: Desk, collection: Collection
) -> None:
    done = imported(*(note_of(f"What is {row}?", "A number.", row, deck=f"Deck {row}") for row in range(1, 33_001)))
    assert done.added == 33_000
    assert done.import_id is not None
    desk.library.undo_import(done.import_id)
    assert collection.decks() == ["Formulas"]


def test_cancelling_changes_nothing(planned: Planned, desk: Desk, collection: Collection) -> None:
    plan = planned(RIGHT, CAPITAL)
    seen: list[int] = []

    def is_cancelled() -> bool:
        return bool(seen) and seen[-1] == 2

    with pytest.raises(Cancelled):
        desk.library.execute_import(
            plan, watch=Watch(lambda done, _of: seen.append(done or 2 * (len(seen) > 0)), is_cancelled)
        )
    assert collection.imports() == []
    assert len(desk.cards()) == 1


def test_a_wrong_answer_is_told_with_the_right_one_and_left_out(planned: Planned, desk: Desk) -> None:
    plan = desk.library.verify_import(planned(WRONG, RIGHT, CAPITAL))
    (doubt,) = plan.doubts
    assert doubt.sentence == "Row 1 says d/dx [arcsin(x)] = 1/sqrt(1 + x^2); it is 1/sqrt(1 - x^2)."
    done = desk.library.execute_import(plan)
    assert done.added == 2
    assert [(row.row, row.reason) for row in done.rejected] == [(1, doubt.sentence)]


def test_a_wrong_answer_can_be_corrected(planned: Planned, imported: Import, desk: Desk) -> None:
    plan = desk.library.verify_import(planned(WRONG))
    assert desk.library.execute_import(plan.choose(Choice.CORRECT)).added == 1
    assert desk.cards()[-1].answer == "1/sqrt(1 - x^2)"
    assert imported(WRONG).unchanged == 1


def test_a_wrong_answer_can_be_kept(planned: Planned, desk: Desk) -> None:
    plan = desk.library.verify_import(planned(WRONG)).choose(Choice.KEEP)
    assert desk.library.execute_import(plan).rejected == ()
    assert desk.cards()[-1].answer == "1/sqrt(1 + x^2)"


def test_derivatives_of_every_kind_are_held_against_the_truth(planned: Planned, desk: Desk) -> None:
    plan = planned(
        (r"$\frac{\partial}{\partial y} x^2 y^3$", "$3 x^2 y^2$"),
        (r"$\frac{\partial}{\partial y} x^2 y^2$", "$2 x y^2$"),
        ("∇ (x^2 + y^3)", "(2x, 3y^2)"),
        ("∇ (x^2 + y^4)", "(2x, 3y^3)"),
        ("d/dt t e^t", "(t + 1) e^t"),
        ("d/dx f(g(x))", "f'(g(x)) g'(x)"),
        ("d/dx x^2 + 5x", "2x + 5"),
        ("d/dx f(x) g(x)", "f'(x) g'(x)"),
    )
    assert len(plan.added) == 8
    assert [doubt.row for doubt in desk.library.verify_import(plan).doubts] == [2, 4, 8]


def test_second_derivatives_and_gradients_of_matrices_are_verified_too(planned: Planned, desk: Desk) -> None:
    rows = (
        ("d²/dx² x^3", "6x"),
        ("The second derivative of sin x", "sin x"),
        (r"$\frac{\partial^2}{\partial x \partial y} [x^2 y]$", "$2x$"),
        ("Find the gradient with respect to x. Here A is a matrix, x is a vector.\n$x^T A x$", "$2A x$"),
        ("Find the gradient with respect to X. Here X is a matrix.\n$‖X‖_F^2$", "$2X$"),
    )
    plan = desk.library.verify_import(planned(*rows))
    assert [doubt.row for doubt in plan.doubts] == [2, 4]
    assert plan.doubts[0].sentence == "Row 2 says d²/dx² [sin(x)] = sin(x); it is -sin(x)."
    assert plan.caution == ""


def test_answers_that_cannot_be_verified_are_counted(planned: Planned, desk: Desk) -> None:
    plan = desk.library.verify_import(planned(RIGHT, CAPITAL, (r"$\lim_{x \to 0} \frac{\sin x}{x}$", "$1$")))
    assert plan.caution == "1 answer was taken as it is."
    assert desk.library.verify_import(planned(RIGHT, CAPITAL)).caution == ""


def test_verifying_tells_its_progress_and_can_be_cancelled(planned: Planned, desk: Desk) -> None:
    plan, seen = planned(RIGHT, WRONG), list[tuple[int, int]]()
    desk.library.verify_import(plan, watch=Watch(lambda done, of: seen.append((done, of))))
    assert seen[-1] == (2, 2)
    with pytest.raises(Cancelled):
        desk.library.verify_import(plan, watch=Watch(is_cancelled=lambda: True))


def test_reviews_of_the_past_are_what_is_known_of_a_card(
    imported: Import, note_of: NoteOf, collection: Collection, desk: Desk
) -> None:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    past = tuple(
        PastReview(first + timedelta(days=days), rating, timedelta(seconds=4))
        for days, rating in ((0, 3), (4, 3), (20, 4))
    )
    done = imported(note_of(*CAPITAL, guid="a", past=past), note_of(*RIGHT, 2, guid="b"))
    card_id = desk.cards()[1].id
    memory = collection.memory(card_id)
    assert memory is not None
    assert memory.stage is Stage.REVIEW
    assert memory.last_review == past[-1].at
    kept = collection.reviews(card_id)
    assert [(review.at, review.rating, review.mode) for review in kept] == [
        (each.at, each.rating, Mode.RECALL) for each in past
    ]
    assert imported(note_of(*CAPITAL, guid="a", past=past)).unchanged == 1
    assert len(collection.reviews()) == 3
    assert done.import_id is not None
    desk.library.undo_import(done.import_id)
    assert collection.reviews() == []


def test_what_the_other_program_has_suspended_stays_suspended(
    imported: Import, note_of: NoteOf, collection: Collection, desk: Desk
) -> None:
    imported(note_of(*CAPITAL, guid="a", suspended=True), note_of(*RIGHT, 2, guid="b"))
    suspended, asked = (card.id for card in desk.cards() if card.deck == "Mine")
    assert collection.listing.suspended() == {suspended}
    desk.library.suspend([suspended], suspended=False)
    desk.library.suspend([asked], suspended=True)
    again = imported(note_of(CAPITAL[0], "Graz", guid="a", suspended=True), note_of(RIGHT[0], "$4x$", 2, guid="b"))
    assert again.updated == 2
    assert collection.listing.suspended() == {asked}


def test_pictures_come_along(imported: Import, note_of: NoteOf, collection: Collection) -> None:
    files = {"a.png": b"\x89PNG\r\n\x1a\n1"}
    imported(note_of("Which graph is it?", (Picture("a.png"),)), media=Media(frozenset(files), files.__getitem__))
    (kept,) = folder_of(collection.path).iterdir()
    assert collection.cards()[-1].answer == f"![]({kept.name})"


def test_a_picture_that_cannot_be_read_any_more_stops_all_of_it(
    planned: Planned, note_of: NoteOf, desk: Desk, collection: Collection
) -> None:
    reads = [b"\x89PNG\r\n\x1a\n1"]

    def fetch(_name: str) -> bytes:
        if not reads:
            raise Unusable("The package is damaged.")
        return reads.pop()

    plan = planned(note_of("Which?", (Picture("a.png"),)), media=Media(frozenset({"a.png"}), fetch))
    with pytest.raises(Unusable):
        desk.library.execute_import(plan)
    assert collection.imports() == []
    assert not folder_of(collection.path).exists()
