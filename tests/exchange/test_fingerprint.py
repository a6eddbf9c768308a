from pathlib import Path

from quizapp.exchange import fingerprint


def test_the_same_content_has_the_same_fingerprint(folder: Path) -> None:
    assert fingerprint(folder) == fingerprint(folder)


def test_a_changed_card_changes_the_fingerprint(folder: Path) -> None:
    before = fingerprint(folder)
    table = folder / "formulas" / "table.toml"
    table.write_text(table.read_text(encoding="utf-8").replace('"0"', '"1"'), encoding="utf-8")
    assert fingerprint(folder) != before


def test_a_renamed_file_changes_the_fingerprint(folder: Path) -> None:
    before = fingerprint(folder)
    (folder / "formulas" / "table.toml").rename(folder / "exercises" / "table.toml")
    assert fingerprint(folder) != before


def test_a_removed_file_changes_the_fingerprint(folder: Path) -> None:
    before = fingerprint(folder)
    (folder / "formulas" / "table.toml").unlink()
    assert fingerprint(folder) != before


def test_what_is_no_content_leaves_the_fingerprint_as_it_is(folder: Path) -> None:
    before = fingerprint(folder)
    (folder / "formulas" / "notes.txt").write_text("for teachers", encoding="utf-8")
    assert fingerprint(folder) == before


def test_where_the_folder_is_does_not_matter(folder: Path) -> None:
    before = fingerprint(folder)
    assert fingerprint(folder.rename(folder.with_name("elsewhere"))) == before
