"""How much there is and how well it is held, for `quizapp stats`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from quizapp.cards import Card
from quizapp.study.order import main_rule
from quizapp.study.states import Today


@dataclass(frozen=True, slots=True)
class RuleStatistics:
    rule: str
    cards: int
    seen: int
    recall: float | None
    """Mean predicted recall of the cards seen, now, 0 to 1; None while none was."""


@dataclass(frozen=True, slots=True)
class Statistics:
    cards: int
    new: int
    """Never seen."""
    new_today: int
    """New cards that today's session still holds."""
    due: int
    """Cards that fall due before the day ends, within the daily limit."""
    reviews: int
    """Ever, without those undone."""
    reviewed_today: int
    minutes: int
    rules: tuple[RuleStatistics, ...]

    @classmethod
    def of(cls, cards: Iterable[Card], recalls: Mapping[str, list[float]], today: Today, reviews: int) -> Statistics:
        """`recalls` holds the predicted recall of every card seen, by main rule."""
        per_rule = Counter(map(main_rule, cards))
        seen = sum(map(len, recalls.values()))
        return cls(
            cards=today.cards,
            new=today.cards - seen,
            new_today=today.new,
            due=today.due,
            reviews=reviews,
            reviewed_today=today.reviewed_today,
            minutes=today.minutes,
            rules=tuple(
                RuleStatistics(
                    rule, count, len(recalls.get(rule, ())), fmean(held) if (held := recalls.get(rule)) else None
                )
                for rule, count in per_rule.items()
            ),
        )
