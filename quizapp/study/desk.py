"""The learner's desk: the one service behind the window and the terminal.

It holds the open collection, the grader and the sitting of the moment. Its methods may block (disk, grading up to its
deadline), so the window calls them on a thread of their own, always the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
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
    Review,
    Rule,
    Symbols,
    Undecided,
    Unreadable,
)
from quizapp.cards.derivation import Derivation
from quizapp.cards.practice import practice_card, practised_rule
from quizapp.grading.client import Grader
from quizapp.memory.days import day_of, end_of_day, start_of_day
from quizapp.memory.fitting import Fit, FitJob
from quizapp.memory.held import known_rules, locked_rules, memory_of
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection
from quizapp.study.choosing import flashcard_line, missed_line, practise_line, quiz_line, study_line
from quizapp.study.explaining import Tutor
from quizapp.study.fitted import (
    FitState,
    fit_job,
    fit_state,
    forget_fit,
    keep_fit,
    parameters_of,
    rebuild_memories,
)
from quizapp.study.library import Library
from quizapp.study.line import Line
from quizapp.study.missed import missed_rules
from quizapp.study.order import main_rule
from quizapp.study.overview import (
    LATELY,
    WEEKS_SHOWN,
    minutes_needed,
    missed_cards,
    reviews_a_day,
    slipping_rules,
)
from quizapp.study.practising import NO_PRACTICE, introduced, open_practice, with_practice
from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import RuleState, rule_states
from quizapp.study.sitting import Clock, OutOfTurn, Sitting
from quizapp.study.states import (
    Asked,
    Catalogue,
    Choice,
    Finished,
    Flashcards,
    Judged,
    NotCounted,
    Plan,
    Practise,
    Quiz,
    ReviewMissed,
    Settings,
    Study,
    Today,
)
from quizapp.study.statistics import Statistics
from quizapp.study.which_rule import with_which_rule

_SETTINGS = "study"
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
        self._practice_cards = [practice_card(rule.id) for rule in self._rules if rule.id in self._practice.rules]
        self._look_at_cards()
        self._sitting: Sitting | None = None
        self.library = Library(
            collection,
            grader,
            clock=clock,
            scheduler=self._scheduler,
            end_of_day=self._end_of_day,
            changed=self._look_at_cards,
        )

    # What there is

    def cards(self) -> tuple[Card, ...]:
        return tuple(self._cards.values())

    def rules(self) -> tuple[Rule, ...]:
        return tuple(self._rules)

    def catalogue(self) -> Catalogue:
        decks = Counter(card.deck for card in self._cards.values())
        rules = Counter(rule for card in self._cards.values() for rule in card.rules)
        return Catalogue(
            decks=tuple(Choice(deck, deck, count) for deck, count in decks.items()),
            rules=tuple(Choice(rule.id, rule.name, rules[rule.id]) for rule in self._rules if rules[rule.id]),
        )

    def today(self) -> Today:
        now = self._clock()
        memories = self._memories()
        line = self._study_line(now, memories)
        met = introduced(memories, self._collection.rules_practised())
        lately = self._collection.reviews(since=now - LATELY)
        waiting = [memory for card, memory in met.items() if card in self._asked]
        moments = self._collection.review_moments(since=now - timedelta(weeks=WEEKS_SHOWN + 1))
        day = self._day_of()
        days = reviews_a_day(moments, day, day(now))
        new = sum(card not in met for card in line.waiting)
        return Today(
            due=len(line) - new,
            new=new,
            minutes=minutes_needed(line, met, lately),
            cards=len(self._cards),
            reviewed_today=days[-1][1],
            slipping=slipping_rules(
                rules=self._rules,
                cards=self._asked,
                memories=memories,
                reviews=lately,
                recall=self._recall(now),
                now=now,
                names=self._mistake_names,
            ),
            missed=missed_cards(self._cards, lately, now),
            next_due=min(memory.due for memory in waiting) - now if waiting else None,
            days=days,
            missed_rules=tuple(self._missed_rules(lately, memories, now)),
        )

    def statistics(self) -> Statistics:
        now = self._clock()
        memories = self._memories()
        recall = self._recall(now)
        recalls: dict[str, list[float]] = {}
        for card_id in memories.keys() & self._cards.keys():
            memory = memories[card_id]
            recalls.setdefault(main_rule(self._cards[card_id]), []).append(recall(memory))
        today = self.today()
        return Statistics.of(self._cards.values(), recalls, today, self._collection.count_reviews())

    def rule_states(self) -> tuple[RuleState, ...]:
        """Every rule and how it is held now."""
        return self.rule_book().rules

    def rule_book(self) -> RuleBook:
        """Every rule and how it is held now, which of them slipped, and what their mistakes are called."""
        now, memories, reviews = self._clock(), self._memories(), self._collection.reviews()
        missed = self._missed_rules(reviews, memories, now)
        states = rule_states(
            self._rules,
            memories,
            reviews,
            scheduler=self._scheduler(),
            practised=self._practice.rules,
            locked=self._locked(memories, now),
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
        return Settings(**{**asdict(Settings()), **self._collection.setting(_SETTINGS, {})})

    def change_settings(self, settings: Settings) -> Settings:
        self._collection.set_setting(_SETTINGS, asdict(settings))
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
        rebuild_memories(self._collection, self._scheduler())
        now, memories = self._clock(), self._memories()
        self._sitting = Sitting(
            plan,
            self._line(plan, now, memories),
            cards=self._cards,
            memories=memories,
            rule_names={rule.id: rule.name for rule in self._rules},
            keeper=self._collection,
            grade=self._grade,
            scheduler=self._scheduler(),
            clock=self._clock,
            rng=self._rng,
            practice=self._practice,
            avoid=self._collection.problems_made(since=now - NOT_AGAIN_FOR),
            tutor=self._tutor(),
        )
        return self._sitting.state()

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
        """After they changed: what is asked, now."""
        self._cards = {card.id: card for card in self._collection.cards()}
        self._asked = {**self._cards, **{card.id: card for card in self._practice_cards}}

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
        return self._sitting

    def _line(self, plan: Plan, now: datetime, memories: dict[str, Memory]) -> Line:
        match plan:
            case Study():
                return self._with_which_rule(self._study_line(now, memories), memories, now)
            case ReviewMissed():
                lately = self._collection.reviews(since=now - LATELY)
                missed = [self._cards[card] for card in missed_cards(self._cards, lately, now)]
                return missed_line(self._missed_rules(lately, memories, now), self._practice.rules, missed)
            case Practise():
                return practise_line(plan, self._practice.rules)
            case Flashcards():
                end = end_of_day(now, self._zone, self.settings().day_starts_at)
                return flashcard_line(plan, self._cards.values(), self._rules, memories, end)
            case Quiz():
                return quiz_line(plan, self._cards.values(), self._rng)

    def _study_line(self, now: datetime, memories: dict[str, Memory]) -> Line:
        settings = self.settings()
        end = end_of_day(now, self._zone, settings.day_starts_at)
        start = start_of_day(day_of(now, self._zone, settings.day_starts_at), self._zone, settings.day_starts_at)
        met = self._collection.count_introduced(start, end)
        reviewed = self._collection.count_reviewed_again(start, end)
        locked, begun = self._locked(memories, now), self._collection.rules_practised()
        return study_line(
            with_practice(tuple(self._cards.values()), open_practice(self._practice_cards, begun, locked)),
            self._rules,
            introduced(memories, begun),
            end_of_day=end,
            new_left=settings.new_a_day - met,
            reviews_left=settings.reviews_a_day - reviewed,
        )

    def _locked(self, memories: dict[str, Memory], now: datetime) -> dict[str, frozenset[str]]:
        return locked_rules(self._rules, self._practice.rules, known_rules(self._scheduler(), memories, now))

    def _with_which_rule(self, line: Line, memories: dict[str, Memory], now: datetime) -> Line:
        known = known_rules(self._scheduler(), memories, now) & self._practice.rules
        asked = known & self._collection.rules_practised()
        return replace(line, waiting=with_which_rule(line.waiting, asked, self._rng))

    def _missed_rules(
        self, reviews: Iterable[Review], memories: dict[str, Memory], now: datetime
    ) -> dict[str, tuple[str, ...]]:
        """Worst first, each with its misconceptions."""
        recall = self._recall(now)

        def held(rule: str) -> float | None:
            memory = memory_of(rule, memories)
            return None if memory is None else recall(memory)

        return missed_rules(reviews, now, held)

    def _memories(self) -> dict[str, Memory]:
        """By card: those that are asked, and the practice cards under which rules are remembered."""
        kept = self._collection.memories().items()
        return {card: memory for card, memory in kept if card in self._cards or practised_rule(card) is not None}

    def _scheduler(self) -> Scheduler:
        parameters = parameters_of(self._collection)
        return Scheduler(self.settings().desired_retention, parameters.values if parameters else None)

    def _recall(self, now: datetime) -> Callable[[Memory], float]:
        scheduler = self._scheduler()
        return lambda memory: scheduler.recall(memory, now)

    def _end_of_day(self, now: datetime) -> datetime:
        return end_of_day(now, self._zone, self.settings().day_starts_at)

    def _day_of(self) -> Callable[[datetime], date]:
        """Which day a moment belongs to. The setting is read once, for however many moments."""
        hour = self.settings().day_starts_at
        return lambda moment: day_of(moment, self._zone, hour)
