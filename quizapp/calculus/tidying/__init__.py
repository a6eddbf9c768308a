"""An expression the way a textbook prints it."""

from quizapp.calculus.tidying.tidy import multiplied_out, tidy

__all__ = ["multiplied_out", "tidy"]
