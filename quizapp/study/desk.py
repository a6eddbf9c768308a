"""The learner's desk: the one service behind the window and the terminal.

It holds the open collection, the grader and the sitting of the moment. Its methods may block (disk, grading up to its
deadline), so the window calls them on a thread of their own, always the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from random import Random

from quizapp.cards import (
    Card,
    Fault,
    Feedback,
    Memory,
    Practice,
    Question,
    Rating,
    Rule,
    Symbols,
    Undecided,
    Unreadable,
)
from quizapp.cards.derivation import Derivation
from quizapp.cards.practice import practice_card, practised_rule
from quizapp.grading.client import Grader
from quizapp.memory.days import day_of
from quizapp.memory.fitting import Fit, FitJob
from quizapp.storage.collection import Collection
from quizapp.study.editing.twins import Meanings
from quizapp.study.editing.workbench import Workbench
from quizapp.study.explaining import Tutor
from quizapp.study.fitted import (
    FitState,
    fit_job,
    fit_state,
    forget_fit,
    keep_fit,
    rebuild_memories,
)
from quizapp.study.importing.gathering import gathering
from quizapp.study.library import Library
from quizapp.study.order import main_rule
from quizapp.study.overview import (
    LATELY,
    WEEKS_SHOWN,
    minutes_needed,
    reviews_a_day,
    slipping_rules,
)
from quizapp.study.planner import Planner
from quizapp.study.practising import NO_PRACTICE, introduced
from quizapp.study.preferences import keep_settings, scheduler_of, settings_of
from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import RuleState, rule_states
from quizapp.study.shelf import Shelf
from quizapp.study.sitting import Clock, OutOfTurn, Sitting
from quizapp.study.states import (
    Asked,
    Catalogue,
    Choice,
    Finished,
    Judged,
    NotCounted,
    Plan,
    Settings,
    Today,
)
from quizapp.study.statistics import Statistics

NOT_AGAIN_FOR = timedelta(days=60)
"""A fresh problem that was asked is not asked again for so long, as far as there are others."""


class Desk:
    def __init__(
        self,
        collection: Collection,
        grader: Grader,
        *,
        clock: Clock,
        zone: tzinfo,
        rng: Random,
        practice: Practice | None = None,
        mistake_names: Mapping[str, str] | None = None,
    ) -> None:
        """`practice` makes fresh problems; without it there are no practice cards. Names of mistakes are by id."""
        self._collection = collection
        self._grader = grader
        self._clock = clock
        self._zone = zone
        self._rng = rng
        self._rules = collection.rules()
        self._practice = practice or NO_PRACTICE
        self._mistake_names = mistake_names or {}
        practised = [practice_card(rule.id) for rule in self._rules if rule.id in self._practice.rules]
        self._shelf = Shelf(collection, practised)
        self._planner = Planner(collection, self._shelf, self._rules, self._practice, zone=zone, rng=rng)
        self._meanings = Meanings(collection)
        self._sitting: Sitting | None = None
        self._is_behind = False
        """Whether cards were changed since the sitting last looked at them."""
        self.library = Library(
            collection, grader, clock=clock, end_of_day=self._planner.end_of_day, changed=self._look_at_cards
        )
        self.workbench = Workbench(collection, self.library, grader, self._meanings)

    # What there is

    def cards(self) -> tuple[Card, ...]:
        """Suspended ones too."""
        return tuple(self._shelf.cards().every.values())

    def rules(self) -> tuple[Rule, ...]:
        return tuple(self._rules)

    def catalogue(self) -> Catalogue:
        """What can be asked now."""
        cards = self._shelf.cards().open.values()
        decks = Counter(card.deck for card in cards)
        rules = Counter(rule for card in cards for rule in card.rules)
        return Catalogue(
            decks=tuple(Choice(deck, deck, count) for deck, count in decks.items()),
            rules=tuple(Choice(rule.id, rule.name, rules[rule.id]) for rule in self._rules if rules[rule.id]),
        )

    def today(self) -> Today:
        with gathering():
            return self._today()

    def _today(self) -> Today:
        now, cards = self._clock(), self._shelf.cards()
        memories = self._memories()
        line = self._planner.study_line(now, memories)
        met = introduced(memories, self._collection.rules_practised())
        lately = self._collection.reviews(since=now - LATELY)
        waiting = [memory for card, memory in met.items() if card in cards.asked]
        moments = self._collection.review_moments(since=now - timedelta(weeks=WEEKS_SHOWN + 1))
        day = self._day_of()
        days = reviews_a_day(moments, day, day(now))
        new = sum(card not in met for card in line.waiting)
        return Today(
            due=len(line) - new,
            new=new,
            minutes=minutes_needed(line, met, lately),
            cards=len(cards.every),
            reviewed_today=days[-1][1],
            slipping=slipping_rules(
                rules=self._rules,
                cards=cards.asked,
                memories=memories,
                reviews=lately,
                recall=self._recall(now),
                now=now,
                names=self._mistake_names,
            ),
            missed=self._planner.missed_cards(lately, memories, now),
            next_due=min(memory.due for memory in waiting) - now if waiting else None,
            days=days,
            missed_rules=tuple(self._planner.missed_rules(lately, memories, now)),
        )

    def statistics(self) -> Statistics:
        now = self._clock()
        memories = self._memories()
        recall = self._recall(now)
        recalls: dict[str, list[float]] = {}
        cards = self._shelf.cards().every
        for card_id in memories.keys() & cards.keys():
            recalls.setdefault(main_rule(cards[card_id]), []).append(recall(memories[card_id]))
        today = self.today()
        return Statistics.of(cards.values(), recalls, today, self._collection.count_reviews())

    def rule_states(self) -> tuple[RuleState, ...]:
        """Every rule and how it is held now."""
        return self.rule_book().rules

    def rule_book(self) -> RuleBook:
        """Every rule and how it is held now, which of them slipped, and what their mistakes are called."""
        now, memories, reviews = self._clock(), self._memories(), self._collection.reviews()
        missed = self._planner.missed_rules(reviews, memories, now)
        states = rule_states(
            self._rules,
            memories,
            reviews,
            scheduler=scheduler_of(self._collection),
            practised=self._practice.rules,
            locked=self._planner.locked(memories, now),
            missed=missed,
            now=now,
        )
        symbols = {rule.id: Symbols(rule.variables) for rule in self._rules}
        return RuleBook(states, tuple(missed), symbols, self._mistake_names, now.astimezone(self._zone))

    # Anything that is typed

    def differentiate(self, text: str, wrt: str) -> Derivation | Unreadable | Undecided:
        """The derivative of any expression, with its steps."""
        return self._grader.differentiate(text, wrt).result()

    # Settings

    def settings(self) -> Settings:
        return settings_of(self._collection)

    def change_settings(self, settings: Settings) -> Settings:
        keep_settings(self._collection, settings)
        return settings

    # The learner's own parameters

    def fit_state(self) -> FitState:
        return fit_state(self._collection)

    def fit_job(self) -> FitJob:
        """Its `run` may be called on another thread; give what it returns to `keep_fit`."""
        return fit_job(self._collection)

    def keep_fit(self, fit: Fit) -> bool:
        """True when it predicts better than what was used, and is used from the next sitting on."""
        return keep_fit(self._collection, fit)

    def forget_fit(self) -> None:
        """Back to FSRS's defaults."""
        forget_fit(self._collection)

    # A sitting

    def begin(self, plan: Plan) -> Asked | Finished:
        """Starts a sitting; at once Finished when there is nothing to ask."""
        rebuild_memories(self._collection, scheduler_of(self._collection))
        now, memories = self._clock(), self._memories()
        self._sitting = Sitting(
            plan,
            self._planner.line(plan, now, memories),
            cards=self._shelf.cards().open,
            memories=memories,
            rule_names={rule.id: rule.name for rule in self._rules},
            keeper=self._collection,
            grade=self._grade,
            scheduler=scheduler_of(self._collection),
            clock=self._clock,
            rng=self._rng,
            practice=self._practice,
            avoid=self._collection.problems_made(since=now - NOT_AGAIN_FOR),
            tutor=self._tutor(),
        )
        self._is_behind = False
        return self._sitting.state()

    def look_again(self) -> Asked | Finished:
        """To be asked for when the learner comes back to a sitting after cards were changed: a question whose card was
        suspended or deleted gives way to the next."""
        return self._now_sitting().look_again()

    def check(self, text: str) -> Judged | NotCounted:
        return self._now_sitting().check(text)

    def choose(self, choice: str) -> Judged:
        return self._now_sitting().choose(choice)

    def turn(self) -> Judged:
        return self._now_sitting().turn()

    def give_up(self) -> Judged:
        return self._now_sitting().give_up()

    def blame(self, fault: Fault) -> Judged:
        """What was found wrong with the answer that was judged last, before it is rated."""
        return self._now_sitting().blame(fault)

    def explain(self) -> Judged:
        """What went wrong with the answer that was judged last, blamed before it is rated, and the worked solution.

        To be asked for when the verdict has shown: it may take some tenths of a second.
        """
        return self._now_sitting().explain()

    def hint(self) -> tuple[str, Asked]:
        return self._now_sitting().hint()

    def rate(self, rating: Rating) -> Asked | Finished:
        return self._now_sitting().rate(rating)

    def undo(self) -> Asked:
        return self._now_sitting().undo()

    def leave(self) -> Finished:
        return self._now_sitting().leave()

    def close(self) -> None:
        self._grader.close()
        self._collection.close()

    # Parts

    def _look_at_cards(self) -> None:
        self._shelf.forget()
        self._is_behind = True
        self._meanings.forget()

    def _grade(self, question: Question, text: str) -> Feedback:
        return self._grader.grade(question, text).result()

    def _tutor(self) -> Tutor:
        grader = self._grader
        return Tutor(
            solve=lambda question: grader.derive(question).result(),
            diagnose=lambda question, text: grader.diagnose(question, text).result(),
        )

    def _now_sitting(self) -> Sitting:
        if self._sitting is None:
            raise OutOfTurn("no sitting has begun")
        if self._is_behind:
            self._sitting.catch_up(self._shelf.cards().open, self._memories())
            self._is_behind = False
        return self._sitting

    def _memories(self) -> dict[str, Memory]:
        """By card: those that are asked, and the practice cards under which rules are remembered."""
        kept, cards = self._collection.memories().items(), self._shelf.cards().every
        return {card: memory for card, memory in kept if card in cards or practised_rule(card) is not None}

    def _recall(self, now: datetime) -> Callable[[Memory], float]:
        scheduler = scheduler_of(self._collection)
        return lambda memory: scheduler.recall(memory, now)

    def _day_of(self) -> Callable[[datetime], date]:
        """Which day a moment belongs to. The setting is read once, for however many moments."""
        hour = self.settings().day_starts_at
        return lambda moment: day_of(moment, self._zone, hour)
