"""What each process loads; the import contracts hold the same in the source."""

import subprocess
import sys

import pytest

COMMAND_LINE = "import quizapp.cli"


def loaded(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(run.stdout.split())


@pytest.mark.parametrize("mathematics", ["sympy", "flint", "mpmath"])
def test_what_asks_the_grader_loads_no_mathematics(mathematics: str) -> None:
    assert mathematics not in loaded("import quizapp.study.opening, quizapp.terminal.plain")


@pytest.mark.parametrize("heavy", ["PySide6", "sqlalchemy", "sympy"])
def test_reading_the_command_line_loads_nothing_heavy(heavy: str) -> None:
    assert heavy not in loaded(COMMAND_LINE)


def test_the_worker_loads_neither_qt_nor_the_database() -> None:
    assert not loaded("import quizapp.grading.worker") & {"PySide6", "sqlalchemy", "alembic"}
