"""What comes back within a sitting: cards in their learning steps, rules that lapsed, what slipped until it is held.

A lapse in a problem of *chain* that was really *power* brings a problem of power first, and then chain again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from quizapp.cards import Rating
from quizapp.cards.practice import practice_id, practised_rule
from quizapp.cards.review import Stage
from quizapp.study.counting import Outcome
from quizapp.study.exposing import entry_of
from quizapp.study.line import Line
from quizapp.study.states import Answered, Flashcards, Plan, Practise, Quiz, ReviewMissed, Study

RIGHT_IN_A_ROW = 2
SOON = timedelta(minutes=1)
"""After the other questions; when none is left, at once."""


def with_returns(
    line: Line, plan: Plan, answered: Sequence[Answered], outcome: Outcome, *, practised: Collection[str], now: datetime
) -> Line:
    """The line after the last answer. `practised` are the rules for which problems can be made."""
    match plan:
        case Quiz() | Practise():
            return line
        case Flashcards():
            return _learning(line, answered[-1], outcome)
        case Study():
            return _lapses(_learning(line, answered[-1], outcome), outcome, practised)
        case ReviewMissed():
            own = practised_rule(answered[-1].question.card.id)
            return _lapses(_until_held(line, answered, outcome, now), outcome, set(practised) - {own})


def right_in_a_row(entry: str, answered: Sequence[Answered]) -> int:
    """How often what stands there in the line was answered right since it was last answered wrong."""
    count = 0
    for line in reversed(answered):
        if entry_of(line.question) == entry:
            if not _was_right(line):
                break
            count += 1
    return count


def _was_right(line: Answered) -> bool:
    return line.right and line.rating is not Rating.AGAIN


def _learning(line: Line, last: Answered, outcome: Outcome) -> Line:
    if last.question.which:
        return line
    card = last.question.card.id
    failed_practice = practised_rule(card) is not None and last.rating is Rating.AGAIN
    if failed_practice or (outcome.memory is not None and outcome.memory.stage is not Stage.REVIEW):
        return line.bring_back(card, outcome.returns)
    return line


def _lapses(line: Line, outcome: Outcome, practised: Collection[str]) -> Line:
    for rule, due in outcome.lapsed:
        if rule in practised:
            line = line.bring_back(practice_id(rule), due)
    return line


def _until_held(line: Line, answered: Sequence[Answered], outcome: Outcome, now: datetime) -> Line:
    """Twice right in a row and it is done, whatever FSRS says of the days to come."""
    last = answered[-1]
    entry = entry_of(last.question)
    if not _was_right(last):
        return line.bring_back(entry, outcome.returns)
    return line if right_in_a_row(entry, answered) >= RIGHT_IN_A_ROW else line.bring_back(entry, now + SOON)
