"""`quizapp cards`, `decks`, `rules` and `stats`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from quizapp.cards import Card, Question
from quizapp.study.browsing import DeckState, Limits, Listed
from quizapp.study.rule_states import RuleState
from quizapp.study.statistics import Statistics
from quizapp.study.words import counted


def search_of(words: Sequence[str]) -> str:
    """A search as it was given to the shell, which takes quotation marks away: deck:"My deck" comes as one word."""
    return words[0] if len(words) == 1 else " ".join(_quoted(word.strip()) for word in words)


def _quoted(word: str) -> str:
    if not any(letter.isspace() for letter in word) or '"' in word:
        return word
    key, colon, value = word.partition(":")
    return f'{key}:"{value}"' if colon and key.lstrip("-").isalpha() else f'"{word}"'


def print_cards(cards: Iterable[tuple[Card, Listed]], *, as_json: bool) -> None:
    if as_json:
        _print_json([{**card_row(card), **_standing(listed)} for card, listed in cards])
        return
    for card, _ in cards:
        print(f"{card.id}  {one_line(Question(card, card.mode))}  →  {card.answer}")


def _standing(listed: Listed) -> dict[str, object]:
    return {
        "tags": list(listed.tags),
        "state": str(listed.state),
        "due": None if listed.due is None else listed.due.isoformat(),
        "recall": None if listed.recall is None else round(listed.recall, 4),
        "lapses": listed.lapses,
        "missed": listed.missed,
        "suspended": listed.suspended,
        "own": listed.is_own,
    }


def print_decks(decks: Iterable[DeckState], *, as_json: bool) -> None:
    if as_json:
        _print_json([_deck_row(deck) for deck in decks])
        return
    for deck in decks:
        print(f"{deck.name}  {counted(deck.cards, 'card')}, {deck.due} due, {deck.new} new{_limits(deck.limits)}")


def _deck_row(deck: DeckState) -> dict[str, object]:
    return {
        "name": deck.name,
        "cards": deck.cards,
        "due": deck.due,
        "new": deck.new,
        "new_a_day": deck.limits.new_a_day,
        "reviews_a_day": deck.limits.reviews_a_day,
        "own": deck.is_own,
    }


def _limits(limits: Limits) -> str:
    bounds = {"new": limits.new_a_day, "reviews": limits.reviews_a_day}
    said = [f"{bound} {what}" for what, bound in bounds.items() if bound is not None]
    return f" (at most {' and '.join(said)} a day)" if said else ""


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
