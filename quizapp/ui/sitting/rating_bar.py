"""How well it was known: four buttons with what each of them means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import Signal

from quizapp.cards import Rating
from quizapp.study.words import interval
from quizapp.ui.widgets.basics import label, restyle
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class RatingBar(FlowBox):
    """Or, in a quiz, one button that goes on."""

    rated = Signal(object)
    """A Rating."""

    def __init__(self) -> None:
        super().__init__()
        self._suggested = Rating.GOOD
        self._ratings = {rating: Button("", "rating") for rating in Rating}
        self._next = Button("Next", "primary", key="⏎")
        self._aside = label("", "tiny")
        for rating, button in self._ratings.items():
            button.clicked.connect(lambda _=False, rating=rating: self.rated.emit(rating))
            self.add(button)
        self.add(self._next)
        self.add(self._aside, trailing=True)
        self._next.clicked.connect(self.accept)

    def show_ratings(self, suggested: Rating, intervals: Mapping[Rating, timedelta]) -> None:
        self._suggested = suggested
        self._next.hide()
        self.show_intervals(intervals)
        for rating, button in self._ratings.items():
            restyle(button, role="suggested" if rating is suggested else "rating")
            button.show()
        self._aside.setText(f"suggested: {suggested.name.capitalize()} — Enter to accept")
        self._ratings[suggested].setFocus()

    def show_intervals(self, intervals: Mapping[Rating, timedelta]) -> None:
        for rating, button in self._ratings.items():
            name, span = rating.name.capitalize(), interval(intervals[rating])
            button.setText(f"{name}  {rating.value}\n{span}")
            button.setAccessibleName(f"{name}, back in {span}" + (", suggested" if rating is self._suggested else ""))

    def show_next(self, suggested: Rating) -> None:
        self._suggested = suggested
        for button in self._ratings.values():
            button.hide()
        self._aside.setText("")
        self._next.show()
        self._next.setFocus()

    def accept(self) -> None:
        self.rated.emit(self._suggested)

    def rate_number(self, number: int) -> bool:
        """By key 1 to 4; False where the learner does not rate."""
        if self._next.isVisibleTo(self) or number not in set(Rating):
            return False
        self.rated.emit(Rating(number))
        return True
