"""The rating to suggest after an answer. The learner has the last word.

wrong                          Again
right, with a hint             Hard
right, slower than SLOW        Hard
right, faster than QUICK       Easy, where the answer was typed (a choice is recognised, not recalled)
right otherwise                Good
turned over, not graded        Good, with a hint Hard

Times are for difficulty 1, and grow with the difficulty; they count typing, which takes a beginner about a second a
character. After AWAY the learner was not thinking but somewhere else, and time says nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import assert_never

from quizapp.cards import Correct, Mode, Question, Rating, Undecided, Unreadable, Verdict, Wrong

QUICK = timedelta(seconds=8)
SLOW = {Mode.TYPED: timedelta(seconds=60), Mode.CHOICE: timedelta(seconds=30), Mode.RECALL: timedelta(seconds=60)}
AWAY = timedelta(minutes=10)
_FACTORS = {1: 1, 2: 2, 3: 3.5}
"""A problem of difficulty 3 is several rules deep, and its answer several times as long."""


def suggest(verdict: Verdict | None, hints: int, took: timedelta, question: Question) -> Rating:
    """`verdict` None: the card was turned over. `took` runs from the question shown to the answer checked.

    Raises ValueError for a verdict that costs nothing and is not rated (unreadable, undecided).
    """
    match verdict:
        case None:
            return Rating.HARD if hints else Rating.GOOD
        case Wrong():
            return Rating.AGAIN
        case Correct():
            return Rating.HARD if hints else _by_time(took, question)
        case Unreadable() | Undecided():
            raise ValueError("an answer that was neither right nor wrong is not rated")
        case _:
            assert_never(verdict)


def _by_time(took: timedelta, question: Question) -> Rating:
    factor = _FACTORS[min(max(question.card.difficulty, 1), 3)]
    if took >= AWAY:
        return Rating.GOOD
    if took > SLOW[question.mode] * factor:
        return Rating.HARD
    if took <= QUICK * factor and question.mode is Mode.TYPED:
        return Rating.EASY
    return Rating.GOOD
