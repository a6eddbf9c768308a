"""A file becomes cards: scan (exchange/), plan, verify, execute, and undo."""

from quizapp.study.importing.executing import Done, execute, rejected_by
from quizapp.study.importing.plan import Choice, Doubt, Entry, ImportPlan, Known
from quizapp.study.importing.planning import plan_import
from quizapp.study.importing.verifying import to_verify, verify
from quizapp.study.watching import UNWATCHED, Cancelled, Watch

__all__ = [
    "UNWATCHED",
    "Cancelled",
    "Choice",
    "Done",
    "Doubt",
    "Entry",
    "ImportPlan",
    "Known",
    "Watch",
    "execute",
    "plan_import",
    "rejected_by",
    "to_verify",
    "verify",
]
