"""Fields with things picked from a list, or named anew: rules, tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from quizapp.cards import Rule
from quizapp.study.editing.flaws import Flaw
from quizapp.ui.cards.editor_field import Field
from quizapp.ui.cards.editor_texts import WritingLine
from quizapp.ui.widgets.basics import Line
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class _Picks(Field):
    """What was picked, as chips, and a line to pick more with."""

    def __init__(self, name: str, caption: str, aside: str, hint: str) -> None:
        super().__init__(name, caption, aside)
        self.line = WritingLine(caption, hint)
        self._chips = FlowBox(gap=8)
        self._chips.setAccessibleName(caption)
        self.body.addWidget(self._chips)
        self.body.addWidget(self.line)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self._take)

    def entry(self) -> QWidget:
        return self.line

    def _take(self) -> None:
        raise NotImplementedError

    def _show_chips(self, picks: Sequence[tuple[Button, ...]]) -> None:
        """For each that was picked, its buttons."""
        self._chips.clear()
        for pick in picks:
            self._chips.add(FlowBox(*pick, gap=1))
        self._chips.setVisible(bool(picks))

    def _watch_completion(self) -> None:
        """What is chosen from the list is picked at once, when the list has put its text into the line."""
        completer = self.line.completer()
        completer.activated.connect(lambda _: QTimer.singleShot(0, self, self._take))


class TagsField(_Picks):
    """Each tag is one word; a space, a comma or Enter ends it."""

    def __init__(self) -> None:
        super().__init__("tags", "Tags", "", "exam week-3")
        self._tags: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self.line.textEdited.connect(self._edited)

    @property
    def value(self) -> tuple[str, ...]:
        """With what stands in the line still."""
        return tuple(dict.fromkeys((*self._tags, *_words(self.line.text()))))

    def show_value(self, value: Sequence[str]) -> None:
        self.line.clear()
        self._set(tuple(value))

    def show_known(self, known: Sequence[str]) -> None:
        self._known = tuple(known)
        is_first = self.line.completer() is None
        self.line.show_known(self._known)
        if is_first:
            self._watch_completion()

    def _edited(self, text: str) -> None:
        if text[-1:] in {" ", ","}:
            self._take()

    def _take(self) -> None:
        if _words(self.line.text()):
            self._set(self.value)
            self.line.clear()

    def _set(self, tags: tuple[str, ...]) -> None:
        self._tags = tags
        self._show_chips([(self._chip(tag),) for tag in tags])

    def _chip(self, tag: str) -> Button:
        chip = Button(f"{tag}  ×", "chip")
        chip.setAccessibleName(f"Remove the tag {tag}")
        chip.clicked.connect(lambda: self._remove(tag))
        return chip

    def _remove(self, tag: str) -> None:
        self._set(tuple(other for other in self._tags if other != tag))
        self.line.setFocus()
        self.changed.emit()


class RulesField(_Picks):
    """Those of the derivation, as long as nobody chose others. The first is the main one."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("rules", "Rules", "", "Add a rule")
        self._names: dict[str, str] = {}
        self._chosen: tuple[str, ...] | None = None
        self._found: tuple[str, ...] = ()
        self._are_chips: tuple[tuple[str, str], ...] = ()
        self._said = Line("small")
        self._use_found = Button("", "link")
        self.body.addWidget(FlowBox(self._said, self._use_found, gap=6))
        self._use_found.clicked.connect(lambda: self._choose(self._found))
        self._show()

    @property
    def value(self) -> tuple[str, ...] | None:
        """None: nobody has chosen."""
        return self._chosen

    def show_value(self, value: Sequence[str] | None) -> None:
        self.line.clear()
        self._chosen = None if value is None else tuple(value)
        self._found = ()
        self._show()

    def show_known(self, rules: Sequence[Rule]) -> None:
        names = {rule.id: rule.name for rule in rules}
        if names == self._names:
            return
        is_first = self.line.completer() is None
        self._names = names
        self.line.show_known(names.values())
        if is_first:
            self._watch_completion()
        self._show()

    def show_found(self, rules: Sequence[str]) -> None:
        """Those of the derivation, of which only those are shown that there is a name for."""
        found = tuple(rule for rule in rules if rule in self._names)
        if found != self._found:
            self._found = found
            self._show()

    def own_flaws(self) -> tuple[Flaw, ...]:
        text = self.line.text().strip()
        return (Flaw(self.name, f"There is no rule “{text}”."),) if text and not self._named(text) else ()

    def _take(self) -> None:
        rule = self._named(self.line.text().strip())
        if rule:
            self._choose((*self._shown, rule))
            self.line.clear()

    def take_line(self) -> None:
        """What stands in the line still, where it names a rule."""
        self._take()

    @property
    def _shown(self) -> tuple[str, ...]:
        return self._found if self._chosen is None else self._chosen

    def _named(self, text: str) -> str:
        """The rule of that name, or the only one that it may be short for."""
        wanted = text.casefold()
        names = {rule: name.casefold() for rule, name in self._names.items()}
        exact = [rule for rule, name in names.items() if wanted in {name, rule}]
        short = [rule for rule, name in names.items() if wanted and wanted in name]
        return exact[0] if exact else short[0] if len(short) == 1 else ""

    def _choose(self, rules: Sequence[str]) -> None:
        self._chosen = tuple(dict.fromkeys(rules))
        self._show()
        self.line.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        named = tuple((rule, self._names.get(rule, rule)) for rule in self._shown)
        if named != self._are_chips:
            self._are_chips = named
            self._show_chips([self._chips_of(rule, name, place) for place, (rule, name) in enumerate(named)])
        is_found = self._chosen is None and bool(self._found)
        differs = self._chosen is not None and bool(self._found) and set(self._found) != set(self._chosen)
        self._said.setText(_FOUND if is_found else "The derivation uses others." if differs else "")
        self._said.setVisible(is_found or differs)
        self._use_found.say("Use those" if differs else "")
        self._use_found.setToolTip(", ".join(self._names[rule] for rule in self._found))
        self._use_found.setVisible(differs)

    def _chips_of(self, rule: str, name: str, place: int) -> tuple[Button, Button]:
        chip = Button(name, "chip" if place else "first-chip")
        chip.setAccessibleName(f"Make {name} the main rule" if place else f"{name}, the main rule")
        chip.setToolTip(chip.accessibleName())
        remove = Button("×", "link")
        remove.setAccessibleName(f"Remove the rule {name}")
        remove.setToolTip(remove.accessibleName())
        chip.clicked.connect(lambda: self._choose((rule, *self._shown)))
        remove.clicked.connect(lambda: self._choose([other for other in self._shown if other != rule]))
        return chip, remove


_FOUND = "Found in the derivation; the first is the main one."


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())
