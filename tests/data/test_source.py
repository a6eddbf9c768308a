"""Every row of the source text is taught by a card.

The rows are taken out of the text itself, and named `section / row N`, counting from the section's heading: a line of a
table of formulas is a row, so is any other line with words or a formula of its own.
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from quizapp.cards import Content

SOURCE = Path(__file__).with_name("differential-calculus.md")

HEADING = re.compile(r"#{2,4} +(?P<name>.*\S)\s*")
FORMULA = re.compile(r'<img [^>]*?title="(?P<latex>[^"]*)"[^>]*>')
WITHOUT_WORDS = re.compile(
    r"""[\s>]*(
        !\[.*                          # a separator line drawn as a picture
      | <img\ (?:(?!title=).)*>        # a picture
      | \*\ \[[^]]*\]\(\#.*\)          # an entry of the table of contents
      | \$\$.* | \\(begin|end)\{.* | [}$]+   # the beginning and the end of a table
    )?\s*""",
    re.VERBOSE,
)
TABLE = re.compile(r"\\begin\{array\}.*?l\}(?=\s*\\frac)|\\end\{array\}")

# Rows that only lead from one thing to the next, by their first words.
LEADING_OVER = {
    "Chain Rule / row 3": "Let us first consider",
    "Power Rule / row 1": "Here we use the power rule",
    "Derivatives and Differentiation / row 3": "Let us familiarize",
    "Derivatives and Differentiation / row 5": "The following expressions are equivalent",
    "Derivatives and Differentiation / row 7": "We can use the following rules",
}

MISPRINTED = (
    "Index / row 14",  # 1 + x² under the root of arcsin'
    "Formula / row 14",
    "Index / row 18",  # and of arccos'
    "Formula / row 18",
    "Formula / row 9",  # the multiplication sign within the exponent
    "Derivatives and Differentiation / row 11",  # ex
    "Quotient Rule / row 1",  # nothing after d/dx
    "Chain Rule / row 8",  # d for ∂
    "Chain Rule / row 1",  # no rule above applies
    "Differential Calculus / row 6",  # a number that changes
    "Differential Calculus / row 16",  # X for ΔX
    "What is Calculus / row 4",  # distance for position
)


def rows_of(text: str) -> Iterator[tuple[str, str]]:
    section, numbers = "", count(1)
    for line in text.splitlines():
        if heading := HEADING.fullmatch(line):
            section, numbers = heading["name"], count(1)
        elif not WITHOUT_WORDS.fullmatch(line):
            for row in parts_of(line):
                yield f"{section} / row {next(numbers)}", row


def parts_of(line: str) -> list[str]:
    """The rows of a table that stands in one line; otherwise the line, its formulas in LaTeX."""
    words = FORMULA.sub(lambda found: found["latex"], line).strip("> *#").rstrip("\\ ")
    formula = FORMULA.fullmatch(line.lstrip("> ").rstrip())
    if formula is None or r"\begin{cases}" in words:
        return [words]
    return [part.strip() for part in TABLE.sub("", words).split(r"\\") if part.strip()]


@pytest.fixture(scope="module")
def rows() -> dict[str, str]:
    return dict(rows_of(SOURCE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def taught(content: Content) -> set[str]:
    return {row for card in content.cards for row in card.source}


def test_the_rows_are_all_found(rows: dict[str, str]) -> None:
    assert sum(name.startswith("Index /") for name in rows) == 20
    assert sum(name.startswith("Formula /") for name in rows) == 23
    assert rows["Formula / row 23"].endswith(r"\mathrm{\csc x}&\mathrm{-\csc x \cot x}")
    assert rows["Gradients / row 8"].endswith(r"(\mathbf{A} + \mathbf{A}^\top)\mathbf{x},")


def test_every_row_of_the_source_is_taught_by_a_card(rows: dict[str, str], taught: set[str]) -> None:
    missing = rows.keys() - taught - LEADING_OVER.keys()
    assert not missing, "\n".join(f"{name}: {rows[name]}" for name in sorted(missing))


def test_every_row_that_a_card_names_exists(rows: dict[str, str], taught: set[str]) -> None:
    assert not taught - rows.keys()


@pytest.mark.parametrize(("name", "first_words"), LEADING_OVER.items())
def test_what_is_left_out_only_leads_over(rows: dict[str, str], name: str, first_words: str) -> None:
    assert rows[name].startswith(first_words)


@pytest.mark.parametrize("row", MISPRINTED)
def test_what_the_source_misprints_is_set_right(content: Content, row: str) -> None:
    assert [card.id for card in content.cards if row in card.source and card.erratum]
