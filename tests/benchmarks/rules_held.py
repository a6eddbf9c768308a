"""How many reviews it takes to hold all rules at 90 %: one practice card a rule, or one card a formula.

    .venv/bin/python tests/benchmarks/rules_held.py [--learners 8] [--days 180]

Learners are simulated. What is known of them, because we made them:

- a memory for each *form* of a rule (of the typed cards that quizapp ships, the five simplest a rule), which forgets as
  FSRS-6 says, with parameters that differ from rule to rule and from the defaults that the scheduler uses;
- an answer is right when the form itself and one form of every other rule that it uses are recalled;
- answering moves the memory of the form asked as a review does, and those of the other forms of its rule and of the
  rules that it used by a **true share** of that; failing moves the memory of what failed, and by the share its rule's.

Three ways to study: `formulas` asks every form as a card of its own; `practice` asks each rule with a form at random,
and counts what each answer says for that rule alone; `evidence` is what quizapp does: practice, where every answer
counts for all the rules it used and a mistake for the rule at fault, which is found in nine cases of ten.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import fmean, stdev

from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from quizapp.cards import Card, Evidence, Memory, Mode, Rating
from quizapp.cards.practice import practice_id
from quizapp.exchange.content import read_content
from quizapp.memory.evidence import PRACTISED, USED
from quizapp.memory.held import foundations, is_known
from quizapp.memory.scheduler import Scheduler
from quizapp.memory.transfer import move
from quizapp.resources import data_folder

START = datetime(2026, 1, 1, 18, tzinfo=UTC)
DAY = timedelta(days=1)
SHARES = (0.0, 0.25, 0.5, 1.0)
WAYS = ("formulas", "practice", "evidence")
RETENTIONS = (0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96)
NEW_A_DAY = 20
FORMS_A_RULE = 5
EVERYDAY = {"sum", "difference", "constant", "constant-multiple", "linear", "power"}
FIRST_GUESS = 0.3
"""How likely a form that was never met is answered right."""
DIAGNOSED = 0.9
WHEN_RIGHT = (0.1, 0.7, 0.2)
"""How often a right answer is rated Hard, Good, Easy."""
WARM_UP = 60
"""Days until retention is measured: all rules have been met by then."""
PACE = timedelta(seconds=30)


@dataclass(frozen=True)
class Form:
    id: str
    rule: str
    uses: tuple[str, ...]


class Learner:
    """What is really remembered."""

    def __init__(self, forms: Sequence[Form], share: float, rng: Random) -> None:
        self._share = share
        self._rng = rng
        self._forms: dict[str, list[Form]] = {}
        for form in forms:
            self._forms.setdefault(form.rule, []).append(form)
        self._forgets = {rule: Scheduler(parameters=_differing(rng)) for rule in self._forms}
        self._memories: dict[str, Memory] = {}

    def answer(self, form: Form, now: datetime) -> tuple[Rating, str]:
        """How it went, and where it went wrong the rule that failed."""
        used = [self._rng.choice(self._forms[rule]) for rule in form.uses if rule in self._forms]
        for each in (form, *used):
            if self._rng.random() >= self.recall(each, now):
                self._move(each, Rating.AGAIN, 1.0, now)
                self._move_rule(each.rule, each, Rating.AGAIN, now)
                return Rating.AGAIN, each.rule
        (rating,) = self._rng.choices((Rating.HARD, Rating.GOOD, Rating.EASY), WHEN_RIGHT)
        self._move(form, rating, 1.0, now)
        for rule in (form.rule, *form.uses):
            self._move_rule(rule, form, min(rating, Rating.GOOD), now)
        return rating, ""

    def recall(self, form: Form, now: datetime) -> float:
        memory = self._memories.get(form.id)
        return FIRST_GUESS if memory is None else self._forgets[form.rule].recall(memory, now)

    def held(self, now: datetime) -> dict[str, float]:
        """True recall of each rule: the mean over its forms."""
        return {rule: fmean(self.recall(form, now) for form in forms) for rule, forms in self._forms.items()}

    def _move_rule(self, rule: str, but: Form, rating: Rating, now: datetime) -> None:
        for form in self._forms.get(rule, ()):
            if form is not but and self._share:
                self._move(form, rating, self._share, now)

    def _move(self, form: Form, rating: Rating, weight: float, now: datetime) -> None:
        evidence = Evidence(form.rule, rating, weight)
        after = move(self._forgets[form.rule], self._memories.get(form.id), evidence, now)
        if after is not None:
            self._memories[form.id] = after


def _differing(rng: Random) -> list[float]:
    """FSRS-6's parameters as another learner, or a harder rule, would have them."""
    spread = [0.4] * 4 + [0.05] * 16 + [0.1]
    drawn = (value * rng.lognormvariate(0, by) for value, by in zip(DEFAULT_PARAMETERS, spread, strict=True))
    bounds = zip(drawn, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return [min(max(value, low), high) for value, low, high in bounds]


class Program:
    """What asks: it sees right and wrong, and knows nothing of the share."""

    def __init__(self, way: str, forms: Sequence[Form], retention: float, rng: Random) -> None:
        self._way = way
        self._rng = rng
        self._scheduler = Scheduler(retention)
        self._memories: dict[str, Memory] = {}
        self._forms: dict[str, list[Form]] = {}
        for form in forms:
            self._forms.setdefault(form.id if way == "formulas" else practice_id(form.rule), []).append(form)
        rules = read_content(data_folder()).rules
        teachable = {form.rule for form in forms}
        self._below = {practice_id(rule): below for rule, below in foundations(rules, teachable).items()}
        self._met: dict[str, None] = {}

    def new(self, now: datetime, count: int) -> list[str]:
        """In the order of the content; practice cards only when what they build on is known."""
        return [card for card in self._forms if card not in self._memories and self._is_open(card, now)][:count]

    def due(self, before: datetime) -> list[str]:
        due = [card for card in self._met if card in self._memories and self._memories[card].due < before]
        return sorted(due, key=lambda card: self._memories[card].due)

    def due_at(self, card: str) -> datetime:
        return self._memories[card].due

    def ask(self, card: str, learner: Learner, now: datetime) -> None:
        self._met[card] = None
        form = self._rng.choice(self._forms[card])
        rating, failed = learner.answer(form, now)
        if self._way == "formulas":
            self._memories[card] = self._scheduler.schedule(self._memories.get(card), rating, now, card)
            return
        for evidence in self._evidence(form, rating, failed):
            after = move(self._scheduler, self._memories.get(practice_id(evidence.rule)), evidence, now)
            if after is not None:
                self._memories[practice_id(evidence.rule)] = after
            if evidence.rating is Rating.AGAIN:
                self._met[practice_id(evidence.rule)] = None

    def _evidence(self, form: Form, rating: Rating, failed: str) -> list[Evidence]:
        if self._way == "practice":
            return [Evidence(form.rule, rating, PRACTISED)]
        if failed:
            found = failed if self._rng.random() < DIAGNOSED else form.rule
            return [Evidence(found, Rating.AGAIN, PRACTISED)]
        used = [Evidence(rule, min(rating, Rating.GOOD), USED) for rule in form.uses]
        return [Evidence(form.rule, rating, PRACTISED), *used]

    def _is_open(self, card: str, now: datetime) -> bool:
        below = self._below.get(card, frozenset())
        return all(is_known(self._scheduler, self._memories.get(practice_id(rule)), now) for rule in below)


@dataclass(frozen=True)
class Result:
    reviews: int
    held: float
    """Mean true recall of the rules, from day WARM_UP on, before each day's session."""
    weakest: float
    """That of the tenth of the rules held least."""


def simulate(way: str, forms: Sequence[Form], share: float, retention: float, *, days: int, seed: int) -> Result:
    learner, program = Learner(forms, share, Random(seed)), Program(way, forms, retention, Random(seed + 1))
    reviews, held = 0, []
    for day in range(days):
        start = START + day * DAY
        if day >= WARM_UP:
            held.append(learner.held(start))
        reviews += _session(program, learner, start)
    by_rule = sorted(fmean(recalls[rule] for recalls in held) for rule in held[0])
    return Result(reviews, fmean(by_rule), fmean(by_rule[: max(1, len(by_rule) // 10)]))


def _session(program: Program, learner: Learner, start: datetime) -> int:
    """What is due before the day ends, then new cards; lapses come back. Ends when nothing is left for the day."""
    end, now, reviews = start + DAY / 2, start, 0
    waiting = program.due(end)
    waiting += program.new(start, NEW_A_DAY)
    while waiting and reviews < 500:
        card = waiting.pop(0)
        program.ask(card, learner, now)
        reviews += 1
        now += PACE
        if not waiting:
            waiting = program.due(end)
            if waiting:
                now = max(now, program.due_at(waiting[0]))
    return reviews


def shipped_forms() -> list[Form]:
    """The simplest typed cards of every rule that need nothing else but everyday rules and what the rule builds on."""
    content = read_content(data_folder())
    builds_on = {rule.id: rule.builds_on for rule in content.rules}
    forms = [_form(card) for card in content.cards if card.rules and card.mode is Mode.TYPED]
    forms = [form for form in forms if set(form.uses) <= EVERYDAY | _ancestors(form.rule, builds_on)]
    chosen: dict[str, list[Form]] = {}
    for form in sorted(forms, key=lambda form: len(form.uses)):
        chosen.setdefault(form.rule, []).append(form)
    return [form for rule in builds_on for form in chosen.get(rule, ())[:FORMS_A_RULE]]


def _ancestors(rule: str, builds_on: Mapping[str, Sequence[str]]) -> set[str]:
    return {name for below in builds_on.get(rule, ()) for name in (below, *_ancestors(below, builds_on))}


def _form(card: Card) -> Form:
    return Form(card.id, card.rules[0], tuple(dict.fromkeys(rule for rule in card.rules[1:] if rule != card.rules[0])))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--learners", type=int, default=8)
    parser.add_argument("--days", type=int, default=180)
    options = parser.parse_args()
    forms = shipped_forms()
    print(f"{len(forms)} forms of {len({form.rule for form in forms})} rules, {options.learners} learners")
    for share in SHARES:
        for way in WAYS:
            for retention in RETENTIONS:
                results = [
                    simulate(way, forms, share, retention, days=options.days, seed=seed)
                    for seed in range(options.learners)
                ]
                print(f"share {share:4}  {way:9} asked for {retention:4}: {_row(results)}", flush=True)


def _row(results: Sequence[Result]) -> str:
    reviews = [result.reviews for result in results]
    error = stdev(reviews) / len(reviews) ** 0.5 if len(reviews) > 1 else 0
    held, weakest = fmean(result.held for result in results), fmean(result.weakest for result in results)
    return f"{fmean(reviews):6.0f} ± {error:4.0f} reviews, held {held:.3f}, weakest tenth {weakest:.3f}"


if __name__ == "__main__":
    main()
