from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from quizapp.cards import Symbols
from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import RuleState, Status
from quizapp.ui.rules.rule_words import how_it_is_held, listed, percent, spoken_state
from quizapp.ui.words import day_words

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
CHAIN = RuleState(
    id="chain",
    name="Chain rule",
    statement="d/dx [g(h(x))] = g'(h(x)) h'(x)",
    explanation="",
    builds_on=("power",),
    status=Status.KNOWN,
    waits_for=(),
    can_be_practised=True,
    recall=0.914,
    stability=12.0,
    due=NOW + timedelta(days=3),
    reviews=1,
    misconceptions=(),
    history=(),
)
POWER = replace(CHAIN, id="power", name="Power rule", builds_on=())
BOOK = RuleBook((POWER, CHAIN), (), {"chain": Symbols(), "power": Symbols()}, {"sign": "Sign"}, NOW)


def test_a_rule_that_is_held_says_how_well_and_when_it_is_due():
    said = how_it_is_held(CHAIN, BOOK)
    assert said == "Recalled now with a probability of 91 %. Due in 3 days. 1 fresh problem answered."


def test_a_locked_rule_says_what_it_waits_for():
    locked = replace(CHAIN, status=Status.LOCKED, waits_for=("power",), recall=None, due=None)
    assert how_it_is_held(locked, BOOK).startswith("Waits until you know Power rule.")


def test_a_rule_seen_only_in_other_problems_says_so():
    assert "only as a part" in how_it_is_held(replace(CHAIN, reviews=0, due=NOW), BOOK)


def test_days_are_the_learners_own():
    here = NOW.astimezone(ZoneInfo("Asia/Tokyo"))  # 24 November there
    assert day_words(NOW, here) == "today"
    assert day_words(NOW - timedelta(hours=6), here) == "yesterday"
    assert day_words(NOW - timedelta(days=5), NOW) == "18 Nov"
    assert day_words(NOW - timedelta(days=365), NOW) == "23 Nov 2025"


def test_names_are_listed_as_people_do():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_recall_that_is_not_known_is_not_said():
    assert percent(None) == ""
    assert spoken_state(replace(CHAIN, status=Status.NEW, recall=None)) == "Chain rule: new"
    assert spoken_state(CHAIN) == "Chain rule: known, recall 91 %"


def test_what_nothing_names_is_called_by_its_id_made_readable():
    assert BOOK.mistake("sign") == "Sign"
    assert BOOK.mistake("chain-inner-missing") == "Chain inner missing"
    assert BOOK.built_upon("power") == ("chain",)
