"""Cards with pictures in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from quizapp.cards import Card, Kind, Mode, Task
from quizapp.cards.picture import picture_name
from quizapp.storage.collection import open_collection
from quizapp.storage.imports import Batch, ImportedCard
from quizapp.study.states import Chosen, Flashcards, Quiz

GONE = f"{'0' * 32}.png"


@pytest.fixture
def hung(collection: Path, paint: Callable[..., bytes], clock: Callable[[], Any]) -> Path:
    """The collection, with cards of which every part has a picture."""
    data = [paint(ground=colour, width=120, height=80) for colour in ("white", "yellow")]
    first, second = map(picture_name, data)
    recall = Card(
        id="own-recall",
        deck="Pictures",
        kind=Kind.CONCEPT,
        task=Task.RECALL,
        prompt=f"What is it? ![the question]({first})",
        answer=f"![the answer]({second})",
        hints=(f"![the hint]({first})",),
        explanation=f"Thus ![the reason]({second}), not ![another]({GONE})",
    )
    choice = Card(
        id="own-choice",
        deck="Pictures",
        kind=Kind.CONCEPT,
        task=Task.CHOOSE,
        prompt="Which one?",
        answer=f"![white]({first})",
        wrong=(f"![yellow]({second})", f"![none]({GONE})"),
    )
    opened = open_collection(collection, clock())
    cards = tuple(ImportedCard(card=card, digest=card.id, meaning=card.id) for card in (recall, choice))
    opened.keep_import(Batch(id=uuid4(), name="pictures.apkg", at=clock(), cards=cards), data)
    opened.close()
    return collection


@pytest.fixture
def onlooker(open_window: Callable[[Path], Any], hung: Path) -> Any:
    somebody = open_window(hung)
    somebody.wait_to_see("Start today's session")
    return somebody


def test_question_hint_answer_and_explanation_show_their_pictures(onlooker: Any) -> None:
    onlooker.ask(Flashcards(Chosen(cards=("own-recall",)), count=1))
    onlooker.wait_to_see("picture: the question")
    onlooker.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    onlooker.wait_to_see("picture: the hint")
    onlooker.press(Qt.Key.Key_Space)
    onlooker.wait_to_see("picture: the answer")
    onlooker.wait_to_see("Thus picture: the reason , not (picture missing: another)")


def test_the_pictures_of_an_answer_are_there_before_it_is_turned(onlooker: Any) -> None:
    gallery = onlooker.program.furniture.typesetter.gallery
    onlooker.ask(Flashcards(Chosen(cards=("own-recall",)), count=1))
    names = {part.split("(")[1][:36] for part in (onlooker.card.answer, *onlooker.card.hints)}
    onlooker.wait_until(lambda: all(gallery.look(name) is not None for name in names))


def test_choices_that_are_pictures_can_be_chosen_and_come_back_in_the_result(onlooker: Any) -> None:
    onlooker.ask(Quiz(Chosen(cards=("own-choice",)), count=1, mode=Mode.CHOICE))
    onlooker.wait_to_see("picture: yellow")
    onlooker.wait_to_see("(picture missing: none)")
    onlooker.press(Qt.Key.Key_1)
    onlooker.wait_to_see("Next")
    onlooker.accept()
    onlooker.wait_to_see("Question by question")
    onlooker.wait_to_see("picture: white")
