"""Pictures that come in late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from quizapp.ui.pictures.decoding import Shown
from quizapp.ui.pictures.gallery import BROKEN, MISSING, Gallery

Paint = Callable[..., bytes]


class Shelf:
    """A collection whose pictures may be added to; it counts how often it was asked."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}
        self.asked: list[str] = []

    def fetch(self, name: str, done: Callable[[bytes | None], None]) -> None:
        self.asked.append(name)
        done(self.pictures.get(name))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def gallery(qapp: object, shelf: Shelf) -> Iterator[Gallery]:
    made = Gallery(shelf.fetch)
    yield made
    made.close()


def test_a_picture_is_announced_when_it_can_be_shown(gallery: Gallery, shelf: Shelf, paint: Paint, qtbot: Any) -> None:
    shelf.pictures["a.png"] = paint()
    with qtbot.waitSignal(gallery.ready) as announced:
        gallery.want("a.png")
        assert gallery.look("a.png") is None
    assert announced.args == ["a.png"]
    assert isinstance(gallery.look("a.png"), Shown)
    gallery.want("a.png")
    assert shelf.asked == ["a.png"]


def test_what_is_not_there_is_missing_and_what_cannot_be_decoded_is_broken(
    gallery: Gallery, shelf: Shelf, qtbot: Any
) -> None:
    gallery.want("gone.png")
    assert gallery.look("gone.png") is MISSING
    shelf.pictures["bad.png"] = b"\x89PNG\r\n\x1a\n and so on"
    with qtbot.waitSignal(gallery.ready):
        gallery.want("bad.png")
    assert gallery.look("bad.png") is BROKEN


def test_what_was_missing_is_found_when_it_has_been_imported(
    gallery: Gallery, shelf: Shelf, paint: Paint, qtbot: Any
) -> None:
    gallery.want("a.png")
    shelf.pictures["a.png"] = paint()
    with qtbot.waitSignal(gallery.ready):
        gallery.want("a.png")
    assert isinstance(gallery.look("a.png"), Shown)


def test_the_oldest_pictures_are_forgotten(
    gallery: Gallery, shelf: Shelf, paint: Paint, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.ui.pictures.gallery._REMEMBERED", 1_500_000)
    for name in ("a", "b", "c"):
        shelf.pictures[name] = paint()
        with qtbot.waitSignal(gallery.ready):
            gallery.want(name)
    assert [gallery.look(name) is None for name in ("a", "b", "c")] == [True, False, False]


def test_what_the_collection_does_not_have_is_asked_for_elsewhere(
    gallery: Gallery, shelf: Shelf, paint: Paint, qtbot: Any
) -> None:
    elsewhere = Shelf()
    gallery.ask_also(elsewhere.fetch)
    shelf.pictures["kept.png"] = elsewhere.pictures["other.png"] = paint()
    for name in ("kept.png", "other.png"):
        with qtbot.waitSignal(gallery.ready):
            gallery.want(name)
        assert isinstance(gallery.look(name), Shown)
    assert elsewhere.asked == ["other.png"]
    gallery.want("nowhere.png")
    assert gallery.look("nowhere.png") is MISSING
