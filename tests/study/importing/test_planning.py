from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from quizapp.cards import Card, Mode, Rating, Review
from quizapp.exchange.scanned import Media, Note, Own, Picture, Prose, Rejected, Scan, Shape, Unread, Unusable
from quizapp.storage.collection import Collection
from quizapp.study.desk import Desk
from quizapp.study.importing import Cancelled, Done, ImportPlan, Watch
from quizapp.study.importing.merging import Difference

Planned = Callable[..., ImportPlan]
Import = Callable[..., Done]
NoteOf = Callable[..., Note]
ScanOf = Callable[..., Scan]

EVENING = datetime(2026, 3, 1, 18, tzinfo=UTC)
ARCSINE = ("d/dx arcsin x", "1/√(1-x²)")
CAPITAL = ("Capital of France", "Paris")


def rows_of(entries: Iterable[Any]) -> list[int]:
    return [entry.row for entry in entries]


def test_a_plan_says_what_is_checked_chosen_and_recalled(planned: Planned) -> None:
    plan = planned(ARCSINE, CAPITAL, ("Which?\nA) a\nB) b\nC) c", "A"))
    assert rows_of(plan.added) == [1, 2, 3]
    assert [plan.answered(mode) for mode in (Mode.TYPED, Mode.CHOICE, Mode.RECALL)] == [1, 1, 1]
    assert {entry.card.deck for entry in plan.added} == {"Mine"}


def test_planning_changes_nothing(planned: Planned, collection: Collection) -> None:
    planned(ARCSINE, CAPITAL)
    assert [card.id for card in collection.cards()] == ["formula-square"]
    assert collection.imports() == []


def test_what_was_rejected_in_reading_and_what_is_no_card_are_told_by_row(planned: Planned, note_of: NoteOf) -> None:
    plan = planned(Rejected(2, "The quote is not closed."), note_of("", "x", row=1), note_of("x" * 20_001, "y", row=3))
    assert plan.changes_nothing
    assert [(row.row, row.reason) for row in plan.rejected] == [
        (1, "The front is empty, so there is nothing to ask."),
        (2, "The quote is not closed."),
        (3, "The front is longer than 20,000 characters."),
    ]


def test_half_a_character_is_no_text(planned: Planned) -> None:
    plan = planned(("\ud800", "x"), CAPITAL)
    assert rows_of(plan.rejected) == [1]
    assert rows_of(plan.added) == [2]


def test_the_same_file_again_changes_nothing(planned: Planned, imported: Import) -> None:
    imported(ARCSINE, CAPITAL)
    again = planned(ARCSINE, CAPITAL)
    assert again.changes_nothing
    assert rows_of(again.unchanged) == [1, 2]
    assert again.rejected == ()


def test_a_row_that_was_rejected_beside_another_is_rejected_when_the_file_comes_again(
    planned: Planned, imported: Import
) -> None:
    rows = [("Capital of France", "Paris"), ("Capital of France", "Lyon"), ("capital of France", "Paris.")]
    imported(*rows)
    again = planned(*rows)
    assert again.changes_nothing
    assert [(row.row, row.reason) for row in again.rejected] == [
        (2, "This asks the same as row 1, and answers it otherwise."),
        (3, "This asks the same as row 1."),
    ]


def test_rows_that_ask_the_same_are_taken_once_however_they_are_written(planned: Planned) -> None:
    plan = planned(
        ("d/dx arcsin x", "1/√(1-x²)"),
        (r"$\frac{d}{dx}\left[\sin^{-1} x\right]$", r"$\frac{1}{\sqrt{-x^2+1}}$"),
        ("Differentiate asin(x)", "(1-x^2)^(-1/2)"),
        ("Capital of France", "Paris"),
        ("capital of  France?", "paris"),
        ("Capital of France", "Lyon"),
    )
    assert rows_of(plan.added) == [1, 4]
    assert [(row.row, row.reason) for row in plan.rejected] == [
        (2, "This asks the same as row 1."),
        (3, "This asks the same as row 1."),
        (5, "This asks the same as row 4."),
        (6, "This asks the same as row 4, and answers it otherwise."),
    ]


def test_a_row_that_is_there_twice_is_taken_once(planned: Planned) -> None:
    plan = planned(CAPITAL, CAPITAL)
    assert [row.reason for row in plan.rejected] == ["This is row 1 again."]


