"""What the worker process sends back, besides Feedback: plain values."""

from __future__ import annotations

from quizapp.cards import Undecided, Unreadable
from quizapp.cards.derivation import Derivation

Differentiation = Derivation | Unreadable | Undecided
"""Of a text that a person typed."""

Solution = Derivation | Undecided
"""Of a card's own problem."""
