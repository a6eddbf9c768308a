"""Reads the templates of fresh problems: practice/<rule>.toml, or a file named for a combination of rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from quizapp.calculus.practice.errors import TemplateError
from quizapp.calculus.practice.pattern import Pattern, pattern_of
from quizapp.cards import Task, Template
from quizapp.cards.practice import LEVELS
from quizapp.exchange.content_error import ContentError
from quizapp.exchange.fields import Fields
from quizapp.exchange.tables import entries_of, toml_files

FOLDER = "practice"
_WHAT_IS_DRAWN = ("template", "parameters", "conditions", "letters", "inner")
_AS_ON_CARDS = ("id", "task", "wrt", "variables", "domain", "answer", "rules")
_OF_FILES = ("rule", "needs", "level")


def practices_in(folder: Path) -> tuple[str, ...]:
    """The names of the files, without looking into them."""
    return tuple(path.stem for path in toml_files(folder / FOLDER))


def read_practice(folder: Path, rules: Collection[str], *, only: str = "") -> tuple[Template, ...]:
    """The templates, file by file, or those of one file. Raises ContentError at the first thing that is wrong."""
    places: dict[str, Path] = {}
    found: list[Template] = []
    for path, template in _templates(folder / FOLDER, only):
        if template.id in places:
            raise ContentError(path, template.id, f"this id is already taken in {places[template.id].name}.")
        if unknown := {template.rule, *template.needs, *template.rules} - set(rules):
            raise ContentError(path, template.id, f"there is no rule “{min(unknown)}”.")
        places[template.id] = path
        found.append(template)
    return tuple(found)


def _templates(folder: Path, only: str) -> Iterator[tuple[Path, Template]]:
    for path in toml_files(folder):
        if only in {"", path.stem}:
            for table in entries_of(path, "template"):
                yield path, template_of(table, path)


def template_of(table: Mapping[str, object], path: Path) -> Template:
    """A [[template]] of a file of `practice/`; the file's name says what is practised."""
    given = _fields(table, path)
    given.allow((*_WHAT_IS_DRAWN, *_AS_ON_CARDS, *_OF_FILES))
    if not given.text("id").startswith(f"{path.stem}-"):
        given.fail(f"the id of a template in this file begins with “{path.stem}-”.")
    template = Template(
        id=given.text("id"),
        practice=path.stem,
        rule=given.text("rule"),
        needs=given.texts("needs"),
        level=given.number("level", LEVELS[0], LEVELS[0], LEVELS[-1]),
        rules=given.texts("rules"),
        template=given.text("template"),
        parameters=given.texts("parameters"),
        conditions=given.texts("conditions"),
        letters=given.texts("letters"),
        inner=given.texts("inner"),
        task=given.choice("task", Task) if "task" in table else Task.DIFFERENTIATE,
        wrt=given.texts("wrt", ("x",)),
        variables=given.symbol_kinds("variables"),
        domain=given.text("domain", ""),
        answer=given.text("answer", ""),
    )
    pattern_in(given, template)
    return template


def _fields(table: Mapping[str, object], path: Path) -> Fields:
    name = table.get("id")
    return Fields(table, path, name if isinstance(name, str) else "")


def pattern_in(given: Fields, template: Template) -> Pattern:
    """The template as its problems will be read. Fails where it cannot be."""
    try:
        return pattern_of(template)
    except TemplateError as error:
        given.fail(f"{error}")
