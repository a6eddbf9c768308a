"""quizapp: calculus, a quarter of an hour a day."""

__version__ = "0.1.0"
