"""Is an answer written in the form that a card asks for? Only of answers that are right; says what is still to do."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from quizapp.calculus.build import rational_value
from quizapp.calculus.walk import nodes
from quizapp.cards import Form, Symbols
from quizapp.grading.algebra.facts import Facts, StartAgainError
from quizapp.grading.algebra.normal_form import NormalForm
from quizapp.grading.algebra.parts import Parts
from quizapp.grading.algebra.rational import GiveUpError
from quizapp.grading.canonical import canonical
from quizapp.notation.text import to_text
from quizapp.notation.tree import Call, Negative, Node, Number, Power, Product, Quotient, Sum, Vector


def left_to_do(tree: Node, form: Form, symbols: Symbols) -> str:
    """The sentence for an answer in another form; empty where it has the form."""
    if isinstance(tree, Vector):
        return next(filter(None, (left_to_do(component, form, symbols) for component in tree.components)), "")
    match form:
        case Form.SIMPLIFIED:
            return next(_unsimplified(tree), "")
        case Form.FACTORED:
            return next((f"{to_text(found)} can be factored." for found in _unfactored(tree, symbols)), "")
        case Form.ONE_FRACTION:
            return "" if _is_one_fraction(tree) else "It can be written as one fraction."
        case Form.POSITIVE_EXPONENTS:
            found = next((node for node in nodes(tree) if _has_negative_exponent(node)), None)
            return "" if found is None else f"{to_text(found)} has a negative exponent."


def _has_negative_exponent(node: Node) -> bool:
    """Of a number: e^(-x) is as good as it gets."""
    return isinstance(node, Power) and (rational_value(node.exponent) or 0) < 0


def _is_one_fraction(tree: Node) -> bool:
    """No fraction but the whole; none at all is as good."""
    tree = _unsigned(tree)
    inside = (tree.numerator, tree.denominator) if isinstance(tree, Quotient) else (tree,)
    fractions = (node for part in inside for node in nodes(part) if _is_fraction(node))
    return next(fractions, None) is None


def _is_fraction(node: Node) -> bool:
    is_quotient = isinstance(node, Quotient) and rational_value(node) is None
    return is_quotient or _has_negative_exponent(node) or _is_ratio(node)


def _is_ratio(node: Node) -> bool:
    """A number such as 1/2 in front of something: (1/2) x."""
    numbers = (rational_value(factor) for factor in node.factors) if isinstance(node, Product) else iter(())
    return any(value is not None and value.denominator > 1 for value in numbers)


def _unsigned(tree: Node) -> Node:
    return _unsigned(tree.operand) if isinstance(tree, Negative) else tree


def _unfactored(tree: Node, symbols: Symbols) -> Iterator[Node]:
    """The sums that are a product of something."""
    tree = _unsigned(tree)
    match tree:
        case Product(factors):
            parts: tuple[Node, ...] = factors
        case Quotient(above, below):
            parts = (above, below)
        case Power(base, _):
            parts = (base,)
        case Sum():
            if _is_reducible(tree, symbols):
                yield tree
            return
        case _:
            return
    for part in parts:
        yield from _unfactored(part, symbols)


def _is_reducible(tree: Sum, symbols: Symbols) -> bool:
    facts = Facts()
    for _ in range(8):
        try:
            value = NormalForm(Parts(facts), symbols).of(tree)
            content, factors = facts.factors(value.top)
            counted = [multiplicity for factor, multiplicity in factors if not factor.is_constant()]
            numbers = [coefficient / content for _, coefficient in value.top.terms()]
            common = gcd(*(int(coefficient.p) for _, coefficient in value.top.terms()))
            return sum(counted) > 1 or (common > 1 and len(numbers) > 1)
        except StartAgainError:
            continue
        except GiveUpError:
            return False
    return False


def _unsimplified(tree: Node) -> Iterator[str]:
    for node in nodes(tree):
        match node:
            case Sum(terms):
                yield from _uncombined(terms)
            case Product(factors):
                yield from _unmultiplied(node, factors)
            case Quotient(above, below):
                yield from _uncancelled(node, above, below)
            case Power(base, exponent):
                value = rational_value(exponent)
                number = rational_value(base)
                if value in {0, 1} or (number is not None and value is not None and value.denominator == 1):
                    yield f"{to_text(node)} can be worked out."
            case Negative(Negative()):
                yield f"The two signs of {to_text(node)} make one."
            case Call("factorial", _):
                yield f"{to_text(node)} can be worked out."
            case _:
                pass


def _uncombined(terms: tuple[Node, ...]) -> Iterator[str]:
    seen: dict[str, Node] = {}
    for term in terms:
        if rational_value(term) == 0:
            yield "The 0 can be left out."
        kind = _without_number(term)
        if kind in seen:
            yield f"{to_text(seen[kind])} and {to_text(term)} can be added up."
        seen[kind] = term


def _without_number(term: Node) -> str:
    """What makes terms alike: everything but their number."""
    term = _unsigned(term)
    if rational_value(term) is not None:
        return "1"
    if isinstance(term, Product):
        others = tuple(factor for factor in term.factors if rational_value(factor) is None)
        return canonical(others[0] if len(others) == 1 else Product(others))
    return canonical(term)


def _unmultiplied(product: Product, factors: tuple[Node, ...]) -> Iterator[str]:
    numbers = [value for value in map(rational_value, factors) if value is not None]
    if len(numbers) > 1 or any(value in {0, 1} for value in numbers):
        yield f"The numbers in {to_text(product)} can be multiplied."
    bases = [canonical(_base(factor)) for factor in factors if rational_value(factor) is None]
    if len(set(bases)) < len(bases):
        yield f"Powers in {to_text(product)} can be put together."


def _base(factor: Node) -> Node:
    return factor.base if isinstance(factor, Power) and rational_value(factor.exponent) is not None else factor


def _uncancelled(fraction: Quotient, above: Node, below: Node) -> Iterator[str]:
    if any(isinstance(_unsigned(part), Quotient) for part in (above, below)) and rational_value(fraction) is None:
        yield f"{to_text(fraction)} is a fraction in a fraction."
    top, bottom = (_number_of(part) for part in (above, below))
    if (bottom == 1 and rational_value(below) is not None) or gcd(top, bottom) > 1:
        yield f"{to_text(fraction)} can be cancelled."
    shared = set(_bases(above)) & set(_bases(below))
    if shared:
        yield f"{to_text(fraction)} can be cancelled."


def _number_of(node: Node) -> int:
    """The whole number among the factors, or common to all terms; 1 where there is none."""
    if isinstance(node, Sum):
        return gcd(*map(_number_of, node.terms))
    factors = _factors(node)
    values = [value for value in map(rational_value, factors) if value is not None]
    product = Fraction(1)
    for value in values:
        product *= value
    return abs(int(product)) if product.denominator == 1 else 1


def _bases(node: Node) -> list[str]:
    return [canonical(_base(factor)) for factor in _factors(node) if not isinstance(factor, Number)]


def _factors(node: Node) -> tuple[Node, ...]:
    node = _unsigned(node)
    return node.factors if isinstance(node, Product) else (node,)
