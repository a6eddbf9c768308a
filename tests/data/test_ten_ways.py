"""The answer of each card is right in every way that people write it.

The writings are made from the tree of the card's own answer: with signs and brackets for everything, with its terms and
factors turned round, with powers for fractions and roots, in LaTeX, with raised digits, without spaces, behind `y' =`.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from quizapp.cards import Card, Correct, Mode, Question, SymbolKind, Task
from quizapp.exchange import read_content
from quizapp.grading.worker import grade
from quizapp.notation import read, to_latex, to_text
from quizapp.notation.reading import Read
from quizapp.notation.tree import (
    Apply,
    Call,
    Constant,
    Derivative,
    Matrix,
    Negative,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
    Vector,
)
from quizapp.resources import data_folder

CARDS = [card for card in read_content(data_folder()).cards if card.mode is Mode.TYPED]
ONE = Number(Fraction(1))
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def writings(card: Card) -> Iterator[str]:
    reading = read(card.answer, card.symbols)
    assert isinstance(reading, Read)
    tree = reading.tree
    latex = to_latex(tree)
    yield card.answer
    yield from card.accept
    yield to_text(tree)
    yield latex
    yield f"${latex}$"
    yield rf"\left( {latex} \right)"
    yield explicit(tree)
    yield explicit(turned_round(tree, commutes=commutes(card)))
    yield explicit(with_powers(tree))
    yield re.sub(r"\^(-?\d+)(?![.\d])", lambda power: power[1].translate(RAISED), card.answer)
    yield re.sub(r" ?([-+*/(),=]) ?", r"\1", card.answer)
    yield f" ( {card.answer} ) ."
    yield f"Answer: {card.answer}"
    yield rf"The result is \({latex}\)."
    yield f"({card.answer})/1"
    yield f"1 * ({card.answer})"
    yield rf"\boxed{{{latex}}}"
    match card.task:
        case Task.DIFFERENTIATE:
            yield f"y' = {card.answer}"
            yield rf"\frac{{dy}}{{d{card.wrt[0]}}} = {latex}"
        case Task.PARTIAL:
            yield f"∂f/∂{card.wrt[0]} = {card.answer}"
        case Task.GRADIENT:
            yield f"∇f = {card.answer}"
        case _:
            yield f"= {card.answer}"


def commutes(card: Card) -> bool:
    return not {SymbolKind.VECTOR, SymbolKind.MATRIX} & set(card.variables.values())


def turned_round(node: Node, *, commutes: bool) -> Node:
    """The terms of sums in the opposite order; the factors of products too, unless they may be matrices."""
    turned = with_parts(node, lambda part: turned_round(part, commutes=commutes))
    match turned:
        case Sum(terms):
            return Sum(terms[::-1])
        case Product(factors) if commutes:
            return Product(factors[::-1])
        case _:
            return turned


def with_powers(node: Node) -> Node:
    """Negative exponents instead of fractions, and ½ instead of roots."""
    match with_parts(node, with_powers):
        case Quotient(numerator, denominator):
            return Product((numerator, Power(denominator, Negative(ONE))))
        case Call("sqrt", (radicand,)):
            return Power(radicand, Number(Fraction(1, 2)))
        case written:
            return written


def with_parts(node: Node, change: Callable[[Node], Node]) -> Node:
    match node:
        case Sum(terms):
            return Sum(tuple(map(change, terms)))
        case Product(factors):
            return Product(tuple(map(change, factors)))
        case Negative(operand):
            return Negative(change(operand))
        case Quotient(numerator, denominator):
            return Quotient(change(numerator), change(denominator))
        case Power(base, exponent):
            return Power(change(base), change(exponent))
        case Call(function, arguments):
            return Call(function, tuple(map(change, arguments)))
        case Vector(components):
            return Vector(tuple(map(change, components)))
        case _:
            return node


def explicit(node: Node) -> str:
    """With a sign for every product and a bracket around every part, the way a programmer writes."""
    match node:
        case Number(value):
            return str(value) if value.denominator == 1 else f"({value.numerator}/{value.denominator})"
        case Constant(name) | Symbol(name):
            return name
        case Negative(operand):
            return f"-({explicit(operand)})"
        case Sum(terms):
            return " + ".join(f"({explicit(term)})" for term in terms)
        case Product(factors):
            return "*".join(f"({explicit(factor)})" for factor in factors)
        case Quotient(numerator, denominator):
            return f"({explicit(numerator)})/({explicit(denominator)})"
        case Power(base, exponent):
            return f"({explicit(base)})**({explicit(exponent)})"
        case _:
            return explicit_special(node)


def explicit_special(node: Node) -> str:
    match node:
        case Call("log", (base, argument)):
            return f"ln({explicit(argument)})/ln({explicit(base)})"
        case Call("root", (index, argument)):
            return f"({explicit(argument)})**(1/({explicit(index)}))"
        case Call(name, arguments):
            return f"{name}({', '.join(map(explicit, arguments))})"
        case Apply(name, arguments, primes, ()):
            inner = f"({', '.join(map(explicit, arguments))})" if arguments else ""
            return f"{name}{primes * chr(39)}{inner}"
        case Derivative(Symbol(name) | Apply(name, ()), (variable,), partial):
            sign = "∂" if partial else "d"
            return f"{sign}{name}/{sign}{variable}"
        case Transpose(operand):
            return f"({explicit(operand)})^T"
        case Norm(operand, frobenius):
            return f"‖{explicit(operand)}‖{'_F' if frobenius else ''}"
        case Vector(components):
            return f"({', '.join(map(explicit, components))})"
        case Matrix(rows):
            return f"[{', '.join('[' + ', '.join(map(explicit, row)) + ']' for row in rows)}]"
        case _:
            pytest.fail(f"no way to write {node}")


@pytest.mark.parametrize("card", CARDS, ids=[card.id for card in CARDS])
def test_an_answer_is_right_in_at_least_ten_ways_of_writing(card: Card) -> None:
    ways = list(dict.fromkeys(writings(card)))
    question = Question(card, Mode.TYPED)
    verdicts = {way: grade(question, way).verdict for way in ways}
    assert len(ways) >= 10
    assert not {way: verdict for way, verdict in verdicts.items() if not isinstance(verdict, Correct)}
