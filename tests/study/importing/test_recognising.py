from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.cards import Card, Mode, Task
from quizapp.exchange.scanned import Maths, Note, Picture, Prose, Shape
from quizapp.study.importing.recognising import Unfit, recognised

NoteOf = Callable[..., Note]


def card(note: Note) -> Card:
    return recognised(note, "Deck", ("power", "chain")).card("own-1")


@pytest.mark.parametrize(
    ("sides", "problem", "answer", "wrt"),
    [
        (("d/dx arcsin x", "1/√(1-x²)"), "arcsin(x)", "1/sqrt(1 - x^2)", "x"),
        ((r"$\frac{d}{dx}\left[\arcsin x\right]$", r"$\frac{1}{\sqrt{1-x^2}}$"), "arcsin(x)", "1/sqrt(1 - x^2)", "x"),
        ((r"$\frac{d}{dx} \sin x = ?$", r"$= \cos x$"), "sin(x)", "cos(x)", "x"),
        (("Differentiate x^2 sin x", "2x sin x + x^2 cos x"), "x^2 sin(x)", "2x sin(x) + x^2 cos(x)", "x"),
        ((r"Differentiate $t^2 a$ with respect to $t$.", "$2at$"), "t^2 a", "2a t", "t"),
        (("What is the derivative of ln(x)?", "1/x"), "ln(x)", "1/x", "x"),
        (("Find the derivative of f(t) = e^(2t)", "f'(t) = 2e^(2t)"), "e^(2t)", "2e^(2t)", "t"),
        (("If y = 3x^2, find dy/dx.", "6x"), "3x^2", "6x", "x"),
        (("d/dx x^2 + 3x", "2x + 3"), "x^2 + 3x", "2x + 3", "x"),
        (("d/dx x", "1"), "x", "1", "x"),
        (("d/dx sin x", "cos x"), "sin(x)", "cos(x)", "x"),
        (("The derivative of x^2/2", "x"), "x^2/2", "x", "x"),
        ((r"$\frac{d^2}{dx^2}\left[x^3\right]$", "$6x$"), "d/dx [x^3]", "6x", "x"),
        (("d²/dx² sin x", "-sin x"), "d/dx [sin(x)]", "-sin(x)", "x"),
        (("Find the second derivative of f(x) = x^3", "6x"), "d/dx [x^3]", "6x", "x"),
        (("The third derivative of sin t by t", "-cos t"), "d/dt [d/dt [sin(t)]]", "-cos(t)", "t"),
        (("If f(x) = x^3, find f''(x)", "6x"), "d/dx [x^3]", "6x", "x"),
        (("Let y = x^4. What is its third derivative?", "24x"), "d/dx [d/dx [x^4]]", "24x", "x"),
        (("What is the gradient of 3x + 2?", "$3$"), "3x + 2", "3", "x"),
    ],
)
def test_a_derivative_asked_for_in_symbols_or_words_is_checked(
    note_of: NoteOf, sides: tuple[str, str], problem: str, answer: str, wrt: str
) -> None:
    found = card(note_of(*sides))
    assert (found.task, found.mode) == (Task.DIFFERENTIATE, Mode.TYPED)
    assert (found.problem, found.answer, found.wrt) == (problem, answer, (wrt,))


@pytest.mark.parametrize(
    ("front", "back", "problem", "answer"),
    [
        ("What is d/dx(arcsin(x))?", "1/√(1-x²)", "arcsin(x)", "1/sqrt(1 - x^2)"),
        ("Compute d/dx of cos(3x)", "-3 sin(3x)", "cos(3x)", "-3 sin(3x)"),
        ("What is the derivative of sin x?", "cos x", "sin(x)", "cos(x)"),
        ("Derivative of sec x", "sec x tan x", "sec(x)", "sec(x) tan(x)"),
        ("If f(x) = e^(2x), then f'(x) = ?", "2e^(2x)", "e^(2x)", "2e^(2x)"),
        ("Find dy/dx if y = x^2", "2x", "x^2", "2x"),
        ("Find f'(x) when f(x)=x/(x+1)", "1/(x+1)^2", "x/(x + 1)", "1/(x + 1)^2"),
        ("y = ln(x^2+1), y' = ", "2x/(x^2+1)", "ln(x^2 + 1)", "2x/(x^2 + 1)"),
        ("Dérivée de sin(x)", "cos(x)", "sin(x)", "cos(x)"),
        ("Was ist die Ableitung von x^2?", "2x", "x^2", "2x"),
        ("Derivative of x^n", "n x^(n-1) (power rule)", "x^n", "n x^(n - 1)"),
        (r"$\frac{d}{dx}(x^n)'$", "$nx^{n-1}$", "x^n", "n x^(n - 1)"),
        (r"$f(x)=\sqrt{x}$, $f'(x)=?$", r"$\frac{1}{2\sqrt{x}}$", "sqrt(x)", "1/(2 sqrt(x))"),
    ],
)
def test_people_ask_for_a_derivative_in_many_ways(
    note_of: NoteOf, front: str, back: str, problem: str, answer: str
) -> None:
    found = card(note_of(front, back))
    assert (found.task, found.problem, found.answer) == (Task.DIFFERENTIATE, problem, answer)


