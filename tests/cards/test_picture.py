from __future__ import annotations

import pytest

from quizapp.cards.picture import picture_name


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff\xe0...", "jpg"),
        (b"GIF89a...", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>', "svg"),
    ],
)
def test_a_picture_is_named_after_what_is_in_it(data: bytes, kind: str) -> None:
    assert picture_name(data).endswith(f".{kind}")
    assert picture_name(data) == picture_name(bytes(data))
    assert picture_name(data) != picture_name(data + b"!")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90",
        b"<html><svg></svg></html>",
        b"<svg><script>alert(1)</script></svg>",
        b'<svg onload="alert(1)"></svg>',
        b'<svg><image href="http://tracker.example/a.png"/></svg>',
        b"<svg><rect style=\"fill: url('file:///etc/passwd')\"/></svg>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>',
    ],
)
def test_what_runs_or_reaches_outside_is_no_picture(data: bytes) -> None:
    assert picture_name(data) == ""


def test_a_thousand_comments_in_front_of_nothing_take_no_time() -> None:
    assert picture_name(b"<!-- -->" * 1000 + b"x") == ""
