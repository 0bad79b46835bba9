"""Letters of a PDF that are given as another character."""

import pytest

from qa_bot.ingest.loaders.pdf.encoding import decoded


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("a \x1crst e\x1bect of su\x1ecient in\x1duence", "a first effect of sufficient influence"),
        ("ba\x1fe the sta\x1b", "baffle the staff"),
        (
            "aged 50\x1559, the \x10usual\x11 ones\x16all of them \x16 and more",
            "aged 50–59, the “usual” ones—all of them — and more",
        ),
        ("\x88 one item", "• one item"),
        ("Universit¨at, Pr´ecis, T´ıtulo", "Universität, Précis, Título"),
    ],
)
def test_letters_are_those_that_a_reader_sees(given: str, seen: str) -> None:
    assert decoded(given) == seen


@pytest.mark.parametrize(
    "given", ["= \x10 2x \x11 + \x1c 3", "\x1b 1 \x15 2", "a ¨ b ´ q", "¨q", "5´ north", "it´s we´ll"]
)
def test_brackets_of_formulas_and_lone_accents_stay(given: str) -> None:
    assert decoded(given) == given
