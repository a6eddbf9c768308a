"""What an edit is called, in the words that the learner reads."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.storage.edits.values import Limits


def cards(number: int) -> str:
    return "1 card" if number == 1 else f"{number} cards"


def words(names: Sequence[str]) -> str:
    """a, b and c."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def tagged(number: int, add: Sequence[str], remove: Sequence[str]) -> str:
    done = []
    if add:
        done.append(f"tagged {cards(number)} {words(add)}")
    if remove:
        done.append(f"took {words(remove)} off {'them' if add else cards(number)}")
    return f"{done[0][0].upper()}{' and '.join(done)[1:]}."


def limited(deck: str, limits: Limits) -> str:
    bounds = []
    if limits.new_a_day is not None:
        bounds.append(f"{limits.new_a_day} new cards")
    if limits.reviews_a_day is not None:
        bounds.append(f"{limits.reviews_a_day} reviews")
    if not bounds:
        return f"{deck} has no daily limits of its own any more."
    return f"Limited {deck} to {' and '.join(bounds)} a day."


def undone(sentence: str, *, changed: int, reviewed: int, gone: int, full: Sequence[str]) -> str:
    """`full`: decks that were to go and have cards in them."""
    said = [f"Undone: {sentence}"]
    if changed:
        said.append(_stay(changed, "changed"))
    if reviewed:
        said.append(_stay(reviewed, "reviewed"))
    if gone:
        said.append(f"{cards(gone)} {'is' if gone == 1 else 'are'} not there any more.")
    if full:
        said.append(f"{words(full)} {'stays' if len(full) == 1 else 'stay'}, with the cards that came since.")
    return " ".join(said)


def _stay(number: int, what: str) -> str:
    if number == 1:
        return f"1 card was {what} since, and stays as it is."
    return f"{number} cards were {what} since, and stay as they are."
