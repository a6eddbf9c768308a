"""Is everything there that Qt needs from the system? Asked before Qt is started: it ends the process when not."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Packages:
    """What brings a library, on the common Linux families."""

    debian: str
    fedora: str
    arch: str


_PACKAGES = {
    "libEGL.so.1": _Packages("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": _Packages("libgl1", "libglvnd-glx", "libglvnd"),
    "libOpenGL.so.0": _Packages("libopengl0", "libglvnd-opengl", "libglvnd"),
    "libxkbcommon.so.0": _Packages("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libdbus-1.so.3": _Packages("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": _Packages("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": _Packages("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": _Packages("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": _Packages("libglib2.0-0", "glib2", "glib2"),
    "libX11.so.6": _Packages("libx11-6", "libX11", "libx11"),
    "libX11-xcb.so.1": _Packages("libx11-xcb1", "libX11-xcb", "libx11"),
    "libxcb.so.1": _Packages("libxcb1", "libxcb", "libxcb"),
    "libxcb-cursor.so.0": _Packages("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": _Packages("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": _Packages("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": _Packages("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": _Packages("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": _Packages("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-shape.so.0": _Packages("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": _Packages("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": _Packages("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-xfixes.so.0": _Packages("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": _Packages("libxcb-xkb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": _Packages("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
}

_FOR_X11 = (
    *("libX11.so.6", "libX11-xcb.so.1", "libxcb.so.1", "libxcb-cursor.so.0", "libxcb-icccm.so.4"),
    *("libxcb-image.so.0", "libxcb-keysyms.so.1", "libxcb-randr.so.0", "libxcb-render-util.so.0"),
    *("libxcb-shape.so.0", "libxcb-shm.so.0", "libxcb-sync.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1"),
    "libxkbcommon-x11.so.0",
)
"""What Qt's xcb platform plugin is linked against."""


def missing_library(environment: Mapping[str, str] = os.environ) -> str | None:
    """A sentence that names what is missing and the package to install; None when Qt can start."""
    try:
        import PySide6.QtGui  # noqa: PLC0415
        import PySide6.QtSvg  # noqa: PLC0415
        import PySide6.QtWidgets  # noqa: F401, PLC0415
    except ImportError as error:
        return _import_failed(str(error))
    if _loses_references():
        return _wrong_version()
    return _platform_trouble(environment) if sys.platform.startswith("linux") else None


def sentence_about(library: str) -> str:
    """What to install for a shared library, by its file name."""
    packages = _PACKAGES.get(library)
    if packages is None:
        return (
            f"The window needs the system library {library}, which is not installed: install the package that has it."
        )
    return (
        f"The window needs the system library {library}, which is not installed. "
        f"On Debian or Ubuntu: sudo apt install {packages.debian}. "
        f"On Fedora: sudo dnf install {packages.fedora}. On Arch: sudo pacman -S {packages.arch}."
    )


def _loses_references() -> bool:
    """PySide6 6.12 gives up a reference to None with each None that it returns. From Python 3.12 on None cannot die;
    before, the interpreter aborts after some minutes. Seen with 6.12.0 on Python 3.11."""
    from PySide6.QtCore import QObject  # noqa: PLC0415

    asked, times = QObject(), 50
    before = sys.getrefcount(None)
    for _ in range(times):
        asked.property("nothing")
    return sys.getrefcount(None) <= before - times


def _wrong_version() -> str:
    import PySide6  # noqa: PLC0415

    return (
        f"PySide6 {PySide6.__version__} does not work with Python {sys.version_info.major}.{sys.version_info.minor}: "
        "run pip install 'PySide6-Essentials<6.12', or use Python 3.12 or newer."
    )


def _import_failed(message: str) -> str:
    found = re.search(r"(lib[\w.+-]+\.so(?:\.\d+)*)", message)
    if found:
        return sentence_about(found.group(1))
    return f"The window needs Qt (the package PySide6-Essentials), which could not be loaded: {message}."


def _platform_trouble(environment: Mapping[str, str]) -> str | None:
    """Qt chooses its platform plugin by these variables, and aborts where none can start."""
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if chosen and chosen != "xcb":
        return None
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return (
            "There is no screen to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "To study in the terminal: quizapp study --plain."
        )
    if not chosen and environment.get("WAYLAND_DISPLAY"):
        return None
    absent = next((library for library in _FOR_X11 if not _loads(library)), None)
    return sentence_about(absent) if absent else None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
