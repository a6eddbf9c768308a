"""Whatever bytes come, reading gives notes or says in a sentence why not."""

import contextlib
import random
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Format, Maths, Options, Prose, Text, Unusable

DECKS = Path(__file__).parent.parent.parent / "data" / "decks"
WORDS = [
    "a",
    "x^2",
    '"',
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "::",
    ":::",
    "?",
    "##",
    "Q:",
    "A:",
    "[[card]]",
    "=",
    "{{c1::",
    "}}",
]
MARKS = [
    r"\(",
    r"\)",
    "$",
    "<b>",
    "<",
    "&lt;",
    "#separator:tab\n",
    "#html:true\n",
    "---\n",
    "`",
    "é",
    "[latex]",
    "\ufeff",
]
TEXTS = st.lists(st.sampled_from(WORDS + MARKS), max_size=40).map("".join)


def go_through(content: bytes, name: str, format_: Format | None) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(Unusable):
        path = Path(folder) / name
        path.write_bytes(content)
        with scan(path, Options(format=format_, history=True)) as found:
            for note in found.notes:
                if hasattr(note, "front"):
                    check(note.front)
                    check(note.back)


def check(text: Text) -> None:
    """What `Text` promises."""
    assert Prose("") not in text
    assert Maths("") not in text
    assert not any(isinstance(a, Prose) and isinstance(b, Prose) for a, b in pairwise(text))
    for outer, strip in ((text[:1], str.lstrip), (text[-1:], str.rstrip)):
        assert not outer or not isinstance(outer[0], Prose) or outer[0].text == strip(outer[0].text)


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300), format_=st.sampled_from([None, *Format]))
def test_any_bytes_are_read_or_refused(content: bytes, format_: Format | None) -> None:
    go_through(content, "file", format_)


@settings(max_examples=300, deadline=None)
@given(content=TEXTS, name=st.sampled_from(["a", "a.md", "a.csv", "a.toml"]), format_=st.sampled_from([None, *Format]))
def test_any_text_is_read_or_refused_and_keeps_what_text_promises(
    content: str, name: str, format_: Format | None
) -> None:
    go_through(content.encode(), name, format_)


@pytest.mark.parametrize("name", sorted(path.name for path in DECKS.iterdir()))
def test_a_file_with_some_bytes_changed_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    whole = (DECKS / name).read_bytes()
    for _ in range(30):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        go_through(bytes(content[: chance.choice([len(content), chance.randrange(len(content))])]), name, None)
