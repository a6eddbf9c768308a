"""The places that the sidebar leads to."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    TODAY = "Today"
    STUDY = "Study"
    FLASHCARDS = "Flashcards"
    QUIZ = "Quiz"
    RULES = "Rules"
    CARDS = "Cards"
    SETTINGS = "Settings"
