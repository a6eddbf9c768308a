"""What goes out comes in again, here and elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import Card
from quizapp.cards.pictured import pictures_on
from quizapp.exchange import read_content
from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Media, Note, Picture, Prose
from quizapp.grading.client import Grader
from quizapp.resources import data_folder
from quizapp.storage.collection import Collection, open_collection
from quizapp.study.desk import Desk
from quizapp.study.importing import Done

Import = Callable[..., Done]
LONG = "é" * 200 + ".png"
"""Of more bytes than a file's name may have."""
MINE = (
    (r"$\frac{d}{dx}\left[x^3\right]$", "$3x^2$"),
    ("Differentiate t^2 a with respect to t", "2at"),
    ("∇ (x^2 + y^3)", "(2x, 3y^2)"),
    (r"$\lim_{x \to 0} \frac{\sin x}{x}$", "1"),
    ("The chain rule for $f(g(x))$", "$f'(g(x)) g'(x)$"),
    ('Capital of France, in "quotes";\nand on two lines', "Paris, 5 & 6 < 7"),
    ("Which?\nA) one\nB) two\nC) three", "B"),
    (r"$\frac{d^2}{dx^2}\left[x^5\right]$", "$20x^3$"),
    (r"The gradient of $x^T A x + b^T x$ by $x$, where A is a matrix and b and x are vectors", "$(A + A^T) x + b$"),
    (r"An integral: $\int_0^1 x\,dx$", r"$\frac12$"),
)


@pytest.fixture
def elsewhere(tmp_path: Path, grader: Grader, collection: Collection, desk: Desk) -> Iterator[Desk]:
    """Another learner's desk, with what is shipped and nothing else."""
    with open_collection(tmp_path / "elsewhere" / "collection.db", desk._clock()) as other:
        content = read_content(data_folder())
        other.sync(content, "first")
        yield Desk(other, grader, clock=desk._clock, zone=ZoneInfo("UTC"), rng=Random(1))


@pytest.fixture
def full(imported: Import, desk: Desk, collection: Collection) -> Desk:
    """A desk with all that is shipped and cards of every kind."""
    collection.sync(read_content(data_folder()), "second")
    desk._look_at_cards()
    imported(*MINE)
    return desk


def bring(desk: Desk, path: Path, deck: str = "") -> Done:
    with scan(path) as scanned:
        return desk.library.execute_import(desk.library.plan_import(scanned, deck=deck, name=path.name))


def own(desk: Desk, deck: str = "Mine") -> list[Card]:
    return [card for card in desk.cards() if card.deck == deck]


def test_everything_exported_as_our_format_and_imported_elsewhere_gives_the_same_bytes(
    full: Desk, elsewhere: Desk, tmp_path: Path
) -> None:
    full.library.export(tmp_path / "all.toml")
    done = bring(elsewhere, tmp_path / "all.toml")
    assert (done.added, done.updated, done.rejected) == (len(MINE), 0, ())
    assert own(elsewhere) == own(full)
    elsewhere.library.export(tmp_path / "again.toml")
    assert (tmp_path / "again.toml").read_bytes() == (tmp_path / "all.toml").read_bytes()


TEMPLATES = Path(__file__).parents[2] / "data" / "decks" / "templates.toml"


def test_templates_exported_and_imported_elsewhere_give_the_same_bytes(
    full: Desk, elsewhere: Desk, tmp_path: Path
) -> None:
    with scan(TEMPLATES) as scanned:
        plan = full.library.verify_import(full.library.plan_import(scanned))
        assert full.library.execute_import(plan).added == 8
    first = full.library.export(tmp_path / "all.toml")
    assert first.remarks == ()
    done = bring(elsewhere, tmp_path / "all.toml")
    assert (done.added, done.updated, done.rejected) == (len(MINE) + 8, 0, ())
    assert own(elsewhere, "My deck::Fresh") == own(full, "My deck::Fresh")
    assert own(elsewhere, "My deck::Fresh")[0].tags == ("exam", "week-3")
    elsewhere.library.export(tmp_path / "again.toml")
    assert (tmp_path / "again.toml").read_bytes() == (tmp_path / "all.toml").read_bytes()
    assert bring(full, tmp_path / "again.toml").import_id is None
    assert bring(full, TEMPLATES).import_id is None


