"""All fields of the editor: a draft is put into them and read from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from quizapp.cards import Card, Mode, Question, Symbols, Task
from quizapp.study.editing.draft import Draft, as_written
from quizapp.study.editing.flaws import Flaw
from quizapp.study.editing.letters import letters_of
from quizapp.study.editing.workbench import Known
from quizapp.ui.cards.editor_field import Field
from quizapp.ui.cards.editor_form import DifficultyField, FormField
from quizapp.ui.cards.editor_letters import LettersField
from quizapp.ui.cards.editor_lists import ListField
from quizapp.ui.cards.editor_notation import NotationField
from quizapp.ui.cards.editor_picks import RulesField, TagsField
from quizapp.ui.cards.editor_places import DeckField, WrtField
from quizapp.ui.cards.editor_texts import LineField, ProseField
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.options import OneOf

TASKS = (
    ("Derivative", Task.DIFFERENTIATE),
    ("Partial derivative", Task.PARTIAL),
    ("Gradient", Task.GRADIENT),
    ("Limit", Task.LIMIT),
    ("Expression", Task.EVALUATE),
    ("Choice", Task.CHOOSE),
    ("Recall", Task.RECALL),
)
_PROBLEMS = {
    Task.DIFFERENTIATE: "Differentiate",
    Task.PARTIAL: "Differentiate",
    Task.GRADIENT: "Take the gradient of",
    Task.LIMIT: "Find the limit",
}
_DOLLARS = "Formulas stand between dollar signs: $x^2$."


class Fields(QObject):
    changed = Signal(object)
    """The Field, or None for the kind of task."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.task: OneOf[Task] = OneOf("What is asked", TASKS)
        self.prompt = ProseField("prompt", "Question", typesetter, _DOLLARS)
        self.problem = NotationField("problem", "Differentiate", typesetter, "x^2 sin(3x)", is_problem=True)
        self.wrt = WrtField()
        self.answer = NotationField("answer", "Answer", typesetter, is_problem=False)
        self.said_answer = ProseField("answer", "Answer", typesetter)
        self.wrong = ListField("wrong", "Wrong choices", typesetter, one="wrong choice", aside=_WRONG)
        self.deck = DeckField()
        self.rules = RulesField()
        self.tags = TagsField()
        self.difficulty = DifficultyField()
        self.accept = ListField("accept", "Other answers that are right", typesetter, one="answer", aside=_ACCEPT)
        self.hints = ListField("hints", "Hints", typesetter, one="hint", in_words=True, aside=_HINTS)
        self.explanation = ProseField("explanation", "Explanation", typesetter, "Shown after answering.")
        self.parameters = ListField(
            "parameters", "Letters drawn anew each time", typesetter, one="drawing", in_words=True, aside=_DRAWN
        )
        self.conditions = ListField(
            "conditions", "What has to hold for them", typesetter, one="condition", in_words=True, aside=_HOLDS
        )
        self.letters = LettersField()
        self.domain = LineField("domain", "Where it holds", _DOMAIN, "x > 0", "formula")
        self.form = FormField()
        self.source = ListField("source", "Source", typesetter, one="source", in_words=True)
        self._base: Card | None = None
        self._symbols = Symbols()
        self._is_filling = False
        for field in self.all:
            field.changed.connect(lambda field=field: self._changed(field))
        self.task.changed.connect(self._task_changed)

    @property
    def all(self) -> tuple[Field, ...]:
        """From top to bottom."""
        return (
            *(self.prompt, self.problem, self.wrt, self.answer, self.said_answer, self.wrong),
            *(self.deck, self.rules, self.tags, self.difficulty),
            *(self.accept, self.hints, self.explanation, self.parameters, self.conditions),
            *(self.letters, self.domain, self.form, self.source),
        )

    @property
    def symbols(self) -> Symbols:
        """What the letters stand for now."""
        return self._symbols

    def draft(self) -> Draft:
        task = self.task.value
        answer = self.answer if _graded(task) else self.said_answer
        return Draft(
            task=task,
            problem=self.problem.value,
            prompt=self.prompt.value,
            answer=answer.value,
            accept=self.accept.value,
            wrong=self.wrong.value,
            wrt=self.wrt.letters,
            variables=self.letters.value,
            domain=self.domain.value,
            form=self.form.form,
            insists=self.form.insists,
            rules=self.rules.value,
            difficulty=self.difficulty.value,
            hints=self.hints.value,
            tags=self.tags.value,
            deck=self.deck.value,
            source=self.source.value,
            explanation=self.explanation.value,
            parameters=self.parameters.value,
            conditions=self.conditions.value,
            base=self._base,
        )

    def show_draft(self, draft: Draft) -> None:
        self._is_filling = True
        self._base = draft.base
        self.task.choose(draft.task)
        for field in (self.prompt, self.problem, self.explanation, self.domain, self.deck, self.answer):
            field.show_value(getattr(draft, field.name))
        for several in (self.accept, self.wrong, self.hints, self.parameters, self.conditions, self.source):
            several.show_value(getattr(draft, several.name))
        self.said_answer.show_value(draft.answer)
        self.wrt.show_letters(draft.wrt)
        self.letters.show_value(draft.variables)
        self.form.show_value(draft.form, insists=draft.insists)
        self.rules.show_value(draft.rules)
        self.difficulty.show_value(draft.difficulty)
        self.tags.show_value(draft.tags)
        self._is_filling = False
        self._look_again()

    def rebase(self, card: Card) -> None:
        """What stands in the fields is kept as this card now; what was typed meanwhile stays.

        What nobody chose was chosen for them when the card was saved.
        """
        self._base, self._is_filling = card, True
        if self.rules.value is None:
            self.rules.show_value(card.rules or None)
        if self.wrt.letters is None:
            self.wrt.show_letters(card.wrt)
        self.letters.show_value({**card.variables, **self.letters.value})
        self._is_filling = False
        self._look_again()

    def show_known(self, known: Known) -> None:
        self.deck.show_known([deck.name for deck in known.decks])
        self.tags.show_known(known.tags)
        self.rules.show_known(known.rules)

    def take_lines(self) -> None:
        """What was typed to be picked, and not picked yet."""
        self.rules.take_line()

    def own_flaws(self) -> tuple[Flaw, ...]:
        return tuple(flaw for field in self.all if self.is_used(field) for flaw in field.own_flaws())

    def is_used(self, field: Field) -> bool:
        """Whether a card that asks this has it."""
        task = self.task.value
        if field is self.answer or field is self.said_answer:
            return (field is self.answer) is _graded(task)
        return Draft(task=task).uses(field.name)

    def use_answer(self, text: str) -> None:
        self.answer.line.setText(text)
        self.answer.focus()

    def for_flaw(self, flaw: Flaw) -> Field:
        """Where it is shown."""
        named = "form" if flaw.field == "insists" else flaw.field
        return next(field for field in self.all if field.name == named and self.is_used(field))

    def _changed(self, field: Field) -> None:
        if not self._is_filling:
            self._look_again()
            self.changed.emit(field)

    def _task_changed(self) -> None:
        if self._is_filling:
            return
        graded = _graded(self.task.value)
        now, before = (self.answer, self.said_answer) if graded else (self.said_answer, self.answer)
        if before.value and not now.value:
            now.show_value(before.value)
        self._look_again()
        self.changed.emit(None)

    def _look_again(self) -> None:
        """Captions, and how formulas are read, follow from what stands in the fields."""
        draft = self.draft()
        task, self._symbols = draft.task, draft.symbols
        self.problem.show_caption(_PROBLEMS.get(task, "Formula to show"))
        self.prompt.show_caption("Sentence above it" if task in _PROBLEMS else "Question")
        self.wrong.show_aside(_CHOICES if task is Task.CHOOSE else _WRONG)
        self.wrong.offer(2 if task is Task.CHOOSE else 0)
        self.wrt.show_likely(self._symbols.variables)
        self.letters.show_letters(letters_of([draft.problem, draft.answer] if draft.is_graded else [], self._symbols))
        for field in self.all:
            field.read_with(self._symbols)
        for several in (self.accept, self.wrong):
            several.write_in_words(on=not draft.is_graded)
        self.problem.show_as(_as_asked(draft))


_WRONG = "Where the card is asked with choices. They must not be equal to the answer."
_CHOICES = "At least two; they are shown in another order each time."
_ACCEPT = "What is equal to the answer is taken anyway; this is for what is not."
_HINTS = "Shown one by one, when they are asked for."
_DRAWN = "Such as: a, b in 2..9. Each time the card is asked, other numbers stand in their place."
_HOLDS = "Such as: a != b."
_DOMAIN = "A condition, where the answer holds only there."


def _graded(task: Task) -> bool:
    return Draft(task=task).is_graded


def _as_asked(draft: Draft) -> Callable[[str], str]:
    """A problem as it will be shown: d/dx [x²]."""
    card = as_written(draft)
    return lambda text: Question(replace(card, problem=text), Mode.TYPED).shown if card.wrt else text
