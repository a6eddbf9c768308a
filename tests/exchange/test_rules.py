from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cards import SymbolKind
from quizapp.exchange import ContentError, read_content
from quizapp.resources import data_folder

AddRule = Callable[..., None]


def test_a_rule_is_read_as_it_is_written(folder: Path, add_rule: AddRule) -> None:
    add_rule("sum", 'builds_on = ["constant"]\n[variables]\nf = "function"')
    rule = read_content(folder).rules[1]
    assert (rule.id, rule.name, rule.statement) == ("sum", "A rule", "d/dx [c] = 0")
    assert (rule.explanation, rule.builds_on) == ("A constant never changes.", ("constant",))
    assert rule.variables == {"f": SymbolKind.FUNCTION}


def test_rules_come_after_those_they_build_on(folder: Path, add_rule: AddRule) -> None:
    add_rule("chain", 'builds_on = ["sum"]')
    add_rule("sum", 'builds_on = ["constant"]')
    assert [rule.id for rule in read_content(folder).rules] == ["constant", "sum", "chain"]


def test_the_shipped_rules_are_in_an_order_that_can_be_taught() -> None:
    taught: set[str] = set()
    for rule in read_content(data_folder()).rules:
        assert taught.issuperset(rule.builds_on), rule.id
        taught.add(rule.id)


def test_a_rule_that_builds_on_nothing_known_is_refused(folder: Path, add_rule: AddRule) -> None:
    add_rule("sum", 'builds_on = ["power"]')
    with pytest.raises(ContentError, match=r"sum\.toml, sum: there is no rule “power” to build on"):
        read_content(folder)


def test_rules_that_build_on_each_other_in_a_circle_are_refused(folder: Path, add_rule: AddRule) -> None:
    add_rule("sum", 'builds_on = ["product"]')
    add_rule("product", 'builds_on = ["sum"]')
    with pytest.raises(ContentError, match="build on each other in a circle"):
        read_content(folder)


def test_a_rule_that_builds_on_itself_is_refused(folder: Path, add_rule: AddRule) -> None:
    add_rule("sum", 'builds_on = ["sum"]')
    with pytest.raises(ContentError, match="in a circle"):
        read_content(folder)


def test_a_rule_is_named_as_its_file_is(folder: Path, add_rule: AddRule) -> None:
    add_rule("sum", file_name="addition")
    with pytest.raises(ContentError, match="must hold the rule “addition”, but its id says “sum”"):
        read_content(folder)


def test_an_unknown_field_of_a_rule_is_named(folder: Path, add_rule: AddRule) -> None:
    add_rule("sum", 'difficulty = "high"')
    with pytest.raises(ContentError, match="“difficulty” is not a field"):
        read_content(folder)


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there are no rules"):
        read_content(tmp_path)
