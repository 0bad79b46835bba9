import pytest

from qa_bot.answer.wholes.lives import end_of_life


@pytest.mark.parametrize(
    ("text", "birth", "death"),
    [
        ("Ada Quist (2 May 1826 – 19 June 1899) was a painter.", "2 May 1826", "19 June 1899"),
        ("Jon van der Berg (1826-1899) drew maps.", "1826", "1899"),
        ("Ada Quist (née Berg; born May 2, 1826 - died June 19, 1899)", "May 2, 1826", "June 19, 1899"),
    ],
)
def test_both_ends_of_a_life(text: str, birth: str, death: str) -> None:
    spans = end_of_life(text, "birth"), end_of_life(text, "death")
    assert [span and span.of(text) for span in spans] == [birth, death]


@pytest.mark.parametrize(
    "text",
    ["He fought in the war (1914–1918).", "Ada Quist (born 2 May 1926) paints.", "(1826–1899)", "Orta (see 12–14)"],
)
def test_other_brackets_are_no_lives(text: str) -> None:
    assert end_of_life(text, "birth") is None
