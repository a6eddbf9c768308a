"""Why an answer cannot be compared. Each message is one plain sentence for the learner."""

from __future__ import annotations


class GradingError(Exception):
    """What the learner or the card's author wrote cannot be compared; costs nothing."""


class UnsupportedError(GradingError):
    """The expression has no meaning that can be compared here."""


class TooLargeError(GradingError):
    """The expression is past the bounds that keep checking quick."""


class ShapeError(GradingError):
    """Vectors or matrices are put together in a way that their sizes do not allow."""
