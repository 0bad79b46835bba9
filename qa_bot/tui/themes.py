"""The looks: dark, light, and the terminal's own colours, which is also the one for NO_COLOR.

The variables are the colours and text styles of the roles (``rows--<role>`` in the style sheet). A cited sentence
looks as if gone over with a highlighter, the part that answers as if gone over twice; each is told apart by its text
style too.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="dark",
    dark=True,
    primary="#86b6e8",
    secondary="#5d6b7d",
    accent="#e2b45c",
    warning="#e0a458",
    error="#e27d7d",
    success="#8fc28f",
    foreground="#d9dde4",
    background="#14171c",
    surface="#14171c",
    panel="#1b2027",
    variables={
        "qa-dim": "#8d96a5",
        "qa-line": "#1b2027",
        "qa-chosen": "#222c39",
        "qa-sentence": "#3b3420",
        "qa-sentence-text": "#f4ead0",
        "qa-span": "#e2b45c",
        "qa-span-text": "#1a1710",
        "qa-found": "#2f4a63",
        "qa-found-here": "#86b6e8",
        "qa-found-here-text": "#10151b",
        "qa-span-style": "bold",
        "qa-found-style": "none",
        "qa-chosen-style": "none",
        "qa-dim-style": "none",
        "scrollbar": "#313945",
        "scrollbar-hover": "#465061",
        "scrollbar-active": "#5d6b7d",
        "scrollbar-background": "#14171c",
        "scrollbar-background-hover": "#14171c",
        "scrollbar-background-active": "#14171c",
        "border": "#5d7fa3",
        "border-blurred": "#2a313b",
    },
)

LIGHT = Theme(
    name="light",
    dark=False,
    primary="#235f9e",
    secondary="#8a919c",
    accent="#8a5a00",
    warning="#8f5200",
    error="#a83232",
    success="#2f7a3b",
    foreground="#23272e",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f0eee8",
    variables={
        "qa-dim": "#626975",
        "qa-line": "#f0eee8",
        "qa-chosen": "#e3ebf5",
        "qa-sentence": "#fae6a0",
        "qa-sentence-text": "#23272e",
        "qa-span": "#eeb62b",
        "qa-span-text": "#1c1a12",
        "qa-found": "#cfe2f5",
        "qa-found-here": "#235f9e",
        "qa-found-here-text": "#ffffff",
        "qa-span-style": "bold",
        "qa-found-style": "none",
        "qa-chosen-style": "none",
        "qa-dim-style": "none",
        "scrollbar": "#d2cfc6",
        "scrollbar-hover": "#b9b5aa",
        "scrollbar-active": "#8a919c",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
        "border": "#6f94bb",
        "border-blurred": "#dcd9d1",
    },
)

_ANSI = BUILTIN_THEMES["ansi-dark"]

TERMINAL = replace(
    _ANSI,
    name="terminal",
    accent="ansi_yellow",
    variables={
        **_ANSI.variables,
        "qa-dim": "ansi_default",
        "qa-line": "ansi_default",
        "qa-chosen": "ansi_default",
        "qa-sentence": "ansi_default",
        "qa-sentence-text": "ansi_default",
        "qa-span": "ansi_default",
        "qa-span-text": "ansi_default",
        "qa-found": "ansi_default",
        "qa-found-here": "ansi_default",
        "qa-found-here-text": "ansi_default",
        "qa-sentence-style": "underline",
        "qa-span-style": "bold reverse",
        "qa-found-style": "bold underline",
        "qa-chosen-style": "bold",
        "qa-dim-style": "dim",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_default",
        "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
        "border": "ansi_blue",
        "border-blurred": "ansi_bright_black",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_white",
    },
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT, TERMINAL)}

DEFAULTS = {**DARK.variables, "qa-sentence-style": "none"}
"""What the variables are in a theme that does not set them."""


def following(name: str) -> str:
    """Return the theme after ``name``, round the end."""
    names = list(THEMES)
    return names[(names.index(name) + 1) % len(names)] if name in THEMES else names[0]


def remembered(file: Path | None) -> str:
    """Return the theme that was chosen last, as ``file`` has it; the dark one where it has none."""
    name = ""
    if file is not None:
        with suppress(OSError, ValueError):
            name = file.read_text(encoding="utf-8").strip()
    return name if name in THEMES else DARK.name


def remember(file: Path | None, name: str) -> None:
    """Write the theme into ``file``; where it cannot be written, it holds for this time only."""
    if file is not None:
        with suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.write_text(f"{name}\n", encoding="utf-8")
