"""Text to syntax tree with positions; tree to LaTeX, plain and speakable text. No SymPy: it runs at each keystroke.

read(text, symbols) -> Read | Incomplete | Misread     never raises, whatever the text
read_statement(text, symbols)                          the same, but `y' = 2x` stays an equation
read_at_once(text, symbols, answer=True)               either of them without the other readings, for many texts
to_latex(tree), to_text(tree), to_speech(tree) -> str
"""

from quizapp.notation.latex import to_latex
from quizapp.notation.read import read, read_at_once, read_statement
from quizapp.notation.reading import Incomplete, Misread, Read, Reading
from quizapp.notation.speech import to_speech
from quizapp.notation.text import to_text
from quizapp.notation.tree import (
    NOWHERE,
    Apply,
    BigSum,
    Call,
    Constant,
    Derivative,
    Equation,
    Gradient,
    Limit,
    Matrix,
    Negative,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Quotient,
    Span,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

__all__ = [
    "NOWHERE",
    "Apply",
    "BigSum",
    "Call",
    "Constant",
    "Derivative",
    "Equation",
    "Gradient",
    "Incomplete",
    "Limit",
    "Matrix",
    "Misread",
    "Negative",
    "Node",
    "Norm",
    "Number",
    "Power",
    "Product",
    "Quotient",
    "Read",
    "Reading",
    "Span",
    "Sum",
    "Symbol",
    "Transpose",
    "Vector",
    "read",
    "read_at_once",
    "read_statement",
    "to_latex",
    "to_speech",
    "to_text",
]
