from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Quizapp = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def quizapp(tmp_path: Path) -> Quizapp:
    """Runs the real program in a process of its own, on a collection of its own."""

    def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "QUIZAPP_COLLECTION": str(tmp_path / "collection.db"), "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(
            [sys.executable, "-m", "quizapp", *arguments],
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            timeout=60,
            check=False,
        )

    return run
