"""Where cards are chosen for a sitting: the pages of flashcards and quizzes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from quizapp.study.states import Catalogue, Flashcards, Quiz
from quizapp.ui.places import Place
from quizapp.ui.window import Window

if TYPE_CHECKING:
    from quizapp.ui.choosing.flashcards_page import FlashcardsPage
    from quizapp.ui.choosing.quiz_page import QuizPage


class ChoosingRoom(QObject):
    """The pages are imported and built when they are first needed."""

    start_wanted = Signal(object)
    """A Plan."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._catalogue = Catalogue((), ())
        self._built: list[FlashcardsPage | QuizPage] = []

    def show_flashcards(self) -> None:
        self._window.show_page(self._flashcards, Place.FLASHCARDS)
        self._flashcards.focus()

    def show_quiz(self) -> None:
        self._window.show_page(self._quiz, Place.QUIZ)
        self._quiz.focus()

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """What there is to choose from."""
        self._catalogue = catalogue
        for page in self._built:
            page.show_catalogue(catalogue)

    def show_nothing(self, plan: Flashcards | Quiz, why: str) -> None:
        """There was nothing to ask; why, where something is known of that."""
        page, place = (self._quiz, Place.QUIZ) if isinstance(plan, Quiz) else (self._flashcards, Place.FLASHCARDS)
        page.show_nothing(why)
        self._window.show_page(page, place)

    @cached_property
    def _flashcards(self) -> FlashcardsPage:
        from quizapp.ui.choosing.flashcards_page import FlashcardsPage  # noqa: PLC0415

        page = FlashcardsPage(self._catalogue)
        self._add(page)
        return page

    @cached_property
    def _quiz(self) -> QuizPage:
        from quizapp.ui.choosing.quiz_page import QuizPage  # noqa: PLC0415

        page = QuizPage(self._catalogue)
        self._add(page)
        return page

    def _add(self, page: FlashcardsPage | QuizPage) -> None:
        page.start_wanted.connect(self.start_wanted)
        self._window.add(page)
        self._built.append(page)
