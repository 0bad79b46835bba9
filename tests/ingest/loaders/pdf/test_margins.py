from collections.abc import Callable

from qa_bot.types import Document

from ....pdf_files import TOP, Placed, lines

Read = Callable[..., Document]

PROSE = (
    "The mill at Hull was built in 1850 by a family of",
    "brewers. It ground barley for two generations, and",
    "oats in the war.",
)


def test_what_repeats_at_the_edges_is_left_out(read_pdf: Read) -> None:
    pages = []
    for number in range(1, 6):
        chapter = ["Oil", "Oil", "Gas", "Gas", "Coal"][number - 1]
        margins = [(72, 770, 9, f"{chapter} and its uses {number}"), (280, 30, 9, f"- {number} -")]
        letter = "abcde"[number - 1]
        pages.append([*lines(f"Chapter text {letter} begins.", *PROSE, f"So ends {letter}."), *margins])
    text = read_pdf(*pages).text
    assert "its uses" not in text
    assert "- 3 -" not in text
    assert text.count("Chapter text") == 5
    assert text.count("So ends") == 5


def _article(header: str, number: int, *words: str) -> list[Placed]:
    return [(72, 770, 9, header), *lines(*words, *PROSE), (280, 30, 9, f"{number}")]


def test_headers_of_odd_and_even_pages_are_left_out_of_a_short_article(read_pdf: Read) -> None:
    even, odd = "Smith: The mills of the North Sea", "Volume 39, No. 3: The mills of the North Sea"
    text = read_pdf(
        _article("Original", 361, "Mills were counted."),
        _article(even, 362, "They were counted in the year in", "which all of them had a"),
        _article(odd, 363, "wheel of oak."),
        _article(even, 364, "None is left."),
        _article(odd, 365, "It is said."),
    ).text
    assert "North Sea" not in text
    assert text.count("wheel of oak") == 1
    assert "Original" in text


def test_short_lines_at_the_edges_of_two_pages_stay(read_pdf: Read) -> None:
    assert read_pdf(_article("The mill", 1), _article("The mill", 2)).text.count("The mill\n") == 2


def test_watermarks_are_left_out(read_pdf: Read) -> None:
    grains = ("barley", "maslin", "millet", "wheat")
    pages = [
        [(310, 405, 46, "ACCEPTED DRAFT"), *lines(f"One mill ground {grain}.", "", *PROSE, "", f"So much for {grain}.")]
        for grain in grains
    ]
    document = read_pdf(*pages)
    assert "DRAFT" not in document.text
    assert all(str(block.kind) != "heading" for block in document.blocks)


def test_a_large_heading_of_its_own_page_stays(read_pdf: Read) -> None:
    pages = [[*lines(f"Mill {number}", top=TOP + 40, size=24), *lines(*PROSE)] for number in ("one", "two", "three")]
    assert read_pdf(*pages).text.count("Mill ") == 3


def _numbered(first: int, *words: str) -> list[Placed]:
    return lines(*(f"{number} {line}" for number, line in enumerate(words, start=first)))


def test_numbers_of_lines_are_left_out(read_pdf: Read) -> None:
    document = read_pdf(
        _numbered(1, "Mills", "", *PROSE, "Many stood by the river until the year of"),
        _numbered(7, "the flood, which took 12 of them away.", "2019 was the year in which", "the last one burned."),
    )
    assert document.text == (
        "Mills\n\nThe mill at Hull was built in 1850 by a family of\n"
        "brewers. It ground barley for two generations, and\noats in the war.\n"
        "Many stood by the river until the year of\n"
        "\fthe flood, which took 12 of them away.\n2019 was the year in which\nthe last one burned."
    )


def test_numbers_of_rows_stay(read_pdf: Read) -> None:
    names = ["Hull", "York", "Leeds", "Ripon", "Selby", "Goole", "Otley", "Skipton", "Whitby"]
    assert "4 Ripon" in read_pdf(_numbered(1, *names)).text


def test_numbers_of_a_few_lines_stay(read_pdf: Read) -> None:
    assert "2 barley" in read_pdf([*_numbered(1, "rye", "barley", "oats"), *lines(*PROSE, top=TOP - 60)]).text
