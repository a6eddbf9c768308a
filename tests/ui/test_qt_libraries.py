"""What is said where Qt cannot start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.ui import qt_libraries
from quizapp.ui.qt_libraries import missing_library, sentence_about

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these libraries")


def test_a_missing_library_is_named_with_its_package_on_three_systems() -> None:
    sentence = sentence_about("libEGL.so.1")
    for word in ("libEGL.so.1", "apt install libegl1", "dnf install", "pacman -S libglvnd"):
        assert word in sentence


def test_an_import_that_fails_for_want_of_a_library_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = qt_libraries._import_failed("libxkbcommon.so.0: cannot open shared object file: No such file")
    assert "libxkbcommon0" in sentence


def test_a_pyside_that_loses_references_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries, "_loses_references", lambda: True)
    sentence = missing_library({"QT_QPA_PLATFORM": "offscreen"})
    assert sentence is not None
    assert "does not work with Python" in sentence


def test_without_a_display_the_terminal_is_pointed_to() -> None:
    sentence = missing_library({})
    assert sentence is not None
    assert "quizapp study --plain" in sentence


def test_a_library_of_the_x11_plugin_is_missed_before_qt_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries, "_loads", lambda library: library != "libxcb-cursor.so.0")
    sentence = missing_library({"DISPLAY": ":0"})
    assert sentence is not None
    assert "libxcb-cursor0" in sentence


def test_the_offscreen_platform_needs_no_display() -> None:
    assert missing_library({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_the_program_says_so_in_one_line_and_ends_with_1(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment["QT_QPA_PLATFORM"] = ""
    ended = subprocess.run(
        [sys.executable, "-m", "quizapp", "--collection", str(tmp_path / "new.db")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("quizapp: There is no screen")
    assert ended.stderr.count("\n") == 1
