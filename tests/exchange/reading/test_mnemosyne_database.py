"""Mnemosyne's database, made as Mnemosyne makes it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Format, Maths, Options, PastReview, Picture, Prose, Shape, Unusable

SCHEMA = """
CREATE TABLE facts(_id integer primary key, id text, extra_data text default "");
CREATE TABLE data_for_fact(_fact_id integer, key text, value text);
CREATE TABLE cards(_id integer primary key, id text, card_type_id text, _fact_id integer, fact_view_id text,
    question text, answer text, tags text, grade integer, next_rep integer, last_rep integer, easiness real,
    acq_reps integer, ret_reps integer, lapses integer, acq_reps_since_lapse integer, ret_reps_since_lapse integer,
    creation_time integer, modification_time integer, extra_data text default "", scheduler_data integer default 0,
    active boolean default 1);
CREATE TABLE tags(_id integer primary key, id text, name text, extra_data text default "");
CREATE TABLE tags_for_card(_card_id integer, _tag_id integer);
CREATE TABLE global_variables(key text, value text);
CREATE TABLE log(_id integer primary key autoincrement, event_type integer, timestamp integer, object_id text,
    grade integer, easiness real, acq_reps integer, ret_reps integer, lapses integer, acq_reps_since_lapse integer,
    ret_reps_since_lapse integer, scheduled_interval integer, actual_interval integer, thinking_time integer,
    next_rep integer, scheduler_data integer);
"""
ADD_CARD = "INSERT INTO cards(_id, id, card_type_id, _fact_id, fact_view_id, extra_data) VALUES (?, ?, ?, ?, ?, ?)"
ADD_EVENT = "INSERT INTO log(event_type, timestamp, object_id, grade, thinking_time) VALUES (?, ?, ?, ?, ?)"
FACTS = {
    1: {"f": "d/dx <$>\\sin x</$>", "b": "<latex>$\\cos x$</latex>"},
    2: {"f": "word", "p_1": "[w]", "m_1": "meaning"},
    3: {"text": "The derivative of ln x is [1/x:a fraction], of e^x [e^x]."},
    4: {"f": 'Look: <img src="curve.png" alt="a curve">', "b": ""},
}
# By its own number: type, fact, view, extra. The first card was made last.
CARDS = {
    9: ("1", 1, "1.1", ""),
    2: ("3::mine", 2, "3.1", ""),
    3: ("3::mine", 2, "3.2", ""),
    4: ("5", 3, "5.1", "{'cloze': 'e^x', 'index': 1}"),
    5: ("1", 4, "1.1", ""),
    6: ("1", 77, "1.1", ""),
}
START = 1_700_000_000
LOG = [
    (1, START - 9, "Mnemosyne", None, None),
    (6, START, "card-9", None, None),
    (9, START + 100, "card-9", 4, 7),
    (9, START + 50, "card-9", 1, 3),
    (9, START + 60, "card-2", 5, 99_999),
    (9, START + 70, "card-6", 3, 1),
    (9, START + 80, "card-3", 2, 4),
    (9, START + 90, "card-3", 9, 4),
    (9, -5, "card-3", 3, 4),
]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "calculus.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
        for number, data in FACTS.items():
            connection.execute("INSERT INTO facts(_id, id) VALUES (?, ?)", (number, f"fact-{number}"))
            rows = [(number, key, value) for key, value in data.items()]
            connection.executemany("INSERT INTO data_for_fact VALUES (?, ?, ?)", rows)
        cards = [(number, f"card-{number}", *card) for number, card in CARDS.items()]
        connection.executemany(ADD_CARD, cards)
        connection.executescript("""
            INSERT INTO tags(_id, name) VALUES (1, '__UNTAGGED__'), (2, 'Trig functions'), (3, 'a::b');
            INSERT INTO tags_for_card VALUES (9, 2), (9, 3), (2, 1), (6, 3), (4, 3);
        """)
        connection.executemany(ADD_EVENT, LOG)
        connection.commit()
    return path


@pytest.fixture
def with_picture(database: Path) -> Path:
    folder = database.with_name("calculus.db_media")
    folder.mkdir()
    (folder / "curve.png").write_bytes(b"\x89PNG\r\n\x1a\n1")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE data_for_fact SET value = 'a curve' WHERE _fact_id = 4 AND key = 'b'")
        connection.commit()
    return database


def test_cards_are_read_with_their_facts_tags_and_views(database: Path, read: Any) -> None:
    sine, word, meaning, cloze = read.notes(database)
    assert (sine.front, sine.back) == ((Prose("d/dx "), Maths(r"\sin x")), (Maths(r"\cos x"),))
    assert (sine.tags, sine.guid, sine.ordinal) == (("Trig-functions", "a::b"), "fact-1", 0)
    assert (word.front, word.back, word.tags) == ((Prose("word"),), (Prose("[w]\nmeaning"),), ())
    assert (meaning.front, meaning.guid, meaning.ordinal) == (word.back, "fact-2", 1)
    assert (cloze.shape, cloze.back, cloze.ordinal, cloze.tags) == (Shape.CLOZE, (Prose("e^x"),), 1, ("a::b",))
    assert read.rejected(database) == [(5, "The back of this card is empty.")]
    assert not any(note.past for note in read.notes(database))


def test_the_history_comes_along_where_it_is_wanted(database: Path, read: Any) -> None:
    sine, word, meaning, cloze = read.notes(database, history=True)
    assert [(review.rating, review.took.seconds) for review in sine.past] == [(1, 3), (3, 7)]
    assert sine.past[0].at == datetime.fromtimestamp(START + 50, UTC)
    assert word.past == (PastReview(datetime.fromtimestamp(START + 60, UTC), 4, timedelta(hours=1)),)
    assert [review.rating for review in meaning.past] == [2]
    assert cloze.past == ()


def test_pictures_lie_in_the_folder_of_the_database(with_picture: Path, read: Any) -> None:
    with scan(with_picture) as found:
        assert found.format is Format.MNEMOSYNE
        assert found.about == 6
        assert found.media.read("curve.png") == b"\x89PNG\r\n\x1a\n1"
    assert read.notes(with_picture)[-1].front == (Prose("Look: "), Picture("curve.png", "a curve"))


def test_a_database_that_was_cut_off_is_refused(database: Path, read: Any) -> None:
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Unusable, match="damaged"):
        read.everything(database, history=True)


def test_a_database_whose_rows_share_a_number_is_refused(database: Path, read: Any) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript("""
            CREATE TABLE copy AS SELECT * FROM facts; DROP TABLE facts; CREATE TABLE facts AS SELECT * FROM copy;
            INSERT INTO facts SELECT * FROM copy;
        """)
    with pytest.raises(Unusable, match="two of its facts have the same number"):
        read.everything(database)


def test_any_other_database_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE things(x)")
    with pytest.raises(Unusable, match="no collection of Anki"):
        scan(path, Options())
