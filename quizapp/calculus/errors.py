"""Why something cannot be differentiated. Each message is one plain sentence for the learner."""

from __future__ import annotations


class DifferentiationError(Exception):
    """The expression has no derivative that can be worked out here."""
