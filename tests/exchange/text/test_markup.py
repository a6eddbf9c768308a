import time

import pytest

from quizapp.exchange.scanned import Maths, Picture, Prose
from quizapp.exchange.text import TooLong, plain, text_of_html, text_of_markdown, text_of_plain


@pytest.mark.parametrize(
    ("source", "latex", "display"),
    [
        (r"\(x^2\)", "x^2", False),
        (r"\[x^2\]", "x^2", True),
        ("[$]x^2[/$]", "x^2", False),
        ("[$$]x^2[/$$]", "x^2", True),
        ("[latex]$x^2$[/latex]", "x^2", False),
        (r"[latex]\begin{displaymath}x^2\end{displaymath}[/latex]", "x^2", True),
        ("$x^2$", "x^2", False),
        ("$$x^2$$", "x^2", True),
        ("<anki-mathjax>x^2</anki-mathjax>", "x^2", False),
        ('<anki-mathjax block="true">x^2</anki-mathjax>', "x^2", True),
        (r"\(<b>x^2</b>\)", "x^2", False),
    ],
)
def test_every_way_of_writing_a_formula_is_known(source: str, latex: str, *, display: bool) -> None:
    assert text_of_html(f"a {source} b") == (Prose("a "), Maths(latex, display), Prose(" b"))


def test_a_picture_that_a_service_drew_of_latex_is_the_formula() -> None:
    source = r'<img src="https://latex.codecogs.com/svg.image?x^2" title="x^2" align="center"/>'
    assert text_of_html(source) == (Maths("x^2"),)
    assert text_of_markdown(f"Power rule: {source}")[-1] == Maths("x^2")


def test_entities_in_a_formula_are_resolved_before_it_is_one() -> None:
    assert text_of_html(r"\(a &lt; b<br>c\)") == (Maths("a < b\nc"),)


def test_prices_are_no_formulas() -> None:
    assert text_of_plain("between $5 and $6") == (Prose("between $5 and $6"),)


def test_a_formula_that_does_not_end_stays_as_it_is() -> None:
    assert text_of_plain(r"here \(x^2 and no more") == (Prose(r"here \(x^2 and no more"),)


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert('</div>')</script>words",
        "<style>p { color: red }</style>words",
        "<SCRIPT SRC=//evil.example></SCRIPT>words",
        "<iframe src='http://evil.example'>inner</iframe>words",
        "<svg onload=alert(1)><script>x</script></svg>words",
        "<!-- hidden --><p onclick='x()'>words</p>",
        "words<script>never ends",
        '<img src="http://evil.example/x.png">words',
        '<img src="//evil.example/x.png">words',
        '<img src="../../etc/x.png">words',
        '<img src="file:///etc/x.png">words',
        "<img src='data:image/png;base64,AAAA'>words",
        '<a href="javascript:alert(1)">words</a>',
        "[sound:x.mp3]words",
    ],
)
def test_scripts_and_what_lies_elsewhere_leave_nothing_behind(source: str) -> None:
    assert text_of_html(source) == (Prose("words"),)


def test_a_picture_of_the_file_is_named() -> None:
    assert text_of_html("See <img alt='x' src=\"a%20b.png\">!") == (Prose("See "), Picture("a b.png", "x"), Prose("!"))


def test_a_picture_in_a_cell_is_one_where_its_name_is_one() -> None:
    assert text_of_plain("See ![two axes](a.png)!") == (Prose("See "), Picture("a.png", "two axes"), Prose("!"))
    assert text_of_plain("See ![x](http://e.org/a.png)!") == (Prose("See ![x](http://e.org/a.png)!"),)


def test_powers_and_indices_are_written_as_learners_type_them() -> None:
    assert plain(text_of_html("x<sup>2</sup> + e<sup>2x</sup> - a<sub>1</sub>, the 2<sup>nd</sup>")) == (
        "x^2 + e^(2x) - a_1, the 2nd"
    )


def test_paragraphs_and_lists_become_lines() -> None:
    assert text_of_html("<div>one</div><div><br></div><ul><li>a</li><li>b</li></ul>") == (Prose("one\n\n• a\n• b"),)


def test_an_inequality_in_a_plain_cell_is_no_tag() -> None:
    assert text_of_plain("a<b and c>d") == (Prose("a<b and c>d"),)


def test_markup_in_a_plain_cell_is_reduced_where_it_can_be_nothing_else() -> None:
    assert text_of_plain("<b>bold</b>&nbsp;x") == (Prose("bold x"),)


def test_markdown_loses_its_signs_but_formulas_keep_theirs() -> None:
    read = text_of_markdown(r"**bold** _it_ $a_1*b_2*c$ ![p](img/p.png) [link](http://example.com) `code` <!-- no -->")
    assert read == (Prose("bold it "), Maths("a_1*b_2*c"), Prose(" "), Picture("p.png", "p"), Prose(" link code"))


def test_a_field_that_is_too_long_is_said_to_be() -> None:
    with pytest.raises(TooLong, match="5,000,000 characters"):
        text_of_html("x" * 5_000_000)


@pytest.mark.parametrize("read", [text_of_html, text_of_plain, text_of_markdown])
@pytest.mark.parametrize(
    "unit",
    [
        *("<", "<!--", "<a ", "</", "<a b='", "<b a=a ", "<sup>", "<svg>", "<script>", "&#", " \n", "[sound:"),
        *(r"\(", "$", "[$]", "[latex]", "[latex]$", "{{c1::", "`", "**a", "_a", "[a", "![]("),
    ],
)
def test_nothing_makes_the_reading_slow(read: object, unit: str) -> None:
    start = time.perf_counter()
    assert read(unit * (190_000 // len(unit))) is not None  # type: ignore[operator]
    assert time.perf_counter() - start < 5
