"""Tables of contents in a PDF."""

from collections.abc import Callable

from qa_bot.types import Document

from ....pdf_files import TOP, lines
from .. import checks

Read = Callable[..., Document]

BELOW = "It ground barley for two generations, and oats in the war."


def test_contents_are_no_sentences(read_pdf: Read) -> None:
    contents = ("Contents", "1 The mill . . . . . . . 1", "2 Why was it sold at all? It", "was new.    2")
    document = read_pdf(
        [*lines(contents[0], size=18), *lines(*contents[1:], top=TOP - 30)],
        [
            *lines("1 The mill", size=18),
            *lines(BELOW, "It costs 2", top=TOP - 30),
            *lines("2 Why was it sold at all? It was new.", size=18, top=TOP - 90),
            *lines(BELOW, top=TOP - 120),
        ],
    )
    assert checks.blocks(document) == [
        ("heading", "Contents"),
        ("heading", "1 The mill"),
        ("paragraph", f"{BELOW}\nIt costs 2"),
        ("heading", "2 Why was it sold at all? It was new."),
        ("paragraph", BELOW),
    ]


def test_a_heading_goes_on_beside_its_number(read_pdf: Read) -> None:
    document = read_pdf(
        [
            *lines("7 It stopped.", size=18, bold=True),
            *lines("What can I do?", top=TOP - 20, left=90, size=18, bold=True),
            *lines(BELOW, top=TOP - 50),
        ]
    )
    assert checks.blocks(document) == [("heading", "7 It stopped.\nWhat can I do?"), ("paragraph", BELOW)]
