"""Files in and out of decks. Knows no database.

read_content(folder) -> Content      everything that `data/` teaches, or ContentError
fingerprint(folder) -> str           changes when any of those files does
"""

from quizapp.exchange.content import fingerprint, read_content
from quizapp.exchange.content_error import ContentError

__all__ = ["ContentError", "fingerprint", "read_content"]
