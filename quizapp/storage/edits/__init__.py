"""What the learner does to cards and decks by hand: kept in one step, undone in one step."""

from quizapp.storage.edits.editing import Editing
from quizapp.storage.edits.values import Edit, Limits, Touched

__all__ = ["Edit", "Editing", "Limits", "Touched"]
