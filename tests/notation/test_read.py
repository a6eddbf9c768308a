"""What a reading tells beside its tree: notes, other readings, errors in words, places in the text."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import (
    Apply,
    Call,
    Derivative,
    Equation,
    Incomplete,
    Misread,
    Number,
    Power,
    Product,
    Quotient,
    Read,
    Span,
    Symbol,
    Vector,
    read,
    read_statement,
    to_text,
)

X = Symbol("x")
NOTHING_DECLARED = Symbols()
PLANE = Symbols({}, ("x", "y"))


def said(text: str, symbols: Symbols = NOTHING_DECLARED) -> str:
    reading = read(text, symbols)
    assert isinstance(reading, Read), reading
    return to_text(reading.tree)


def other_readings(text: str, symbols: Symbols = NOTHING_DECLARED) -> list[str]:
    reading = read(text, symbols)
    assert isinstance(reading, Read), reading
    return [to_text(tree) for tree in reading.alternatives]


def complaint(text: str, symbols: Symbols = NOTHING_DECLARED) -> str:
    reading = read(text, symbols)
    assert isinstance(reading, Misread), reading
    return reading.message


def notes(text: str) -> tuple[str, ...]:
    reading = read(text)
    assert isinstance(reading, Read), reading
    return reading.notes


def test_an_unclosed_bracket_is_closed_and_said() -> None:
    assert said("2cos(x") == "2 cos(x)"
    assert notes("2cos(x") == ("a closing ) was added at the end",)
    assert notes("|x") == ("a closing | was added at the end",)
    assert notes("((x+1)(x-1") == ("closing brackets )) were added at the end",)


def test_a_cyrillic_letter_is_read_as_the_latin_one_and_said() -> None:
    assert said("2х") == "2x"
    assert notes("2х") == ("the Cyrillic letter х was read as x",)


def test_invisible_marks_are_no_part_of_the_text() -> None:
    assert said("\u200f2\u200bx\u2060 +\u00a01\ufeff") == "2x + 1"


def test_nothing_is_noted_where_nothing_was_done() -> None:
    assert notes("2x cos(x^2)") == ()


@pytest.mark.parametrize(
    ("text", "standard", "other"),
    [
        ("1/2x", "(1/2) x", "1/(2x)"),
        ("e^2x", "e^2 x", "e^(2x)"),
        ("x^1/2", "x^1/2", "x^(1/2)"),
        ("1/2√x", "(1/2) sqrt(x)", "1/(2 sqrt(x))"),
        ("ln x^2", "ln(x^2)", "ln(x)^2"),
        ("sin x^2", "sin(x^2)", "sin(x)^2"),
        ("√1-x^2", "sqrt(1) - x^2", "sqrt(1 - x^2)"),
        ("√2x", "sqrt(2) x", "sqrt(2x)"),
        ("1/1+x^2", "1/1 + x^2", "1/(1 + x^2)"),
        ("nx^n-1", "n x^n - 1", "n x^(n - 1)"),
        ("5x^5-1", "5x^5 - 1", "5x^(5 - 1)"),
        ("sin x/2", "sin(x)/2", "sin(x/2)"),
        ("sin 2*x", "sin(2x)", "sin(2) x"),
        ("ln 2*x", "ln(2) x", "ln(2x)"),
        ("cos x(x+1)", "cos(x)(x + 1)", "cos(x(x + 1))"),
        ("(x+1)2", "(x + 1)*2", "(x + 1)^2"),
        ("log2x", "ln(2x)", "log_2(x)"),
        ("-asinx", "-arcsin(x)", "-a sin(x)"),
    ],
)
def test_the_standard_reading_is_taken_and_the_other_one_kept(text: str, standard: str, other: str) -> None:
    assert said(text) == standard
    assert other in other_readings(text)


@pytest.mark.parametrize(
    "text", ["2x", "2x cos(x^2)", "(1/2)x", "1/(2x)", "e^(2x)", "e^{2x}", "x² + 1", "1/x + 1", "x^2 - 3"]
)
def test_plain_writing_has_no_other_reading(text: str) -> None:
    assert other_readings(text) == []


def test_each_doubt_is_offered_alone_and_all_together() -> None:
    assert set(other_readings("e^2x + x^1/2")) == {
        "e^(2x) + x^1/2",
        "e^2 x + x^(1/2)",
        "e^(2x) + x^(1/2)",
    }


@pytest.mark.parametrize(
    "text",
    [
        "y = 2x",
        "y' = 2x",
        "f'(x) = 2x",
        "dy/dx = 2x",
        "d/dx = 2x",
        "∂f/∂x = 2x",
        "∇f = 2x",
        "= 2x",
        "f_x=2x",
        "d/dx x^2 = 2x",
    ],
)
def test_a_left_side_that_names_the_question_is_left_out_of_an_answer(text: str) -> None:
    assert said(text) == "2x"


def test_the_last_part_of_a_worked_answer_is_the_answer() -> None:
    assert said("y' = 0 + 2*x = 2x") == "2x"
    assert said("2*1 = 2") == "2*1 = 2"


def test_a_statement_keeps_its_left_side() -> None:
    reading = read_statement("y' = 2x")
    assert isinstance(reading, Read)
    assert reading.tree == Equation(Derivative(Symbol("y"), ("x",)), Product((Number(Fraction(2)), X)))


def test_a_condition_stays_an_equation() -> None:
    assert said("x > 0") == "x > 0"
    assert said("x = 3") == "x = 3"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("(cos(x]", "the bracket ( is closed by a ]; write ) after ‘(x’"),
        (r"\frac{cos(x}{2}", "a closing ) is missing after ‘(x’"),
        ("x)", "there is a closing ) without an opening one; leave it out"),
        ("(2x + )", "there is nothing after the +; write something before the )"),
        ("2 + * x", "+ and * stand side by side; leave one out or write something between them"),
        ("* x", "there is nothing before the *; write what comes first"),
        ("2x # 3", "I can't read the character ‘#’; leave it out or write it another way"),
        ("x2", "there is nothing between x and 2; write x^2 for a power, 2x for a product"),
        ("2 3 + x", "there is nothing between 2 and 3; write 2*3"),
        ("1,000", "1,000 can be read two ways; write 1000 or 1.000"),
        ("log(x, 2)", "a logarithm takes one argument; write its base as in log_2(x)"),
        ("sin + 2", "there is nothing after sin; write what it is of, as in sin x"),
        ("sin'(x)", "I can't read sin'; write the derivative itself"),
        ("pencil", "I don't know the word ‘pencil’; write an expression, with * between letters that are multiplied"),
        ("2x or 3x", "I can't read the word ‘or’; write one expression, without words"),
        ("x!", "a factorial is of a whole number up to 300, as in 5!"),
        ("I don't know", "this is no expression; take a hint, or have the answer shown"),
        (r"\foo x", r"I don't know the command \foo; write it in plain text"),
        ("[[1, 2], [3, 4, 5]]", "the rows of this matrix have different lengths"),
        ("x = ", ""),
    ],
)
def test_an_error_says_what_and_what_to_write_instead(text: str, message: str) -> None:
    if message:
        assert complaint(text) == message
    else:
        assert isinstance(read(text), Incomplete)


def test_an_error_says_where() -> None:
    reading = read("2x + # 3")
    assert isinstance(reading, Misread)
    assert reading.span == Span(5, 6)


def test_places_are_those_of_the_typed_text_even_after_superscripts() -> None:
    reading = read("x²³ + sin y")
    assert isinstance(reading, Read)
    power, call = reading.tree.terms  # type: ignore[union-attr]
    assert power.span == Span(0, 3)
    assert call.span == Span(6, 11)
    assert call.arguments[0].span == Span(10, 11)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "2x+",
        "sin",
        "(",
        "x^",
        r"\frac{1}{",
        r"\fra",
        "x_",
        "y =",
        "d/dx",
        "∂f/",
        "lim_(h-",
        "√",
        "x⁻",
        "()",
        "<2x",
        "f'(",
    ],
)
def test_a_beginning_is_incomplete_and_no_error(text: str) -> None:
    assert isinstance(read(text), Incomplete)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('x')",
        "(" * 100_000,
        "x" * 200_000,
        "((((" * 400,
        "-" * 1999 + "x",
        "√" * 1999 + "x",
        "x^" * 900 + "x",
        "sin " * 450 + "x",
        "x/" * 900 + "x",
        "|" * 1999,
        "f(" * 900,
        "u'(" * 600,
        "e^-" * 600 + "x",
        "2*-" * 600 + "x",
        "d(" * 900,
        "d/dx " * 380,
        "\\frac" * 350,
        "{" * 1999,
        "a=" * 900,
        "'" * 1999,
        "x" + "'" * 1999,
        "1" * 1500,
        "1e999999999",
        "9" * 90 + "e300",
        "😀",
        "\x00",
        "\ud800",
        "lim_" * 400,
        "[" * 30 + "1,2" + "]" * 30,
    ],
)
def test_hostile_text_is_refused_or_read_at_once(text: str) -> None:
    started = time.process_time()
    for symbols in (Symbols(), Symbols({"f": SymbolKind.FUNCTION, "u": SymbolKind.FUNCTION, "x": SymbolKind.VECTOR})):
        reading = read(text, symbols)
        if isinstance(reading, Read):
            to_text(reading.tree)
        else:
            assert reading.message
    assert time.process_time() - started < 0.5


def test_a_tower_of_powers_is_read_and_not_worked_out() -> None:
    nine = Number(Fraction(9))
    reading = read("9^9^9^9")
    assert isinstance(reading, Read)
    assert reading.tree == Power(nine, Power(nine, Power(nine, nine)))


def test_code_is_no_expression() -> None:
    assert complaint("__import__('os').system('x')").startswith("a subscript _ belongs")


def test_numbers_are_exact() -> None:
    assert read("0.1") == Read(Number(Fraction(1, 10), decimal=True))
    assert read("½") == Read(Quotient(Number(Fraction(1)), Number(Fraction(2))))
    assert read("1e-3") == Read(Number(Fraction(1, 1000), decimal=True))


def test_a_decimal_comma_is_read_where_it_can_mean_nothing_else() -> None:
    assert said("0,5x") == "0.5x"
    assert said("cos(0,5x)") == "cos(0.5x)"
    assert said("(2x,3y)") == "(2x, 3y)"
    assert said("(1,2)") == "(1, 2)"
    assert said("(1,2x)", PLANE) == "(1, 2x)"
    assert said("f(1,2)") == "f(1, 2)"
    assert said("<1,2>") == "(1, 2)"


def test_unit_vectors_make_a_vector_only_where_the_question_has_several_variables() -> None:
    assert said("2x i + 3y² j", PLANE) == "(2x, 3y^2)"
    assert said("-j", PLANE) == "(0, -1)"
    assert said("2x i") == "2x i"
    assert said("2x k + i", Symbols({}, ("x", "y", "z"))) == "(1, 0, 2x)"


def test_components_without_brackets_are_a_vector_where_the_question_has_several_variables() -> None:
    assert said("2x, 3y", PLANE) == "(2x, 3y)"
    assert complaint("2x, 3y") == "a comma stands between components, as in (2x, 3y); write a decimal point as ."


def test_a_row_with_a_transpose_is_the_column_that_every_vector_is() -> None:
    assert read("(x, 2x)^T") == Read(Vector((X, Product((Number(Fraction(2)), X)))))


def test_declared_letters_mean_what_they_are_declared_as() -> None:
    functions = Symbols({"u": SymbolKind.FUNCTION, "v": SymbolKind.FUNCTION})
    assert read("uv'", functions) == Read(Product((Apply("u"), Apply("v", (), 1))))
    assert read("e", Symbols({"e": SymbolKind.REAL})) == Read(Symbol("e"))
    assert said("speed^2", Symbols({"speed": SymbolKind.REAL})) == "speed^2"
    assert said("A'x", Symbols({"A": SymbolKind.MATRIX, "x": SymbolKind.VECTOR})) == "Aᵀ x"
    assert read("h(x+1)", Symbols({"h": SymbolKind.REAL})) == read("h*(x+1)", Symbols({"h": SymbolKind.REAL}))


def test_undeclared_letters_are_functions_where_they_are_used_so() -> None:
    assert read("f(x)") == Read(Apply("f", (X,)))
    assert read("f'") == Read(Apply("f", (), 1))
    assert read("f") == Read(Symbol("f"))
    assert read("y'") == Read(Derivative(Symbol("y"), ("x",)))
    assert read("y'(x) y(x)") == Read(Product((Apply("y", (X,), 1), Apply("y", (X,)))))
    assert said("lim_(h->0) h(x+h)/h") == "lim_(h->0) h*(x + h)/h"


def test_a_function_is_not_taken_at_a_derivative() -> None:
    functions = Symbols({"u": SymbolKind.FUNCTION, "v": SymbolKind.FUNCTION})
    assert said("v(du/dx) + u(v')", functions) == "v du/dx + u v'"
    assert said("u(v)", functions) == "u(v)"


def test_capitals_of_a_phone_keyboard_are_still_functions() -> None:
    assert read("Sin x") == Read(Call("sin", (X,)))
    assert read("LN(x)") == Read(Call("ln", (X,)))


@pytest.mark.parametrize(
    "text", ["-2xe^(-x²)cos x", "(x² cos x − 2x sin x)/sin² x", r"\frac{1}{\sqrt{1-x^2}}", "1/2x^1/2 + e^2x/3"]
)
def test_reading_is_quick_enough_for_every_keystroke(text: str) -> None:
    read(text)
    started = time.process_time()
    for _ in range(20):
        read(text)
    assert (time.process_time() - started) / 20 < 0.005


@pytest.mark.parametrize("text", [r"f^{\prime}(x)", r"f^\prime(x)", "f'(x)", "f′(x)"])
def test_primes_are_read_however_they_are_raised(text: str) -> None:
    assert read(text) == Read(Apply("f", (X,), primes=1))


def test_a_bracket_behind_a_power_is_kept_where_the_text_has_primes_elsewhere() -> None:
    assert isinstance(read_statement("0^(∇ [0])/0 = f'", Symbols({"f": SymbolKind.FUNCTION})), Read)
