from pathlib import Path
from typing import Any

import pytest

from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Format, Picture, Shape, Unusable


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("semicolons.csv", Format.DELIMITED),
        ("word-list.txt", Format.DELIMITED),
        ("anki-notes.txt", Format.ANKI_TEXT),
        ("oldest.apkg", Format.ANKI_PACKAGE),
        ("own.toml", Format.OWN),
        ("marked.md", Format.MARKDOWN),
        ("headed.md", Format.MARKDOWN),
        ("mnemosyne1.xml", Format.MNEMOSYNE),
        ("mnemosyne2.cards", Format.MNEMOSYNE),
        ("supermemo.txt", Format.SUPERMEMO),
        ("crowdanki.json", Format.CROWDANKI),
    ],
)
@pytest.mark.parametrize("renamed", [False, True])
def test_a_file_is_known_by_what_stands_in_it(
    read: Any,
    tmp_path: Path,
    name: str,
    format_: Format,
    renamed: bool,  # noqa: FBT001
) -> None:
    path = read.decks / name
    if renamed:
        path = tmp_path / "unnamed"
        path.write_bytes((read.decks / name).read_bytes())
    with scan(path) as found:
        assert found.format is format_


def test_marked_cards_of_markdown_are_read_in_a_line_and_around_a_question_mark(read: Any) -> None:
    assert read.sides(read.decks / "marked.md") == [
        ("d/dx $x^2$", "$2x$"),
        ("sin x", "cos x"),
        ("cos x", "sin x"),
        ("What is the derivative of ln x?", r"$\frac{1}{x}$"),
        ("product rule", "u'v + uv'"),
    ]
    found = read.notes(read.decks / "marked.md")
    assert [note.row for note in found] == [4, 5, 5, 7, 13]
    assert (found[0].deck, found[-1].deck) == ("Derivatives", "Derivatives::Products")
    assert found[0].tags == ("calculus", "rules")


def test_headings_are_fronts_where_no_card_is_marked(read: Any) -> None:
    first, second = read.notes(read.decks / "headed.md")
    assert (first.row, first.deck, first.back[-1]) == (5, "Calculus", Picture("plot.png", "plot"))
    assert read.sides(read.decks / "headed.md")[1] == ("Chain rule", "f'(g(x)) g'(x)")
    assert second.row == 11


def test_colons_in_code_and_formulas_mark_no_card(tmp_path: Path, read: Any) -> None:
    path = tmp_path / "x.md"
    path.write_text("`a :: b` is code\n$f :: g$ is not a card\nfront :: back\n")
    assert read.sides(path) == [("front", "back")]


def test_items_of_mnemosyne_1_are_read_with_their_categories(read: Any) -> None:
    (note,) = read.notes(read.decks / "mnemosyne1.xml")
    assert (note.deck, note.guid) == ("Calculus", "a1")
    assert read.sides(read.decks / "mnemosyne1.xml") == [(r"d/dx $\sin x$", r"$\cos x$")]


def test_cards_of_mnemosyne_2_are_read_both_ways_and_with_holes(read: Any) -> None:
    assert read.sides(read.decks / "mnemosyne2.cards") == [
        ("d/dx sin x", "cos x"),
        ("cos x", "d/dx sin x"),
        ("The derivative of ln x is 1/x, of e^x […].", "e^x"),
    ]
    found = read.notes(read.decks / "mnemosyne2.cards")
    assert [(note.guid, note.ordinal, note.shape) for note in found] == [
        ("f1", 0, Shape.BASIC),
        ("f1", 1, Shape.BASIC),
        ("f2", 1, Shape.CLOZE),
    ]
    assert found[0].tags == ("Trig-functions",)


def test_items_of_supermemo_may_have_several_lines(read: Any) -> None:
    assert read.sides(read.decks / "supermemo.txt") == [
        ("What is the derivative of sin x?", "cos x"),
        ("And of cos x? (mind the sign)", "-sin x"),
    ]


def test_decks_in_decks_of_crowdanki_keep_their_names(read: Any) -> None:
    (note,) = read.notes(read.decks / "crowdanki.json")
    assert (note.deck, note.guid, note.tags, note.model) == ("Calculus::Sub", "g1", ("t",), "Basic")
    assert read.sides(read.decks / "crowdanki.json") == [("d/dx $x^2$", "$2x$")]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.xml", "<!DOCTYPE l [<!ENTITY a 'lol'>]><mnemosyne><item><Q>&a;</Q><A>x</A></item></mnemosyne>", "declares"),
        ("x.xml", "<mnemosyne>" + "<a>" * 500_000, "nested"),
        ("x.xml", "<mnemosyne><item>" + "<a/>" * 500_000, "nested"),
        ("x.xml", "<mnemosyne><item><Q>x</Q>", "cut off"),
        ("x.json", '{"__type__": "Deck", "notes": ' + "[" * 500_000, "too many brackets"),
        ("x.json", '{"__type__": "Deck", "notes": [', "cut off"),
        ("x.json", '{"a": 1}', "not a deck"),
        ("x.md", "only words\n", "no cards"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    read: Any, tmp_path: Path, name: str, content: str, sentence: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(Unusable, match=sentence):
        read.everything(path)


def test_tables_of_formulas_in_markdown_are_cards(read: Any) -> None:
    found = read.notes(read.decks / "tables.md")
    assert read.sides(read.decks / "tables.md") == [
        ("sin x", "cos x"),
        ("$|x|$", r"$\frac{x}{|x|}$"),
        (r"$\frac{\mathrm{d} }{\mathrm{d} x} \mathbf{x^n}$", r"$\mathrm{nx^{n-1}}$"),
        (r"$\frac{\mathrm{d} }{\mathrm{d} x} \mathbf{(1+x^2)}$", "$2x$"),
    ]
    assert [note.row for note in found] == [7, 8, 17, 18]
    assert [note.back_named for note in found] == ["Derivative", "Derivative", "", ""]
    assert {note.deck for note in found} == {"Derivatives"}


@pytest.mark.parametrize(
    "text", ["$$\n" + "x\n" * 30_000, r"$$ \frac{d}{dx} x = " + "}" * 30_000 + "$$", "a|b\n" * 30_000]
)
def test_a_table_without_end_takes_no_time(read: Any, tmp_path: Path, text: str) -> None:
    path = tmp_path / "long.md"
    path.write_text("front :: back\n\n" + text, encoding="utf-8")
    assert ("front", "back") in read.sides(path)
