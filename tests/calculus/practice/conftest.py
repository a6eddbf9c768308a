from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.calculus.practice import Workshop
from quizapp.cards import Template

PLAIN = Template(id="chain-1", practice="chain", rule="", template="(a x + b)^n", parameters=("a, b, n in 2..9",))


@pytest.fixture
def template() -> Callable[..., Template]:
    def changed(text: str, *parameters: str, **fields: object) -> Template:
        return replace(PLAIN, template=text, parameters=parameters, **fields)

    return changed


@pytest.fixture
def workshop() -> Workshop:
    """Takes every answer for verified."""
    return Workshop(lambda _problem: True)
