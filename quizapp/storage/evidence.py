"""What a review said about rules, kept beside it: the problem as asked, the fault found, the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from quizapp.cards import Evidence, Fault, Made, Memory, Review
from quizapp.cards.practice import practice_id, practised_rule
from quizapp.storage.models import DetailsRow, EvidenceRow, ReviewRow

DETAILS = (
    DetailsRow.problem,
    DetailsRow.rule,
    DetailsRow.level,
    DetailsRow.seed,
    DetailsRow.fault,
    DetailsRow.misconception,
    DetailsRow.slip,
    DetailsRow.template,
    DetailsRow.problem_key,
)
"""To be joined to the reviews from outside: a review without details has NULL for each."""


def keep_details(connection: Connection, number: int, review: Review) -> None:
    if not (review.problem or review.made or review.fault):
        return
    made, fault = review.made, review.fault
    row = {
        "review": number,
        "problem": review.problem,
        "rule": made.rule if made else None,
        "level": made.level if made else None,
        "seed": made.seed if made else None,
        "fault": fault.rule if fault else None,
        "misconception": fault.misconception if fault else "",
        "slip": fault.slip if fault else "",
        "template": made.template if made else None,
        "problem_key": made.key if made else None,
    }
    connection.execute(insert(DetailsRow).values(row))


def keep_evidence(connection: Connection, number: int, review: Review, before: Mapping[str, Memory | None]) -> None:
    """`before` holds the memory of each practice card before the review."""
    rows = [
        {
            "review": number,
            "card_id": practice_id(evidence.rule),
            "place": place,
            "rating": evidence.rating,
            "weight": evidence.weight,
            "memory_before": before[practice_id(evidence.rule)],
        }
        for place, evidence in enumerate(review.evidence)
    ]
    if rows:
        connection.execute(insert(EvidenceRow), rows)


def details_of(row: Row[Any]) -> dict[str, Any]:
    """The fields of a Review that a joined row of DETAILS gives."""
    if row.problem is None:
        return {}
    made = None
    if row.rule is not None:
        made = Made(row.rule, row.level, row.template or "", row.seed, row.problem_key or row.problem)
    fault = Fault(row.fault, row.misconception, row.slip) if row.fault is not None else None
    return {"problem": row.problem, "made": made, "fault": fault}


def evidence_of(connection: Connection, numbers: Select[int]) -> dict[int, tuple[Evidence, ...]]:
    """By review, for those whose numbers a query gives."""
    statement = select(EvidenceRow.review, EvidenceRow.card_id, EvidenceRow.rating, EvidenceRow.weight)
    statement = statement.where(EvidenceRow.review.in_(numbers)).order_by(EvidenceRow.review, EvidenceRow.place)
    found: dict[int, tuple[Evidence, ...]] = {}
    for number, card_id, rating, weight in connection.execute(statement):
        rule = practised_rule(card_id) or card_id
        found[number] = (*found.get(number, ()), Evidence(rule, rating, weight))
    return found


def memories_before(connection: Connection, number: int) -> dict[str, Memory | None]:
    """What each practice card that the review moved had before, by card."""
    statement = select(EvidenceRow.card_id, EvidenceRow.memory_before).where(EvidenceRow.review == number)
    return {row.card_id: row.memory_before for row in connection.execute(statement)}


def problems_made(connection: Connection, since: datetime) -> frozenset[str]:
    """The keys of fresh problems asked since then; one whose review was undone was seen all the same."""
    key = func.coalesce(DetailsRow.problem_key, DetailsRow.problem)
    statement = select(key).join(ReviewRow, ReviewRow.number == DetailsRow.review)
    return frozenset(connection.scalars(statement.where(DetailsRow.rule.is_not(None), ReviewRow.at >= since)))
