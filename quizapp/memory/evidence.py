"""What an answer says about rules, and how much. The reasons are in docs/memory-for-rules.md.

right        every rule that the problem uses: the practised one fully, the main rule of a fixed card half,
             the others a quarter
wrong        the rule that was found at fault alone: fully for a misconception, half for a slip;
             where nothing was found, the main rule, as much as a right answer would have counted for it
"which rule" the rule that comes first, a tenth
"""

from __future__ import annotations

from quizapp.cards import Evidence, Fault, Mode, Question, Rating
from quizapp.cards.card import Kind

PRACTISED = 1.0
FIXED = 0.5
"""The main rule of a card whose problem never changes: its answer can be remembered instead of worked out."""
USED = 0.25
"""Another rule on the way to a right answer."""
SLIP = 0.5
RECOGNISED = 0.1
UNPRODUCED = 0.5
"""Factor for answers that were chosen or turned over, not written."""


def evidence_of(question: Question, rating: Rating, fault: Fault | None = None) -> tuple[Evidence, ...]:
    """`fault` counts only where the learner agrees that the answer was wrong."""
    if question.which:
        return (Evidence(question.which, min(rating, Rating.GOOD), RECOGNISED),)
    main = main_rule(question)
    if main is None:
        return ()
    if rating is Rating.AGAIN:
        return (_against(question, main, fault),)
    return (Evidence(main, rating, _main_weight(question)), *_for_the_others(question, main, rating))


def main_rule(question: Question) -> str | None:
    """The rule that a fresh problem practises, which need not be the one that comes first; else the card's first."""
    if question.made is not None and question.made.rule:
        return question.made.rule
    return next(iter(question.card.rules), None)


def _against(question: Question, main: str, fault: Fault | None) -> Evidence:
    if fault is None:
        return Evidence(main, Rating.AGAIN, _main_weight(question))
    return Evidence(fault.rule or main, Rating.AGAIN, SLIP if fault.slip else PRACTISED)


def _for_the_others(question: Question, main: str, rating: Rating) -> list[Evidence]:
    # Quickness was the whole problem's: it says nothing of each part.
    rating, weight = min(rating, Rating.GOOD), USED * _mode_factor(question)
    return [Evidence(rule, rating, weight) for rule in dict.fromkeys(question.card.rules) if rule != main]


def _main_weight(question: Question) -> float:
    is_fresh = question.made is not None or question.card.kind is Kind.PRACTICE
    weight = PRACTISED if is_fresh else FIXED
    return weight * _mode_factor(question)


def _mode_factor(question: Question) -> float:
    return 1.0 if question.mode is Mode.TYPED else UNPRODUCED