def test_a_remark_behind_the_answer_is_told_after_answering(note_of: NoteOf) -> None:
    assert card(note_of("Derivative of x^n", "n x^(n-1) (power rule)")).explanation == "power rule"


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("What is d/dx(x^x) for x > 0?", "x^x(ln(x) + 1)"),
        (r"$\frac{d}{dx}x^x$", r"$x^x(\ln x + 1), x \gt 0$"),
    ],
)
def test_a_condition_is_the_domain(note_of: NoteOf, front: str, back: str) -> None:
    found = card(note_of(front, back))
    assert (found.problem, found.answer, found.domain) == ("x^x", "x^x (ln(x) + 1)", "x > 0")


def test_a_letter_that_the_answer_differentiates_is_a_function(note_of: NoteOf) -> None:
    found = card(note_of(r"$\frac{d}{dx}[\arccos u]$", r"$\frac{-u'}{\sqrt{1-u^2}}$"))
    assert (found.problem, dict(found.variables)) == ("arccos(u)", {"u": "function"})
    assert dict(card(note_of("(fg)'", "f'g + fg'")).variables) == {"f": "function", "g": "function"}


def test_a_derivative_at_a_place_is_no_derivative(note_of: NoteOf) -> None:
    assert card(note_of("Given f(x) = 3x^2 - 5x, find f'(2)", "7")).task is Task.RECALL


@pytest.mark.parametrize("front", ["The derivative of sin x is […].", r"$\frac{d}{dx}\sin x = [\ldots]$"])
def test_a_cloze_can_ask_for_a_derivative(note_of: NoteOf, front: str) -> None:
    found = card(note_of(front, "cos x", shape=Shape.CLOZE))
    assert (found.task, found.problem, found.answer) == (Task.DIFFERENTIATE, "sin(x)", "cos(x)")


def test_partial_derivatives_gradients_and_limits_are_checked(note_of: NoteOf) -> None:
    assert card(note_of(r"$\frac{\partial}{\partial y} x^2 y$", "$x^2$")).task is Task.PARTIAL
    gradient = card(note_of("∇ (x^2 + y^3)", "(2x, 3y^2)"))
    assert (gradient.task, gradient.wrt) == (Task.GRADIENT, ("x", "y"))
    assert card(note_of(r"$\lim_{x \to 0} \frac{\sin x}{x}$", "1")).task is Task.LIMIT


def test_a_mixed_partial_derivative_is_one_within_the_other(note_of: NoteOf) -> None:
    found = card(note_of(r"$\frac{\partial^2}{\partial x \partial y} [x^2 y]$", "$2x$"))
    assert (found.task, found.problem, found.wrt) == (Task.PARTIAL, "∂/∂y [x^2 y]", ("x",))


@pytest.mark.parametrize(
    "front",
    [
        "Find the gradient with respect to x. Here A is a matrix, b and x are vectors.\n$\\nabla [x^T A x + b^T x]$",
        "What is the gradient of $x^T A x + b^T x$ with respect to $x$, where A is a matrix and b and x are vectors?",
    ],
)
def test_letters_that_are_said_to_be_matrices_and_vectors_are(note_of: NoteOf, front: str) -> None:
    found = card(note_of(front, "$(A + A^T) x + b$"))
    assert (found.task, found.problem, found.wrt) == (Task.GRADIENT, "xᵀ A x + bᵀ x", ("x",))
    assert found.answer == "(A + Aᵀ) x + b"
    assert dict(found.variables) == {"A": "matrix", "b": "vector", "x": "vector"}


@pytest.mark.parametrize(
    "front", ["What is the derivative of $x^2$ at x = 3?", "The gradient of $x^2 + y^2$ at (1, 2)", "Find y'' at 3"]
)
def test_a_value_at_a_point_is_no_derivative(note_of: NoteOf, front: str) -> None:
    assert card(note_of(front, "$6$")).task is Task.EVALUATE


def test_undefined_functions_are_declared(note_of: NoteOf) -> None:
    assert dict(card(note_of("d/dx f(g(x))", "f'(g(x)) g'(x)")).variables) == {"f": "function", "g": "function"}


