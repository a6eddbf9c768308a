"""Cards that hold a template: each time they are asked, it is a fresh problem. Memory is kept of the card."""

from __future__ import annotations

from dataclasses import replace

from quizapp.cards.card import Card, Fresh, Mode
from quizapp.cards.problem import Problem, Template
from quizapp.cards.question import Question


def template_on(card: Card) -> Template:
    """The template that a card holds; it counts for the first of the card's rules."""
    fresh = card.fresh or Fresh()
    main, *others = card.rules or ("",)
    return Template(
        id=card.id,
        practice="",
        rule=main,
        rules=tuple(others),
        level=card.difficulty,
        template=card.problem,
        parameters=fresh.parameters,
        conditions=fresh.conditions,
        letters=fresh.letters,
        inner=fresh.inner,
        task=card.task,
        wrt=card.wrt,
        variables=card.variables,
        domain=card.domain,
        answer=card.answer,
    )


def card_filled(card: Card, problem: Problem) -> Card:
    """The card with that problem in the place of its template: any other card from here on."""
    return replace(
        card,
        problem=problem.problem,
        answer=problem.answer,
        prompt=". ".join(filter(None, (card.prompt.rstrip(". "), problem.prompt))) if problem.prompt else card.prompt,
        wrt=problem.wrt,
        variables=problem.variables,
        domain=problem.domain,
        rules=problem.rules,
        fresh=None,
    )


def question_of(card: Card, problem: Problem, mode: Mode) -> Question:
    """The card as asked with that problem, of which the review will tell what made it."""
    main = next(iter(problem.rules), "")
    return Question(card_filled(card, problem), mode, made=replace(problem.made, rule=main))
