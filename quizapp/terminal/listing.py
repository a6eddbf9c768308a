"""`quizapp cards`, `rules` and `stats`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from quizapp.cards import Card, Question
from quizapp.study.rule_states import RuleState
from quizapp.study.statistics import Statistics


def print_cards(cards: Iterable[Card], *, as_json: bool) -> None:
    rows = [card_row(card) for card in cards]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        print(f"{row['id']}  {row['prompt']}  →  {row['answer'] or 'a fresh problem each time'}")


def card_row(card: Card) -> dict[str, object]:
    return {
        "id": card.id,
        "deck": card.deck,
        "kind": str(card.kind),
        "task": str(card.task),
        "prompt": one_line(Question(card, card.mode)),
        "answer": card.answer,
        "rules": list(card.rules),
        "source": list(card.source),
        "difficulty": card.difficulty,
        "variables": {name: str(kind) for name, kind in card.variables.items()},
        "erratum": card.erratum,
    }


def one_line(question: Question) -> str:
    """The instruction and the problem."""
    return ": ".join(filter(None, (question.instruction.rstrip(":."), question.shown)))


def print_rules(rules: Iterable[RuleState], *, as_json: bool) -> None:
    if as_json:
        _print_json([_rule_row(rule) for rule in rules])
        return
    for rule in rules:
        held = "" if rule.recall is None else f" {rule.recall:.0%}"
        print(f"{rule.id}  {rule.name}: {rule.statement}  ({rule.status}{held})")


def _rule_row(rule: RuleState) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "statement": rule.statement,
        "explanation": rule.explanation,
        "builds_on": list(rule.builds_on),
        "status": str(rule.status),
        "waits_for": list(rule.waits_for),
        "can_be_practised": rule.can_be_practised,
        "recall": None if rule.recall is None else round(rule.recall, 4),
        "stability": None if rule.stability is None else round(rule.stability, 4),
        "due": None if rule.due is None else rule.due.isoformat(),
        "reviews": rule.reviews,
        "misconceptions": [
            {"id": found.id, "count": found.count, "last": found.last.isoformat(), "is_slip": found.is_slip}
            for found in rule.misconceptions
        ],
        "history": [
            {
                "at": entry.at.isoformat(),
                "rating": entry.rating.name.lower(),
                "weight": entry.weight,
                "card": entry.card,
                "problem": entry.problem,
                "misconception": entry.misconception,
            }
            for entry in rule.history
        ],
    }


def print_statistics(statistics: Statistics, *, as_json: bool) -> None:
    if as_json:
        _print_json(asdict(statistics))
        return
    print(f"{statistics.cards} cards, {statistics.new} of them never seen")
    print(f"{statistics.due} due and {statistics.new_today} new today, about {statistics.minutes} minutes")
    print(f"{statistics.reviews} reviews, {statistics.reviewed_today} today")


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
