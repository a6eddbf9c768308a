"""What a plan does and what an import did, in sentences."""

from __future__ import annotations

from quizapp.cards import Mode
from quizapp.study.importing import Done
from quizapp.ui.files.stages import Planned

_MODES = (
    (Mode.TYPED, "{} typed and checked"),
    (Mode.CHOICE, "{} chosen from several"),
    (Mode.RECALL, "{} recalled and rated by you"),
)

_QUOTE = '"'


def numbers(planned: Planned) -> str:
    """210 new, 3 changed, 12 unchanged, 2 rejected."""
    plan = planned.plan
    counts = (
        (len(plan.added), "new"),
        (len(plan.changed), "changed"),
        (len(plan.unchanged), "unchanged"),
        (len(plan.rejected), "rejected"),
    )
    said = [f"{count:,} {what}" for count, what in counts if count]
    return ", ".join(said) or "Nothing new"


def ways(planned: Planned) -> str:
    """How the new cards will be answered; empty where there are none."""
    said = [words.format(f"{planned.modes[mode]:,}") for mode, words in _MODES if planned.modes.get(mode)]
    return f"Of the new cards, answers are: {', '.join(said)}." if said else ""


def into(planned: Planned) -> str:
    """The decks that the file names, in a few words."""
    if not planned.decks:
        return "as the file says"
    named = ", ".join(planned.decks[:2])
    more = f" and {len(planned.decks) - 2} more" if len(planned.decks) > 2 else ""
    return f"as the file says: {named}{more}"


def checking(planned: Planned) -> str:
    return f"Checking answers against derivatives: {planned.checked:,} of {planned.to_check:,}."


def deed(planned: Planned) -> str:
    """What the button does; empty where there is nothing to do."""
    adds, changes = planned.adds, planned.changes
    if adds and changes:
        return f"Add {_cards(adds)}, change {changes:,}"
    if adds:
        return f"Add {_cards(adds)}"
    return f"Change {_cards(changes)}" if changes else ""


def nothing_to_do(planned: Planned) -> str:
    plan = planned.plan
    if plan.added or plan.changed:
        return "All that would be added is left out."
    if plan.unchanged:
        return "Everything in it is in your collection already."
    return "There is nothing in it that could become a card."


def outcome(done: Done, decks: tuple[str, ...]) -> str:
    """Added 210 cards to “Calculus”."""
    changed = f"changed {_cards(done.updated)}" if done.updated else ""
    if done.added:
        where = f" to “{decks[0]}”" if len(decks) == 1 else f" to {len(decks)} decks" if decks else ""
        return f"Added {_cards(done.added)}{where}{f' and {changed}' if changed else ''}."
    return f"{changed.capitalize()}." if changed else "Nothing had to be changed."


def not_added(done: Done) -> str:
    """What was left, and why; empty where nothing was."""
    return f"{many(len(done.rejected), 'row')} of the file became no card." if done.rejected else ""


def search_for(decks: tuple[str, ...]) -> str:
    """The words that find these decks."""
    return " or ".join(f'deck:"{deck.replace(_QUOTE, "")}"' for deck in decks)


def many(count: int, noun: str) -> str:
    """1 new card, 2,000 new cards."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _cards(count: int) -> str:
    return many(count, "card")
