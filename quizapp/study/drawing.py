"""From a place in the line to the question that is asked: a card's own problem, a fresh one (which may be made to
expose a misconception), or "which rule?"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from quizapp.cards import Card, Memory, Mode, NoProblem, Practice, Problem, Question, ask
from quizapp.cards.practice import card_with, practised_rule
from quizapp.memory.held import level_for, memory_of
from quizapp.study.exposing import exposed
from quizapp.study.states import Flashcards, Plan, Quiz
from quizapp.study.which_rule import which_question, which_rule

_SEEDS = 2**31


class Drawer:
    """Draws questions for one sitting, and no fresh problem twice."""

    def __init__(
        self,
        cards: Mapping[str, Card],
        practice: Practice | None,
        *,
        rule_names: Mapping[str, str],
        avoid: Iterable[str],
        rng: Random,
    ) -> None:
        """`avoid`: the keys of problems that were asked lately."""
        self._cards = cards
        self._practice = practice
        self._rule_names = rule_names
        self._avoid = set(avoid)
        self._rng = rng

    def cards_changed(self, cards: Mapping[str, Card]) -> None:
        """Of those that are not among them, the last that was known stays."""
        self._cards = {**self._cards, **cards}

    def draw(self, entry: str, plan: Plan, memories: Mapping[str, Memory]) -> Question | None:
        """None where no problem can be made now: the entry is passed over."""
        if (rule := which_rule(entry)) is not None:
            fresh = self._fresh(rule, memories)
            return None if fresh is None else which_question(fresh, self._rule_names, self._rng)
        if (rule := practised_rule(entry)) is not None:
            return self._practising(rule, memories)
        if (showing := exposed(entry)) is not None:
            return self._practising(showing[0], memories, expose=showing[1])
        card = self._cards[entry]
        return ask(card, _mode(plan, card), self._rng)

    def foreseen(self, entry: str | None) -> Card | None:
        """The card of an entry, where its problem is known before it is drawn."""
        return self._cards.get(entry or "")

    def _practising(self, rule: str, memories: Mapping[str, Memory], expose: str = "") -> Question | None:
        fresh = self._fresh(rule, memories, expose)
        return None if fresh is None else Question(card_with(fresh), Mode.TYPED, made=fresh.made, exposes=expose)

    def _fresh(self, rule: str, memories: Mapping[str, Memory], expose: str = "") -> Problem | None:
        if self._practice is None or rule not in self._practice.rules:
            return None
        level = level_for(memory_of(rule, memories))
        try:
            fresh = self._practice.make(rule, level, self._rng.randrange(_SEEDS), frozenset(self._avoid), expose=expose)
        except NoProblem:
            return None
        self._avoid.add(fresh.key)
        return fresh


def _mode(plan: Plan, card: Card) -> Mode:
    match plan:
        case Flashcards():
            return Mode.RECALL
        case Quiz():
            return plan.mode or card.mode
        case _:
            return card.mode