@pytest.mark.parametrize("ending", ["csv", "tsv", "apkg", "md"])
def test_in_other_formats_one_problem_stands_for_a_template_always_the_same_and_that_is_said(
    full: Desk, elsewhere: Desk, tmp_path: Path, ending: str
) -> None:
    bring(full, TEMPLATES)
    deck = "My deck::Fresh"
    exported = full.library.export(tmp_path / f"one.{ending}", deck)
    assert exported.cards == 8
    assert exported.remarks == ("This kind of file cannot hold templates: one problem stands for each (7 cards).",)
    if ending in {"csv", "tsv", "md"}:
        full.library.export(tmp_path / f"two.{ending}", deck)
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    if ending != "md":
        assert bring(elsewhere, tmp_path / f"one.{ending}").added == 8
        assert not any(card.fresh for card in own(elsewhere, deck))


def test_an_export_changed_by_hand_updates_its_cards(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    full.library.export(path, "Mine")
    path.write_text(path.read_text(encoding="utf-8").replace("Paris", "Lyon"), encoding="utf-8")
    done = bring(full, path)
    assert (done.added, done.updated, done.unchanged) == (0, 1, len(MINE) - 1)
    assert sum("Lyon" in card.answer for card in own(full)) == 1


@pytest.mark.parametrize("ending", ["csv", "tsv", "apkg"])
def test_other_formats_change_nothing_where_they_came_from(full: Desk, tmp_path: Path, ending: str) -> None:
    full.library.export(tmp_path / f"mine.{ending}", "Mine")
    done = bring(full, tmp_path / f"mine.{ending}")
    assert (done.added, done.updated, done.unchanged, done.rejected) == (0, 0, len(MINE), ())


@pytest.mark.parametrize("ending", ["csv", "tsv", "apkg"])
def test_other_formats_ask_the_same_elsewhere(full: Desk, elsewhere: Desk, tmp_path: Path, ending: str) -> None:
    full.library.export(tmp_path / f"mine.{ending}", "Mine")
    done = bring(elsewhere, tmp_path / f"mine.{ending}")
    assert (done.added, done.rejected) == (len(MINE), ())
    for here, there in zip(own(full), own(elsewhere), strict=True):
        assert (there.task, there.problem, there.answer, there.wrt) == (here.task, here.problem, here.answer, here.wrt)
        assert there.variables == here.variables
        assert set(there.wrong) == set(here.wrong)


def test_what_is_shipped_is_known_in_a_spreadsheet_too(full: Desk, tmp_path: Path) -> None:
    """But for what a spreadsheet cannot say: that a letter is positive, say."""
    full.library.export(tmp_path / "exercises.csv", "Rule exercises")
    done = bring(full, tmp_path / "exercises.csv")
    assert done.unchanged > 7 * done.added
    assert done.updated == 0


@pytest.fixture
def illustrated(imported: Import, desk: Desk, note_of: Callable[..., Note]) -> Desk:
    """Cards with pictures wherever there can be one; one of the pictures is a drawing."""
    files = {"a.png": b"\x89PNG\r\n\x1a\n1", "b.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>", "c.gif": b"GIF89a"}
    media = Media(frozenset(files), files.__getitem__)
    look = note_of(
        (Prose("Which is "), Picture("a.png", "a curve"), Prose(", and why?")),
        (Prose("See "), Picture("b.svg")),
        fields=(("Hint", (Picture("c.gif", "a hint"),)), ("Explanation", (Picture("a.png"),))),
    )
    choose = note_of(
        "Which one?", (Picture("a.png"),), fields=(("Wrong 1", (Picture("b.svg"),)), ("Wrong 2", (Picture("c.gif"),)))
    )
    done = imported(look, choose, media=media)
    assert (done.added, done.rejected) == (2, ())
    return desk


@pytest.mark.parametrize("name", ["mine.toml", "my deck (2).toml"])
def test_a_deck_with_pictures_comes_through_another_collection_with_the_same_bytes(
    illustrated: Desk, elsewhere: Desk, tmp_path: Path, name: str
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    exported = illustrated.library.export(here / name, "Mine")
    assert (exported.pictures, exported.folder, exported.missing) == (3, here / f"{name[:-5]}.pictures", 0)
    assert bring(elsewhere, here / name).added == 2
    assert own(elsewhere) == own(illustrated)
    elsewhere.library.export(there / name, "Mine")
    assert contents_of(there) == contents_of(here)
    assert len(contents_of(here)) == 4


def contents_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("ending", ["csv", "tsv", "md"])
def test_pictures_go_along_with_text_too(illustrated: Desk, elsewhere: Desk, tmp_path: Path, ending: str) -> None:
    exported = illustrated.library.export(tmp_path / f"my deck.{ending}", "Mine")
    assert exported.contents == "2 cards; 3 pictures in the folder my deck.pictures beside it"
    assert bring(elsewhere, tmp_path / f"my deck.{ending}", "Mine").added == 2
    (look,) = (card for card in own(illustrated) if card.prompt.startswith("Which is"))
    (same,) = (card for card in own(elsewhere) if card.prompt.startswith("Which is"))
    assert same.prompt == look.prompt
    assert all(elsewhere.library.picture(name) for name in pictures_on(same))


def test_a_deck_written_by_hand_brings_the_pictures_that_it_names(elsewhere: Desk, tmp_path: Path) -> None:
    (tmp_path / "hand.pictures").mkdir()
    (tmp_path / "hand.pictures" / "curve.png").write_bytes(b"\x89PNG\r\n\x1a\n1")
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n2")
    (tmp_path / "hand.pictures" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "hand.pictures" / "no.png").write_bytes(b"<html>")
    pictures = " ".join(f"![]({name})" for name in ("link.png", "no.png", "gone.png", LONG))
    text = f"[[card]]\nprompt = 'Which is ![it](curve.png)? {pictures}'\nanswer = 'This'\n"
    (tmp_path / "hand.toml").write_text(text, encoding="utf-8")
    with scan(tmp_path / "hand.toml") as scanned:
        plan = elsewhere.library.plan_import(scanned)
    assert plan.remarks == ("4 pictures are not there, or cannot be shown: the first is “gone.png”.",)
    assert bring(elsewhere, tmp_path / "hand.toml").added == 1
    (card,) = own(elsewhere, "Imported")
    (kept,) = pictures_on(card) - {"link.png", "no.png", "gone.png", LONG}
    assert elsewhere.library.picture(kept) == b"\x89PNG\r\n\x1a\n1"
    assert f"![it]({kept})" in card.prompt
    assert bring(elsewhere, tmp_path / "hand.toml").unchanged == 1
    assert elsewhere.library.export(tmp_path / "out.toml", "Imported").missing == 4


def test_pictures_go_out_and_come_in_with_an_anki_package(
    imported: Import, desk: Desk, elsewhere: Desk, note_of: Callable[..., Note], tmp_path: Path
) -> None:
    files = {"a.png": b"\x89PNG\r\n\x1a\n1"}
    note = note_of((Prose("Which is "), Picture("a.png")), "a parabola")
    imported(note, media=Media(frozenset(files), files.__getitem__))
    desk.library.export(tmp_path / "mine.apkg", "Mine")
    assert bring(elsewhere, tmp_path / "mine.apkg").added == 1
    assert own(elsewhere)[0].prompt == own(desk)[0].prompt
