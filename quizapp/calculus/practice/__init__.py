"""Fresh problems: templates are filled with what is drawn, answered, and checked before anyone sees them.

make(practice, level, seed, templates, avoid, workshop=…) -> Problem    draws until a problem is fit and fresh
remade(template, seed, workshop) -> Problem                             the very problem whose seed a review has kept

Text from a file is read by `notation`, and by the few lines of `parameters` and `conditions`; nothing is evaluated.
"""

from quizapp.calculus.practice.errors import NoProblemError, TemplateError
from quizapp.calculus.practice.making import make, remade
from quizapp.calculus.practice.pattern import Pattern, pattern_of
from quizapp.calculus.practice.workshop import Workshop

__all__ = ["NoProblemError", "Pattern", "TemplateError", "Workshop", "make", "pattern_of", "remade"]
