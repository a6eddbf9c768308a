"""Has an answer a value wherever the reference has one? Often that follows from how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.calculus.build import ONE, TWO, minus, plus, power, rational_value
from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import Symbols
from quizapp.grading.algebra.facts import Facts, StartAgainError
from quizapp.grading.algebra.normal_form import NormalForm
from quizapp.grading.algebra.parts import Parts
from quizapp.grading.algebra.powers import is_never_negative, learn_not_negative
from quizapp.grading.algebra.rational import GiveUpError
from quizapp.grading.canonical import canonical
from quizapp.notation.tree import Call, Constant, Node, Power, Quotient, Sum

_ROOTS_AND_LOGARITHMS = frozenset({"sqrt", "ln", "log", "root"})
_INSIDE = frozenset({"arcsin", "arccos", "artanh"})
_OUTSIDE = frozenset({"arcsec", "arccsc", "arcoth"})
_BENT = frozenset({"abs", "sign"})
_MOST_STARTS = 12


def keeps_domain(answer: Node, others: Sequence[Node], symbols: Symbols) -> bool:
    """Whether the answer surely has a value, isolated points aside, wherever all of the others have one.

    False says nothing. Divisors are no danger: they vanish at isolated points only, unless something in a sum bends, as
    in 1/(|x| − x).
    """
    if any(_may_vanish(divisor) for divisor in _divisors(answer)):
        return False
    given = {canonical(need) for other in others for node in nodes(other) for need in _needs(node)}
    wanted = [need for node in _innermost_first(answer) for need in _needs(node) if canonical(need) not in given]
    return not wanted or _follow(wanted, others, symbols)


def _needs(node: Node) -> Iterator[Node]:
    """What may not be negative, for the node to have a value."""
    match node:
        case Call(function, arguments) if function in _ROOTS_AND_LOGARITHMS:
            yield from arguments[-1:] if function != "log" else arguments
        case Call(function, (argument,)) if function in _INSIDE:
            yield plus(ONE, minus(power(argument, TWO)))
        case Call(function, (argument,)) if function in _OUTSIDE:
            yield plus(power(argument, TWO), minus(ONE))
        case Call("arcosh", (argument,)):
            yield plus(argument, minus(ONE))
        case Call("arsech", (argument,)):
            yield from (argument, plus(ONE, minus(argument)))
        case Power(base, exponent) if not isinstance(base, Constant):
            times = rational_value(exponent)
            if times is None or times.denominator % 2 == 0:
                yield base
        case _:
            pass


def _follow(wanted: Sequence[Node], others: Sequence[Node], symbols: Symbols) -> bool:
    """Whether the needs follow from the others having a value. Inner ones come first: what they say is known then."""
    letters = frozenset().union(*(symbols_in(tree) for tree in (*wanted, *others)))
    facts = Facts(one_letter=len(letters) == 1)
    for _ in range(_MOST_STARTS):
        form = NormalForm(Parts(facts), symbols)
        try:
            for other in others:
                form.of(other)
            for need in (need for other in others for node in _innermost_first(other) for need in _needs(node)):
                learn_not_negative(form.parts.reduced(form.of(need)), form.parts)
            return all(_is_met(need, form) for need in wanted)
        except StartAgainError:
            continue
        except GiveUpError:
            return False
    return False


def _is_met(need: Node, form: NormalForm) -> bool:
    value = form.of(need)
    return value.top.is_zero() or is_never_negative(value, form.parts)


def _innermost_first(tree: Node) -> Iterator[Node]:
    return reversed([*nodes(tree)])


def _divisors(tree: Node) -> Iterator[Node]:
    for node in nodes(tree):
        match node:
            case Quotient(_, below):
                yield below
            case Power(base, exponent) if (rational_value(exponent) or 0) < 0:
                yield base
            case _:
                pass


def _may_vanish(divisor: Node) -> bool:
    """Whether a sum in it could be zero on a whole stretch: one with something that bends at zero beside letters."""
    sums = (node for node in nodes(divisor) if isinstance(node, Sum))
    return any(_bends(part) for found in sums for part in nodes(found))


def _bends(node: Node) -> bool:
    match node:
        case Call(function, (argument,)):
            return function in _BENT or (function == "sqrt" and _is_squared(argument))
        case Power(base, exponent):
            times = rational_value(exponent)
            return times is not None and times.denominator > 1 and _is_squared(base)
        case _:
            return False


def _is_squared(node: Node) -> bool:
    """Whether its root may be |u|: anything but a sum of first powers."""
    return bool(symbols_in(node)) and any(isinstance(part, Power | Call) for part in nodes(node))
