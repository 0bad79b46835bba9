"""A term and what describes it: one sentence; other lines that stand deeper: as they were."""

import pytest

from qa_bot.ingest.sentences import split


@pytest.mark.parametrize(
    "text",
    [
        "Sour smell\n    The starter is too warm.¦Move it to a cooler shelf.",
        "``depth``\n   How far it goes down.¦``width``\n   How far it goes to both sides.",
        "-k, --keep\n        keep the old file¦-w width\n        Wrap at so many columns.¦The margin is free.",
        "0\n    All is well¦16\n    The lamp is out¦E_OIL\n    No oil left\n    in the tank¦T20\n    Too warm",
        "Stock\n\tWhat stands in the cellar.¦Yield\n\tWhat a bed brings\n\tin a year.¦After it, a line.",
    ],
)
def test_a_term_begins_the_sentence_below_it(text):
    assert [span.of(text.replace("¦", "\n")) for span in split(text.replace("¦", "\n"))] == text.split("¦")


@pytest.mark.parametrize(
    "text",
    [
        "The lamps burned¦  The harbour slept¦The rope hung loose¦  The tide had turned",
        "Ada Quill¦    Mill Lane 4¦    Overwater",
        "- Fruit¦  - Apples are red.",
        "He wrote:¦    Come at once.",
        "The first is short.¦    Deeper, and another.",
        "Fruit¦   Apples¦   Pears¦Roots¦   Leek",
        "-Costs¦  -Rent paid.",
        "TODO¦    Buy oil",
    ],
)
def test_other_deeper_lines_stand_alone(text):
    lines = text.replace("¦", "\n")
    assert [span.of(lines) for span in split(lines)] == [part.strip() for part in text.split("¦")]


def test_the_first_line_of_an_indented_block_is_as_wide_as_it_looks():
    text = "     The keeper writes every evening what the Lower\n     Harbour Office has asked him for that morning."
    assert [span.of(text) for span in split(text)] == [text.strip()]
