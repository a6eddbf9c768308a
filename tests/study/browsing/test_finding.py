from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import process_time
from typing import Any

import pytest

from quizapp.cards import Rating
from quizapp.storage.collection import Collection
from quizapp.study.browsing import CannotEdit, SortBy
from quizapp.study.library import Library

Answer = Callable[..., None]
EVERY = ["exercise-a", "exercise-b", "concept-c", "concept-d", "own-b", "own-c", "own-a"]
ADDED = [*EVERY[:4], "own-a", "own-b", "own-c"]


@pytest.fixture
def met(answer: Answer) -> None:
    """a is in review and was forgotten once; b was missed today; c is due tomorrow; own-a is in its first steps."""
    answer("exercise-a", Rating.EASY, ago=30)
    answer("exercise-a", Rating.AGAIN, ago=20)
    answer("exercise-a", Rating.EASY, ago=19)
    answer("exercise-b", Rating.EASY, ago=3)
    answer("exercise-b", Rating.AGAIN)
    answer("concept-c", Rating.EASY, ago=1)
    answer("own-a", Rating.GOOD)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", EVERY),
        ("x^2", ["exercise-a", "exercise-b", "own-b", "own-a"]),
        ("x²+1", ["own-b"]),
        ("x^2 + 1", ["own-b"]),
        ("COS", ["exercise-b"]),
        ("grosse", ["own-c"]),
        ("GRÖSSE", ["own-c"]),
        ("größe", ["own-c"]),
        ("GROßE", ["own-c"]),
        ("σισυφος", ["own-c"]),
        ("ПЕТР", ["own-c"]),
        ('"derivative measure"', ["concept-c"]),
        ("derivative -rate", []),
        ("derivative -area", ["concept-c"]),
        ("deck:mine", ["own-b", "own-c", "own-a"]),
        ("deck:Mine::Powers", ["own-a"]),
        ("deck:M*e", ["own-b", "own-c", "own-a"]),
        ("deck:*powers", ["own-a"]),
        ("deck:m*n*p*s", ["own-a"]),
        ("deck:*i*e*", ["exercise-a", "exercise-b", "own-b", "own-c", "own-a"]),
        ('deck:"rule exercises" cos', ["exercise-b"]),
        ("rule:sine", ["exercise-b"]),
        ('rule:"power rule"', ["exercise-a", "own-a"]),
        ("rule:*i*", ["exercise-b", "concept-c", "concept-d"]),
        ("tag:exam", ["own-b", "own-a"]),
        ("tag:exam::oral", ["own-a"]),
        ("-tag:exam is:own", ["own-c"]),
        ("oral", ["own-a"]),
        ("difficulty:1 -is:own", ["exercise-a", "exercise-b", "concept-c", "concept-d"]),
        ("difficulty:>=2", ["own-b", "own-a"]),
        ("difficulty:<3 deck:mine", ["own-c", "own-a"]),
        ("deck:mine difficulty:2 or difficulty:3", ["own-b", "own-a"]),
        ("-deck:mine or tag:exam::oral", ["exercise-a", "exercise-b", "concept-c", "concept-d", "own-a"]),
        ('"or"', ["own-a"]),
    ],
)
def test_a_search_finds(library: Library, text: str, found: list[str]) -> None:
    assert library.find(text).trouble == ""
    assert list(library.find(text).ids) == found


@pytest.mark.usefixtures("met")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("is:new", ["concept-d", "own-b", "own-c"]),
        ("is:due", ["exercise-a", "exercise-b", "own-a"]),
        ("is:learning", ["exercise-b", "own-a"]),
        ("is:review", ["exercise-a", "concept-c"]),
        ("is:missed", ["exercise-b"]),
        ("is:suspended", []),
        ("-is:new -is:due", ["concept-c"]),
    ],
)
def test_a_search_knows_what_is_remembered(library: Library, text: str, found: list[str]) -> None:
    assert list(library.find(text).ids) == found


@pytest.mark.usefixtures("met")
def test_suspended_cards_are_found_but_wait_for_nothing(library: Library) -> None:
    library.suspend(["exercise-a", "own-b"])
    assert list(library.find("is:suspended").ids) == ["exercise-a", "own-b"]
    assert list(library.find("is:due or is:new").ids) == ["exercise-b", "concept-d", "own-c", "own-a"]
    assert list(library.find("").ids) == EVERY


def test_to_leave_out_a_tag_that_no_card_has_leaves_out_none(library: Library) -> None:
    assert list(library.find("-tag:none").ids) == EVERY


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        (
            "is:du",
            "There is no is:du; there are is:due, is:new, is:learning, is:review, is:missed, is:suspended and is:own.",
        ),
        ("difficulty:hard", "A difficulty is a number, as in difficulty:2 or difficulty:>=2."),
        ("deck:", "Say what after deck:, as in deck:Name."),
        ("deck:Nothing", "There is no deck “Nothing”."),
        ("rule:chian", "There is no rule “chian”."),
        ("tag:none", "No card has the tag “none”."),
        (
            "decks:Mine",
            (
                "There is no decks:; there are deck:, rule:, tag:, is: and difficulty:. "
                "To find these letters themselves, put them in quotation marks."
            ),
        ),
        (
            "sin or",
            "Something has to stand on both sides of “or”; to find the word itself, put it in quotation marks.",
        ),
    ],
)
def test_what_cannot_be_understood_is_said(library: Library, text: str, trouble: str) -> None:
    found = library.find(text)
    assert (found.trouble, list(found.ids)) == (trouble, [])


