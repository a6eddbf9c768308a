"""Templates as a teacher writes them, and what is said about mistakes."""

from pathlib import Path

import pytest

from quizapp.cards import SymbolKind, Task
from quizapp.exchange import ContentError, read_practice

RULES = {"chain", "power", "product"}
GOOD = """
rule = "chain"
letters = ["x", "t"]

[[template]]
id = "chain-01"
level = 2
template = "a f(b x)"
parameters = ["a, b in 2..9", "f in [sin u, e^u]"]
conditions = ["a != b"]

[[template]]
id = "chain-02"
template = "(M x)^T M x"
parameters = ["M in [A, B]"]
answer = "2M^T M x"
task = "gradient"
letters = []
rules = ["power"]
variables = { A = "matrix", B = "matrix", x = "vector" }
"""


def write(folder: Path, text: str, name: str = "chain.toml") -> Path:
    (folder / "practice").mkdir(exist_ok=True)
    (folder / "practice" / name).write_text(text, encoding="utf-8")
    return folder


def test_templates_are_read_with_what_stands_at_the_top(tmp_path):
    first, second = read_practice(write(tmp_path, GOOD), RULES)
    assert (first.practice, first.rule, first.level, first.letters) == ("chain", "chain", 2, ("x", "t"))
    assert first.conditions == ("a != b",)
    assert (second.task, second.letters, second.level) == (Task.GRADIENT, (), 1)
    assert second.variables["A"] is SymbolKind.MATRIX


def test_a_file_can_be_named_for_a_combination(tmp_path):
    text = 'rule = "chain"\nneeds = ["product"]\n[[template]]\nid = "product-inside-chain-1"\ntemplate = "sin(x e^x)"\n'
    (template,) = read_practice(write(tmp_path, text, "product-inside-chain.toml"), RULES)
    assert (template.practice, template.rule, template.needs) == ("product-inside-chain", "chain", ("product",))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('template = "a f(b x)"', 'template = "a f(b x"*"', "not valid TOML"),
        ('template = "a f(b x)"', 'template = "a f(b x) +* 2"', "cannot be read"),
        ('template = "a f(b x)"', 'problem = "a f(b x)"', "“problem” is not a field"),
        ("level = 2", "level = 4", "from 1 to 3"),
        ("level = 2", 'level = "2"', "from 1 to 3"),
        ('"a, b in 2..9", ', '"a, b in 2..", ', "no range with two ends"),
        ('"a, b in 2..9", ', '"a, b in 2..1000000000", ', "must lie between"),
        ('"a, b in 2..9", ', '"a, b, c in 2..9", ', "“c” does not occur"),
        ('"a, b in 2..9", ', "2, ", "list of texts"),
        ('conditions = ["a != b"]', 'conditions = ["a != c"]', "“c”, which is no parameter"),
        ('conditions = ["a != b"]', 'conditions = ["a"]', "no condition"),
        ('id = "chain-01"', 'id = "power-01"', "begins with “chain-”"),
        ('id = "chain-01"', 'id = "chain-02"', "already taken"),
        ('rule = "chain"', 'rule = "chian"', "no rule “chian”"),
        ('rules = ["power"]', 'rules = ["powder"]', "no rule “powder”"),
        ('task = "gradient"', 'task = "grading"', "must be one of"),
        ('A = "matrix"', 'A = "matricks"', "must be one of"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path, before, after, words):
    assert before in GOOD
    with pytest.raises(ContentError, match=words) as error:
        read_practice(write(tmp_path, GOOD.replace(before, after)), RULES)
    assert str(error.value).startswith("chain.toml")
