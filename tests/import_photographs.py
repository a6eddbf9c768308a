"""Pictures of importing and exporting, with files made on the spot: wrong answers, a second version, damage."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from quizapp.study.desk import Desk
from quizapp.ui.files.drop_overlay import DropOverlay

if TYPE_CHECKING:
    from photographer import Photographer

DECKS = Path(__file__).parent / "data" / "decks"

FIRST = """question;answer;tags
\\(\\frac{d}{dx}\\, x^3\\);3x^2;powers
d/dx sin(3x);3cos(3x);chain
d/dx e^(x^2);2x e^(x^2);chain
d/dx ln(1+x^2);2x/(1+x^2);chain
Which rule opens a bracket?;the chain rule;words
"""
SECOND = """question;answer;tags
\\(\\frac{d}{dx}\\, x^3\\);3x^2;powers exam
d/dx sin(3x);\\(3\\cos 3x\\);chain
d/dx e^(x^2);2x exp(x^2);chain
d/dx ln(1+x^2);2x/(1+x^2);chain
Which rule opens a bracket?;the chain rule, from the outside in;words
"""
WRONG = """question,answer,tags
d/dx arcsin x,1/√(1+x²),inverse
d/dx x^2 sin x,2x cos x,product
d/dx sin(3x),cos(3x),chain
d/dx arctan x,\\(\\frac{1}{1+x^2}\\),inverse
d/dx x^x,x^x (1 + ln x),powers
d/dx √(1-x²),-x/√(1-x²),chain
∇ x^T A x,(A + A^T) x,matrices
"Let \\(f(x) = \\int_0^x e^{-t^2} dt\\). What does the fundamental theorem say of its derivative,
and why does it matter that the integrand is continuous?","\\(f'(x) = e^{-x^2}\\), because
\\(\\frac{1}{h}\\int_x^{x+h} e^{-t^2} dt \\to e^{-x^2}\\) as \\(h \\to 0\\)",words
"Which is the derivative of a constant?
A) 0
B) 1
C) the constant",A,words
d/dx 7,,constant
d/dx cos x,-sin x,trig
d/dx cos x,-sin x,trig
"""


PICTURED = """Which function is this? ![a wave on nothing](clear.png) :: ![the same, long](huge.png)

What does $cos(x)$ look like? ![a wave on white](white.png) ![a pale one](light.png) ![a third](clear.png) :: the same

![](light.png) :: a pale wave

In a line ![small](small.png) and then ![gone](gone.png) :: words

d/dx $x^2$ :: $2x$

![broken](broken.png) :: cannot be shown
"""


class Files:
    def __init__(self, folder: Path) -> None:
        self.first = self._written(folder / "rules.csv", FIRST)
        self.second = self._written(folder / "again" / "rules.csv", SECOND)
        self.wrong = self._written(folder / "calculus exam.csv", WRONG)
        self.package = Path(shutil.copy(DECKS / "newest.apkg", folder / "Derivatives.apkg"))
        self.damaged = folder / "half of it.apkg"
        self.damaged.write_bytes(self.package.read_bytes()[:700])
        self.old = Path(shutil.copy(DECKS / "windows-1252.csv", folder / "old letters.csv"))

    def _written(self, path: Path, text: str) -> Path:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def photograph_files(camera: Photographer) -> None:
    """A file with wrong answers, one that comes again after both sides changed it, a package, and a damaged one."""
    with tempfile.TemporaryDirectory() as place:
        files = Files(Path(place))
        room = camera.program.furniture.navigation._files
        room.show_import()
        camera.save("import-empty")
        room.take((files.wrong,))
        camera.until(lambda: camera.says("Add "))
        camera.save("import-plan")
        camera.open("▾  3 wrong")
        camera.open("▸  10 new")
        camera.key(Qt.Key.Key_Tab)
        camera.key(Qt.Key.Key_Down)
        camera.save("import-new-cards")
        camera.open("▾  10 new")
        camera.open("▸  2 rejected")
        camera.open("▸  How the file")
        camera.save("import-rejected-and-columns")
        camera.press("Add ")
        camera.until(lambda: camera.says("Added "))
        camera.save("import-added")
        camera.press("Close")
        photograph_again(camera, files)
        photograph_pictured(camera, Path(place))
        photograph_several(camera, files)
        camera.program.furniture.navigation._files.show_export()
        camera.save("export")
        camera.window.findChild(DropOverlay)._cover()
        camera.save("drop")
        camera.window.findChild(DropOverlay).hide()


def photograph_plan(camera: Photographer) -> None:
    """For the README: what a file with wrong answers would do."""
    with tempfile.TemporaryDirectory() as place:
        camera.program.furniture.navigation._files.take((Files(Path(place)).wrong,))
        camera.until(lambda: camera.says("Add "))
        camera.save("screenshot-import", numbered=False)


def photograph_again(camera: Photographer, files: Files) -> None:
    """The same file, corrected, when the learner has corrected one of its cards as well."""
    room = camera.program.furniture.navigation._files
    room.take((files.first,))
    camera.until(lambda: camera.says("Add "))
    camera.press("Add ")
    camera.until(lambda: camera.says("Added "))
    camera.press("Close")
    camera.program.furniture.backstage.call(_edit_own_card, lambda _: None)
    camera.settle()
    room.take((files.second,))
    camera.until(lambda: camera.says("Change "))
    camera.open("▸  3 changed")
    camera.save("import-changed")
    camera.press("Leave this")


def photograph_pictured(camera: Photographer, folder: Path) -> None:
    """Pictures that are in the file, small in the list and larger for the card that is chosen; changed after that."""
    from photographer import GRAPHS, graph  # noqa: PLC0415  # it imports this

    deck, pictures = folder / "graphs.md", folder / "graphs.pictures"
    pictures.mkdir()
    deck.write_text(PICTURED, encoding="utf-8")
    for name, look in GRAPHS.items():
        (pictures / f"{name}.png").write_bytes(graph(*look))
    (pictures / "broken.png").write_bytes(graph(*GRAPHS["white"])[:90])
    room = camera.program.furniture.navigation._files
    room.take((deck,))
    camera.until(lambda: camera.says("Add "))
    camera.window.activateWindow()
    camera.open("▸  6 new")
    QTest.qWait(200)
    camera.key(Qt.Key.Key_Tab)
    camera.key(Qt.Key.Key_Down)
    camera.save("import-pictures")
    camera.press("Add ")
    camera.until(lambda: camera.says("Added "))
    camera.press("Close")
    (pictures / "clear.png").write_bytes(graph(480, 320, "white", "black"))
    room.take((deck,))
    camera.until(lambda: camera.says("Change ") or camera.says("Everything in it"))
    if camera.says("▸  2 changed"):
        camera.open("▸  2 changed")
    camera.save("import-pictures-changed")
    camera.press("Leave this" if camera.says("Leave this") else "Close")


def photograph_several(camera: Photographer, files: Files) -> None:
    room = camera.program.furniture.navigation._files
    room.take((files.damaged, files.package, files.old))
    camera.until(lambda: camera.says("Import all"))
    camera.save("import-several")


def _edit_own_card(desk: Desk) -> None:
    with desk._collection._writing() as connection:
        connection.exec_driver_sql(
            "UPDATE cards SET answer = '2x*e^(x^2)' WHERE problem = 'e^(x^2)' AND origin = 'own'"
        )
