"""Collections as each released version left them: `schemas/<version>.sql`, written once and never edited."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from quizapp.cards import Evidence, Form, Fresh, Rating
from quizapp.storage.backup import backups
from quizapp.storage.collection import open_collection
from quizapp.storage.edits import Limits
from quizapp.storage.examine import SCHEMA
from quizapp.storage.imports import LastImported, PastImport

STORED = Path(__file__).with_name("schemas")
FIRST = datetime(2026, 3, 14, 15, 9, 26, 535897, tzinfo=UTC)
DAY = timedelta(days=1)


def test_every_version_has_its_stored_collection() -> None:
    assert sorted(file.stem for file in STORED.glob("*.sql")) == [f"{number + 1:04}" for number in range(SCHEMA)]


@pytest.mark.parametrize("stored", sorted(STORED.glob("*.sql")), ids=lambda file: str(file.stem))
def test_a_collection_of_each_version_opens_with_all_that_was_in_it(stored: Path, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(stored.read_text(encoding="utf-8"))
    with open_collection(path, FIRST + 9 * DAY) as collection:
        assert [card.id for card in collection.cards()] == ["square", "cube"]
        assert [rule.name for rule in collection.rules()] == ["power rule"]
        assert collection.content_fingerprint() == "first"
        assert collection.setting("study") == {"new_a_day": 7}
        assert [review.at for review in collection.reviews()] == [FIRST + DAY, FIRST + 2 * DAY]
        assert collection.memories()["square"].due == FIRST + 4 * DAY
        before = collection.undo(UUID(int=2))
        assert before is not None
        assert before.due == FIRST + 2 * DAY
        assert "cube" not in collection.memories()


def test_version_2_keeps_what_reviews_said_about_rules(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / "0002.sql").read_text(encoding="utf-8"))
    with open_collection(path, FIRST + 9 * DAY) as collection:
        first, second = collection.reviews()
        assert (first.problem, first.evidence) == ("", ())
        assert (second.problem, second.evidence) == ("x^2", (Evidence("power", Rating.EASY, 0.5),))
        assert collection.memories()["practice-power"].stability == 3.5
        collection.undo(second.id)
        assert collection.memories()["practice-power"].stability == 2.25


def test_version_3_keeps_the_form_that_a_card_asks_for(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / "0003.sql").read_text(encoding="utf-8"))
    with open_collection(path, FIRST + 9 * DAY) as collection:
        square, cube = collection.cards()
        assert (square.form, square.insists) == (None, False)
        assert (cube.form, cube.insists) == (Form.SIMPLIFIED, True)


def test_version_4_keeps_tags_and_imports(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / "0004.sql").read_text(encoding="utf-8"))
    with open_collection(path, FIRST + 9 * DAY) as collection:
        assert [card.tags for card in collection.cards()] == [(), ("exam", "rules::power")]
        undone = FIRST + 4 * DAY
        assert collection.imports() == [PastImport(UUID(int=70), "mine.csv", FIRST + 3 * DAY, 1, 0, undone)]


def test_version_5_keeps_suspended_cards_limits_and_edits(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / "0005.sql").read_text(encoding="utf-8"))
    with open_collection(path, FIRST + 9 * DAY) as collection:
        assert collection.listing.suspended() == {"cube"}
        assert collection.listing.limits() == {"Formulas": Limits(new_a_day=3)}
        assert collection.history() == collection.reviews()
        assert collection.edits.undo(FIRST + 9 * DAY).sentence == "Undone: Suspended 1 card."
        assert collection.edits.undo(FIRST + 9 * DAY).sentence == "Undone: Limited Formulas to 3 new cards a day."
        assert (collection.listing.suspended(), collection.listing.limits()) == (frozenset(), {})
        assert collection.edits.last() is None


def test_version_6_keeps_what_a_template_draws(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / "0006.sql").read_text(encoding="utf-8"))
    with open_collection(path, FIRST + 9 * DAY) as collection:
        square, cube = collection.cards()
        assert square.fresh is None
        assert (cube.problem, cube.answer) == ("a x^n", "")
        assert cube.fresh == Fresh(parameters=("a, n in 2..9",), conditions=("a != n",))


def test_version_7_keeps_what_imports_replaced_and_gave(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / "0007.sql").read_text(encoding="utf-8"))
    with open_collection(path, FIRST + 9 * DAY) as collection:
        collection.edits.undo(FIRST + 9 * DAY)
        assert collection.last_imported() == {"own-1": LastImported("b", "m", "Mine")}
        assert collection.given_cards(["own-1"])["own-1"].answer == "Another answer"
        collection.edits.undo(FIRST + 9 * DAY)
        collection.undo_import(UUID(int=72), FIRST + 9 * DAY)
        assert collection.cards()[-1].answer == "Answer"
        assert collection.last_imported() == {"own-1": LastImported("a", "m", "Mine")}
        collection.undo_import(UUID(int=71), FIRST + 9 * DAY)
        assert [card.id for card in collection.cards()] == ["square", "cube"]


def test_imports_of_version_6_are_known_and_undone_as_they_were_then(path: Path) -> None:
    """The second import came over the first and over a change of the learner's; the third was undone."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("imports_of_version_6.sql").read_text(encoding="utf-8"))
    with open_collection(path, FIRST + 9 * DAY) as collection:
        digests = ["second 1", "second 2", "first 3", "first 4", "first 5", "second 6"]
        assert [last.digest for last in collection.last_imported().values()] == digests
        given = collection.given_cards([f"own-{number}" for number in range(1, 8)])
        assert [card.answer for card in given.values()] == ["Newer 1", *(f"Answer {number}" for number in range(2, 7))]
        assert given["own-4"].prompt == "Question 4"
        assert [(past.added, past.changed) for past in collection.imports()] == [(1, 1), (1, 2), (5, 0)]

        collection.undo_import(UUID(int=2), FIRST + 9 * DAY)
        answers = {card.id: (card.answer, card.hints) for card in collection.cards()}
        assert answers["own-1"] == ("Answer 1", ())
        assert answers["own-2"] == ("My answer 2", ())
        assert "own-6" not in answers
        assert [last.digest for last in collection.last_imported().values()] == [f"first {n}" for n in range(1, 6)]
        assert collection.given_cards(["own-2"])["own-2"].answer == "Answer 2"

        collection.undo_import(UUID(int=1), FIRST + 9 * DAY)
        assert collection.cards() == []
        mine = [collection.card(f"own-{number}") for number in range(1, 8)]
        assert [card.id for card in mine if card] == ["own-2", "own-4"]


def test_a_collection_of_version_1_is_copied_before_it_is_brought_up_to_date(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / "0001.sql").read_text(encoding="utf-8"))
    open_collection(path, FIRST + 9 * DAY).close()
    (copy,) = backups(path)
    with closing(sqlite3.connect(copy.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