def test_notes_with_ids_of_their_own_may_ask_the_same_and_answer_otherwise(planned: Planned, note_of: NoteOf) -> None:
    one, two = note_of("In short?", "yes", 1, guid="a"), note_of("In short?", "no", 2, guid="b")
    same = note_of("In short?", "Yes.", 3, guid="c")
    plan = planned(one, two, same)
    assert rows_of(plan.added) == [1, 2]
    assert rows_of(plan.rejected) == [3]


def test_another_file_that_asks_the_same_adds_nothing(planned: Planned, imported: Import) -> None:
    imported(ARCSINE)
    plan = planned((r"$\frac{d}{dx}\arcsin x$", r"$\frac{1}{\sqrt{1-x^2}}$"), name="Other")
    assert plan.changes_nothing
    assert plan.unchanged[0].is_twin


def test_a_deck_that_is_named_gets_the_cards_even_where_another_deck_has_them(
    planned: Planned, imported: Import
) -> None:
    imported(ARCSINE)
    (entry,) = planned(ARCSINE, deck="Exam").added
    assert entry.card.deck == "Exam"


def test_what_the_program_asks_itself_can_be_imported_too(planned: Planned) -> None:
    assert rows_of(planned(("d/dx x^2", "2x")).added) == [1]


def test_a_row_whose_answer_changed_updates_its_card(
    planned: Planned, imported: Import, collection: Collection
) -> None:
    imported(CAPITAL, ("d/dx x^3", "3x^2"))
    plan = planned(("Capital of France", "Paris, of course"), ("d/dx [x^3]", "3x^2"))
    (entry,) = plan.changed
    assert entry.merged is not None
    assert entry.merged.differences == (Difference("answer", "Paris", "Paris, of course", is_learners=False),)
    assert rows_of(plan.unchanged) == [2]


def test_a_note_with_an_id_may_change_its_question(
    planned: Planned, imported: Import, note_of: NoteOf, desk: Desk, collection: Collection
) -> None:
    imported(note_of("d/dx x^3", "3x^2", guid="a"))
    (card,) = [each for each in collection.cards() if each.deck == "Mine"]
    plan = planned(note_of("d/dx x^4", "4x^3", guid="a"))
    assert [entry.card.id for entry in plan.changed] == [card.id]
    desk.library.execute_import(plan)
    assert collection.card(card.id) == replace(card, problem="x^4", answer="4x^3")


def test_what_the_learner_wrote_is_not_overwritten_silently(
    planned: Planned, imported: Import, desk: Desk, collection: Collection, edit: Callable[[Card], None]
) -> None:
    imported(CAPITAL)
    card = collection.cards()[-1]
    edit(replace(card, answer="Paris (on the Seine)"))
    assert planned(CAPITAL).changes_nothing
    plan = planned(("Capital of France", "PARIS!"))
    (entry,) = plan.changed
    assert entry.merged is not None
    assert entry.merged.is_disputed
    assert entry.merged.differences == (Difference("answer", "Paris (on the Seine)", "PARIS!", is_learners=True),)
    desk.library.execute_import(plan)
    assert collection.cards()[-1].answer == "Paris (on the Seine)"
    assert planned(("Capital of France", "PARIS!")).changes_nothing


def test_the_file_wins_where_the_learner_says_so(
    planned: Planned, imported: Import, desk: Desk, collection: Collection, edit: Callable[[Card], None]
) -> None:
    imported(CAPITAL)
    card = collection.cards()[-1]
    edit(replace(card, answer="Paris (on the Seine)"))
    plan = planned(("Capital of France", "PARIS!"))
    desk.library.execute_import(plan.take_file([card.id]))
    assert collection.cards()[-1].answer == "PARIS!"


def test_what_the_file_and_the_learner_changed_apart_comes_together(
    planned: Planned, imported: Import, note_of: NoteOf, collection: Collection, edit: Callable[[Card], None]
) -> None:
    imported(note_of(*CAPITAL, tags=("a",)))
    card = collection.cards()[-1]
    edit(replace(card, answer="Paris (on the Seine)"))
    imported(note_of(*CAPITAL, tags=("a", "b")))
    assert collection.cards()[-1] == replace(card, answer="Paris (on the Seine)", tags=("a", "b"))


def own(card: Card, row: int = 1) -> Note:
    return Note(row=row, front=(), back=(), shape=Shape.OWN, own=Own({}, card))


def test_a_card_of_our_own_format_is_taken_as_it_is(planned: Planned, collection: Collection) -> None:
    shipped = collection.cards()[0]
    mine = replace(shipped, id="own-7", deck="Mine::Powers", problem="x^7", answer="7x^6", hints=("Down.",))
    unnamed = replace(mine, id="", problem="x^8", answer="8x^7", deck="")
    plan = planned(own(shipped), own(mine, 2), own(unnamed, 3))
    assert [known.card_id for known in plan.unchanged] == ["formula-square"]
    assert plan.added[0].card == mine
    assert plan.added[1].card == replace(unnamed, id=plan.added[1].card.id, deck="Mine")
    assert plan.added[1].card.id.startswith("own-")


