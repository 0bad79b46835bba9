"""Initials with a name, and ranges of numbers."""

import pytest

from qa_bot.answer.wholes.unbroken import unbroken


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("The engine was built by J. A. Kessel of Orta.", ["J. A. Kessel"]),
        ("Карту составил С. У. Ремнев в 1701 г.", ["С. У. Ремнев"]),
        ("Written by P.J. Quist.", ["P.J. Quist"]),
        ("We spoke to A. Kessel and B. Lind.", ["A. Kessel", "B. Lind"]),
        ("Возраст озера 25—30 млн лет.", ["25—30"]),
        ("Open 1990–1995, at 2,5-3 bar; 2 May 1826 – 3 May 1899", ["1990–1995", "2,5-3"]),
        ("See U.S. law, e.g. Orta, on 2024-05-01.", []),
        ("It would return non-zero if self-built-in.", ["non-zero", "self-built-in"]),
        ("Plain words-with-hyphens only.", []),
    ],
)
def test_wholes(text: str, wholes: list[str]) -> None:
    assert [span.of(text) for span in unbroken(text)] == wholes
