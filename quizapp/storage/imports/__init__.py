"""What came from files: kept in one step, undone in one step, and known again when the file comes again."""

from quizapp.storage.imports.keeping import keep
from quizapp.storage.imports.reading import all_imports, given_cards, last_imported, never_imported
from quizapp.storage.imports.undoing import take_back
from quizapp.storage.imports.values import Batch, ImportedCard, LastImported, PastImport

__all__ = [
    "Batch",
    "ImportedCard",
    "LastImported",
    "PastImport",
    "all_imports",
    "given_cards",
    "keep",
    "last_imported",
    "never_imported",
    "take_back",
]
