from __future__ import annotations

from quizapp.cards import Card, Kind, Task
from quizapp.cards.pictured import pictures_on, with_pictures

CARD = Card(
    id="own-1",
    deck="Mine",
    kind=Kind.CONCEPT,
    task=Task.CHOOSE,
    prompt=r"Costs \$5: ![a](a.png) and $x^2$",
    answer="![](b.png)",
    wrong=("![c](c.png)", "none"),
    explanation="![](a.png)",
    hints=("![](d.png)",),
)


def test_the_pictures_of_all_parts_of_a_card_are_found() -> None:
    assert pictures_on(CARD) == {"a.png", "b.png", "c.png", "d.png"}


def test_pictures_get_other_names_and_the_rest_stays() -> None:
    renamed = with_pictures(CARD, lambda name: name.replace("a", "z"))
    assert renamed.prompt == r"Costs \$5: ![a](z.png) and $x^2$"
    assert (renamed.explanation, renamed.answer, renamed.wrong) == ("![](z.png)", CARD.answer, CARD.wrong)
    assert with_pictures(CARD, str) is CARD
