from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import Card, Kind, Rule, Task
from quizapp.study.order import depths, interleave, spread, teaching_order


def card(number: int, rule: str, difficulty: int = 1) -> Card:
    return Card(
        id=f"{rule}-{number}",
        deck="Rule exercises",
        kind=Kind.EXERCISE,
        task=Task.DIFFERENTIATE,
        problem="x",
        answer="1",
        rules=(rule,),
        difficulty=difficulty,
    )


def rule(name: str, *builds_on: str) -> Rule:
    return Rule(id=name, name=name, statement="x = x", explanation="", builds_on=builds_on)


def ids(cards: Sequence[Card]) -> list[str]:
    return [each.id for each in cards]


def test_cards_of_one_rule_do_not_follow_each_other_while_another_rule_is_left() -> None:
    cards = [card(1, "sine"), card(2, "sine"), card(1, "power"), card(2, "power")]
    assert ids(interleave(cards)) == ["sine-1", "power-1", "sine-2", "power-2"]


@given(st.lists(st.sampled_from(["sine", "power", "chain"]), max_size=30))
def test_interleaving_loses_and_invents_nothing(rules: list[str]) -> None:
    cards = [card(number, name) for number, name in enumerate(rules)]
    assert sorted(ids(interleave(cards))) == sorted(ids(cards))


@given(st.lists(st.sampled_from(["sine", "power", "chain"]), max_size=30))
def test_neighbours_differ_whenever_no_rule_has_the_majority(rules: list[str]) -> None:
    ordered = interleave([card(number, name) for number, name in enumerate(rules)])
    if all(rules.count(name) <= (len(rules) + 1) // 2 for name in rules):
        assert all(one.rules != other.rules for one, other in pairwise(ordered))


def test_what_a_rule_builds_on_is_met_before_it() -> None:
    rules = [rule("chain", "power"), rule("power", "constant"), rule("constant")]
    cards = [card(1, "chain"), card(1, "constant"), card(1, "power")]
    assert ids(teaching_order(cards, rules)) == ["constant-1", "power-1", "chain-1"]


def test_harder_problems_of_a_simple_rule_wait_for_deeper_rules() -> None:
    rules = [rule("chain", "power"), rule("power")]
    cards = [card(1, "power", difficulty=3), card(1, "chain"), card(2, "power")]
    assert ids(teaching_order(cards, rules)) == ["power-2", "chain-1", "power-1"]


def test_depth_counts_the_longest_way_down() -> None:
    rules = [rule("a"), rule("b", "a"), rule("c", "a", "b")]
    assert dict(depths(rules)) == {"a": 0, "b": 1, "c": 2}


def test_new_cards_are_spread_evenly_among_reviews() -> None:
    reviews = [card(number, "power") for number in range(6)]
    new = [card(number, "sine") for number in range(2)]
    assert [each.rules[0] for each in spread(reviews, new)] == [
        "power", "power", "power", "sine", "power", "power", "power", "sine",
    ]  # fmt: skip


def test_spreading_works_when_one_side_is_empty() -> None:
    cards = [card(1, "power")]
    assert spread(cards, []) == spread([], cards) == cards
