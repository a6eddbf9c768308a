"""The wrong answers that come from using a wrong rule at one place of a derivation, or at two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, islice

from quizapp.calculus.derivation import TERM_BY_TERM, Step, walk
from quizapp.calculus.deriving.context import Deriving
from quizapp.calculus.deriving.derive import deriving
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.filling import Bindings, Derive, filled
from quizapp.calculus.formulas import Formula
from quizapp.calculus.gradient_mistakes import of_all_variables
from quizapp.calculus.matching import Place, matches
from quizapp.calculus.misconception import Misconception, Misconceptions, specificity
from quizapp.calculus.walk import children, symbols_in
from quizapp.cards import Symbols
from quizapp.notation.tree import Apply, Call, Node, Product, Sum, Symbol

_MOST_MATCHES = 24

_Use = tuple[Misconception, Formula, Bindings]


@dataclass(frozen=True, slots=True)
class Mistake:
    misconception: Misconception
    step: Step
    """Where."""
    given: Node
    """What the wrong rule makes of `step.before`."""
    specificity: int = 0
    depth: int = 0
    """How many rules it stands within."""

    @property
    def rule(self) -> str:
        return self.misconception.rule or self.step.rule


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    tree: Node
    mistakes: tuple[Mistake, ...]

    @property
    def rank(self) -> tuple[int, bool, bool, int, int]:
        """The smaller, the simpler: one place before two, no slip, nothing seldom, an outer rule, a special one."""
        slips = any(mistake.misconception.is_slip for mistake in self.mistakes)
        seldom = any(mistake.misconception.seldom for mistake in self.mistakes)
        depth = sum(mistake.depth for mistake in self.mistakes)
        return len(self.mistakes), slips, seldom, depth, -min(mistake.specificity for mistake in self.mistakes)


def wrong_answers(derivation: Step, known: Misconceptions, symbols: Symbols) -> Iterator[WrongAnswer]:
    """One wrong rule at one place."""
    yield from _Mistakes(derivation, known, symbols).at_one_place(derivation)


def wrong_answers_at_two(derivation: Step, known: Misconceptions, symbols: Symbols) -> Iterator[WrongAnswer]:
    """Two wrong rules at two places; slips take no part."""
    yield from _Mistakes(derivation, known, symbols, with_slips=False).at_two_places(derivation)


class _Mistakes:
    def __init__(self, derivation: Step, known: Misconceptions, symbols: Symbols, *, with_slips: bool = True) -> None:
        self._whole = derivation
        self._known = known
        self._symbols = symbols
        self._with_slips = with_slips
        self._derivatives = {(step.before, step.variable): step.after for step in walk(derivation)}
        self._local: dict[int, tuple[Mistake, ...]] = {}
        self._uses: dict[int, tuple[_Use, ...]] = {}

    @cached_property
    def _deriving(self) -> Deriving:
        return deriving(self._symbols)

    def at_one_place(self, step: Step) -> Iterator[WrongAnswer]:
        for mistake in self._mistakes_at(step):
            yield WrongAnswer(mistake.given, (mistake,))
        for place, inner in enumerate(step.steps):
            for wrong in self.at_one_place(inner):
                yield _within(step, place, wrong)

    def at_two_places(self, step: Step) -> Iterator[WrongAnswer]:
        for place, inner in enumerate(step.steps):
            for wrong in self.at_two_places(inner):
                yield _within(step, place, wrong)
        for (first, left), (second, right) in combinations(enumerate(step.steps), 2):
            for one in self.at_one_place(left):
                for other in self.at_one_place(right):
                    tree = _reassembled(step, {first: one.tree, second: other.tree})
                    yield WrongAnswer(tree, one.mistakes + other.mistakes)
        yield from self._at_this_and_within(step)

    def _at_this_and_within(self, step: Step) -> Iterator[WrongAnswer]:
        """A wrong rule here, fed with a wrong derivative of one of its parts."""
        for inner in step.steps:
            for wrong in self.at_one_place(inner):
                known = {(inner.before, inner.variable): wrong.tree}
                for mistake in self._found(step, self._derive_with(known)):
                    yield WrongAnswer(mistake.given, (mistake, *wrong.mistakes))

    def _mistakes_at(self, step: Step) -> tuple[Mistake, ...]:
        if id(step) not in self._local:
            self._local[id(step)] = tuple(self._found(step, self._derive))
        return self._local[id(step)]

    def _found(self, step: Step, derive: Derive) -> Iterator[Mistake]:
        for misconception, formula, bindings in self._uses_at(step):
            for tree in self._filled(formula, step, bindings, derive):
                if tree != step.after:
                    yield Mistake(misconception, step, tree, specificity(formula))
        if step.rule == "gradient":
            yield from self._of_all_variables(step)
        if self._with_slips:
            yield from self._neighbours(step)

    def _uses_at(self, step: Step) -> tuple[_Use, ...]:
        if id(step) not in self._uses:
            self._uses[id(step)] = tuple(self._wrong_rules_at(step))
        return self._uses[id(step)]

    def _wrong_rules_at(self, step: Step) -> Iterator[_Use]:
        """What wrong rules can be used here, with what their letters stand for."""
        place = self._place(step)
        for form in (step.before, *step.forms):
            for misconception, formula in self._known.for_form(form):
                if self._fits(misconception, formula, step):
                    for bindings in islice(matches(formula, form, place), _MOST_MATCHES):
                        yield misconception, formula, bindings

    def _of_all_variables(self, step: Step) -> Iterator[Mistake]:
        for misconception, formula in self._known.of_gradients:
            for tree in of_all_variables(formula, step):
                yield Mistake(misconception, step, tree, specificity(formula))

    def _filled(self, formula: Formula, step: Step, bindings: Bindings, derive: Derive) -> Iterator[Node]:
        ways = [derive]
        if isinstance(formula.pattern, Product | Sum) and _parts(step.before) > _parts(formula.pattern):
            ways.append(self._throughout(formula, step, derive))
        for way in ways:
            try:
                yield filled(formula.result, formula.variable, step.variable, bindings, way)
            except (DifferentiationError, LookupError):
                return

    def _throughout(self, formula: Formula, step: Step, derive: Derive) -> Derive:
        """Of three factors and more: the wrong rule is used again on what it leaves together."""

        def again(node: Node, variable: str) -> Node:
            if type(node) is type(formula.pattern) and _parts(node) < _parts(step.before):
                for bindings in matches(formula, node, self._place(step)):
                    return filled(formula.result, formula.variable, variable, bindings, again)
            return derive(node, variable)

        return again

    def _fits(self, misconception: Misconception, formula: Formula, step: Step) -> bool:
        """Gradients for gradients, f(x, y) for the whole of a partial derivative, all else for a derivative."""
        if misconception.is_slip and not self._with_slips:
            return False
        if formula.is_gradient:
            return self._is_array(step.variable, formula)
        if (misconception.rule, step.rule) == ("constant-multiple", "linear"):
            return False
        whole = isinstance(formula.pattern, Apply) and len(formula.pattern.arguments) > 1
        return whole == (step.rule == "partial") and step.rule != "gradient"

    def _is_array(self, variable: str, formula: Formula) -> bool:
        """The letter of an outer function in a derivation by a vector or matrix is one too."""
        whole = self._symbols.kind(self._symbols.variables[0])
        kind = self._symbols.kind(variable) if variable in self._symbols.kinds else whole
        return bool(variable) and kind.is_array and formula.symbols.kind(formula.variable) is kind

    def _place(self, step: Step) -> Place:
        deriving_, variable = self._deriving, step.variable
        others = tuple(sorted(symbols_in(self._whole.before) - {variable})) if self._is_partial else ()
        return Place(variable, lambda node: deriving_.depends(node, variable), others, step.chain)

    @property
    def _is_partial(self) -> bool:
        return self._whole.rule in {"partial", "gradient"}

    def _derive(self, node: Node, variable: str) -> Node:
        key = (node, variable)
        if key not in self._derivatives:
            self._derivatives[key] = self._deriving.step(node, variable).after
        return self._derivatives[key]

    def _derive_with(self, known: dict[tuple[Node, str], Node]) -> Derive:
        def derive(node: Node, variable: str) -> Node:
            found = known.get((node, variable))
            return self._derive(node, variable) if found is None else found

        return derive

    def _neighbours(self, step: Step) -> Iterator[Mistake]:
        match step.before:
            case Call(function, (Symbol(name),)) if name == step.variable and not step.steps:
                for other in self._known.neighbours.get(function, ()):
                    yield Mistake(self._known.neighbour, step, self._derive(Call(other, (Symbol(name),)), name), 1)


def _within(step: Step, place: int, wrong: WrongAnswer) -> WrongAnswer:
    """Terms of a sum stand no deeper than the sum."""
    depth = 0 if step.rule in TERM_BY_TERM else 1
    deeper = tuple(replace(mistake, depth=mistake.depth + depth) for mistake in wrong.mistakes)
    return WrongAnswer(_reassembled(step, {place: wrong.tree}), deeper)


def _reassembled(step: Step, changed: dict[int, Node]) -> Node:
    afters: Sequence[Node] = [changed.get(place, inner.after) for place, inner in enumerate(step.steps)]
    return step.assemble(afters)


def _parts(node: Node) -> int:
    return len(children(node)) if isinstance(node, Product | Sum) else 0
