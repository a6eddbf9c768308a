"""Qt where it can be loaded; the learner's own collection, cache and log out of reach."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.ui.qt_libraries import missing_library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_NO_QT = missing_library(os.environ)
_WINDOW_TESTS = Path(__file__).parent / "ui"
_FOLDERS = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA")

pytest_plugins = [] if _NO_QT else ["pytestqt.plugin"]


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Without Qt the tests of the window cannot even be imported."""
    return True if _NO_QT and _WINDOW_TESTS in (collection_path, *collection_path.parents) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What Qt complains about is a fault; how ziafont finds its fonts is not ours to mend."""
    for item in items:
        if _WINDOW_TESTS in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.filterwarnings("ignore:.*Use files:DeprecationWarning"))


def pytest_collection_finish() -> None:
    """Else each collection of garbage goes through ten thousand collected tests, in the midst of what is timed."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _NO_QT:
        terminalreporter.section("the tests of the window were skipped")
        terminalreporter.line(_NO_QT)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """On a machine that checks for everybody, no tests of the window is a failure."""
    if _NO_QT and os.environ.get("CI") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True, scope="session")
def away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever a test, or a program that it starts, keeps, it keeps here."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _FOLDERS:
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("QUIZAPP_COLLECTION", str(home / "collection.db"))
        yield


@pytest.fixture(autouse=True, scope="session")
def time_enough() -> Iterator[None]:
    """What is found is tested here, on slow and busy machines too; how fast, in `benchmarks`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quizapp.grading.diagnosing._BUDGET", 2.0)
        patch.setattr("quizapp.grading.proof._BUDGET", 0.4)
        patch.setattr("quizapp.grading.numeric._BUDGET", 1.0)
        yield