@pytest.mark.usefixtures("met")
@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        (SortBy.DECK, EVERY, EVERY[::-1]),
        (
            SortBy.DIFFICULTY,
            ["exercise-a", "exercise-b", "concept-c", "concept-d", "own-c", "own-a", "own-b"],
            ["own-b", "own-a", "exercise-a", "exercise-b", "concept-c", "concept-d", "own-c"],
        ),
        (
            SortBy.RULE,
            ["exercise-a", "own-a", "exercise-b", "concept-c", "concept-d", "own-b", "own-c"],
            ["concept-c", "concept-d", "exercise-b", "exercise-a", "own-a", "own-b", "own-c"],
        ),
        (SortBy.ADDED, ADDED, ADDED[::-1]),
        (
            SortBy.LAPSES,
            ["concept-c", "concept-d", "own-b", "own-c", "own-a", "exercise-a", "exercise-b"],
            ["exercise-a", "exercise-b", "concept-c", "concept-d", "own-b", "own-c", "own-a"],
        ),
        (
            SortBy.QUESTION,
            ["own-c", "concept-c", "concept-d", "exercise-a", "exercise-b", "own-b", "own-a"],
            ["own-a", "own-b", "exercise-b", "exercise-a", "concept-d", "concept-c", "own-c"],
        ),
    ],
)
def test_cards_are_sorted(library: Library, sort: SortBy, up: list[str], down: list[str]) -> None:
    assert list(library.find("", sort).ids) == up
    assert list(library.find("", sort, descending=True).ids) == down


@pytest.mark.usefixtures("met")
def test_new_cards_come_last_where_they_have_nothing_to_be_sorted_by(library: Library, collection: Collection) -> None:
    new = ["concept-d", "own-b", "own-c"]
    memories = collection.memories()
    for descending in (False, True):
        *met, first, second, third = library.find("", SortBy.DUE, descending=descending).ids
        assert [first, second, third] == new
        dues = [memories[card].due for card in met]
        assert dues == sorted(dues, reverse=descending)
    by_recall = list(library.find("", SortBy.RECALL).ids)
    assert by_recall[-3:] == new
    recalls = [row.recall or 0.0 for row in library.rows(by_recall[:-3])]
    assert recalls == sorted(recalls)


def test_a_search_sees_every_change(library: Library, answer: Answer, clock: Any) -> None:
    assert list(library.find("is:learning").ids) == []
    answer("own-b")
    assert list(library.find("is:learning").ids) == ["own-b"]
    library.tag(["own-c"], ["new tag"])
    assert list(library.find("tag:new-tag").ids) == ["own-c"]
    library.delete(["own-c"])
    assert library.find("tag:new-tag").trouble
    library.undo_edit()
    assert list(library.find("tag:new-tag").ids) == ["own-c"]
    library.move(["own-a"], "Before")
    assert list(library.find("deck:mine or deck:before").ids) == ["own-b", "own-c", "own-a"]
    library.reset(["own-b"])
    assert list(library.find("is:learning").ids) == []
    answer("own-c", Rating.EASY)
    assert list(library.find("is:due").ids) == []
    clock.advance(days=30)
    assert list(library.find("is:due").ids) == ["own-c"]


def test_any_number_of_stars_takes_no_time(library: Library) -> None:
    library.create_deck("a" * 200)
    start = process_time()
    assert library.find(f"deck:{'*a' * 60}*b").trouble
    assert process_time() - start < 1


def test_an_import_that_is_undone_is_not_found_any_more(library: Library) -> None:
    assert len(library.find("").ids) == len(EVERY)
    library.undo_import(library.imports()[0].id)
    assert list(library.find("").ids) == EVERY[:4]


def test_a_search_sees_where_cards_stand_after_an_edit_of_many(library: Library) -> None:
    every = library.find("").ids
    own = library.find("is:own").ids
    library.suspend(every)
    assert library.find("is:suspended").ids == every
    library.move(own, "Elsewhere")
    assert library.find("deck:Elsewhere").ids == sorted(own)
    library.tag(own, ["fresh"])
    assert library.find("tag:fresh").ids == library.find("fresh").ids == sorted(own)
    library.delete(own)
    assert library.find("is:own").ids == []
    library.undo_edit()
    assert library.find("Σίσυφος").ids == ["own-c"]
    for _ in range(3):
        library.undo_edit()
    assert (library.find("").ids, library.find("is:suspended").ids) == (every, [])
    assert library.find("tag:exam").ids == [card for card in own if card != "own-c"]


def test_an_edit_of_where_cards_stand_reads_no_question_again(
    library: Library, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = library.find("is:own").ids
    monkeypatch.setattr(collection.listing, "cards", None)
    monkeypatch.setattr(collection.listing, "cards_of", lambda ids: iter(()) if not ids else pytest.fail("read again"))
    for edit in (library.suspend, library.reset, library.delete):
        with suppress(CannotEdit):
            edit(own)
        library.find("x")


def test_an_edit_between_reviews_hides_none_of_them(library: Library, answer: Answer) -> None:
    assert library.find("is:review").ids == []
    library.suspend(["own-b"])
    answer("own-a", Rating.EASY)
    library.suspend(["own-c"])
    assert library.find("is:review").ids == ["own-a"]
    library.tag(["own-a"], ["seen"])
    assert library.find("is:review").ids == ["own-a"]
    answer("own-b", Rating.EASY)
    assert sorted(library.find("is:review").ids) == ["own-a", "own-b"]
    library.reset(["own-a"])
    assert library.find("is:review").ids == ["own-b"]
    library.undo_edit()
    assert sorted(library.find("is:review").ids) == ["own-a", "own-b"]


def test_what_is_remembered_is_not_read_again_for_an_edit(
    library: Library, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.find("is:review")
    monkeypatch.setattr(collection.listing, "memories", lambda: pytest.fail("read again"))
    library.suspend(["own-a"])
    library.move(["own-b"], "Elsewhere")
    assert library.find("is:review").ids == []
