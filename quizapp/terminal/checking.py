"""`quizapp check`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from quizapp.cards import Feedback, SymbolKind, Symbols
from quizapp.grading.client import Grader
from quizapp.terminal.verdicts import EXIT_CODES, certainty, in_words, sentence, word


class BadRow(Exception):
    """A line of a batch file is not what it should be; the message says what."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a batch file."""

    id: str | int | None
    reference: str
    answer: str
    symbols: Symbols


def check(grader: Grader, reference: str, answer: str, symbols: Symbols, *, as_json: bool) -> int:
    """Prints one verdict; returns the exit code: 0 correct, 1 wrong, 2 unreadable, 3 undecided."""
    feedback = grader.compare(reference, answer, symbols).result()
    if as_json:
        print(json.dumps(_as_dict(feedback), ensure_ascii=False))
    else:
        print(in_words(feedback))
    return EXIT_CODES[word(feedback.verdict)]


def check_batch(grader: Grader, lines: Iterable[str]) -> int:
    """Prints one verdict a line, as JSON; a bad line is said on stderr and makes the exit code 2."""
    code = 0
    for row in _rows(lines):
        if isinstance(row, BadRow):
            print(f"quizapp: {row}", file=sys.stderr)
            code = 2
        else:
            print(json.dumps(_judge(grader, row), ensure_ascii=False), flush=True)
    return code


def _judge(grader: Grader, row: Row) -> dict[str, object]:
    feedback = grader.compare(row.reference, row.answer, row.symbols).result()
    return {"id": row.id, **_as_dict(feedback), "ms": round(feedback.took / timedelta(milliseconds=1), 3)}


def _as_dict(feedback: Feedback) -> dict[str, object]:
    verdict = feedback.verdict
    return {
        "verdict": word(verdict),
        "certainty": certainty(verdict),
        "message": sentence(verdict),
        "reading": feedback.reading,
        "notes": list(feedback.notes),
    }


def _rows(lines: Iterable[str]) -> Iterator[Row | BadRow]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _row(line, number)
            except BadRow as bad:
                yield bad


def _row(line: str, number: int) -> Row:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadRow(f"line {number} is not JSON: {error}") from error
    if not isinstance(data, dict):
        raise BadRow(f"line {number} should be an object with id, reference and answer")
    for key in ("reference", "answer"):
        if not isinstance(data.get(key), str):
            raise BadRow(f"line {number} has no text under {key!r}")
    return Row(
        data.get("id"), data["reference"], data["answer"], symbols_of(data.get("variables", {}), f"line {number}")
    )


def symbols_of(variables: object, where: str) -> Symbols:
    """The declared letters of {"x": "real", …}; the real ones are what to differentiate by.

    Raises BadRow for a kind that does not exist.
    """
    if not isinstance(variables, Mapping):
        raise BadRow(f'{where}: variables should be an object such as {{"x": "real"}}')
    try:
        kinds = {str(name): SymbolKind(kind) for name, kind in variables.items()}
    except ValueError as error:
        known = ", ".join(SymbolKind)
        raise BadRow(f"{where}: {error}; a variable is one of {known}") from error
    scalar = tuple(name for name, kind in kinds.items() if kind in (SymbolKind.REAL, SymbolKind.POSITIVE))
    return Symbols(kinds, scalar or ("x",))
