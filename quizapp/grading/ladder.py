"""Are two expressions equal? The cheapest rung first; each answers only what it is sure of.

1. the same form: proved equal
2. ball arithmetic at many points: balls that do not overlap prove a difference
3. algebra: proved equal
4. otherwise a second look, with thousands of bits; what agreed at every point is correct, checked at so many points

What is equal to what, and where it has to be, is written down in docs/when-two-answers-are-equal.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from quizapp.calculus.walk import nodes, substituted, symbols_in
from quizapp.cards import CheckedAt, Correct, Counterexample, Proved, Undecided, Wrong
from quizapp.grading.canonical import same_form
from quizapp.grading.components import gathered
from quizapp.grading.domains import keeps_domain
from quizapp.grading.errors import GradingError
from quizapp.grading.evaluate import evaluator
from quizapp.grading.lowering import lowered
from quizapp.grading.many_terms import written_out
from quizapp.grading.matrices import has_matrices, matrix_verdict
from quizapp.grading.numeric import FEW_POINTS, Agreed, Comparison, Differs, Domain
from quizapp.grading.points import Letters
from quizapp.grading.proof import proves_equal
from quizapp.grading.setting import Setting
from quizapp.grading.show import shown, shown_apart, shown_exactly
from quizapp.grading.signatures import Signatures, signatures
from quizapp.grading.size import check_size
from quizapp.notation.tree import Apply, Call, Constant, Limit, Node, Power, Symbol, Vector

Decision = Correct | Wrong | Undecided

_ENOUGH = 4
"""Fewer points than this are no agreement to speak of, where there are letters to vary."""


def decide(reference: Node, answer: Node, setting: Setting) -> Decision:
    """Whether the answer equals the reference. What cannot be compared is Undecided, with a sentence."""
    try:
        return _decide(reference, answer, setting)
    except GradingError as error:
        return Undecided(str(error))


def is_equal(reference: Node, answer: Node, setting: Setting) -> bool:
    return isinstance(decide(reference, answer, setting), Correct)


def _decide(reference: Node, answer: Node, setting: Setting) -> Decision:
    for tree in (reference, answer):
        check_size(tree)
    if isinstance(reference, Limit):
        return _decide_limit(reference, answer, setting)
    reference, answer = written_out(reference), written_out(answer)
    trees = [reference, answer] if setting.problem is None else [setting.problem, reference, answer]
    known = signatures(trees, setting.symbols)
    expected = gathered(lowered(reference, known, setting.symbols), setting.symbols)
    given = gathered(lowered(answer, known, setting.symbols), setting.symbols)
    if _is_infinite(expected) or _is_infinite(given):
        return Correct(Proved()) if same_form(expected, given) else Wrong()
    if has_matrices(expected, setting.symbols) or has_matrices(given, setting.symbols):
        return matrix_verdict(expected, given, setting)
    return _decide_lowered(expected, given, setting, _problem(setting, known))


def _decide_limit(reference: Limit, answer: Node, setting: Setting) -> Decision:
    """Limits are compared as written: where they go, and what of; the name of the variable does not matter."""
    if not isinstance(answer, Limit):
        return Undecided("The answer is a limit; write it as lim, with what goes where.")
    if reference.side != answer.side:
        return Undecided("The answer is a limit from another side.")
    body = substituted(answer.body, {answer.variable: Symbol(reference.variable)})
    return _together([_decide(reference.target, answer.target, setting), _decide(reference.body, body, setting)])


def _decide_lowered(expected: Node, given: Node, setting: Setting, problem: Node | None) -> Decision:
    match expected, given:
        case Vector(components), Vector(its_components):
            return _decide_vector(components, its_components, setting, problem)
        case Vector(components), _:
            return Wrong(message=f"The answer is a vector with {len(components)} components; this is a single number.")
        case _, Vector():
            return Wrong(message="The answer is a single expression, not a vector.")
        case _:
            return _decide_scalar(expected, given, setting, problem)


def _decide_vector(expected: Sequence[Node], given: Sequence[Node], setting: Setting, problem: Node | None) -> Decision:
    if len(expected) != len(given):
        return Wrong(message=f"The answer has {len(expected)} components; this has {len(given)}.")
    decisions = [_decide_lowered(left, right, setting, problem) for left, right in zip(expected, given, strict=True)]
    for place, decision in enumerate(decisions, start=1):
        if isinstance(decision, Wrong):
            return Wrong(decision.counterexample, f"Component {place} is wrong. {decision.message}".strip())
    return _together(decisions)


def _together(decisions: Sequence[Decision]) -> Decision:
    """The first that is not right speaks for all; else the least sure one."""
    points: list[int] = []
    for decision in decisions:
        match decision:
            case Correct(CheckedAt(count)):
                points.append(count)
            case Correct():
                pass
            case _:
                return decision
    return Correct(CheckedAt(min(points))) if points else Correct(Proved())


def _decide_scalar(expected: Node, given: Node, setting: Setting, problem: Node | None) -> Decision:
    if same_form(expected, given):
        return Correct(Proved())
    comparison = _comparison(expected, given, setting, problem)
    outcome = comparison.outcome(FEW_POINTS)
    if isinstance(outcome, Differs):
        return Wrong(_counterexample(outcome, comparison))
    if comparison.is_exact and not comparison.letters.kinds:
        return Correct(Proved())
    defined = _defined(setting, problem)
    is_proved = proves_equal(expected, given, setting.symbols, defined)
    if is_proved and keeps_domain(given, [expected, *defined], setting.symbols):
        return Correct(Proved())
    return _decide_by_search(comparison, is_proved=is_proved)


def _decide_by_search(comparison: Comparison, *, is_proved: bool) -> Decision:
    """With `is_proved`, they are equal wherever both have a value; what is searched is where the answer has none."""
    outcome = comparison.outcome()
    if isinstance(outcome, Agreed):
        outcome = comparison.in_cells()
    if isinstance(outcome, Agreed):
        if is_proved and outcome.covers_domain:
            return Correct(Proved())
        outcome = comparison.second_look()
    if isinstance(outcome, Differs):
        return Wrong(_counterexample(outcome, comparison))
    if outcome.points == 0:
        return Undecided("This could not be compared with the answer: no place was found where both have a value.")
    if outcome.points < _ENOUGH and comparison.letters.kinds:
        return Undecided("This could be compared with the answer in too few places to be sure.")
    return Correct(CheckedAt(outcome.points))


def _defined(setting: Setting, problem: Node | None) -> Sequence[Node]:
    """Expressions that have a value wherever something is asked."""
    kept = [condition.never_negative for condition in setting.conditions if condition.never_negative is not None]
    roots: list[Node] = [Call("sqrt", (node,)) for node in kept]
    return roots if problem is None else [problem, *roots]


def _comparison(expected: Node, given: Node, setting: Setting, problem: Node | None) -> Comparison:
    trees = [tree for tree in (expected, given, problem) if tree is not None]
    names = sorted(frozenset().union(*(symbols_in(tree) for tree in trees)))
    conditions = [condition for condition in setting.conditions if condition.letters <= frozenset(names)]
    return Comparison(
        reference=evaluator(expected),
        answer=evaluator(given),
        letters=Letters({name: setting.symbols.kind(name) for name in names}),
        functions=frozenset(
            (node.function, len(node.arguments)) for tree in trees for node in nodes(tree) if isinstance(node, Apply)
        ),
        exponents=_letters_of_exponents(trees),
        domain=Domain(conditions, None if problem is None else evaluator(problem)),
        hints=tuple(trees),
        rng=Random(setting.seed),
    )


def _letters_of_exponents(trees: Sequence[Node]) -> frozenset[str]:
    powers = [node for tree in trees for node in nodes(tree) if isinstance(node, Power)]
    below = frozenset().union(*(symbols_in(node.base) for node in powers))
    return frozenset().union(*(symbols_in(node.exponent) for node in powers)) - below


def _problem(setting: Setting, known: Signatures) -> Node | None:
    """The problem, where it can be evaluated; a vector or a matrix has no bearing on the domain."""
    if setting.problem is None or has_matrices(setting.problem, setting.symbols):
        return None
    try:
        problem = lowered(setting.problem, known, setting.symbols)
        evaluator(problem)
    except GradingError:
        return None
    return problem


def _is_infinite(tree: Node) -> bool:
    return any(isinstance(node, Constant) and node.name == "infinity" for node in nodes(tree))


def _counterexample(difference: Differs, comparison: Comparison) -> Counterexample | None:
    """None where undefined functions are involved: their random stand-ins would mean nothing to a learner."""
    if comparison.functions:
        return None
    at = tuple((name, shown_exactly(value)) for name, value in difference.at.items())
    if difference.answer is None:
        return Counterexample(at, "not defined", shown(difference.expected))
    answer, expected = shown_apart(difference.answer, difference.expected)
    return Counterexample(at, answer, expected)