def test_a_card_with_an_id_of_the_program_does_not_touch_the_programs_card(
    planned: Planned, collection: Collection
) -> None:
    shipped = collection.cards()[0]
    (entry,) = planned(own(replace(shipped, answer="x + x"))).added
    assert entry.card.id != shipped.id
    assert planned(own(replace(shipped, answer="x + x"))).added[0].card.id == entry.card.id


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"rules": ("magic",)}, "no rule “magic”"), ({"id": "practice-power"}, "made by quizapp itself")],
)
def test_a_card_of_our_own_format_that_cannot_be_is_rejected(
    planned: Planned, collection: Collection, changes: dict[str, Any], said: str
) -> None:
    (row,) = planned(own(replace(collection.cards()[0], **changes))).rejected
    assert said in row.reason


def test_pictures_are_named_after_their_content_before_they_are_kept(planned: Planned, note_of: NoteOf) -> None:
    files = {"graph.png": b"\x89PNG\r\n\x1a\n1", "evil.png": b"MZ"}
    media = Media(frozenset(files), files.__getitem__)
    plan = planned(note_of((Prose("See "), Picture("graph.png")), (Picture("evil.png"),)), media=media)
    (kept,) = plan.pictures
    assert plan.added[0].card.prompt == f"See ![]({kept})"
    assert plan.added[0].card.answer == "[the picture evil.png is missing]"


def test_planning_can_be_cancelled(desk: Desk, scan_of: ScanOf) -> None:
    with pytest.raises(Cancelled):
        desk.library.plan_import(scan_of(CAPITAL), watch=Watch(is_cancelled=lambda: True))


def test_a_file_that_breaks_off_makes_no_plan(desk: Desk, scan_of: ScanOf, note_of: NoteOf) -> None:
    def notes() -> Any:
        yield note_of(*CAPITAL)
        raise Unusable("The file ends in the middle of a card.")

    with pytest.raises(Unusable, match="middle"):
        desk.library.plan_import(replace(scan_of(), rows=notes()))


def test_the_file_can_be_taken_and_put_back_card_by_card(planned: Planned) -> None:
    plan = planned(("$x^2$", "$2x$"))
    assert plan.take_file(["a", "b"]).keep_mine(["a"]).taken == {"b"}


def test_a_file_is_planned_on_another_thread_while_reviews_are_kept(
    collection: Collection, scan_of: ScanOf, desk: Desk
) -> None:
    rows = [(f"$x^{{{power}}}$", f"${power}x^{{{power - 1}}}$") for power in range(3, 400)]
    with ThreadPoolExecutor(1) as thread:
        plan = thread.submit(desk.library.plan_import, scan_of(*rows))
        for day in range(30):
            collection.record(
                Review(
                    id=uuid4(),
                    card_id="formula-square",
                    at=EVENING + timedelta(days=day),
                    rating=Rating.GOOD,
                    mode=Mode.TYPED,
                    session=uuid4(),
                    took=timedelta(seconds=3),
                ),
                None,
            )
    assert len(plan.result().added) == len(rows)
    assert len(collection.reviews()) == 30


def test_a_row_that_is_known_to_the_letter_is_not_read_again(
    desk: Desk, scan_of: ScanOf, note_of: NoteOf, imported: Import
) -> None:
    read: list[int] = []

    def note(row: int, cells: Sequence[str]) -> Note:
        read.append(row)
        return note_of(*cells, row=row)

    def scanned(*rows: tuple[str, str]) -> Scan:
        unread = [Unread(row, "key of " + front, (front, back), note) for row, (front, back) in enumerate(rows, 1)]
        return replace(scan_of(), rows=unread)

    france, spain, italy = ("Capital of France", "Paris"), ("Of Spain", "Madrid"), ("Of Italy", "Rome")
    first = desk.library.plan_import(scanned(france, spain))
    desk.library.execute_import(first)
    again = desk.library.plan_import(scanned(spain, italy, france))
    assert read == [1, 2, 2]
    assert (rows_of(again.unchanged), rows_of(again.added)) == ([1, 3], [2])
    elsewhere = desk.library.plan_import(scanned(spain), deck="Geography")
    assert read == [1, 2, 2, 1]
    assert rows_of(elsewhere.added) == [1]
