"""Rows of the table of cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from quizapp.cards import Card, Memory, Question, Rating, Task
from quizapp.cards.review import Stage
from quizapp.storage.listing import Shown
from quizapp.study.browsing.values import CardState, Listed


def listed(shown: Shown, recall: Callable[[Memory], float], *, missed: bool) -> Listed:
    card, memory = shown.card, shown.memory
    question, answer = _sides(card)
    return Listed(
        id=card.id,
        deck=card.deck,
        question=question,
        answer=answer,
        is_prose=_is_prose(card),
        symbols=card.symbols,
        rules=card.rules,
        tags=card.tags,
        difficulty=card.difficulty,
        state=_state(memory),
        due=memory.due if memory else None,
        recall=recall(memory) if memory else None,
        suspended=shown.suspended,
        is_own=shown.is_own,
        lapses=shown.lapses,
        missed=missed,
        added=shown.added,
    )


def is_missed(shown: Shown, last: Mapping[str, Rating]) -> bool:
    """`last` holds how cards were answered last, of late; one that was reset since is new, and not missed."""
    return shown.memory is not None and last.get(shown.card.id) is Rating.AGAIN


def _sides(card: Card) -> tuple[str, str]:
    shown = Question(card, card.mode).shown
    if not _is_prose(card):
        return shown, card.answer
    question = " ".join(filter(None, (card.prompt, _formula(shown))))
    if _is_worked_out(card):
        return question, "A fresh problem each time."
    return question, card.answer if _is_concept(card) else _formula(card.answer)


def _is_prose(card: Card) -> bool:
    return bool(card.prompt) or _is_concept(card) or _is_worked_out(card)


def _is_worked_out(card: Card) -> bool:
    """A template has no answer before there is a problem."""
    return card.fresh is not None and not card.answer


def _is_concept(card: Card) -> bool:
    return card.task in {Task.CHOOSE, Task.RECALL}


def _formula(notation: str) -> str:
    return f"${notation}$" if notation else ""


def _state(memory: Memory | None) -> CardState:
    if memory is None:
        return CardState.NEW
    return CardState.REVIEW if memory.stage is Stage.REVIEW else CardState.LEARNING
