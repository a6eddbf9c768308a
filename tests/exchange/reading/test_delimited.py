from pathlib import Path
from typing import Any

import pytest

from quizapp.exchange.reading.encodings import encoding_of
from quizapp.exchange.scan import scan, scan_text
from quizapp.exchange.scanned import Format, Options, Role, Shape, Unread, Unusable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deck.csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_whatever_parts_it_and_however_it_is_encoded(
    read: Any, file: Path, delimiter: str, encoding: str, end: str
) -> None:
    rows = (("Question", "Answer"), ("Größe von x²", "2x"), ("café", "naïve"))
    file.write_bytes(end.join(delimiter.join(row) for row in (*rows, ("", ""))).encode(encoding))
    assert read.sides(file) == [("Größe von x²", "2x"), ("café", "naïve")]


def test_quotes_hold_delimiters_quotes_and_lines(read: Any) -> None:
    assert read.sides(read.decks / "semicolons.csv") == [('d/dx "x^2"', "2x"), ("sin x over two lines", "cos x")]
    assert [note.row for note in read.notes(read.decks / "semicolons.csv")] == [2, 3]


def test_each_rejected_row_has_its_line_and_a_reason(read: Any) -> None:
    assert read.rejected(read.decks / "semicolons.csv") == [
        (5, "There is only one column in this row."),
        (6, "The front of this row is empty."),
    ]


def test_a_list_without_a_header_is_all_cards(read: Any) -> None:
    assert read.sides(read.decks / "word-list.txt") == [("x^2", "2x"), ("sin x", "cos x")]


def test_columns_are_found_by_their_names_and_the_others_are_kept(read: Any, file: Path) -> None:
    file.write_text("tags,back,hint,front\npower,2x,bring it down,x^2\n")
    (note,) = read.notes(file)
    assert (note.tags, note.fields[0][0], read.sides(file)) == (("power",), "hint", [("x^2", "2x")])


def test_columns_can_be_corrected_by_hand(read: Any, file: Path) -> None:
    file.write_text("2x,x^2,no\n2y,y^2,no\n")
    roles = (Role.BACK, Role.FRONT, Role.NOTHING)
    assert read.sides(file, roles=roles) == [("x^2", "2x"), ("y^2", "2y")]
    with scan(file, Options(roles=roles, header=True)) as found:
        assert [(column.name, column.role) for column in found.columns] == [
            ("2x", Role.BACK),
            ("x^2", Role.FRONT),
            ("no", Role.NOTHING),
        ]


def test_the_encoding_that_was_guessed_is_said(read: Any) -> None:
    with scan(read.decks / "windows-1252.csv") as found:
        assert found.remarks == ("The file is not in UTF-8; it was read as Windows-1252.",)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [("производная;функция", "cp1251"), ("παράγωγος;συνάρτηση", "cp1253"), ("“quotes” – x²·½;é", "cp1252")],
)
def test_old_encodings_are_told_apart(file: Path, words: str, encoding: str) -> None:
    file.write_bytes(words.encode(encoding))
    assert encoding_of(file).encoding == encoding


def test_an_export_of_anki_is_read_as_its_header_says(read: Any) -> None:
    with scan(read.decks / "anki-notes.txt") as found:
        assert found.format is Format.ANKI_TEXT
    found_notes = read.notes(read.decks / "anki-notes.txt")
    assert read.sides(read.decks / "anki-notes.txt")[0] == (r"d/dx $\arctan x$", r"$\frac{1}{1+x^2}$")
    assert (found_notes[0].deck, found_notes[0].tags, found_notes[0].model) == (
        "Calculus::Derivatives",
        ("inverse", "trig"),
        "Basic",
    )
    assert found_notes[0].guid
    assert [note.ordinal for note in found_notes if note.shape is Shape.CLOZE] == [0, 1]


def test_a_comment_in_an_export_of_anki_is_no_row_but_within_quotes_it_is_text(read: Any, file: Path) -> None:
    file.write_text('#separator:Comma\n#html:false\n# words\na,"b\n#c"\n')
    assert [(note.row, side) for note, side in zip(read.notes(file), read.sides(file), strict=True)] == [
        (4, ("a", "b #c"))
    ]


