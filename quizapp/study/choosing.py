"""Which cards a sitting asks, given what the learner remembers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import cycle, islice
from random import Random

from quizapp.cards import Card, Memory, Mode, Rule
from quizapp.cards.practice import practice_id
from quizapp.cards.review import Stage
from quizapp.study.exposing import exposing_id
from quizapp.study.limits import Room
from quizapp.study.line import Line
from quizapp.study.order import interleave, main_rule, spread, teaching_order
from quizapp.study.states import Chosen, Flashcards, Practise, Quiz


def due_cards(cards: Iterable[Card], memories: Mapping[str, Memory], before: datetime) -> list[Card]:
    """Cards that fall due before that time, longest overdue first."""
    due = [card for card in cards if card.id in memories and memories[card.id].due < before]
    return sorted(due, key=lambda card: memories[card.id].due)


def study_line(
    cards: Sequence[Card],
    rules: Iterable[Rule],
    memories: Mapping[str, Memory],
    *,
    end_of_day: datetime,
    new: Room,
    reviews: Room,
) -> Line:
    """Today's session: due reviews with new cards spread among them, learning cards when their time comes."""
    due = due_cards(cards, memories, end_of_day)
    learning = [card for card in due if memories[card.id].stage is not Stage.REVIEW]
    again = reviews.first(card for card in due if memories[card.id].stage is Stage.REVIEW)
    met = new.first(new_cards(cards, rules, memories))
    return Line(
        waiting=tuple(card.id for card in spread(interleave(again), met)),
        returning=tuple((memories[card.id].due, card.id) for card in learning),
    )


def new_cards(cards: Iterable[Card], rules: Iterable[Rule], memories: Mapping[str, Memory]) -> Iterator[Card]:
    return teaching_order((card for card in cards if card.id not in memories), rules)


def chosen_cards(cards: Iterable[Card], chosen: Chosen) -> list[Card]:
    named = frozenset(chosen.cards)
    return [card for card in cards if (card.id in named if named else _is_chosen(card, chosen))]


def _is_chosen(card: Card, chosen: Chosen) -> bool:
    in_deck = not chosen.decks or card.deck in chosen.decks
    in_rules = not chosen.rules or any(rule in chosen.rules for rule in card.rules)
    return in_deck and in_rules and (not chosen.difficulties or card.difficulty in chosen.difficulties)


def flashcard_line(
    plan: Flashcards, cards: Iterable[Card], rules: Iterable[Rule], memories: Mapping[str, Memory], end_of_day: datetime
) -> Line:
    """Chosen cards: the due ones first, then new ones in teaching order, then those due soonest."""
    chosen = chosen_cards(cards, plan.chosen)
    due = interleave(due_cards(chosen, memories, end_of_day))
    later = [card for card in chosen if card.id in memories and memories[card.id].due >= end_of_day]
    later.sort(key=lambda card: memories[card.id].due)
    every = [*due, *new_cards(chosen, rules, memories), *later]
    return Line(waiting=tuple(card.id for card in every[: plan.count]))


def missed_line(rules: Mapping[str, Sequence[str]], practised: Collection[str], missed: Iterable[Card]) -> Line:
    """Practice of the rules in that order, then the missed cards of rules for which no problem can be made.

    Each rule comes with its misconceptions: a problem that exposes it for each, or any problem where there are none.
    """
    slipped = list(rules)
    fresh = [entry for rule in slipped if rule in practised for entry in _practice_of(rule, rules[rule])]
    fixed = [card.id for card in missed if main_rule(card) in slipped and main_rule(card) not in practised]
    return Line(waiting=(*fresh, *fixed))


def _practice_of(rule: str, misconceptions: Sequence[str]) -> list[str]:
    return [exposing_id(rule, misconception) for misconception in misconceptions] or [practice_id(rule)]


def practise_line(plan: Practise, practised: Collection[str]) -> Line:
    rules = [rule for rule in plan.rules if rule in practised]
    return Line(waiting=tuple(practice_id(rule) for rule in islice(cycle(rules), plan.count)))


def quiz_line(plan: Quiz, cards: Iterable[Card], rng: Random) -> Line:
    """So many cards at random out of those chosen that can be asked in the quiz's mode, interleaved."""
    able = [card for card in chosen_cards(cards, plan.chosen) if _suits(card, plan.mode)]
    picked = rng.sample(able, min(plan.count, len(able)))
    return Line(waiting=tuple(card.id for card in interleave(picked)))


def _suits(card: Card, mode: Mode | None) -> bool:
    """A quiz has a score, so a card that the learner would rate himself is asked only where it was named."""
    return card.mode is not Mode.RECALL and (mode is None or card.can_be_asked(mode))
