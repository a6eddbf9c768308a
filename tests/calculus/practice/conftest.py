from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.calculus.practice import Workshop
from quizapp.cards import Symbols, Template
from quizapp.notation.read import read_statement
from quizapp.notation.reading import Read
from quizapp.notation.tree import Node

PLAIN = Template(id="chain-1", practice="chain", rule="", template="(a x + b)^n", parameters=("a, b, n in 2..9",))


@pytest.fixture
def tree_of() -> Callable[..., Node]:
    def read_tree(text: str, symbols: Symbols | None = None) -> Node:
        reading = read_statement(text, symbols or Symbols())
        assert isinstance(reading, Read), reading
        return reading.tree

    return read_tree


@pytest.fixture
def template() -> Callable[..., Template]:
    def changed(text: str, *parameters: str, **fields: object) -> Template:
        return replace(PLAIN, template=text, parameters=parameters, **fields)

    return changed


@pytest.fixture
def workshop() -> Workshop:
    """Takes every answer for verified."""
    return Workshop(lambda _problem: True)
