"""Cards as files: our own format, text in columns, an Anki package, Markdown to print. Knows no database.

toml_of(cards) -> str                     lossless
columns_of(cards, delimiter) -> str       CSV or TSV
markdown_of(cards) -> str                 to print
write_package(cards, path, ...)           .apkg
"""

from quizapp.exchange.writing.anki_package import write_package
from quizapp.exchange.writing.columns import columns_of
from quizapp.exchange.writing.markdown import markdown_of
from quizapp.exchange.writing.own_format import toml_of

__all__ = ["columns_of", "markdown_of", "toml_of", "write_package"]
