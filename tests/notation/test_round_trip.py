"""Whatever a tree says, its text and its LaTeX say again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards import Symbols
from quizapp.notation import Node, Read, read_statement, to_latex, to_speech, to_text


def test_plain_text_reads_back_to_the_same_tree(trees: st.SearchStrategy[Node], declared: Symbols) -> None:
    @settings(max_examples=400, deadline=None)
    @given(trees)
    def check(tree: Node) -> None:
        written = to_text(tree)
        reading = read_statement(written, declared)
        assert isinstance(reading, Read), written
        assert reading.tree == tree, written

    check()


def test_latex_reads_back_to_the_same_tree(trees: st.SearchStrategy[Node], declared: Symbols) -> None:
    @settings(max_examples=400, deadline=None)
    @given(trees)
    def check(tree: Node) -> None:
        written = to_latex(tree)
        reading = read_statement(written, declared)
        assert isinstance(reading, Read), written
        assert reading.tree == tree, written

    check()


def test_every_tree_can_be_spoken(trees: st.SearchStrategy[Node]) -> None:
    @settings(max_examples=100, deadline=None)
    @given(trees)
    def check(tree: Node) -> None:
        assert to_speech(tree).isprintable()

    check()
