from hypothesis import given
from hypothesis import strategies as st

from qa_bot.tui.page import draw, lay_out, paper, place_at
from qa_bot.tui.wrap import TAB
from qa_bot.types import Span

LINES = "\n".join(f"line {number}" for number in range(1, 100_001))


def test_paper_keeps_positions_whatever_the_line_ends() -> None:
    made = paper("a.txt", "one\r\ntwo\rthree\x1b[31m\n\ffour")
    assert len(made.shown) == len(made.raw)
    assert made.shown == "one \ntwo\nthree␛[31m\n four"


def test_rows_know_their_lines() -> None:
    page = lay_out("one\n\nthree is long enough for two rows\n", 0, 20)
    assert [(row.line, row.first) for row in page.rows] == [(1, True), (2, True), (3, True), (3, False), (3, False)]


def test_only_a_stretch_of_a_long_document_is_laid_out() -> None:
    place = LINES.index("line 50000\n")
    page = lay_out(LINES, place, 80, reach=1_000)
    assert len(page.rows) < 300
    assert not page.whole
    row = page.rows[page.row_at(place)]
    assert (row.start, row.line) == (place, 50_000)


def test_a_stretch_of_a_line_of_a_megabyte() -> None:
    text = "word " * 200_000
    page = lay_out(text, 500_000, 60, reach=1_000)
    assert page.start == 499_000
    assert page.end == 501_000
    assert {row.line for row in page.rows} == {1}


def test_the_end_of_a_document_is_on_its_last_page() -> None:
    page = lay_out(LINES, len(LINES), 80, reach=1_000)
    assert page.rows[-1].line == 100_000
    assert page.row_at(len(LINES)) == len(page.rows) - 1


def test_an_empty_document_has_one_row() -> None:
    assert len(lay_out("", 0, 80).rows) == 1


def test_marks_lie_exactly_on_the_sentence_and_the_span() -> None:
    text = "Before it. They met in Bali. After it."
    sentence, span = Span(11, 28), Span(23, 27)
    page = lay_out(text, 0, 80)
    row = draw(page, 0, [(11, 28, "sentence"), (23, 27, "span")], sentence)
    assert [(run.text, run.role) for run in row.runs if run.role in ("sentence", "span")] == [
        ("They met in ", "sentence"),
        ("Bali", "span"),
        (".", "sentence"),
    ]
    assert any(run.role == "mark" and run.text.strip() for run in row.runs)
    assert span.of(text) == "Bali"


def test_a_narrow_page_has_no_line_numbers() -> None:
    page = lay_out("text", 0, 30)
    assert draw(page, 0, [], None).text == "  text"


@given(
    st.text(alphabet=st.sampled_from("ab \n日\t"), max_size=300),
    st.integers(0, 300),
    st.integers(1, 40),
    st.integers(1, 80),
)
def test_a_page_holds_every_character_around_the_place(text: str, place: int, width: int, reach: int) -> None:
    place = min(place, len(text))
    page = lay_out(text, place, width, reach)
    assert page.start <= place <= page.end
    shown = "".join(text[row.start : row.end] for row in page.rows)
    assert shown.replace(" ", "").replace("\t", "") == "".join(text[page.start : page.end].split())
    assert all(row.line == text.count("\n", 0, row.start) + 1 for row in page.rows)


@given(st.text("ab\t 日\n", min_size=1, max_size=60), st.integers(10, 50))
def test_a_place_on_the_screen_is_one_in_the_text(text: str, width: int) -> None:
    page = lay_out(text, 0, width)
    for number, row in enumerate(page.rows):
        drawn = draw(page, number, (), None).text
        for position in range(row.start, row.end):
            column = page.gutter + len(text[row.start : position].replace("\t", " " * TAB))
            assert place_at(page, number, column) == position
        assert place_at(page, number, len(drawn)) == place_at(page, number, 999) == row.end
        assert place_at(page, number, 0) == row.start
