"""How fast the real window is, from outside: process start to window, to first question; rating to next; memory.

    xvfb-run -a .venv/bin/python tests/benchmarks/studying.py [-n 7]

Needs xdotool. The window's title says which screen is painted, so that is what is waited for.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import psutil

POLL = 0.004


def xdotool(*arguments: str) -> str:
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout.strip()


def wait_for(condition: Callable[[], str], seconds: float = 15) -> str:
    end = perf_counter() + seconds
    while perf_counter() < end:
        if found := condition():
            return found
        sleep(POLL)
    raise TimeoutError


def window_of(process: subprocess.Popen[bytes]) -> str:
    return xdotool("search", "--onlyvisible", "--pid", str(process.pid), "--name", "quizapp").split("\n")[0]


def titled(window: str, word: str) -> str:
    title = xdotool("getwindowname", window)
    return title if word in title else ""


@contextmanager
def quizapp(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    program = Path(sys.executable).with_name("quizapp")
    environment = {**os.environ, "QUIZAPP_COLLECTION": str(folder / "collection.db"), "XDG_CACHE_HOME": str(folder)}
    process = subprocess.Popen([program], env=environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def pss(process: subprocess.Popen[bytes]) -> float:
    """MB of the process and all its children together; memory shared between them counts once."""
    root = psutil.Process(process.pid)
    return sum(each.memory_full_info().pss for each in (root, *root.children(recursive=True))) / 1e6


def one_run(folder: Path) -> tuple[float, float, float]:
    start = perf_counter()
    with quizapp(folder) as process:
        window = wait_for(lambda: window_of(process))
        shown = perf_counter() - start
        xdotool("windowfocus", window)
        xdotool("key", "--window", window, "Return")
        wait_for(lambda: titled(window, "Study"))
        asked = perf_counter() - start
        sleep(2)
        for _ in range(5):
            xdotool("type", "--window", window, "2x+1")
            sleep(0.3)
            xdotool("key", "--window", window, "Return")
            sleep(0.6)
            xdotool("key", "--window", window, "Return")
            sleep(0.3)
        return shown, asked, pss(process)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one_run(Path(folder))
        runs = [one_run(Path(folder)) for _ in range(options.n)]
    for name, unit, values in zip(
        ("window", "first question", "memory"), ("s", "s", "MB"), zip(*runs, strict=True), strict=True
    ):
        print(f"{name:15} median {median(values):7.2f} {unit}   min {min(values):.2f}   max {max(values):.2f}")


if __name__ == "__main__":
    main()
