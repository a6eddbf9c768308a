"""What a sitting came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from quizapp.study.order import main_rule
from quizapp.study.states import Answered, Finished, Plan, RuleScore


def finished(
    plan: Plan,
    answered: Sequence[Answered],
    rule_names: Mapping[str, str],
    *,
    can_undo: bool,
    passed_over: tuple[str, ...] = (),
) -> Finished:
    return Finished(
        plan=plan,
        answered=tuple(answered),
        time=sum((line.took for line in answered), timedelta()),
        per_rule=_per_rule(answered, rule_names),
        can_undo=can_undo,
        passed_over=passed_over,
    )


def _per_rule(answered: Sequence[Answered], rule_names: Mapping[str, str]) -> tuple[RuleScore, ...]:
    """One line for each main rule, weakest first."""
    by_rule: dict[str, list[bool]] = {}
    for line in answered:
        by_rule.setdefault(main_rule(line.question.card), []).append(line.right)
    scores = [RuleScore(rule, rule_names.get(rule, rule), sum(right), len(right)) for rule, right in by_rule.items()]
    return tuple(sorted(scores, key=lambda score: (score.right / score.asked, -score.asked, score.name)))
