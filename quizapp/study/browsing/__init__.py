"""The cards, searched, sorted, listed and edited."""

from quizapp.study.browsing.browser import Browser
from quizapp.study.browsing.values import (
    CannotEdit,
    CardState,
    DeckState,
    Edit,
    Found,
    Limits,
    Listed,
    SortBy,
)

__all__ = ["Browser", "CannotEdit", "CardState", "DeckState", "Edit", "Found", "Limits", "Listed", "SortBy"]
