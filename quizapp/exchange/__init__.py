"""Files in and out of decks. Knows no database.

read_content(folder) -> Content      everything that `data/` teaches, or ContentError
read_practice(folder, rules)         the templates of fresh problems, or ContentError
fingerprint(folder) -> str           changes when any of the files of rules and cards does

Decks from elsewhere are read by `quizapp.exchange.scan`, which is imported only when needed: `scan(path, options)`
gives the values of `quizapp.exchange.scanned`, or raises Unusable.
"""

from quizapp.exchange.content import fingerprint, read_content
from quizapp.exchange.content_error import ContentError
from quizapp.exchange.practice import practices_in, read_practice

__all__ = ["ContentError", "fingerprint", "practices_in", "read_content", "read_practice"]
