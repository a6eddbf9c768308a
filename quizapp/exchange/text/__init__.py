"""Text from files, reduced to pieces that are safe to show: prose, maths, pictures.

text_of_html(source) -> Text          the fields of Anki, Mnemosyne and CrowdAnki
text_of_plain(source) -> Text         cells and lines; markup is taken as markup only where it surely is
text_of_markdown(source) -> Text
"""

from quizapp.exchange.text.markdown import text_of_markdown
from quizapp.exchange.text.markup import text_of_html, text_of_plain
from quizapp.exchange.text.pieces import TooLong, plain

__all__ = ["TooLong", "plain", "text_of_html", "text_of_markdown", "text_of_plain"]
