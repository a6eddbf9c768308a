"""How much there is to draw in an SVG."""

from __future__ import annotations

from quizapp.cards.picture import picture_name
from quizapp.ui.pictures.svg_cost import is_bearable

GLYPHS = b'<defs><path id="a" d="M0 0h1"/></defs>' + b'<use href="#a"/>' * 500


def svg(inside: bytes) -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg">' + inside + b"</svg>"


def test_a_drawing_with_many_letters_is_bearable() -> None:
    assert is_bearable(svg(GLYPHS))


def test_a_drawing_as_plotting_programs_write_it_is_bearable() -> None:
    head = (
        b'<?xml version="1.0" encoding="utf-8" standalone="no"?>\n<!-- by hand -->\n'
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    )
    assert picture_name(head + svg(GLYPHS)).endswith(".svg")
    assert is_bearable(head + svg(GLYPHS))


def test_elements_that_use_each_other_thirty_levels_deep_are_not() -> None:
    levels = [b'<g id="g0"><path d="M0 0h1"/></g>']
    levels += [b'<g id="g%d"><use href="#g%d"/><use href="#g%d"/></g>' % (n, n - 1, n - 1) for n in range(1, 31)]
    assert not is_bearable(svg(b"".join(levels)))


def test_patterns_within_patterns_count_as_well() -> None:
    levels = [
        b'<pattern id="p%d"><rect fill="url(#p%d)"/><rect style="fill:url(#p%d)"/></pattern>' % (n, n - 1, n - 1)
        for n in range(1, 31)
    ]
    assert not is_bearable(svg(b"".join(levels)))


def test_what_uses_itself_is_not_bearable() -> None:
    assert not is_bearable(svg(b'<g id="a"><use href="#a"/></g>'))


def test_a_thousand_groups_in_each_other_are_not_bearable() -> None:
    assert not is_bearable(svg(b"<g>" * 1000 + b"</g>" * 1000))


def test_what_is_no_xml_is_not_bearable() -> None:
    assert not is_bearable(b"<svg><g></svg>")
    assert not is_bearable(b"<svg>\xff</svg>")
