"""Rows, finding, the editor's command line, the clipboard, the themes."""

import os
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from qa_bot.tui import clipboard
from qa_bot.tui.editor import command, run
from qa_bot.tui.find import find, nearest
from qa_bot.tui.rows import clip, clip_left, styled
from qa_bot.tui.themes import DARK, LIGHT, TERMINAL, THEMES, following
from qa_bot.types import Span


@pytest.mark.parametrize("width", range(1, 12))
@pytest.mark.parametrize("text", ["a/long/path.md", "日本語/文書.md", "", "short"])
def test_clipped_text_fits(text: str, width: int) -> None:
    assert cell_len(clip(text, width)) <= width
    assert cell_len(clip_left(text, width)) <= width


def test_a_clipped_path_keeps_its_file_name() -> None:
    assert clip_left("a/long/path/to/notes.md:12", 12) == "…notes.md:12"


def test_later_marks_lie_over_earlier_ones() -> None:
    runs = styled("abcdef", [(0, 6, "sentence"), (2, 4, "span")], 1, 6)
    assert [tuple(run) for run in runs] == [("b", "sentence"), ("cd", "span"), ("ef", "sentence")]


def test_finding_is_literal_and_blind_to_case() -> None:
    assert find("A[i] and a[I]", "a[i]") == (Span(0, 4), Span(9, 13))
    assert find("text", "") == ()


def test_what_is_looked_for_may_go_on_in_the_next_line() -> None:
    assert find("a general\n    resolution, a generalresolution", "general resolution") == (Span(2, 24),)
    assert find("x x", "x ") == (Span(0, 2),)


def test_the_nearest_match_is_the_next_one_round_the_end() -> None:
    matches = (Span(5, 6), Span(10, 11))
    assert nearest(matches, 7) == 1
    assert nearest(matches, 99) == 0


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        (["vim"], ["vim", "+7", "/d/a.md"]),
        (["/usr/bin/emacs", "-nw"], ["/usr/bin/emacs", "-nw", "+7", "/d/a.md"]),
        (["code"], ["code", "--goto", "/d/a.md:7"]),
        (["hx"], ["hx", "/d/a.md:7"]),
        (["ed"], ["ed", "/d/a.md"]),
    ],
)
def test_an_editor_is_told_the_line_in_its_own_way(editor: list[str], expected: list[str]) -> None:
    assert command(editor, Path("/d/a.md"), 7) == expected


def test_an_editor_that_fails_is_told_of(tmp_path: Path) -> None:
    assert run([sys.executable, "-c", ""]) == ""
    assert run([sys.executable, "-c", "raise SystemExit(3)"]).endswith(" ended with the code 3.")
    assert run([str(tmp_path / "none")]) == f"{tmp_path / 'none'} could not be started: No such file or directory."
    (tmp_path / "text").write_text("not a program")
    assert "could not be started" in run([str(tmp_path / "text")])


def test_without_a_program_the_clipboard_is_the_terminals_and_the_user_is_told() -> None:
    assert clipboard.by_program("text", which=lambda _: None) is None
    assert "OSC 52" in clipboard.told("the sentence", None)
    assert clipboard.told("the sentence", "xclip") == "Copied the sentence."


def test_a_program_that_fails_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "PROGRAMS", (("false",),))
    assert clipboard.by_program("text") is None


@pytest.mark.parametrize(("program", "encoding"), [("xclip", "utf-8"), ("clip.exe", "utf-16-le")])
def test_a_program_is_given_text_as_it_reads_it(program: str, encoding: str, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / program).write_text(f"#!/bin/sh\ncat > '{tmp_path}/taken'\n")
    (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(clipboard, "PROGRAMS", ((program,),))
    assert clipboard.by_program("naïve 日本 \udc80") == program
    assert (tmp_path / "taken").read_bytes().decode(encoding) == "naïve 日本 ?"


def test_within_tmux_its_buffer_comes_last_and_the_user_is_told_how_to_paste(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "tmux").write_text(f"#!/bin/sh\necho \"$@\" > '{tmp_path}/taken'\ncat >> '{tmp_path}/taken'\n")
    (tmp_path / "tmux").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(clipboard, "PROGRAMS", ())
    monkeypatch.setattr(sys, "platform", "linux")
    assert clipboard.by_program("text") is None
    assert clipboard.by_program("text", tmux=True) == "tmux"
    assert (tmp_path / "taken").read_text() == "load-buffer -w -\ntext"
    assert "prefix ]" in clipboard.told("the sentence", "tmux")


def test_tmux_passes_the_sequence_on_with_its_escapes_doubled() -> None:
    assert clipboard.through_tmux("é") == "\x1bPtmux;\x1b\x1b]52;c;w6k=\a\x1b\\"


def test_themes_follow_each_other_and_set_the_same_variables() -> None:
    assert [following(name) for name in THEMES] == ["light", "terminal", "dark"]
    assert following("nord") == "dark"
    own = {name for name in TERMINAL.variables if name.startswith("qa-")}
    assert own == {name for name in DARK.variables if name.startswith("qa-")} | {"qa-sentence-style"}
    assert set(LIGHT.variables) == set(DARK.variables)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_text_can_be_read_on_its_background(theme) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 at least."""
    variables = theme.variables
    pairs = [
        (theme.foreground, theme.background),
        (variables["qa-dim"], theme.background),
        (variables["qa-dim"], variables["qa-line"]),
        (variables["qa-dim"], variables["qa-chosen"]),
        (theme.primary, variables["qa-chosen"]),
        (theme.accent, theme.background),
        (theme.warning, theme.background),
        (theme.error, theme.background),
        (variables["qa-sentence-text"], variables["qa-sentence"]),
        (variables["qa-span-text"], variables["qa-span"]),
        (variables["qa-found-here-text"], variables["qa-found-here"]),
        (theme.foreground, variables["qa-found"]),
    ]
    for text, background in pairs:
        assert contrast(text, background) >= 4.5, (text, background)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_what_is_marked_can_be_told_from_what_is_not(theme) -> None:
    variables = theme.variables
    assert contrast(variables["qa-sentence"], theme.background) >= 1.15
    assert contrast(variables["qa-span"], variables["qa-sentence"]) >= 1.4
    assert contrast(variables["qa-chosen"], theme.background) >= 1.15
