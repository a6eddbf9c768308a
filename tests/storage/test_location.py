from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quizapp.storage.location import collection_path


def test_the_command_line_comes_before_the_environment() -> None:
    environment = {"QUIZAPP_COLLECTION": "/from/environment.db"}
    assert collection_path("/named.db", environment) == Path("/named.db")
    assert collection_path(None, environment) == Path("/from/environment.db")


def test_without_a_name_it_lies_in_the_users_data_folder() -> None:
    for environment in ({}, {"QUIZAPP_COLLECTION": ""}):
        path = collection_path(None, environment)
        assert path.is_absolute()
        assert path.parts[-2:] == ("quizapp", "collection.db")


def test_the_home_folder_may_be_written_short() -> None:
    assert collection_path("~/calculus.db", {}) == Path.home() / "calculus.db"


def test_where_and_what_went_wrong_are_known_without_loading_the_database() -> None:
    script = (
        "import sys, quizapp.storage.location, quizapp.storage.errors; "
        "sys.exit('sqlalchemy' in sys.modules or 'sqlite3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_opening_a_collection_that_is_up_to_date_loads_no_alembic(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib, datetime; from quizapp.storage.collection import open_collection; "
        "open_collection(pathlib.Path(sys.argv[1]), datetime.datetime.now(datetime.UTC)).close(); "
        "sys.exit('alembic' in sys.modules)"
    )
    for _ in ("new", "again"):
        assert subprocess.run([sys.executable, "-c", script, tmp_path / "a.db"], check=False).returncode == 0
