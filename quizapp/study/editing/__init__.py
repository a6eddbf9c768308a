"""A card is written: as a draft that may be anything, which is checked as it grows, and saved when it is a card."""

from quizapp.study.editing.checking import Checked, Standing, check
from quizapp.study.editing.draft import Draft, as_written, draft_of, next_after
from quizapp.study.editing.flaws import Flaw, card_of

__all__ = [
    "Checked",
    "Draft",
    "Flaw",
    "Standing",
    "as_written",
    "card_of",
    "check",
    "draft_of",
    "next_after",
]
