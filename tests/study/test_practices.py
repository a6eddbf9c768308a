from quizapp.exchange import read_content
from quizapp.resources import data_folder
from quizapp.study.practices import practices, templates_of

RULES = read_content(data_folder()).rules


def test_every_rule_can_be_practised_in_the_order_of_teaching_and_combinations_follow():
    found = practices(RULES)
    rules = [rule.id for rule in RULES]
    assert list(found)[: len(rules)] == rules
    assert found["chain"].name == "Chain rule"
    assert found["product-inside-chain"].name == "Product inside chain"


def test_only_the_templates_of_what_is_practised_are_read():
    chain = practices(RULES)["chain"]
    assert {template.practice for template in templates_of(chain, RULES)} == {"chain"}
