"""Whatever is typed, the reader answers, and what it reads can be written, set and said."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.calculus.walk import depth
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import Incomplete, Misread, Read, read, read_statement, to_latex, to_speech, to_text
from quizapp.notation.lexer import tokenise

_PLAIN = (
    "x y 2 3.5 + - * / ^ ** ( ) [ ] { } | || ‖ 0 , ; : = < > <= ≤ . .. ... 1e-3 1,5 ½ ∞ θ Δ х ε 😀 # ! ~ ⟨ ⟩ e^ 9^9"
)
_NAMES = "sin cos ln log exp e pi sqrt √ ∛ f g h u v ' '' d/dx dy/dx d ∂ ∇ lim_( -> → Delta D D_x A w i j"
_RAISED = "^T ᵀ ² ⁻¹ ₁ _ _1 _{ _F log_ log2 lim (d/dx) transpose norm root"
_LATEX = (
    r"\frac \sqrt \sqrt[ \left( \right) \left| \right| \begin{pmatrix} \end{pmatrix} \\ & \cdot \top \mathrm{ \text "
    r"$ \( \nabla_ \partial \lim_{ \to \ \foo"
)
FRAGMENTS = [fragment for group in (_PLAIN, _NAMES, _RAISED, _LATEX) for fragment in group.split()]
SYMBOLS = [
    Symbols(),
    Symbols({}, ("x", "y")),
    Symbols({"A": SymbolKind.MATRIX, "w": SymbolKind.VECTOR, "u": SymbolKind.FUNCTION, "f": SymbolKind.FUNCTION}),
]


def answers(text: str, symbols: Symbols) -> None:
    for reader in (read, read_statement):
        match reader(text, symbols):
            case Read(tree, _, alternatives):
                for one in (tree, *alternatives):
                    assert to_text(one)
                    assert to_latex(one)
                    assert to_speech(one)
            case Misread(message, span):
                assert message
                assert 0 <= span.start <= span.end <= len(text)
            case Incomplete(message):
                assert message


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from([*FRAGMENTS, " "]), max_size=25), st.sampled_from(SYMBOLS))
def test_any_heap_of_fragments_is_answered(fragments: list[str], symbols: Symbols) -> None:
    answers("".join(fragments), symbols)


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=60), st.sampled_from(SYMBOLS))
def test_any_text_is_answered(text: str, symbols: Symbols) -> None:
    answers(text, symbols)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FRAGMENTS), st.integers(1, 2500), st.sampled_from(SYMBOLS))
def test_any_repetition_is_answered(fragment: str, times: int, symbols: Symbols) -> None:
    answers(fragment * times, symbols)


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from([*FRAGMENTS, " "]), max_size=25), st.sampled_from(SYMBOLS))
def test_no_word_makes_a_tree_deeper_by_more_than_two(fragments: list[str], symbols: Symbols) -> None:
    text = "".join(fragments)
    match read_statement(text, symbols):
        case Read(tree):
            words, _ = tokenise(text, symbols)
            assert depth(tree) <= 2 * len(words)
        case _:
            pass