def test_a_text_that_was_pasted_is_read_like_a_file() -> None:
    with scan_text("x^2\t2x\nsin x\tcos x\n") as found:
        assert len(list(found.notes)) == 2


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('front,back\na,b\nc,"d\ne,f\n', 3),
        ('"a,b\n"c","d"\n', 1),
        ('front,back\na,b\n"c,d\ne,f\ng,h\ni,j\nk,l 5",m\n', 3),
        ('front,back\n"a,b\n' + "c,d\n" * 10, 2),
    ],
)
def test_an_unclosed_quote_is_refused_with_the_line_where_it_opened(
    read: Any, file: Path, content: str, line: int
) -> None:
    file.write_text(content)
    with pytest.raises(Unusable, match=f"opens in line {line} is not closed"):
        read.everything(file)


def test_a_cell_of_several_lines_with_delimiters_is_still_a_cell(read: Any, file: Path) -> None:
    file.write_text('front,back\nlist,"one, two\nthree\nfour, five\nsix"\nx,y\n')
    assert len(read.notes(file)) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"front,back\n", "There are no cards in this file."),
        (b"front,back\na,b\nc,\0d\n", "zero character in line 3"),
        (b"just\nwords\n", "only one column"),
        (b",".join(b"c%d" % place for place in range(10_000)) + b"\n", "10,000 columns"),
        (b"front,back\n" + b"x" * 9_000_000, "Line 2 is longer than"),
        (b"front,back\n\xc3\xa4,b\n\xe4,c\n", "line 3 is in another encoding"),
        (b"%PDF-1.7\n", "a PDF document"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    read: Any, file: Path, content: bytes, sentence: str
) -> None:
    file.write_bytes(content)
    with pytest.raises(Unusable, match=sentence):
        read.everything(file)


def test_a_field_of_five_megabytes_costs_its_row_only(read: Any, file: Path) -> None:
    file.write_text(f'front,back\n"{"x" * 5_000_000}",y\na,b\n')
    assert read.sides(file) == [("a", "b")]
    assert read.rejected(file) == [(2, "A field of 5,000,000 characters is too long for a card; 200,000 is the most.")]


def test_a_row_of_ten_thousand_columns_costs_itself_only(read: Any, file: Path) -> None:
    file.write_text("front,back\n" + "a,b\n" * 300 + ",".join("x" * 10_000) + "\n")
    assert read.rejected(file) == [(302, "This row has 10,000 columns where the file has 2.")]


def test_how_a_table_was_taken_is_said_so_that_it_can_be_corrected(file: Path) -> None:
    file.write_bytes("question;answer\nGröße;x\n".encode("cp1252"))
    with scan(file) as found:
        assert found.taken == Options(encoding="cp1252", delimiter=";", header=True, roles=(Role.FRONT, Role.BACK))
    with scan(file, Options(header=False)) as found:
        assert found.taken is not None
        assert not found.taken.header


def keys(file: Path, **options: Any) -> list[str]:
    with scan(file, Options(**options)) as found:
        return [row.key for row in found.rows if isinstance(row, Unread)]


def test_a_row_keeps_its_key_whatever_happens_to_the_others(file: Path) -> None:
    file.write_text("x^2,2x\nx^3,3x^2\n")
    first, second = keys(file)
    file.write_text("x,1\nx^3,3x^2\nx^2, 2x\n")
    assert keys(file)[1] == second
    assert first not in keys(file)


def test_a_row_has_another_key_where_it_is_read_otherwise(file: Path) -> None:
    file.write_text("x^2,2x\n")
    assert keys(file) != keys(file, roles=(Role.BACK, Role.FRONT))
    as_html = "#separator:comma\n#html:true\nx^2,2x\n"
    plain, html = keys(file), file.write_text(as_html) and keys(file)
    assert plain != html


def test_rows_of_which_more_can_change_than_their_letters_have_no_key(file: Path) -> None:
    """Holes make several notes of one, and a picture may be another behind the same name."""
    file.write_text('"The {{c1::derivative}} of {{c2::x^2}}",no\n"![a graph](graph.png)",x\n"<IMG src=graph.png>",y\n')
    assert keys(file) == []


def test_lines_are_counted_over_comments_and_rows_of_several_lines(read: Any, file: Path) -> None:
    rows = '# a remark, "\n"two\n#lines",a\n# another\n# and one more\nx,b\n"open" x,c\n\ny,d\n'
    file.write_text(f"#separator:comma\n#html:false\n{rows}")
    assert [(note.row, note.back[0].text) for note in read.notes(file)] == [(4, "a"), (8, "b"), (11, "d")]
    assert [line for line, _ in read.rejected(file)] == [9]
