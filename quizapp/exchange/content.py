"""Reads everything that is taught from a folder of TOML files.

rules/<id>.toml                          one rule a file
formulas|exercises|concepts/*.toml       defaults at the top, then one [[card]] after another
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from quizapp.cards import Card, Content, Rule
from quizapp.exchange.content_error import ContentError
from quizapp.exchange.entries import card_of, rule_of
from quizapp.exchange.rule_order import in_teaching_order
from quizapp.exchange.tables import entries_of, parsed, toml_files

_CARD_FOLDERS = ("formulas", "exercises", "concepts")


def read_content(folder: Path) -> Content:
    """The rules, each after those it builds on, and the cards, in the order of the files.

    Raises ContentError at the first thing that is wrong.
    """
    rules = in_teaching_order(_rules(folder), folder / "rules")
    known = {rule.id for rule in rules}
    return Content(rules, tuple(_checked(_cards(folder), known)))


def fingerprint(folder: Path) -> str:
    """A text that is another one as soon as a file was added, removed, renamed or changed."""
    digest = sha256()
    for path in _files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    return [path for name in ("rules", *_CARD_FOLDERS) for path in toml_files(folder / name)]


def _rules(folder: Path) -> list[Rule]:
    rules = [rule_of(parsed(path), path) for path in toml_files(folder / "rules")]
    if not rules:
        raise ContentError(folder / "rules", "", "there are no rules in this folder.")
    return rules


def _cards(folder: Path) -> Iterator[tuple[Path, Card]]:
    for name in _CARD_FOLDERS:
        for path in toml_files(folder / name):
            for table in entries_of(path, "card"):
                yield path, card_of(table, path)


def _checked(cards: Iterable[tuple[Path, Card]], rules: set[str]) -> Iterator[Card]:
    """The cards whose ids are their own and whose rules exist."""
    places: dict[str, Path] = {}
    for path, card in cards:
        if card.id in places:
            raise ContentError(path, card.id, f"this id is already taken by a card in {places[card.id].name}.")
        if unknown := set(card.rules) - rules:
            raise ContentError(path, card.id, f"there is no rule “{min(unknown)}”.")
        places[card.id] = path
        yield card
