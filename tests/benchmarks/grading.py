"""How long the ladder takes: medians and 95th percentiles over the shipped cards' right and wrong answers.

    python tests/benchmarks/grading.py

Right answers are compared as derivatives worked out from the problem, so that they are not merely the same text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

from quizapp.cards import Card, Correct, Mode, Proved, Question, Symbols, Task, Wrong
from quizapp.exchange import read_content
from quizapp.grading import worker
from quizapp.grading.client import Grader

DATA = Path(__file__).parents[2] / "data"


def right_pairs(cards: list[Card]) -> Iterator[tuple[Card, str]]:
    """d/dx [problem] is right for every derivative, and no one writes it the way the card does."""
    for card in cards:
        if card.task is Task.DIFFERENTIATE and card.problem:
            yield card, f"d/d{card.wrt[0]} [{card.problem}]"


def wrong_pairs(cards: list[Card]) -> Iterator[tuple[Card, str]]:
    for card in cards:
        yield from ((card, wrong) for wrong in card.wrong)


def measured(work: Callable[[], object]) -> tuple[float, object]:
    started = time.perf_counter()
    result = work()
    return (time.perf_counter() - started) * 1000, result


def show(name: str, times: list[float], note: str = "") -> None:
    last = quantiles(times, n=20)[-1]
    sys.stdout.write(f"{name:<34}{len(times):>6}{median(times):>9.2f}{last:>9.2f}{max(times):>9.2f}  {note}\n")


def main() -> None:
    cards = [card for card in read_content(DATA).cards if card.mode is Mode.TYPED]
    sys.stdout.write(f"{'':<34}{'pairs':>6}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}\n")

    timed = [
        measured(lambda c=card, t=text: worker.compare(t, c.answer, c.symbols)) for card, text in right_pairs(cards)
    ]
    verdicts = [feedback.verdict for _, feedback in timed]
    right = [verdict for verdict in verdicts if isinstance(verdict, Correct)]
    proved = sum(verdict.certainty == Proved() for verdict in right)
    show("right answers", [ms for ms, _ in timed], f"{len(right)} right, {proved} of them proved")

    timed = [
        measured(lambda c=card, t=text: worker.compare(c.answer, t, c.symbols)) for card, text in wrong_pairs(cards)
    ]
    wrong = sum(isinstance(feedback.verdict, Wrong) for _, feedback in timed)
    show("wrong answers", [ms for ms, _ in timed], f"{wrong} wrong")

    timed = [measured(lambda c=card: worker.grade(Question(c, Mode.TYPED), c.answer)) for card in cards]
    show("cards graded with their own answers", [ms for ms, _ in timed])

    grader = Grader()
    started, _ = measured(grader.warm().result)
    asked = [measured(lambda c=card: grader.grade(Question(c, Mode.TYPED), c.answer).result()) for card in cards]
    show("the same through the worker process", [ms for ms, _ in asked], f"worker up after {started:.0f} ms")
    asked = [measured(grader.compare("x", "x", Symbols()).result) for _ in range(200)]
    show("the least round trip", [ms for ms, _ in asked])
    grader.close()


if __name__ == "__main__":
    main()
