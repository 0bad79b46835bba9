"""What a sentence opens with and is no part of it."""

import pytest

from qa_bot.answer.wholes.markers import end_of_marker


@pytest.mark.parametrize(
    ("marker", "rest"),
    [
        ("4.1", " The miller grinds."),
        ("4.1", "  The miller grinds."),
        ("4.1.12", " A miller grinds."),
        ("4.1.", " the miller"),
        ("12.", " The miller"),
        ("3)", " the miller"),
        ("(a)", " the miller"),
        ("(iii)", " the miller"),
        ("b)", " the miller"),
        ("§ 4.2", " The miller"),
        ("10:41", " The wheel stops."),
        ("[10:41:07]", " wheel stops"),
        ("4.1", " Österreich ist"),
    ],
)
def test_markers(marker: str, rest: str) -> None:
    assert end_of_marker(marker + rest) == len(marker)


@pytest.mark.parametrize(
    "text",
    [
        *("12 mills burned", "12 Mills burned", "2.4 GHz is it", "1.5 m wide", "10:41 is the time", "1871. The mill"),
        *(
            "10.000 Mühlen brannten",
            "400,000 People",
            "(1871) it burned",
            "4.1",
            "(a)",
            "(a), or",
            "The mill",
            "",
            "1.5% Fat",
        ),
    ],
)
def test_what_is_part_of_the_sentence(text: str) -> None:
    assert not end_of_marker(text)


def test_the_time_of_an_entry_may_be_none() -> None:
    assert end_of_marker("10:41 The wheel stops.", times=False) == 0
    assert end_of_marker("(2) The wheel stops.", times=False) == len("(2)")
