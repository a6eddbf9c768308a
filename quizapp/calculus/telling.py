"""From a derivation to the plain values that the window gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quizapp.calculus.derivation import TERM_BY_TERM, Path, Step, rules_of
from quizapp.calculus.explaining import explained
from quizapp.calculus.formulas import Formulas
from quizapp.calculus.other_ways import Way
from quizapp.calculus.walk import children
from quizapp.cards.derivation import Derivation, NamedPart, OtherWay, SolutionStep
from quizapp.notation.latex import to_latex
from quizapp.notation.text import to_text
from quizapp.notation.tree import NOWHERE, Negative, Node, Number, Span

_NEED_NO_WORDS = frozenset({"constant", "linear"})


def told(
    problem: Node, steps: Sequence[Step], variables: tuple[str, ...], formulas: Formulas, ways: Sequence[Way] = ()
) -> Derivation:
    """`steps` are one derivation after another, where the problem is differentiated more than once."""
    result = steps[-1].after
    rules = dict.fromkeys(rule for step in steps for rule in rules_of(step))
    tellings = [telling for step in steps for telling in steps_told(step, problem, formulas)]
    others = tuple(
        OtherWay(
            way.sentence,
            to_text(way.problem),
            to_text(way.step.after),
            tuple(steps_told(way.step, way.problem, formulas)),
        )
        for way in ways
    )
    return Derivation(
        to_text(problem), variables, to_text(result), to_latex(result), tuple(rules), tuple(tellings), others
    )


def steps_told(step: Step, problem: Node, formulas: Formulas) -> Iterator[SolutionStep]:
    """Depth first; what needs no words is left out, unless it is all there is."""
    yield from (step_told(one, problem, formulas, depth) for depth, one in _read(step, 0))


def _read(step: Step, depth: int) -> Iterator[tuple[int, Step]]:
    if depth == 0 or not _needs_no_words(step):
        yield depth, step
        depth += 1
    for inner in step.steps:
        yield from _read(inner, depth)


def _needs_no_words(step: Step) -> bool:
    if step.rule == "constant-multiple":
        return step.parts[0].node == Negative(Number(Fraction(1)))
    if step.rule in TERM_BY_TERM:
        return all(map(_needs_no_words, step.steps))
    return step.rule in _NEED_NO_WORDS


def step_told(step: Step, problem: Node, formulas: Formulas, depth: int = 0) -> SolutionStep:
    span = span_at(problem, step.path)
    return SolutionStep(
        rule=step.rule,
        name=formulas.names.get(step.rule, ""),
        sentence=explained(step, formulas),
        before=to_text(step.before),
        variable=step.variable,
        assembled=to_text(step.assembled),
        after=to_text(step.after),
        parts=tuple(NamedPart(part.name, to_text(part.node)) for part in step.parts),
        depth=depth,
        path=step.path,
        start=span.start,
        end=span.end,
    )


def span_at(problem: Node, path: Path) -> Span:
    """Where the part stands in the text of the problem, as far as the path leads."""
    node = problem
    for place in path:
        parts = children(node)
        if place >= len(parts):
            return NOWHERE
        node = parts[place]
    return node.span
