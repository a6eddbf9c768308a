"""Why a text stops being readable; both become a Reading in `read`, and never leave this package."""

from __future__ import annotations

from quizapp.notation.tree import Span


class UnreadableError(Exception):
    """No expression, wherever it goes on."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


class UnfinishedError(Exception):
    """More typing can cure it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
