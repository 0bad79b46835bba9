from collections.abc import Callable

from qa_bot.ingest.loaders.pdf.headings import headings
from qa_bot.ingest.loaders.pdf.text import Paragraph
from qa_bot.types import Document

from ....pdf_files import TOP, lines
from .. import checks

Read = Callable[..., Document]

PROSE = (
    "The mill at Hull was built in 1850 by a family of",
    "brewers. It ground barley for two generations, and",
    "oats in the war.",
)


def test_larger_lines_are_headings_by_their_size(read_pdf: Read) -> None:
    page = [
        *lines("The mill at Hull", top=TOP + 20, size=24),
        *lines("1. Fire and", "flood", top=TOP - 40, size=16),
        *lines(*PROSE, top=TOP - 80),
        *lines("2. Sale", top=TOP - 140, size=16),
        *lines(*PROSE, top=TOP - 160),
    ]
    document = read_pdf(page)
    assert checks.blocks(document) == [
        ("heading", "The mill at Hull"),
        ("heading", "1. Fire and\nflood"),
        ("paragraph", "\n".join(PROSE)),
        ("heading", "2. Sale"),
        ("paragraph", "\n".join(PROSE)),
    ]
    assert [block.level for block in document.blocks] == [1, 2, 1, 2, 1]
    assert document.title == "The mill at Hull"


def test_short_lines_in_bold_above_text_are_headings(read_pdf: Read) -> None:
    document = read_pdf(
        [
            *lines("The mill", top=TOP + 20, size=24),
            *lines("Methods", bold=True),
            *lines("Fire and flood", top=TOP - 20, left=82, bold=True),
            *lines(*PROSE, top=TOP - 34, left=82),
        ]
    )
    assert checks.blocks(document) == [
        ("heading", "The mill"),
        ("heading", "Methods"),
        ("heading", "Fire and flood"),
        ("paragraph", "\n".join(PROSE)),
    ]
    assert [block.level for block in document.blocks] == [1, 2, 2, 1]


def _in_bold(*paragraphs: tuple[str, float, bool]) -> list[str]:
    """The headings among paragraphs of one size: their words, where they begin, and whether they are bold."""
    text, found = "", []
    for words, left, bold in paragraphs:
        found.append(Paragraph(len(text), len(text) + len(words), words.count("\n") + 1, left, 12, bold))
        text += words + "\n\n"
    return [text[one.start : one.end] for one, _ in headings(text, found)]


TEXT = ("\n".join(PROSE), 72.0, False)


def test_other_words_in_bold_are_no_headings() -> None:
    others = ["Do not enter the mill.", "- barley", "Name   Year", "one\ntwo\nthree\nfour"]
    for words in others:
        assert not _in_bold((words, 72, True), TEXT)
    assert not _in_bold(("Hull", 300, True), TEXT)
    assert not _in_bold(("Hull", 72, True), ("Short.", 72, False), TEXT)
    assert not _in_bold(TEXT, ("Printed in Hull", 72, True))


def test_a_number_shows_a_heading_in_the_middle() -> None:
    assert _in_bold(("2. Hull", 300, True), TEXT) == ["2. Hull"]


def test_where_most_is_bold_it_makes_no_heading() -> None:
    assert _in_bold(("Methods", 72, True), TEXT) == ["Methods"]
    assert not _in_bold(("Methods", 72, True), TEXT, (TEXT[0] + TEXT[0], 72, True))


def test_a_sentence_that_goes_on_in_bold_is_not_parted(read_pdf: Read) -> None:
    document = read_pdf(
        [*lines("The mill at Hull was"), *lines("never sold", top=TOP - 14, bold=True), *lines("to us.", top=TOP - 28)]
    )
    assert document.text == "The mill at Hull was\nnever sold\nto us."
