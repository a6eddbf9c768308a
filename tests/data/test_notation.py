"""Everything in the content that is notation can be read, and drawn."""

import re
from collections.abc import Iterator
from operator import attrgetter

import pytest

from quizapp.cards import Card, Kind, Mode, Question, Rule, Symbols
from quizapp.exchange import read_content
from quizapp.notation import read, read_statement, to_latex
from quizapp.notation.reading import Read
from quizapp.resources import data_folder

CONTENT = read_content(data_folder())
pytestmark = pytest.mark.filterwarnings("ignore:path is deprecated:DeprecationWarning")
ID = attrgetter("id")
BETWEEN_DOLLARS = re.compile(r"\$([^$]*)\$")


def notation_in(prose: str) -> list[str]:
    assert prose.count("$") % 2 == 0, prose
    return BETWEEN_DOLLARS.findall(prose)


def shown(card: Card) -> Iterator[str]:
    """What stands on the screen as a formula."""
    problem = Question(card, card.mode).shown
    if problem:
        yield problem
    if card.mode is Mode.TYPED:
        yield card.answer
    for prose in (card.prompt, card.explanation, card.erratum, *card.hints):
        yield from notation_in(prose)


def choices(card: Card) -> Iterator[str]:
    for choice in (card.answer, *card.accept, *card.wrong):
        yield from [choice] if card.mode is Mode.TYPED else notation_in(choice)


def latex_of(text: str, symbols: Symbols) -> str:
    reading = read_statement(text, symbols)
    assert isinstance(reading, Read), f"{text!r}: {reading}"
    assert not reading.notes, f"{text!r}: {reading.notes}"
    return to_latex(reading.tree)


def is_drawn(latex: str) -> bool:
    import ziamath  # noqa: PLC0415  # it warns of its own imports; here the mark above is heard

    drawing: str = ziamath.Latex(latex).svg()
    return drawing.startswith("<svg")


def is_typeset(latex: str) -> bool:
    """Whether each command is known; a tenth of the work of drawing, and of an unknown one the name would remain."""
    from ziamath.tex import tex2mml  # noqa: PLC0415

    return "\\" not in tex2mml(latex)


@pytest.mark.parametrize("card", CONTENT.cards, ids=ID)
def test_what_a_card_shows_can_be_read_and_typeset(card: Card) -> None:
    assert all(is_typeset(latex_of(text, card.symbols)) for text in (*shown(card), *choices(card)))


@pytest.mark.parametrize("card", [card for card in CONTENT.cards if card.kind is not Kind.EXERCISE], ids=ID)
def test_what_is_to_be_learned_by_heart_can_be_drawn(card: Card) -> None:
    assert all(is_drawn(latex_of(text, card.symbols)) for text in (*shown(card), *notation_in(card.answer)))


@pytest.mark.parametrize("card", [card for card in CONTENT.cards if card.wrong], ids=ID)
def test_no_two_choices_of_a_card_look_the_same(card: Card) -> None:
    looks = [look_of(choice, card) for choice in (card.answer, *card.wrong)]
    assert len(set(looks)) == len(looks)


def look_of(choice: str, card: Card) -> str:
    if card.mode is Mode.TYPED:
        return latex_of(choice, card.symbols)
    return BETWEEN_DOLLARS.sub(lambda found: latex_of(found[1], card.symbols), choice)


@pytest.mark.parametrize("rule", CONTENT.rules, ids=ID)
def test_the_statement_of_a_rule_can_be_read_and_drawn(rule: Rule) -> None:
    assert is_drawn(latex_of(rule.statement, Symbols(rule.variables)))


@pytest.mark.parametrize("card", [card for card in CONTENT.cards if card.domain], ids=ID)
def test_a_domain_can_be_read(card: Card) -> None:
    for condition in re.split(r",|;|\band\b", card.domain):
        sides = re.split("[<>≤≥≠]", condition)
        assert len(sides) >= 2, card.domain
        assert all(isinstance(read(side.strip(), card.symbols), Read) for side in sides), card.domain
