"""Verdicts as words, for a terminal and for JSON."""

from __future__ import annotations

from typing import assert_never

from quizapp.cards import (
    Certainty,
    CheckedAt,
    Correct,
    Counterexample,
    Feedback,
    Proved,
    Undecided,
    Unreadable,
    Verdict,
    Wrong,
)

EXIT_CODES = {"correct": 0, "wrong": 1, "unreadable": 2, "undecided": 3}


def word(verdict: Verdict) -> str:
    match verdict:
        case Correct():
            return "correct"
        case Wrong():
            return "wrong"
        case Unreadable():
            return "unreadable"
        case Undecided():
            return "undecided"
        case _:
            assert_never(verdict)


def in_words(feedback: Feedback) -> str:
    """The verdict, how sure it is, and what there is to say."""
    sure = certainty(feedback.verdict)
    head = word(feedback.verdict) + (f" ({sure})" if sure else "")
    said = " ".join(filter(None, (sentence(feedback.verdict), *feedback.notes)))
    return f"{head}: {said}" if said else head


def certainty(verdict: Verdict) -> str:
    """ "proved", "checked at N points", or empty where nothing was decided."""
    match verdict:
        case Correct(certainty=its_certainty):
            return _certainty_words(its_certainty)
        case Wrong(counterexample=Counterexample()):
            return "proved"
        case _:
            return ""


def _certainty_words(certainty: Certainty) -> str:
    match certainty:
        case Proved():
            return "proved"
        case CheckedAt(points=points):
            return f"checked at {points} points"
        case _:
            assert_never(certainty)


def sentence(verdict: Verdict) -> str:
    """What to tell the learner beyond the verdict's word; may be empty."""
    match verdict:
        case Wrong(counterexample=Counterexample() as counterexample, message=message):
            return " ".join(filter(None, (message, counterexample_sentence(counterexample))))
        case _:
            return verdict.message


def counterexample_sentence(counterexample: Counterexample) -> str:
    if not counterexample.at:
        return f"Your answer is {counterexample.answer}; the right one is {counterexample.expected}."
    place = " and ".join(f"{name} = {value}" for name, value in counterexample.at)
    return f"At {place} your answer is {counterexample.answer}; the right one is {counterexample.expected}."
