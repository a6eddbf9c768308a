from quizapp.exchange import read_content
from quizapp.resources import data_folder
from quizapp.study.practices import read_practices


def test_every_rule_can_be_practised_in_the_order_of_teaching_and_combinations_follow():
    practices = read_practices()
    rules = [rule.id for rule in read_content(data_folder()).rules]
    assert list(practices)[: len(rules)] == rules
    assert practices["chain"].name == "Chain rule"
    assert practices["product-inside-chain"].name == "Product inside chain"
    assert all(template.practice == practice.id for practice in practices.values() for template in practice.templates)
