from __future__ import annotations

from itertools import combinations, pairwise

from quizapp.exchange.content import read_content
from quizapp.resources import data_folder
from quizapp.ui.rules.layers import in_layers

DIAMOND = {"base": (), "left": ("base",), "right": ("base",), "top": ("left", "right", "base")}


def of(builds_on: dict[str, tuple[str, ...]], height: float = 20.0):
    return in_layers(builds_on, dict.fromkeys(builds_on, height))


def test_each_thing_stands_behind_everything_that_it_builds_on():
    layers = of(DIAMOND)
    assert layers.layer == {"base": 0, "left": 1, "right": 1, "top": 2}
    assert layers.count == 3


def test_a_line_that_others_imply_is_left_out():
    assert set(of(DIAMOND).lines) == {("base", "left"), ("base", "right"), ("left", "top"), ("right", "top")}


def test_a_line_that_skips_a_layer_has_a_place_of_its_own_there():
    layers = of({"a": (), "b": ("a",), "c": ("b",), "d": (), "e": ("c", "d")})
    passing = layers.lines["d", "e"]
    assert len(passing) == 4
    assert abs(passing[1] - layers.middle["b"]) >= 10


def test_lines_do_not_cross_where_they_need_not():
    layers = of({"a": (), "b": (), "on b": ("b",), "on a": ("a",)})
    in_order = (layers.middle["a"] - layers.middle["b"]) * (layers.middle["on a"] - layers.middle["on b"])
    assert in_order > 0


def test_nothing_stands_alone_in_an_empty_picture():
    assert of({}).count == 0


def test_the_rules_of_the_product_do_not_overlap_and_all_of_them_is_in_the_picture():
    rules = read_content(data_folder()).rules
    heights = {rule.id: 30.0 + len(rule.name) for rule in rules}
    layers = in_layers({rule.id: rule.builds_on for rule in rules}, heights)
    for one, other in combinations(heights, 2):
        if layers.layer[one] == layers.layer[other]:
            apart = abs(layers.middle[one] - layers.middle[other])
            assert apart >= (heights[one] + heights[other]) / 2
    for rule, height in heights.items():
        assert height / 2 <= layers.middle[rule] <= layers.height - height / 2
    for (below, rule), heights_passed in layers.lines.items():
        assert layers.layer[rule] - layers.layer[below] == len(list(pairwise(heights_passed)))