def test_any_other_question_with_a_formula_for_an_answer_is_checked_too(note_of: NoteOf) -> None:
    found = card(note_of("The chain rule for $f(g(x))$", r"$f'(g(x))\,g'(x)$"))
    assert (found.task, found.prompt) == (Task.EVALUATE, r"The chain rule for \(f(g(x))\)")
    assert found.answer == "f'(g(x)) g'(x)"


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("Capital of France", "Paris"),
        ("Who?", "yes"),
        ("When did Leibniz publish?", "1684"),
        ("The first world war", "1914-1918"),
        ("What is HTTP/2?", "a protocol"),
        ("derivative of sine", "cosine"),
        ("What does it mean?", "the slope, $f'(x)$"),
        (r"$\frac{d}{dx} \ln x$", "I always forget this one"),
        ("An integral", r"$\int_0^1 x\,dx$"),
        ("An inequality", "$x < 2$"),
        ("Go on", "$1, 2, ...$"),
        ("The transpose of $AB$", "$B^T A^T$"),
    ],
)
def test_words_and_what_cannot_be_read_stay_to_recall_and_rate(note_of: NoteOf, front: str, back: str) -> None:
    found = card(note_of(front, back))
    assert (found.task, found.mode) == (Task.RECALL, Mode.RECALL)
    assert found.answer == back.replace("$", r"\(", 1).replace("$", r"\)", 1)


def test_a_dollar_in_words_stays_a_dollar(note_of: NoteOf) -> None:
    found = card(note_of((Prose("It costs $5, and "), Maths("x")), (Prose("$6, not $7"),)))
    assert found.prompt == r"It costs \$5, and \(x\)"
    assert found.answer == r"\$6, not \$7"


def test_lettered_lines_are_choices(note_of: NoteOf) -> None:
    found = card(note_of("Which is it?\nA) one\nB) two\nC) $x^2$", "B"))
    assert (found.task, found.prompt) == (Task.CHOOSE, "Which is it?")
    assert (found.answer, found.wrong) == ("two", ("one", r"\(x^2\)"))


def test_fields_of_options_are_choices(note_of: NoteOf) -> None:
    options = tuple(
        (f"Option {letter}", (Prose(word),)) for letter, word in zip("ABC", ("up", "down", "left"), strict=True)
    )
    assert card(note_of("Where?", "C", fields=options)).answer == "left"
    wrong = (("Wrong 1", (Prose("down"),)), ("Wrong 2", (Prose("left"),)))
    assert card(note_of("Where?", "up", fields=wrong)).wrong == ("down", "left")


def test_two_options_are_too_few_to_choose_from(note_of: NoteOf) -> None:
    assert card(note_of("Is it?\nA) yes\nB) no", "A")).task is Task.RECALL


def test_other_fields_become_hints_explanation_source_and_rules(note_of: NoteOf) -> None:
    names = ("Hint", "Hint 2", "Extra", "source", "Difficulty", "rules", "Sort field")
    values = ("Inside first.", "Then outside.", "By the $chain$ rule.", "p. 7", "3", "chain, power, magic", "17")
    fields = tuple((name, (Prose(value),)) for name, value in zip(names, values, strict=True))
    found = card(note_of("d/dx sin(x^2)", "2x cos(x^2)", fields=fields, tags=("exam", "exam", "week::1")))
    assert found.hints == ("Inside first.", "Then outside.")
    assert found.explanation == r"By the \$chain\$ rule."
    assert (found.source, found.difficulty, found.rules) == (("p. 7",), 3, ("chain", "power"))
    assert found.tags == ("exam", "week::1")


def test_a_cloze_is_asked_with_its_hole(note_of: NoteOf) -> None:
    found = card(note_of("[…] is the cosine of x.", "$\\cos x$", shape=Shape.CLOZE))
    assert (found.task, found.answer) == (Task.EVALUATE, "cos(x)")
    assert card(note_of("[…] invented it.", "Leibniz", shape=Shape.CLOZE)).task is Task.RECALL


def test_a_picture_is_shown_under_its_own_name_and_a_missing_one_is_said(note_of: NoteOf) -> None:
    note = note_of((Prose("Look: "), Picture("a b.png")), (Picture("gone.png"),))
    found = recognised(note, "Deck", (), _names).card("own-1")
    assert found.prompt == "Look: ![](0f.png)"
    assert found.answer == "[the picture gone.png is missing]"


def _names(name: str) -> str:
    return {"a b.png": "0f.png"}.get(name, "")


@pytest.mark.parametrize(("front", "back", "said"), [("", "x", "front is empty"), ("x", "", "back is empty")])
def test_half_a_card_is_none(note_of: NoteOf, front: str, back: str, said: str) -> None:
    with pytest.raises(Unfit, match=said):
        card(note_of(front, back))


def test_in_a_table_of_derivatives_the_function_is_the_problem(note_of: NoteOf) -> None:
    found = card(note_of("sin x", "cos x", back_named="Derivative"))
    assert (found.task, found.problem, found.answer) == (Task.DIFFERENTIATE, "sin(x)", "cos(x)")
    assert card(note_of("sin x", "cos x", back_named="Name")).task is Task.RECALL
