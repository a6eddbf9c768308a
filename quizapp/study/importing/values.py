"""Questions for one value: a derivative at a point, or a limit that is just put in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.tidying import tidy
from quizapp.calculus.walk import nodes, substituted, symbols_in
from quizapp.cards import Card, Kind, Mode, Question, Task
from quizapp.cards.prose import Latex, Notation, Words, parts
from quizapp.exchange.scanned import Prose
from quizapp.notation import Call, Limit, Node, Read, read_at_once, to_text
from quizapp.study.importing.expressions import LONGEST
from quizapp.study.importing.problems import Posed, problem_in

_POINT = r"(?:(?P<name>[a-z])\s*=\s*)?(?P<point>[^=;]{1,40}?)\s*[?.]?\s*$"
_AT = re.compile(rf"^(?P<asks>.+?)\s*(?:,\s*)?\b(?:at|when|for|where)\s+(?:the\s+point\s+)?{_POINT}", re.IGNORECASE)
_BAR = re.compile(
    r"^(?:\\left\s*\.)?(?P<asks>.+?)\s*(?:\\(?:[bB]igg?[lr]?|right)\s*)?\\?[|]\s*_\s*\{?"
    r"\s*(?P<name>[a-z])\s*=\s*(?P<point>[^{}]{1,40})\}?\s*=?\s*\??$"
)
_CALLED = re.compile(r"^(?P<asks>.+?[fy]\s*'{1,9})\s*\(\s*(?P<point>[^()a-z]{1,20})\s*\)\s*[?.]?\s*$")
_JUMPS = frozenset({"sign", "factorial"})
"""Functions that are not continuous wherever they have a value."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is to be worked out, and where."""

    body: Node
    """What is differentiated before its value is taken, by `variable`; of a limit, what the value is taken of."""
    variable: str
    point: Node
    differentiates: bool

    @property
    def question(self) -> Question:
        """What is to be differentiated first."""
        card = Card(
            id="",
            deck="",
            kind=Kind.EXERCISE,
            task=Task.DIFFERENTIATE,
            problem=to_text(self.body),
            answer="",
            wrt=(self.variable,),
        )
        return Question(card, Mode.TYPED)

    def of(self, tree: Node) -> Node:
        """The value of the derivative, or of the body, written as short as it gets."""
        put_in = substituted(tree, {self.variable: self.point})
        try:
            return tidy(put_in)
        except DifferentiationError:
            return put_in


def value_asked(card: Card) -> Value | None:
    """None where something else is asked."""
    if card.task is Task.LIMIT:
        return _limit(_read(card.problem))
    if card.task is not Task.EVALUATE or card.problem or len(card.prompt) > LONGEST:
        return None
    line = " ".join(" ".join(map(_flat, parts(card.prompt))).split())
    found = (pattern.match(line) for pattern in (_AT, _BAR, _CALLED))
    return next((value for match in found if match and (value := _at(match))), None)


def _at(match: re.Match[str]) -> Value | None:
    posed, point = problem_in((Prose(match["asks"]),)), _read(match["point"])
    if posed is None or posed.task is not Task.DIFFERENTIATE or point is None or symbols_in(point):
        return None
    name = match.groupdict().get("name")
    return Value(posed.body.tree, posed.wrt[0], point, differentiates=True) if _fits(name, posed) else None


def _fits(name: str | None, posed: Posed) -> bool:
    return name in {None, posed.wrt[0]}


def _limit(tree: Node | None) -> Value | None:
    """Where nothing jumps, a limit is the value, if there is one."""
    match tree:
        case Limit(body, variable, target) if not symbols_in(target) and not any(map(_jumps, nodes(body))):
            return Value(body, variable, target, differentiates=False)
        case _:
            return None


def _jumps(node: Node) -> bool:
    return isinstance(node, Call) and node.function in _JUMPS


def _read(text: str) -> Node | None:
    reading = read_at_once(text, answer=False)
    return reading.tree if isinstance(reading, Read) else None


def _flat(part: object) -> str:
    match part:
        case Words(text) | Latex(text) | Notation(text):
            return text
        case _:
            return "[picture]"
